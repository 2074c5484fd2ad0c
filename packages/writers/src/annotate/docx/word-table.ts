import { joinSpots, type Spot } from './spot.ts'

type Anchor = { row: number; column: number; rowSpan: number; columnSpan: number; spot: Spot }

/** 在读的表 A table of a word-processing file while its cells are walked. */
export type WordTable = {
  readonly anchors: Anchor[]
  rows: number
  column: number
  isRowDeleted: boolean
  above: Map<number, Anchor>
  current: Map<number, Anchor>
}

export type CellMerge = { columnSpan: number; goesOnDown: boolean; goesOnRight: boolean }

/** 表格位置 The spot at a row and a cell (from 1, as places count), or at a whole row; null when there is none. */
export type SpotAt = (row: number | undefined, cell: number | undefined) => Spot | null

const maxSpan = 1000

export const wordTable = (): WordTable => ({
  anchors: [],
  rows: 0,
  column: 0,
  isRowDeleted: false,
  above: new Map(),
  current: new Map(),
})

export function beginRow(table: WordTable): void {
  table.column = 0
  table.isRowDeleted = false
  table.current = new Map()
}

/** A row that a tracked change deleted is not counted. */
export function endRow(table: WordTable): void {
  if (table.isRowDeleted) {
    while (table.anchors.at(-1)?.row === table.rows) table.anchors.pop()
    return
  }
  table.rows += 1
  table.above = table.current
}

export function skipColumns(table: WordTable, count: number): void {
  if (count > 0) table.column += Math.min(count, maxSpan)
}

/** A cell is one of its own, or a part of the one above or on the left. */
export function endCell(table: WordTable, merge: CellMerge, spot: Spot): void {
  const columnSpan = Math.min(Math.max(1, merge.columnSpan || 1), maxSpan)
  const { column } = table
  table.column += columnSpan
  const above = merge.goesOnDown ? table.above.get(column) : undefined
  if (above) {
    if (!table.isRowDeleted) above.rowSpan = table.rows - above.row + 1
    table.current.set(column, above)
    return
  }
  const left = merge.goesOnRight ? table.anchors.at(-1) : undefined
  if (left?.row === table.rows) {
    left.columnSpan += columnSpan
    return
  }
  const anchor = { row: table.rows, column, rowSpan: 1, columnSpan, spot }
  table.anchors.push(anchor)
  table.current.set(column, anchor)
}

type Line = (Anchor | undefined)[]

/**
 * 数格 The cells of a table as places count them: rows from 1 without deleted ones, cells from 1 among the columns in
 * which some cell begins (slivers inside merged cells are no columns); a covered position is the cell that covers it.
 */
export function spotsOf({ anchors, rows }: WordTable): SpotAt {
  const width = anchors.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 0)
  const owners: Line[] = Array.from({ length: rows }, () => [])
  for (const anchor of anchors) {
    for (const line of owners.slice(anchor.row, anchor.row + anchor.rowSpan)) {
      for (let at = anchor.column; at < anchor.column + anchor.columnSpan; at += 1) line[at] ??= anchor
    }
  }
  const columns = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !owners.every((line) => isInside(line, column)),
  )
  return (row, cell) => {
    if (row === undefined) return anchors[0]?.spot ?? null
    const line = owners[row - 1]
    if (cell !== undefined) return line?.[columns[cell - 1] ?? -1]?.spot ?? wholeRow(line)
    return wholeRow(line)
  }
}

function isInside(line: Line, column: number): boolean {
  const owner = line[column]
  return owner === undefined ? line[column - 1] === undefined && column > 0 : owner === line[column - 1]
}

const wholeRow = (line: Line | undefined): Spot | null =>
  [...new Set(line ?? [])]
    .flatMap((anchor) => anchor?.spot ?? [])
    .reduce<Spot | null>((row, spot) => (row === null ? spot : joinSpots(row, spot, '\t')), null)
