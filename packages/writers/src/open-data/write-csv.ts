import { safeText } from '../safe-text.ts'

/** 单元 A text, a decimal that stays a number, or nothing. */
export type CsvValue = string | { readonly number: string } | null

/** 字节顺序标记 Spreadsheets need it to read Chinese, programs do without. */
export const byteOrderMark = '\ufeff'

/**
 * 逗号分隔值 A table as CSV by RFC 4180 in UTF-8, every record ended by CR LF.
 *
 * @param rows the head first, all of one length
 * @param mark whether a byte-order mark comes first
 */
export function writeCsv(rows: readonly (readonly CsvValue[])[], mark: boolean): Uint8Array {
  return new TextEncoder().encode(`${mark ? byteOrderMark : ''}${rows.map(csvRecord).join('')}`)
}

/**
 * 一条记录 A record with its CR LF, for tables that are written while they are read.
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay what they are.
 */
export const csvRecord = (values: readonly CsvValue[]): string => `${values.map(field).join(',')}\r\n`

/** More than the sign alone: a lone = or - is no formula. Spreadsheets of some languages take full-width signs for it, too. */
const formula = /^[=+\-@\t\r\n＝＋－＠][\s\S]/u

function field(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return value.number
  const text = safeText(value)
  const plain = formula.test(text) ? `'${text}` : text
  return /[",\n\r]/u.test(plain) ? `"${plain.replace(/"/gu, '""')}"` : plain
}
