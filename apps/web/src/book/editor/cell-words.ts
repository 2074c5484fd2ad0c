import type { WorkingBook, WorkingRow } from '@mingzhang/forms'
import { formatAmount } from '@mingzhang/model'
import { nameOf } from './choices.ts'
import { cellText } from './editing.ts'
import { fenOf, sumsOf } from './grid-lines.ts'

/** 金额的写法 Amounts are shown alike, with two decimals or all it takes; what cannot be read is shown as typed. */
export function moneyText(text: string, unit: string): string {
  const amount = fenOf(text, unit)
  if (amount === null) return text
  const decimals = /[.．](\d+)/u.exec(text)?.[1]?.length ?? 0
  return formatAmount({ value: amount, step: 1, unit }, Math.max(2, decimals))
}

/**
 * 一格的文字 What a cell says, as a spreadsheet takes it: accounts as code and name, amounts as plain numbers, a line's total
 * where it has one.
 */
export function spokenCell(working: WorkingBook, row: WorkingRow, column: string): string {
  const text = cellText(row, column)
  if (column.startsWith('fund:'))
    return moneyText(text, working.amountUnit).replaceAll(',', '').replace('−', '-')
  switch (column) {
    case 'func':
    case 'econ':
    case 'gov':
      return [text, nameOf(working, column, text)].filter(Boolean).join(' ')
    case 'project':
    case 'use':
    case 'origin':
      return nameOf(working, column, text)
    case 'total': {
      const isBlank = Object.values(row.money).every((typed) => typed.trim() === '')
      const total = sumsOf([row], working.amountUnit).total
      return isBlank ? '' : spokenAmount(total, working.amountUnit)
    }
    default:
      return text
  }
}

const spokenAmount = (fen: number, unit: string): string =>
  formatAmount({ value: fen, step: 1, unit }, 2).replaceAll(',', '').replace('−', '-')

/**
 * 复制的文字 Selected cells as a spreadsheet pastes them: tabs between cells, a line a row. A single cell is its code or its
 * amount alone, so that it can be pasted over others as it is.
 */
export function copiedText(
  working: WorkingBook,
  rows: readonly WorkingRow[],
  columns: readonly string[],
  headings: readonly string[] | null,
): string {
  const [row, ...more] = rows
  const [column] = columns
  if (row && column !== undefined && more.length === 0 && columns.length === 1)
    return column === 'total' ? spokenCell(working, row, column) : cellText(row, column)
  const lines = rows.map((one) => columns.map((id) => quoted(spokenCell(working, one, id))))
  return [...(headings ? [headings.map(quoted)] : []), ...lines].map((cells) => cells.join('\t')).join('\n')
}

const quoted = (text: string): string => (/[\t\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
