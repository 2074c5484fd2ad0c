import type { Anchor } from '../grid/lay-out-grid.ts'

type OpenAnchor = { row: number; column: number; rowSpan: number; columnSpan: number; text: string }

/** 在读的表 A table while its rows are read. */
export type OpenTable = {
  readonly anchors: OpenAnchor[]
  /** Widths of the columns that the file states, in twentieths of a point. */
  readonly widths: number[]
  /** For each edge between stated columns, the column that begins there once slivers are taken out. */
  columnAt: readonly number[]
  rows: number
  column: number
  isRowDeleted: boolean
  /** The cells that a merge from above may go on with, by column. */
  above: Map<number, OpenAnchor>
  current: Map<number, OpenAnchor>
}

export const openTable = (): OpenTable => ({
  anchors: [],
  widths: [],
  columnAt: [],
  rows: 0,
  column: 0,
  isRowDeleted: false,
  above: new Map(),
  current: new Map(),
})

/** How a cell goes on with its neighbours: with the one above, with the one on its left. */
export type CellMerge = { columnSpan: number; goesOnDown: boolean; goesOnRight: boolean }

/** No table of a word processor has more columns. */
const maxSpan = 1000

/** Edges nearer to one another than this are one edge: half a millimetre in twentieths of a point. */
export const edgeTolerance = 30

/** Rows whose edges nearly meet leave slivers of columns behind: what is narrower than a hair is no column. */
function columnsWithoutSlivers(widths: readonly number[]): number[] {
  if (!widths.some((width) => width > edgeTolerance)) return []
  const columns = [0]
  let edge = 0
  let last = 0
  for (const width of widths) {
    edge += width > 0 ? width : edgeTolerance + 1
    const isNew = edge - last > edgeTolerance
    if (isNew) last = edge
    columns.push((columns.at(-1) ?? 0) + (isNew ? 1 : 0))
  }
  return columns
}

const columnOf = ({ columnAt }: OpenTable, stated: number): number => {
  const known = columnAt.length - 1
  return known < 0 || stated <= known ? (columnAt[stated] ?? stated) : (columnAt[known] ?? 0) + stated - known
}

/** A row begins. */
export function beginRow(table: OpenTable): void {
  if (table.rows === 0) table.columnAt = columnsWithoutSlivers(table.widths)
  table.column = 0
  table.isRowDeleted = false
  table.current = new Map()
}

/** A row ends; one that a tracked change deleted was never there. */
export function endRow(table: OpenTable): void {
  if (table.isRowDeleted) {
    while (table.anchors.at(-1)?.row === table.rows) table.anchors.pop()
    return
  }
  table.rows += 1
  table.above = table.current
}

/** Columns that a row leaves out at its start. */
export function skipColumns(table: OpenTable, count: number): void {
  if (count > 0) table.column += Math.min(count, maxSpan)
}

/** A cell ends: it is one of its own, or a part of the cell above or on the left. */
export function endCell(table: OpenTable, merge: CellMerge, text: string): void {
  const column = columnOf(table, table.column)
  table.column += Math.min(Math.max(1, merge.columnSpan || 1), maxSpan)
  const width = columnOf(table, table.column) - column
  const columnSpan = Math.max(1, width)
  const before = table.anchors.at(-1)
  if (width === 0 && text.trim() === '') return
  if (width === 0 && before?.row === table.rows) {
    before.text += `\n${text}`
    return
  }
  const above = merge.goesOnDown ? table.above.get(column) : undefined
  if (above) {
    if (!table.isRowDeleted) above.rowSpan = table.rows - above.row + 1
    table.current.set(column, above)
    return
  }
  const left = merge.goesOnRight ? before : undefined
  if (left?.row === table.rows) {
    left.columnSpan += columnSpan
    return
  }
  const anchor = { row: table.rows, column, rowSpan: 1, columnSpan, text }
  table.anchors.push(anchor)
  table.current.set(column, anchor)
}

/** The table as read. */
export const closedTable = ({ anchors, rows }: OpenTable): { anchors: readonly Anchor[]; rows: number } => ({
  anchors,
  rows,
})
