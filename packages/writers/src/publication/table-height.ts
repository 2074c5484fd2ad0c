import type { PrintedTable } from '@mingzhang/model'
import { columnShares } from './column-shares.ts'
import { layOutTable } from './lay-out-table.ts'
import { linesNeeded } from './text-width.ts'

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
}

/**
 * 排表 A table in the largest of several sizes of type in which it stands on one page, else in the first of them: a few
 * rows are not left over for a second page.
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
  if (wished.isWhole) return wished
  for (const type of smaller) {
    const setting = setIn(table, type, area, above)
    if (setting.isWhole) return setting
  }
  return wished
}

function setIn(table: PrintedTable, type: TableType, area: PageArea, above: number): TableSetting {
  const shares = columnShares(table, area.width / type.text)
  const { head, body } = layOutTable(table)
  const heightsOf = (rows: typeof head | typeof body): number[] => rowHeights(rows, shares, type, area.width)
  const headHeights = heightsOf(head)
  const bodyHeights = heightsOf(body)
  const height = [...headHeights, ...bodyHeights].reduce((sum, each) => sum + each, above)
  return { type, shares, headHeights, bodyHeights, isWhole: height <= area.height }
}

type Row = readonly {
  readonly cell: {
    readonly text: string
    readonly columns: number
    readonly rows: number
    readonly indent?: number
  }
  readonly column: number
}[]

/** A cell over several rows that needs more than they are high makes the last of them higher. */
function rowHeights(
  rows: readonly Row[],
  shares: readonly number[],
  { text, line, row }: TableType,
  width: number,
): number[] {
  const heights = rows.map(() => line + row)
  rows.forEach((cells, at) => {
    for (const { cell, column } of cells) {
      const share = shares.slice(column, column + cell.columns).reduce((sum, each) => sum + each, 0)
      const room = Math.max(1, (width * share) / 1000 / text - sides - (cell.indent ?? 0))
      const asked = linesNeeded(cell.text, room) * line + row
      const last = at + cell.rows - 1
      const others = heights.slice(at, last).reduce((sum, each) => sum + each, 0)
      heights[last] = Math.max(heights[last] ?? 0, asked - others)
    }
  })
  return heights
}

/** Room at the two sides of a cell, in em. */
const sides = 0.75
