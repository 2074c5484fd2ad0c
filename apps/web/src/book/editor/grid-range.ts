import type { Cursor } from './book-state.ts'
import type { Step } from './cell-input.tsx'
import type { GridColumn } from './columns.ts'

/** 选区 The cells between the one where a selection began and the cursor, as rows and columns of the table. */
export type GridRange = { readonly rows: ReadonlySet<string>; readonly columns: ReadonlySet<string> }

const between = (ids: readonly string[], one: string, other: string): ReadonlySet<string> => {
  const [from, to] = [ids.indexOf(one), ids.indexOf(other)]
  if (from < 0 || to < 0) return new Set([other])
  return new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1))
}

/** 选中的格 A rectangle; the cursor's cell alone where nothing else is selected. */
export function rangeOf(
  rows: readonly string[],
  columns: readonly GridColumn[],
  anchor: Cursor | null,
  cursor: Cursor | null,
): GridRange {
  if (cursor === null) return { rows: new Set(), columns: new Set() }
  const ids = columns.map(({ id }) => id)
  return {
    rows: between(rows, anchor?.row ?? cursor.row, cursor.row),
    columns: between(ids, anchor?.column ?? cursor.column, cursor.column),
  }
}

/** Lines that a page of the table is taken for. */
const page = 20

/**
 * 走一步 Where a step leads; at an edge it stays. Beyond the last column the next line begins.
 *
 * @returns null where the step leads out of the table
 */
export function stepped(
  cursor: Cursor,
  step: Step,
  rows: readonly string[],
  columns: readonly GridColumn[],
): Cursor | null {
  const ids = columns.filter(({ kind }) => kind !== 'computed').map(({ id }) => id)
  const at = rows.indexOf(cursor.row)
  const column = Math.max(0, ids.indexOf(cursor.column))
  const [lastRow, lastColumn] = [rows.length - 1, ids.length - 1]
  const to = (row: number, next: number): Cursor => ({
    row: rows[Math.max(0, Math.min(lastRow, row))] ?? cursor.row,
    column: ids[Math.max(0, Math.min(lastColumn, next))] ?? cursor.column,
  })
  switch (step) {
    case 'up':
      return to(at - 1, column)
    case 'down':
      return to(at + 1, column)
    case 'left':
      return to(at, column - 1)
    case 'right':
      return to(at, column + 1)
    case 'first':
      return to(at, 0)
    case 'last':
      return to(at, lastColumn)
    case 'pageUp':
      return to(at - page, column)
    case 'pageDown':
      return to(at + page, column)
    case 'top':
      return to(0, column)
    case 'bottom':
      return to(lastRow, column)
    case 'start':
      return to(0, 0)
    case 'end':
      return to(lastRow, lastColumn)
    case 'next':
      if (column < lastColumn) return to(at, column + 1)
      return at < lastRow ? to(at + 1, 0) : null
    case 'before':
      if (column > 0) return to(at, column - 1)
      return at > 0 ? to(at - 1, lastColumn) : null
  }
}
