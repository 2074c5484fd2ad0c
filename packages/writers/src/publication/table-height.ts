import type { PrintedTable } from '@mingzhang/model'
import { brokenLines } from './break-lines.ts'
import { columnShares } from './column-shares.ts'
import { layOutTable } from './lay-out-table.ts'
import { emsOf, linesNeeded } from './text-width.ts'

/** 页幅 Width and height of the type area in points. */
export type PageArea = { readonly width: number; readonly height: number }

/** 表的字 Size of the type of a table, the height of a line and what a row takes beside its lines, in points. */
export type TableType = { readonly text: number; readonly line: number; readonly row: number }

/** 定字号 How a table is set: its type, shares of its columns, heights of its rows, whether a page takes all of it. */
export type TableSetting = {
  readonly type: TableType
  readonly shares: readonly number[]
  readonly headHeights: readonly number[]
  readonly bodyHeights: readonly number[]
  /** Surely short enough to stand on one page whole, so that it need not be torn. */
  readonly isWhole: boolean
  /** Lines that the texts of a cell are broken to, in this type and these columns. */
  readonly linesOf: (cell: Spanning, column: number) => readonly string[]
}

/** 占格 A text with the columns and rows that it takes. */
type Spanning = {
  readonly text: string
  readonly columns: number
  readonly rows: number
  readonly indent?: number
}

/**
 * 排表 A table in the largest of several types in which it stands on one page, no name takes more than two lines and no
 * head more than three; where none does, on one page; where it is too long for that, in the largest that leaves more than a few rows for its last page.
 *
 * Heights are estimates, rather too high.
 *
 * @param types from the largest on
 * @param above height of what stands above the table on its page, in points
 */
export function setTable(
  table: PrintedTable,
  types: readonly [TableType, ...TableType[]],
  area: PageArea,
  above: number,
): TableSetting {
  const [first, ...smaller] = types
  const wished = setIn(table, first, area, above)
  if (wished.isWhole && !wished.isCrowded) return wished
  const settings = [wished, ...smaller.map((type) => setIn(table, type, area, above))]
  return (
    settings.find(({ isWhole, isCrowded }) => isWhole && !isCrowded) ??
    settings.find(({ isWhole }) => isWhole) ??
    settings.find((setting) =>
      leeway.every((part) => rowsLeftOver(setting, area.height / part, above) > fewRows),
    ) ??
    wished
  )
}

/** So few rows are not left over for a page of their own as long as another type helps. */
const fewRows = 3

/** Rows are as high as estimated, or a little less. */
const leeway = [1, 0.97, 0.94]

function rowsLeftOver({ headHeights, bodyHeights }: TableSetting, height: number, above: number): number {
  const head = sumOf(headHeights)
  let y = above + head
  let rows = 0
  for (const each of bodyHeights) {
    if (y + each > height && rows > 0) {
      y = head
      rows = 0
    }
    y += each
    rows += 1
  }
  return rows
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

function setIn(
  table: PrintedTable,
  type: TableType,
  area: PageArea,
  above: number,
): TableSetting & { readonly isCrowded: boolean } {
  const shares = columnShares(table, area.width / type.text)
  const linesOf = (cell: Spanning, column: number): readonly string[] =>
    brokenLines(cell.text, roomOf(cell, column, shares, type, area.width))
  let isCrowded = false
  const heightsOf = (rows: readonly Row[], most: number, longest: number): number[] =>
    rowHeights(rows, type, (cell, column) => {
      const room = roomOf(cell, column, shares, type, area.width)
      if (cell.text.length * 1.05 <= room && !cell.text.includes('\n')) return 1
      const count = brokenLines(cell.text, room).reduce((sum, line) => sum + linesNeeded(line, room), 0)
      isCrowded ||= count > most && emsOf(cell.text) <= longest
      return count
    })
  const { head, body } = layOutTable(table)
  const headHeights = heightsOf(head, 3, Number.POSITIVE_INFINITY)
  const bodyHeights = heightsOf(body, 2, longestLabel)
  const isWhole = sumOf(headHeights) + sumOf(bodyHeights) + above <= area.height
  return { type, shares, headHeights, bodyHeights, linesOf, isWhole, isCrowded }
}

/** A name as long as this is not to take three lines. */
const longestLabel = 18

/** Room for a text in its cell, in em. */
const roomOf = (
  { columns, indent = 0 }: Spanning,
  column: number,
  shares: readonly number[],
  { text }: TableType,
  width: number,
): number =>
  Math.max(1, ((width * sumOf(shares.slice(column, column + columns))) / 1000 - sides) / text - indent)

type Row = readonly { readonly cell: Spanning; readonly column: number }[]

/** A cell over several rows that needs more than they are high makes the last of them higher. */
function rowHeights(
  rows: readonly Row[],
  { line, row }: TableType,
  countOf: (cell: Spanning, column: number) => number,
): number[] {
  const heights = rows.map(() => line + row)
  rows.forEach((cells, at) => {
    for (const { cell, column } of cells) {
      const asked = countOf(cell, column) * line + row
      if (cell.rows === 1) {
        heights[at] = Math.max(heights[at] ?? 0, asked)
        continue
      }
      const last = at + cell.rows - 1
      const others = sumOf(heights.slice(at, last))
      heights[last] = Math.max(heights[last] ?? 0, asked - others)
    }
  })
  return heights
}

/** Room at the two sides of a cell, in points. */
const sides = 7.5
