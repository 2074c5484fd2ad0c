import { safeText } from '../safe-text.ts'

/** 单元 A text, a decimal that stays a number, or nothing. */
export type CsvValue = string | { readonly number: string } | null

/**
 * 逗号分隔值 A table as CSV by RFC 4180 in UTF-8, every record ended by CR LF.
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay what they are.
 *
 * @param rows the head first, all of one length
 * @param mark whether a byte-order mark comes first: spreadsheets need it to read Chinese, programs do without
 */
export function writeCsv(rows: readonly (readonly CsvValue[])[], mark: boolean): Uint8Array {
  const lines = rows.map((row) => `${row.map(field).join(',')}\r\n`)
  return new TextEncoder().encode(`${mark ? '\ufeff' : ''}${lines.join('')}`)
}

function field(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return value.number
  const text = safeText(value)
  const plain = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
  return /[",\n\r]/u.test(plain) ? `"${plain.replace(/"/gu, '""')}"` : plain
}
