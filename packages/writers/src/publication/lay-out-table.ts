import type { PrintedCell, PrintedHead, PrintedTable } from '@mingzhang/model'

/** 定位 A cell with the row and the column of the grid where it begins, both from 0. */
export type Placed<T> = { readonly cell: T; readonly row: number; readonly column: number }

export type TableLayout = {
  readonly columns: number
  /** Rows of the header from the outermost; their row numbers begin at 0. */
  readonly head: readonly (readonly Placed<PrintedHead>[])[]
  /** Rows of the body; their row numbers begin at 0, too. */
  readonly body: readonly (readonly Placed<PrintedCell>[])[]
}

/**
 * 排格 Where every cell of a table stands: covered cells are left out of a printed table, so the column of a cell
 * follows from the spans before and above it. Spans that leave the grid are cut at its edge.
 */
export function layOutTable(table: PrintedTable): TableLayout {
  const columns = Math.max(1, table.columns.length)
  return {
    columns,
    head: placeRows(table.header, columns),
    body: placeRows(
      table.rows.map(({ cells }) => cells),
      columns,
    ),
  }
}

function placeRows<T extends { readonly columns: number; readonly rows: number }>(
  rows: readonly (readonly T[])[],
  columns: number,
): Placed<T>[][] {
  const coveredUntil = new Array<number>(columns).fill(0)
  return rows.map((cells, row) => {
    const placed: Placed<T>[] = []
    let column = 0
    for (const cell of cells) {
      while (column < columns && (coveredUntil[column] ?? 0) > row) column += 1
      if (column >= columns) break
      const width = freeWidth(coveredUntil, row, column, cell.columns)
      const height = Math.min(Math.max(1, cell.rows), rows.length - row)
      coveredUntil.fill(row + height, column, column + width)
      placed.push({ cell: { ...cell, columns: width, rows: height }, row, column })
      column += width
    }
    return placed
  })
}

/** A span as wide as asked, as far as the columns to its right are free. */
function freeWidth(coveredUntil: readonly number[], row: number, column: number, asked: number): number {
  let width = 1
  while (width < asked && (coveredUntil[column + width] ?? Number.POSITIVE_INFINITY) <= row) width += 1
  return width
}
