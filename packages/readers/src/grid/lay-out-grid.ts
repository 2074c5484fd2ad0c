import type { GridCell, GridRow, Place } from '@mingzhang/model'
import { cellOf } from './clean-piece.ts'

/** 锚格 A cell as its format gives it: where it starts, how far it reaches, what stands in it. 0-based. */
export type Anchor = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly text: string
  readonly exact?: string | undefined
}

/** 位置 A position of the grid, 0-based: its column in the format and among the columns kept; null for a whole row. */
export type Position = { readonly row: number; readonly column: number | null; readonly index: number | null }

/** Where a position is; `anchor` is the cell that covers it, if any. */
export type PlaceAt = (at: Position, text: string, anchor: Anchor | null) => Place

/**
 * 铺开表格 Rows of equal width from cells with spans: what a merged cell covers stands there blank.
 *
 * A column in which no cell starts is no column: word processors leave such slivers behind, and they are taken out.
 *
 * @param anchors cells in reading order; where two claim a position, the first has it
 * @param rowCount rows of the table, also those without a cell
 * @param maxCells positions that may be laid out; cells that overlap may claim twice as many
 * @returns the rows, or null when there would be too many positions
 */
export function layOutGrid(
  anchors: readonly Anchor[],
  rowCount: number,
  maxCells: number,
  placeAt: PlaceAt,
): GridRow[] | null {
  const width = anchors.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 0)
  const area = anchors.reduce((sum, { rowSpan, columnSpan }) => sum + rowSpan * columnSpan, 0)
  if (rowCount * width > maxCells || area > 2 * maxCells) return null
  const owners = ownersOf(anchors, rowCount, width)
  const columns = realColumns(owners, width)
  const begun = new Set<Anchor>()
  return owners.map((line, row): GridRow => {
    const cells = columns.map((column, index): GridCell => {
      const anchor = line[column] ?? null
      const at = { row, column, index }
      if (anchor === null || begun.has(anchor)) return { text: '', place: placeAt(at, '', anchor) }
      begun.add(anchor)
      const columnSpan = reachOf(line, columns, index)
      const rowSpan = Math.min(anchor.rowSpan, rowCount - row)
      const cell = cellOf(anchor.text, (text) => placeAt(at, text, anchor))
      const { exact } = anchor
      return {
        ...cell,
        ...(exact !== undefined && { exact }),
        ...(rowSpan > 1 && { rowSpan }),
        ...(columnSpan > 1 && { columnSpan }),
      }
    })
    return { cells, place: placeAt({ row, column: null, index: null }, '', null) }
  })
}

type Line = (Anchor | undefined)[]

function ownersOf(anchors: readonly Anchor[], rowCount: number, width: number): Line[] {
  const owners: Line[] = Array.from({ length: rowCount }, () => new Array<Anchor | undefined>(width))
  for (const anchor of anchors) {
    const lastRow = Math.min(rowCount, anchor.row + anchor.rowSpan)
    for (let row = anchor.row; row < lastRow; row += 1) {
      const line = owners[row]
      const end = anchor.column + anchor.columnSpan
      for (let column = anchor.column; line && column < end; column += 1) line[column] ??= anchor
    }
  }
  return owners
}

/** Columns that are more than the inside of some merged cell in every row. */
function realColumns(owners: readonly Line[], width: number): number[] {
  const columns: number[] = []
  for (let column = 0; column < width; column += 1) {
    const isInside = owners.every((line) => {
      const owner = line[column]
      return owner === undefined ? line[column - 1] === undefined && column > 0 : owner === line[column - 1]
    })
    if (!isInside) columns.push(column)
  }
  return columns
}

/** Columns that a cell covers, counted from where it starts. */
function reachOf(line: Line, columns: readonly number[], index: number): number {
  const owner = line[columns[index] ?? 0]
  let end = index + 1
  while (end < columns.length && line[columns[end] ?? 0] === owner) end += 1
  return end - index
}
