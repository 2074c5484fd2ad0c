import type { Grid } from '@mingzhang/model'

/**
 * 被合并的格 Positions that a merged cell covers, with the row of the cell that covers them. Grids with a cell at every position
 * hold blanks there, which are not drawn; in others the rows are shorter and nothing stands there.
 */
export function coveredCells({ rows }: Grid): ReadonlyMap<string, number> {
  const covered = new Map<string, number>()
  const width = rows[0]?.cells.length ?? 0
  if (rows.some(({ cells }) => cells.length !== width)) return covered
  rows.forEach(({ cells }, row) => {
    cells.forEach(({ rowSpan = 1, columnSpan = 1 }, cell) => {
      if (covered.has(positionOf(row, cell))) return
      for (let down = 0; down < rowSpan; down += 1) {
        for (let right = 0; right < columnSpan; right += 1) {
          if (down + right > 0) covered.set(positionOf(row + down, cell + right), row)
        }
      }
    })
  })
  return covered
}

/** One text for a position of a grid. */
export const positionOf = (row: number, cell: number): string => `${row}.${cell}`
