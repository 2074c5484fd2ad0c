import { parse } from 'yaml'
import type { SheetField } from './headings.ts'

/** 把握 How sure a proposal is: heading and content agree, one of them says so, or a person should look. */
export type Certainty = 'certain' | 'likely' | 'unsure'

/** 一列 A column with what it is taken for and why, to be changed before anything happens. */
export type MappedColumn = {
  readonly heading: string
  /** null: left aside. */
  readonly field: SheetField | null
  readonly certainty: Certainty
  /** One Chinese sentence. */
  readonly why: string
}

/** 列的对照 What the columns of an entry sheet are. */
export type SheetMapping = {
  /** The headings in order: the same system's next export has the same. */
  readonly shape: string
  /** 0-based rows of the headings; as many as `from` when there are none. */
  readonly headedFrom: number
  /** 0-based first row below the headings. */
  readonly from: number
  readonly columns: readonly MappedColumn[]
  readonly amountUnit: string
  /** Where the unit comes from, one Chinese sentence. */
  readonly unitWhy: string
  readonly unitIsSure: boolean
  /** What is the same for every row and stands in no column: `origin`, `use`. */
  readonly constants: { readonly [field: string]: string }
  readonly by: 'proposal' | 'memory' | 'person'
}

/** 记住的对照 What a person said of a shape of headings: kept, and applied when the shape comes again. */
export type StatedMapping = {
  /** Fields by heading, a repeated heading with its number (`金额#2`); null or empty leaves a column aside. */
  readonly columns: { readonly [heading: string]: SheetField | null }
  readonly amountUnit?: string
  readonly constants?: { readonly [field: string]: string }
}

/** 列的名字 The headings with repeated ones numbered, so that each names one column. */
export function columnNames(headings: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headings.map((heading, at) => {
    const name = heading === '' ? `第${at + 1}列` : heading
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name}#${count}`
  })
}

/** 待记住的对照 A mapping as it is kept. */
export function statedOf({ columns, amountUnit, constants }: SheetMapping): StatedMapping {
  const names = columnNames(columns.map(({ heading }) => heading))
  return {
    columns: Object.fromEntries(columns.map(({ field }, at) => [names[at] ?? '', field])),
    amountUnit,
    constants,
  }
}

/**
 * 用记住的对照 A proposal overruled by what was stated; columns that were not stated keep their proposal. A unit of money that the
 * file itself states is never overruled from memory: the same headings may come in 元 one year and in 万元 the next.
 */
export function withStated(
  proposal: SheetMapping,
  stated: StatedMapping,
  by: 'memory' | 'person',
): SheetMapping {
  const names = columnNames(proposal.columns.map(({ heading }) => heading))
  const why = by === 'memory' ? '上次这样定的' : '照给定的对照'
  const isUnitStated = stated.amountUnit !== undefined && !(by === 'memory' && proposal.unitIsSure)
  return {
    ...proposal,
    columns: proposal.columns.map((column, at) => {
      const field = stated.columns[names[at] ?? '']
      return field === undefined ? column : { ...column, field, certainty: 'certain' as const, why }
    }),
    ...(isUnitStated && {
      amountUnit: stated.amountUnit ?? proposal.amountUnit,
      unitWhy: why,
      unitIsSure: true,
    }),
    constants: stated.constants ?? proposal.constants,
    by,
  }
}

/** 写对照 A stated mapping as a file that a person can read and change. */
export function writeMapping(mapping: SheetMapping): string {
  const { columns, amountUnit, constants = {} } = statedOf(mapping)
  const line = (name: string, field: string | null): string => `  ${JSON.stringify(name)}: ${field ?? '""'}`
  const why = new Map(
    columnNames(mapping.columns.map(({ heading }) => heading)).map((name, at) => [
      name,
      mapping.columns[at]?.why ?? '',
    ]),
  )
  return [
    '# 分录表的列各当作什么；空的不读。改好后用 --mapping 给出。',
    `amountUnit: ${amountUnit}  # ${mapping.unitWhy}`,
    'columns:',
    ...Object.entries(columns).map(([name, field]) => `${line(name, field)}  # ${why.get(name) ?? ''}`),
    ...(Object.keys(constants).length === 0 ? [] : ['constants:']),
    ...Object.entries(constants).map(([field, member]) => line(field, member)),
    '',
  ].join('\n')
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textsIn = (value: unknown): { readonly [name: string]: string | null } | null =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, one]) => [
          name,
          typeof one === 'string' && one !== '' ? one : null,
        ]),
      )
    : null

/** 读对照 A mapping from a value of a file or of a request; null where it is none. */
export function decodeMapping(value: unknown): StatedMapping | null {
  if (!isRecord(value)) return null
  const columns = textsIn(value['columns'])
  if (columns === null) return null
  const unit = value['amountUnit']
  const constants = Object.entries(textsIn(value['constants']) ?? {}).flatMap(([field, member]) =>
    member === null ? [] : [[field, member] as const],
  )
  return {
    columns,
    ...(typeof unit === 'string' && unit !== '' && { amountUnit: unit }),
    ...(constants.length > 0 && { constants: Object.fromEntries(constants) }),
  }
}

/** 读对照文件 The mapping a file states, or null where it states none. */
export function readMapping(text: string): StatedMapping | null {
  try {
    return decodeMapping(parse(text))
  } catch {
    return null
  }
}
