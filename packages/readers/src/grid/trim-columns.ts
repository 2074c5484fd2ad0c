import type { GridRow } from '@mingzhang/model'
import { withoutSlivers } from './without-slivers.ts'

/**
 * 去空列 A piece of a larger grid without the columns that only its neighbours use: at its edges, and between its cells
 * where nothing says how far they reach.
 */
export function trimmedColumns(rows: readonly GridRow[]): GridRow[] {
  const kept = withoutSlivers(rows.filter((row) => row.cells.some(({ text }) => text !== '')))
  const width = kept[0]?.cells.length ?? 0
  const isUsed = Array.from({ length: width }, (_, at) => kept.some((row) => isFilled(row, at)))
  if (isUsed.every(Boolean)) return kept
  return kept.map((row) => ({ ...row, cells: row.cells.filter((_, at) => isUsed[at]) }))
}

/** Something is printed there, or a merged cell with something in it reaches over it. */
function isFilled({ cells }: GridRow, at: number): boolean {
  if (cells[at]?.text !== '') return true
  for (let start = at - 1; start >= 0; start -= 1) {
    const { text = '', columnSpan = 1 } = cells[start] ?? {}
    if (start + columnSpan > at) return text !== ''
    if (text !== '') return false
  }
  return false
}
