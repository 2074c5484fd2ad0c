import type { Block, GridCell, GridRow } from '@mingzhang/model'
import { append } from './append.ts'
import { paragraphsOf } from './clean-piece.ts'
import { withoutSlivers } from './without-slivers.ts'

/** 行 A row laid out, and whether lines are drawn around its cells; null where the format does not tell. */
export type RuledRow = { readonly row: GridRow; readonly isRuled: boolean | null }

/**
 * 分块 The blocks that stand in one sheet or table: titles and notes that were typed into cells become paragraphs, so
 * that a table looks the same in every format; several tables on one sheet are parted.
 *
 * A blank row parts two tables when a title follows it. Where lines are drawn, a row without lines also parts them. In a
 * sheet two lines over the whole width (a title, and the unit of money) begin a table, whatever stands above them.
 */
export function splitGrid(rows: readonly RuledRow[]): Block[] {
  const blocks: Block[] = []
  let piece: RuledRow[] = []
  const someRuled = rows.some(({ isRuled }) => isRuled === true)
  const close = () => {
    const isSmallPrint = someRuled && piece.length === 1 && piece[0]?.isRuled === false
    append(blocks, isSmallPrint ? piece.flatMap(paragraphsOfRow) : blocksOfPiece(piece))
    piece = []
  }
  const following = followingRows(rows)
  rows.forEach((row, index) => {
    if (isBlank(row.row) && piece.length > 0) {
      const next = following[index]
      const isTitle = next !== undefined && (standsAlone(next.row) || (!someRuled && leads(next)))
      const parts = isTitle || (someRuled && row.isRuled === false)
      if (parts || next === undefined) close()
      else piece.push(row)
      return
    }
    const leavesTable = someRuled && row.isRuled === false && piece.at(-1)?.isRuled === true
    if ((leavesTable && single(row.row)) || begins(rows, index)) close()
    if (!isBlank(row.row)) piece.push(row)
  })
  close()
  return blocks
}

/** The first of at least two lines over the whole width of a sheet, below a row of cells and above another. */
function begins(rows: readonly RuledRow[], index: number): boolean {
  const above = rows[index - 1]
  if (above === undefined || above.isRuled === null || filledIn(above.row) < 2) return false
  let end = index
  for (let row = rows[end]; row && standsAlone(row.row) && row.row.cells.length > 1; row = rows[end]) end += 1
  const below = rows[end]
  return end - index > 1 && below !== undefined && filledIn(below.row) > 1
}

const filledIn = (row: GridRow): number => row.cells.filter((cell) => cell.text !== '').length

/** For each row the next one that is not blank. */
function followingRows(rows: readonly RuledRow[]): (RuledRow | undefined)[] {
  const following = new Array<RuledRow | undefined>(rows.length)
  let next: RuledRow | undefined
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index]
    following[index] = next
    if (row && !isBlank(row.row)) next = row
  }
  return following
}

const isBlank = (row: GridRow): boolean => row.cells.every((cell) => cell.text === '')

/** The only cell of a row that is filled. */
function single(row: GridRow): GridCell | null {
  const filled = row.cells.filter((cell) => cell.text !== '')
  return filled.length === 1 ? (filled[0] ?? null) : null
}

/** A single text over the whole width: a title, a line of small print, a note. */
function standsAlone(row: GridRow): boolean {
  const cell = single(row)
  return cell !== null && (cell.columnSpan ?? 1) * 10 >= row.cells.length * 9
}

/** A single text before the first row of several cells; inside the lines it may head the columns below it. */
function leads({ row, isRuled }: RuledRow): boolean {
  const cell = single(row)
  if (cell === null) return false
  if (isRuled !== true) return isRuled === false || standsAlone(row)
  const start = row.cells.indexOf(cell)
  return standsAlone(row) || start === 0 || start + (cell.columnSpan ?? 1) === row.cells.length
}

function blocksOfPiece(rows: readonly RuledRow[]): Block[] {
  const from = rows.findIndex((row) => !isBlank(row.row) && !leads(row))
  if (from < 0) return rows.flatMap(paragraphsOfRow)
  let to = rows.length
  const isRuled = rows.some((row) => row.isRuled === true)
  while (to > from && trails(rows[to - 1], isRuled)) to -= 1
  const grid = withoutSlivers(trimColumns(rows.slice(from, to).map(({ row }) => row)))
  const [first] = grid
  return [
    ...rows.slice(0, from).flatMap(paragraphsOfRow),
    ...(first ? [{ kind: 'grid' as const, rows: grid, place: first.place }] : []),
    ...rows.slice(to).flatMap(paragraphsOfRow),
  ]
}

/** A row below the table: blank, or a single text over the whole width or outside the lines. */
function trails(row: RuledRow | undefined, tableIsRuled: boolean): boolean {
  if (!row) return false
  if (isBlank(row.row)) return true
  const isOutside = tableIsRuled && row.isRuled === false
  return single(row.row) !== null && (isOutside || (standsAlone(row.row) && row.row.cells.length > 1))
}

const paragraphsOfRow = ({ row }: RuledRow): Block[] =>
  row.cells.flatMap((cell) =>
    cell.text === '' ? [] : paragraphsOf(rawOf(cell), (text) => ({ ...cell.place, text })),
  )

/** A place carries its text as printed; cleaning is done again line by line. */
const rawOf = (cell: GridCell): string => cell.place.text

/** Columns at either edge that only a title reached over are taken off. */
function trimColumns(rows: readonly GridRow[]): GridRow[] {
  const width = rows[0]?.cells.length ?? 0
  const isUsed = (column: number): boolean => rows.some((row) => (row.cells[column]?.text ?? '') !== '')
  let start = 0
  while (start < width && !isUsed(start)) start += 1
  let end = width
  while (end > start && !isUsed(end - 1) && !isCovered(rows, end - 1)) end -= 1
  return start === 0 && end === width
    ? [...rows]
    : rows.map((row) => ({ ...row, cells: row.cells.slice(start, end) }))
}

/** A blank column under a merged header is a column of the table nobody filled in. */
const isCovered = (rows: readonly GridRow[], column: number): boolean =>
  rows.some((row) =>
    row.cells.some(
      (cell, start) => cell.text !== '' && start < column && start + (cell.columnSpan ?? 1) > column,
    ),
  )
