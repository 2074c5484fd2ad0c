import { type BookProblem, type Entry, parseAmount } from '@mingzhang/model'
import { inFile } from './in-file.ts'

/** 读账本的现场 Where problems go and what amounts are stated in while a book is read. */
export type Reading = {
  readonly problems: BookProblem[]
  unit: string
  /** Of the money that is being read; absent where nobody says. */
  year?: number
  /** Entries that were read before and in which nothing was wrong, by what they were read from. */
  readonly entries?: WeakMap<object, Entry>
}

/** 字段 A value of the file with the path that leads to it. */
export type Field = { readonly value: unknown; readonly path: string }

export const report = (
  reading: Reading,
  problem: Omit<BookProblem, 'severity'> & { readonly severity?: BookProblem['severity'] },
): void => {
  reading.problems.push({ severity: 'error', ...problem })
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || value === 'null' || value === '~'

/** The fields of a record; names nobody knows are warned of, so that no typing error passes for an empty field. */
export function record(
  reading: Reading,
  { value, path }: Field,
  known: readonly string[],
): (name: string) => Field {
  const fields = isRecord(value) ? value : {}
  if (!isRecord(value) && !isMissing(value)) report(reading, wrongShape(path, '一组字段'))
  const names = new Set(known)
  for (const name of Object.keys(fields)) {
    if (names.has(name)) continue
    report(reading, {
      id: 'book/field-unknown',
      severity: 'warning',
      where: join(path, name),
      what: `不认识的字段 ${name}`,
      why: '账本没有这个字段，其中的内容没有读入',
      toDo: `可用的字段：${known.join('、')}`,
    })
  }
  return (name) => ({ value: fields[name], path: join(path, name) })
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

const wrongShape = (path: string, expected: string) => ({
  id: 'book/wrong-shape',
  where: path,
  what: `${path || '账本'} 写法不对`,
  why: `这里应当是${expected}`,
  toDo: '请对照账本格式说明改写',
})

/** Items of a list; a missing list is empty. */
export function list(reading: Reading, { value, path }: Field): Field[] {
  if (isMissing(value)) return []
  if (!Array.isArray(value)) {
    report(reading, wrongShape(path, '一个列表'))
    return []
  }
  return value.map((item: unknown, index) => ({ value: item, path: `${path}[${index}]` }))
}

/** A text, or null where the field is missing. */
export function text(reading: Reading, { value, path }: Field): string | null {
  if (isMissing(value)) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  report(reading, wrongShape(path, '一段文字'))
  return null
}

/** One of several words, or null. */
export function word<T extends string>(reading: Reading, field: Field, known: readonly T[]): T | null {
  const given = text(reading, field)
  if (given === null) return null
  const found = known.find((one) => one === given)
  if (found !== undefined) return found
  report(reading, {
    id: 'book/word-unknown',
    where: field.path,
    what: `${field.path} 写的是“${given}”`,
    why: '这里只能写规定的几个词',
    toDo: `请改为：${known.join('、')}`,
  })
  return null
}

/** An amount in 分, or null: a text with letters, or finer than 分, is a problem and never a zero. */
export function amount(reading: Reading, field: Field): number | null {
  const given = text(reading, field)
  if (given === null) return null
  const parsed = parseAmount(given, reading.unit)
  if (parsed && isWholeFen(given, reading.unit)) return parsed.value
  report(reading, {
    id: parsed ? 'book/amount-too-fine' : 'book/amount-unreadable',
    where: field.path,
    what: `${field.path} 的金额“${given}”${parsed ? '比分还细' : '不是一个数'}`,
    why: parsed ? '账本以分为最小单位，不替人四舍五入' : '金额只能有数字、小数点和千分位逗号',
    toDo: `请改成一个数，单位不写在数后面${inFile('单位写在 amountUnit')}`,
  })
  return null
}

/** Does the amount come out in whole 分? */
export function isWholeFen(given: string, unit: string): boolean {
  const decimals = /[.．](\d+?)0*$/u.exec(given.trim())?.[1]?.length ?? 0
  const allowed: { readonly [unit: string]: number } = {
    元: 2,
    百元: 4,
    千元: 5,
    万元: 6,
    百万元: 8,
    亿元: 10,
  }
  return decimals <= (allowed[unit] ?? 2)
}

/** 到分 Does the figure show as many decimals as 分 need? One more would be finer. */
export const reachesFen = (shown: string, unit: string): boolean => {
  const plain = shown.replace(/[^\d.]/gu, '')
  return !isWholeFen(`${plain.includes('.') ? plain : `${plain}.`}1`, unit)
}
