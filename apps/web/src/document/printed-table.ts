import { type Block, type Grid, type GridCell, halfWidth, type Table } from '@mingzhang/model'
import { locate, type SourceIndex } from '../places/source-index.ts'
import { coveredCells } from './covered-cells.ts'
import { headOf, type PrintedHead } from './printed-head.ts'

/** How a printed column is set: figures right, serial numbers and codes as printed, words left. */
export type Setting = 'number' | 'center' | 'text'

/**
 * 印成的表 A grid of the source with what is known of it: its table, its header rows, the widths of its
 * columns.
 */
export type PrintedTable = {
  readonly grid: Grid
  readonly table: Table | null
  /** How many rows at the top are header. */
  readonly headRows: number
  readonly head: PrintedHead
  readonly columns: readonly PrintedColumn[]
  /** Row of the table for each row of the grid, null for rows that are none. */
  readonly tableRow: readonly (number | null)[]
  /** Positions under merged cells, with the row of the cell over them. */
  readonly covered: ReadonlyMap<string, number>
  /** Natural width in pixels; the paper is 702 wide between its margins. */
  readonly width: number
}

/** Width in pixels, and the least at which no code or figure breaks. */
export type PrintedColumn = { readonly width: number; readonly least: number; readonly setting: Setting }

/** 印表 Every grid of a document as an official table, by block. */
export function printTables(
  blocks: readonly Block[],
  tables: readonly Table[],
  index: SourceIndex,
): Map<number, PrintedTable> {
  const rowsOfBlock = tableRowsByBlock(tables, index)
  const printed = new Map<number, PrintedTable>()
  blocks.forEach((block, at) => {
    if (block.kind === 'grid') printed.set(at, printTable(block, rowsOfBlock.get(at) ?? new Map()))
  })
  return printed
}

type RowOfTable = { readonly table: Table; readonly r: number }

function tableRowsByBlock(
  tables: readonly Table[],
  index: SourceIndex,
): Map<number, Map<number, RowOfTable>> {
  const byBlock = new Map<number, Map<number, RowOfTable>>()
  const add = (table: Table, r: number, block: number, row: number | null) => {
    if (row === null) return
    const rows = byBlock.get(block) ?? new Map<number, RowOfTable>()
    byBlock.set(block, rows)
    if (!rows.has(row)) rows.set(row, { table, r })
  }
  for (const table of tables) {
    table.rows.forEach(({ place }, r) => {
      for (const { block, row } of locate(index, place)) add(table, r, block, row)
    })
    for (const { place, r } of table.cells) {
      for (const { block, row } of locate(index, place)) add(table, r, block, row)
    }
  }
  return byBlock
}

function printTable(grid: Grid, known: ReadonlyMap<number, RowOfTable>): PrintedTable {
  const table = mostFrequent([...known.values()].map((row) => row.table))
  const headRows = countHeadRows(grid, known)
  const covered = coveredCells(grid)
  const count = Math.max(
    0,
    ...grid.rows.map((row) => (covered.size > 0 ? row.cells.length : widthOfRow(row))),
  )
  const columns = fitted(columnsOf(grid, headRows, count, table))
  return {
    grid,
    table,
    headRows,
    head: headOf(grid, headRows, count, table, covered),
    covered,
    columns,
    tableRow: grid.rows.map((_, row) => known.get(row)?.r ?? null),
    width: columns.reduce((sum, { width }) => sum + width, 0),
  }
}

const widthOfRow = ({ cells }: Grid['rows'][number]): number =>
  cells.reduce((sum, cell) => sum + (cell.columnSpan ?? 1), 0)

