import type { WorkingBook, WorkingRow } from '@mingzhang/forms'
import type { Cursor } from './book-state.ts'
import { spokenCell } from './cell-words.ts'
import { choicesOf, resolveTyped } from './choices.ts'
import { type CellChange, cellText } from './editing.ts'

/** 比较用的写法 Full-width and half-width, capitals and small letters are the same; separators of thousands say nothing. */
export const plainText = (text: string): string => text.normalize('NFKC').toLowerCase().trim()

/** 含有否 Does a cell hold what is looked for, in what is typed in it or in the name of its account? */
export function holdsText(working: WorkingBook, row: WorkingRow, column: string, sought: string): boolean {
  const wanted = plainText(sought)
  if (wanted === '') return false
  const said = [cellText(row, column), spokenCell(working, row, column)].map(plainText)
  return said.some(
    (one) => one.includes(wanted) || one.replaceAll(',', '').includes(wanted.replaceAll(',', '')),
  )
}

/** 查到的格 The cells that hold it, line by line as the table shows them. */
export function foundCells(
  working: WorkingBook,
  rows: readonly WorkingRow[],
  columns: readonly string[],
  sought: string,
): readonly Cursor[] {
  if (plainText(sought) === '') return []
  return rows.flatMap((row) =>
    columns
      .filter((column) => holdsText(working, row, column, sought))
      .map((column): Cursor => ({ row: row.id, column })),
  )
}

/** 替换的结果 What would be written, and how many cells could not be: no account is called so. */
export type Replacement = { readonly changes: readonly CellChange[]; readonly left: number }

/**
 * 替换 The found text in cells replaced by another. Where only the name of an account holds it, the account of the new name is
 * taken, if there is exactly one; else the cell stays as it is and is counted.
 */
export function replacedCells(
  working: WorkingBook,
  cells: readonly Cursor[],
  sought: string,
  by: string,
): Replacement {
  const rows = new Map(working.rows.map((row) => [row.id, row]))
  const changes: CellChange[] = []
  let left = 0
  for (const { row: id, column } of cells) {
    const row = rows.get(id)
    if (row === undefined) continue
    const text = replacedText(working, row, column, sought, by)
    if (text === null) left += 1
    else if (text !== cellText(row, column)) changes.push({ row: id, field: column, text })
  }
  return { changes, left }
}

function replacedText(
  working: WorkingBook,
  row: WorkingRow,
  column: string,
  sought: string,
  by: string,
): string | null {
  const text = cellText(row, column)
  const plain = text.normalize('NFKC')
  const pattern = new RegExp(
    sought
      .normalize('NFKC')
      .trim()
      .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'),
    'giu',
  )
  const choices = choicesOf(working, column)
  if (choices.length === 0) return pattern.test(plain) ? plain.replace(pattern, () => by) : null
  const isCode = pattern.test(plain)
  pattern.lastIndex = 0
  const said = isCode ? plain : spokenCell(working, row, column).replace(/^\d+\s+/u, '')
  const resolved = resolveTyped(
    working,
    column,
    said.replace(pattern, () => by),
  )
  return choices.some(({ code }) => code === resolved) ? resolved : null
}
