import type { GridCell, GridRow } from '@mingzhang/model'

/**
 * 去细列 A table without the columns in which none of its cells begins: the edges of other tables on the same sheet leave
 * them behind. A cell that reaches over some of them reaches over as many less.
 */
export function withoutSlivers(rows: readonly GridRow[]): GridRow[] {
  const width = rows[0]?.cells.length ?? 0
  const isReal = new Array<boolean>(width).fill(false)
  /** For each column, up to which row a cell from above covers it. */
  const coveredTo = new Array<number>(width).fill(0)
  rows.forEach(({ cells }, row) => {
    for (let column = 0; column < width; ) {
      const { rowSpan = 1, columnSpan = 1 } = cells[column] ?? {}
      if (row < (coveredTo[column] ?? 0)) {
        column += 1
        continue
      }
      isReal[column] = true
      coveredTo.fill(row + rowSpan, column, column + columnSpan)
      column += columnSpan
    }
  })
  if (isReal.every(Boolean)) return [...rows]
  return rows.map((row) => ({
    ...row,
    cells: row.cells.flatMap((cell, column) => reduced(cell, column, isReal)),
  }))
}

function reduced(cell: GridCell, column: number, isReal: readonly boolean[]): GridCell[] {
  if (!isReal[column]) return []
  if (cell.columnSpan === undefined) return [cell]
  const columnSpan = isReal.slice(column, column + cell.columnSpan).filter(Boolean).length
  const { columnSpan: _, ...plain } = cell
  return [columnSpan > 1 ? { ...plain, columnSpan } : plain]
}