function mostFrequent(tables: readonly Table[]): Table | null {
  const counts = new Map<Table, number>()
  for (const table of tables) counts.set(table, (counts.get(table) ?? 0) + 1)
  let best: Table | null = null
  for (const [table, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = table
  }
  return best
}

const figure = /^[-−－]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?[%％]?$/u

/** Does a cell hold one number as printed? */
export const isFigure = (text: string): boolean => figure.test(text.trim())

/** Header rows stand before the first row of the table; without one, before the first row with a figure. */
function countHeadRows(grid: Grid, known: ReadonlyMap<number, RowOfTable>): number {
  const first = known.size > 0 ? Math.min(...known.keys()) : guessFirstRow(grid)
  return Math.min(first, 5, Math.max(0, grid.rows.length - 1))
}

/**
 * A form of labels and values (项目名称 | … | 主管部门 | …) has no header; a list begins with a nearly full
 * row of words.
 */
function guessFirstRow({ rows }: Grid): number {
  const cells = rows[0]?.cells ?? []
  const words = cells.filter(({ text }) => text.trim() !== '').length
  if (words * 2 <= cells.length + 1) return 0
  const first = rows.findIndex((row) => row.cells.some((cell) => isFigure(cell.text)))
  return first < 0 || first > 3 ? 1 : first
}

/**
 * 末格 The last printed cell of a row when blanks fill the rest: in a form it stands over them, as it was
 * published.
 * Null in recognised tables, where a blank is a blank, and for a figure.
 */
export function spreadingCell(cells: readonly GridCell[], table: Table | null): number | null {
  if (table) return null
  const last = cells.reduce((at, { text }, cell) => (text.trim() === '' ? at : cell), -1)
  if (last < 0 || last >= cells.length - 1 || isFigure(cells[last]?.text ?? '')) return null
  return last
}

/** Text that needs its own column's width: not that of a cell over several. */
const ownText = (cell: GridCell | undefined): string =>
  cell === undefined || (cell.columnSpan ?? 1) > 1 ? '' : cell.text

const minimum = 44
const widest = 210

function columnsOf(
  grid: Grid,
  headRows: number,
  count: number,
  table: Table | null,
): PrintedTable['columns'] {
  const rows = grid.rows.slice(headRows).map(({ cells }) => ({ cells, spread: spreadingCell(cells, table) }))
  return Array.from({ length: count }, (_, column) => {
    const body = rows.map(({ cells, spread }) => (spread === column ? '' : ownText(cells[column])))
    const head = grid.rows
      .slice(0, headRows)
      .map(({ cells }) => (cells.length < count ? '' : ownText(cells[column])))
    const printed = body.filter((text) => text.trim() !== '')
    const figures = printed.filter(isFigure).length
    const setting = settingOf(printed, figures)
    const natural = Math.max(0, ...printed.map(widthOfText)) + 14
    const heading =
      Math.max(0, ...head.map((text) => widthOfText(text) / Math.max(1, Math.ceil(text.length / 6)))) + 10
    const width = setting === 'text' ? Math.min(widest, natural) : natural
    const least = Math.max(minimum - 8, ...printed.map(widthOfToken)) + (printed.length > 0 ? 14 : 0)
    return { width: Math.round(Math.max(minimum, width, Math.min(heading, 92))), least, setting }
  })
}

/** Width of the paper between its margins, in pixels. */
export const paperWidth = 702

/** Columns of words (and empty ones) give way until the table fits the paper; figures keep their width. */
function fitted(columns: PrintedTable['columns']): PrintedTable['columns'] {
  const over = columns.reduce((sum, { width }) => sum + width, 0) - paperWidth
  if (over <= 0) return columns
  const slackOf = ({ width, least, setting }: PrintedColumn) =>
    setting === 'text' ? Math.max(0, width - Math.max(least, width * 0.55)) : 0
  const slack = columns.reduce((sum, column) => sum + slackOf(column), 0)
  const share = slack === 0 ? 0 : Math.min(1, over / slack)
  return columns.map((column) => ({ ...column, width: Math.floor(column.width - slackOf(column) * share) }))
}

function settingOf(printed: readonly string[], figures: number): Setting {
  if (printed.length === 0 || figures * 2 < printed.length) return 'text'
  if (printed.every((text) => /^\d{1,3}$/u.test(halfWidth(text)))) {
    return printed.every((text, at) => at === 0 || Number(text) === Number(printed[at - 1]) + 1)
      ? 'center'
      : 'number'
  }
  return printed.every((text) => /^\d{3,7}$|^\D+$/u.test(halfWidth(text)) && !text.includes('.'))
    ? 'text'
    : 'number'
}

/** Width of the longest run of a text that does not break: a code, a date, a number. */
const widthOfToken = (text: string): number =>
  Math.max(0, ...(text.match(/[\w.,-]+/gu) ?? []).map((token) => token.length * 7.4))

/** Width of a text in the 12.5 px document face: full-width characters one em, others a little over half. */
export function widthOfText(text: string): number {
  let width = 0
  for (const char of text) width += (char.codePointAt(0) ?? 0) > 0x2000 ? 12.5 : 6.7
  return width
}
