import { type BookIndicator, type BookProgramme, formatAmount } from '@mingzhang/model'

/** 字段 A field that an adjustment can change; `say`: it is told by itself (parts of a sum go with the sum). */
export type FieldOf<T> = { readonly name: keyof T; readonly say: boolean }

const fields = <T>(...names: readonly (keyof T)[]): readonly FieldOf<T>[] =>
  names.map((name) => ({ name, say: true }))

/** 项目的字段 What of a programme an adjusted book can change, its indicators aside. */
export const programmeFields: readonly FieldOf<BookProgramme>[] = [
  ...fields<BookProgramme>(
    'name',
    'code',
    'department',
    'budget',
    'plan',
    'category',
    'overview',
    'legalBasis',
  ),
  ...fields<BookProgramme>('goal'),
  { name: 'budgetParts', say: false },
]

/** 指标的字段 What of an indicator it can change. */
export const indicatorFields: readonly FieldOf<BookIndicator>[] = [
  ...fields<BookIndicator>('level1', 'level2', 'description', 'operator', 'value', 'unit', 'weight', 'core'),
  ...fields<BookIndicator>('basis', 'dataSource', 'responsible', 'due'),
]

/** 改了什么 Before and after in words, where the book changed the field; null where it did not, or the year has it already. */
export function changeOf<T>(
  { name }: FieldOf<T>,
  mine: T,
  was: T | null,
  now: T,
): { readonly before: string | null; readonly after: string | null; readonly meanwhile: boolean } | null {
  const [ours, theirs] = [told(mine[name]), told(now[name])]
  const old = was ? told(was[name]) : null
  if (theirs === ours || (was && theirs === old)) return null
  const say = (value: unknown) => (name === 'budget' ? money(value) : told(value))
  return {
    before: say(mine[name]),
    after: say(now[name]),
    meanwhile: was !== null && was !== undefined && ours !== old,
  }
}

/** Blank, absent and null are one; a truth is 是 or 否. */
function told(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('、')
  return JSON.stringify(value)
}

const money = (value: unknown): string | null =>
  typeof value === 'number'
    ? `${formatAmount({ value, step: 1, unit: '万元' }).replace(/\.?0+$/u, '')}万元`
    : null
