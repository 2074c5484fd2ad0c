import type { RecordColumn, RecordType } from '@mingzhang/law'
import { csvRecords } from '../csv.ts'
import { type Rational, rational } from '../rational.ts'

/** 台账一格 A cell as its column says; null for a blank one. */
export type RecordValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: Rational; readonly text: string }
  /** Minutes since 1970, local time taken as it stands; `day` is YYYY-MM-DD. */
  | {
      readonly kind: 'time'
      readonly minutes: number
      readonly day: string
      /** Were hours and minutes stated? */
      readonly exact: boolean
      readonly text: string
    }

/** 台账一行 A row with the line it stands on. */
export type RecordRow = { readonly line: number; readonly values: ReadonlyMap<string, RecordValue> }

/** 台账 Rows that could be read, and rows that could not, each with the reason in Chinese. */
export type Records = {
  readonly type: RecordType
  readonly rows: readonly RecordRow[]
  readonly problems: readonly { readonly line: number; readonly why: string }[]
}

/**
 * 读台账 Reads the rows of a CSV text as records of a type. Lines that begin with # are remarks. A row with a cell that is
 * not what its column holds is left out and named; columns the type does not know are ignored.
 */
export function readRecords(type: RecordType, text: string): Records {
  const lines = text.replace(/^\ufeff/u, '').split(/\r?\n/u)
  const remarks = Math.max(
    lines.findIndex((line) => !/^\s*(?:#|$)/u.test(line)),
    0,
  )
  const { header, records } = csvRecords(lines.slice(remarks).join('\n'))
  return readRecordTable(
    type,
    header,
    records.map(({ line, cells }) => ({ line: line + remarks, cells })),
    remarks + 1,
  )
}

/** One row of a table of records before it is read: its line (or row of the sheet) and its cells by column. */
export type RecordCells = { readonly line: number; readonly cells: ReadonlyMap<string, string> }

/**
 * 读台账表 The same for rows that come from a workbook, from JSON or from a store.
 *
 * @param at line of the header, for what is wrong with the header itself
 */
export function readRecordTable(
  type: RecordType,
  header: readonly string[],
  table: readonly RecordCells[],
  at = 1,
): Records {
  const missing = type.columns.filter(({ name, required }) => required && !header.includes(name))
  if (missing.length > 0) {
    const why = `缺少“${missing.map(({ name }) => name).join('”“')}”一列，不能当作${type.title}台账`
    return { type, rows: [], problems: [{ line: at, why }] }
  }
  const rows: RecordRow[] = []
  const problems: { line: number; why: string }[] = []
  for (const { line, cells } of table) {
    const values = new Map<string, RecordValue>()
    const why = type.columns.flatMap((column) => readCell(column, cells.get(column.name) ?? '', values) ?? [])
    if (why.length === 0) rows.push({ line, values })
    else problems.push({ line, why: why.join('；') })
  }
  return { type, rows, problems }
}

/** 同一件事 The row as one text: rows with the same text are one row that came in twice. */
export const recordText = ({ columns }: RecordType, { values }: RecordRow): string =>
  columns.map(({ name }) => values.get(name)?.text ?? '').join('\u001f')

/** Puts the cell into the row; gives what is wrong with it, or null. */
function readCell(column: RecordColumn, text: string, values: Map<string, RecordValue>): string | null {
  const { name, kind, required } = column
  if (text === '') return required ? `“${name}”空着` : null
  const value = cellValue(kind, text)
  if (!value)
    return `“${name}”写“${text}”，${kind === 'number' ? '不是数' : '不是日期时间（如 2024-03-01 09:30）'}`
  values.set(name, value)
  return null
}

function cellValue(kind: RecordColumn['kind'], text: string): RecordValue | null {
  if (kind === 'text' || kind === 'choice') return { kind: 'text', text }
  if (kind === 'number') {
    const number = rational(text)
    return number && { kind: 'number', number, text }
  }
  return timeOf(text)
}

/** 2024-03-01 09:30 or 2024/3/1; null for a day or an hour that does not exist. */
function timeOf(text: string): RecordValue | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::\d{2})?)?$/u.exec(text)
  if (!match) return null
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  const moment = new Date(Date.UTC(year, month - 1, date, hour, minute))
  const exists =
    moment.getUTCMonth() === month - 1 && moment.getUTCDate() === date && hour < 24 && minute < 60
  if (!exists) return null
  const two = (part: number) => String(part).padStart(2, '0')
  return {
    kind: 'time',
    minutes: moment.getTime() / 60_000,
    day: `${year}-${two(month)}-${two(date)}`,
    exact: match[4] !== undefined,
    text,
  }
}
