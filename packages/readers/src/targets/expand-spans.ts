import type { Grid, GridCell, GridRow } from '@mingzhang/model'

/**
 * 展开合并单元格 A grid with a cell for every position: what a merged cell covers stands there blank, as in formats that
 * print blanks. A grid whose rows are all equally wide has its blanks already.
 */
export function expandSpans(grid: Grid): Grid {
  const merged = grid.rows.some((row) =>
    row.cells.some((cell) => (cell.rowSpan ?? 1) * (cell.columnSpan ?? 1) > 1),
  )
  const [first] = grid.rows
  if (!merged || grid.rows.every((row) => row.cells.length === first?.cells.length)) return grid
  const covered = new Map<number, { readonly cell: GridCell; left: number }>()
  const rows = grid.rows.map((row): GridRow => {
    const cells: GridCell[] = []
    const fromAbove = () => {
      for (
        let above = covered.get(cells.length);
        above && above.left > 0;
        above = covered.get(cells.length)
      ) {
        above.left -= 1
        cells.push(blankOf(above.cell))
      }
    }
    for (const cell of row.cells) {
      fromAbove()
      for (let step = 0; step < (cell.columnSpan ?? 1); step += 1) {
        covered.set(cells.length, { cell, left: (cell.rowSpan ?? 1) - 1 })
        cells.push(step === 0 ? cell : blankOf(cell))
      }
    }
    fromAbove()
    return { ...row, cells }
  })
  return { ...grid, rows }
}

const blankOf = (cell: GridCell): GridCell => ({ text: '', place: cell.place })
