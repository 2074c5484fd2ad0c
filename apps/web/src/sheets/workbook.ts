import type { Block, Place } from '@mingzhang/model'
import { coveredCells, positionOf } from '../document/covered-cells.ts'
import { isFigure, type PrintedTable, widthOfText } from '../document/printed-table.ts'
import { groupBy } from '../parts/group-by.ts'

/** Text of a cell and the paragraph or cell of the source it is: a cell of several lines is several paragraphs. */
export type SheetPiece = {
  readonly block: number
  readonly row: number | null
  readonly cell: number | null
  readonly text: string
}

/** 单元格 A cell at its address, as it is drawn; `column` counts from 0. */
export type SheetCell = {
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
  readonly setting: 'number' | 'center' | 'text'
  readonly pieces: readonly SheetPiece[]
}

/** A row with the number it has in the sheet. */
export type SheetRow = { readonly number: number; readonly cells: readonly SheetCell[] }

/** 工作表 A sheet as published: rows that say something, the widths of its columns in pixels. */
export type Sheet = {
  readonly name: string
  readonly rows: readonly SheetRow[]
  readonly columns: readonly number[]
}

/** 工作簿 The sheets of a workbook, laid out anew from its blocks. */
export function workbookOf(
  blocks: readonly Block[],
  printed: ReadonlyMap<number, PrintedTable>,
  titles: ReadonlySet<number>,
): readonly Sheet[] {
  const sheets = new Map<string, Placed[]>()
  const add = (placed: Placed | null) => {
    if (!placed) return
    const known = sheets.get(placed.sheet)
    if (known) known.push(placed)
    else sheets.set(placed.sheet, [placed])
  }
  blocks.forEach((block, at) => {
    if (block.kind === 'grid') for (const placed of gridCells(block, at, printed.get(at))) add(placed)
    else add(paragraphCell(block, at, titles))
  })
  return [...sheets].map(([name, cells]) => layOut(name, cells))
}

/** 所在的表 The sheet a block stands on; null when it stands on none. */
export const sheetOf = (block: Block | undefined): string | null =>
  block?.place.kind === 'xlsx' ? block.place.sheet : null

/** 列名 The letters of a column: A, B … Z, AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

type Address = { readonly row: number; readonly column: number }

type Placed = Address & {
  readonly sheet: string
  /** Row of the sheet in which a merged area ends. */
  readonly lastRow: number
  /** Null: over all that is free to its right, as words flow over empty cells. */
  readonly columnSpan: number | null
  readonly setting: SheetCell['setting']
  readonly piece: SheetPiece
}

/** The address of a cell: row from 1, column from 0. */
function addressOf(place: Place): (Address & { readonly sheet: string }) | null {
  if (place.kind !== 'xlsx') return null
  const match = /^([A-Z]{1,3})(\d+)$/u.exec(place.cell)
  if (!match) return null
  const [, letters = '', digits = ''] = match
  const column = [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 65) - 64, 0) - 1
  return { sheet: place.sheet, row: Number(digits), column }
}

function* gridCells(
  grid: Extract<Block, { kind: 'grid' }>,
  block: number,
  printed: PrintedTable | undefined,
): Iterable<Placed> {
  const covered = coveredCells(grid)
  const numbers = grid.rows.map(({ cells }) => (cells[0] ? addressOf(cells[0].place)?.row : undefined))
  for (const [row, { cells }] of grid.rows.entries()) {
    for (const [cell, { text, place, rowSpan = 1, columnSpan = 1 }] of cells.entries()) {
      const address = addressOf(place)
      if (!address || covered.has(positionOf(row, cell))) continue
      const setting = settingOf(text, row, cell, printed)
      const lastRow = numbers[row + rowSpan - 1] ?? address.row
      yield { ...address, lastRow, columnSpan, setting, piece: { block, row, cell, text } }
    }
  }
}

/** Heads stand in the middle, figures right; a code is a word. */
function settingOf(
  text: string,
  row: number,
  cell: number,
  printed: PrintedTable | undefined,
): SheetCell['setting'] {
  if (row < (printed?.headRows ?? 0)) return 'center'
  return isFigure(text) && printed?.columns[cell]?.setting !== 'text' ? 'number' : 'text'
}

function paragraphCell(
  { text, place }: Extract<Block, { kind: 'paragraph' }>,
  block: number,
  titles: ReadonlySet<number>,
): Placed | null {
  const address = addressOf(place)
  if (!address) return null
  const piece = { block, row: null, cell: null, text }
  const setting = titles.has(block) ? 'center' : 'text'
  return { ...address, lastRow: address.row, columnSpan: null, setting, piece }
}

/** Blank rows between rows that say something are drawn up to this many. */
const drawnGap = 3

function layOut(name: string, cells: readonly Placed[]): Sheet {
  const width = Math.max(...cells.map(({ column, columnSpan }) => column + (columnSpan ?? 1)))
  const byRow = groupBy(cells, ({ row }) => row)
  const numbers: number[] = []
  for (const number of [...byRow.keys()].sort((a, b) => a - b)) {
    const last = numbers.at(-1) ?? 0
    if (number - last <= drawnGap + 1) {
      for (let blank = last + 1; blank < number; blank += 1) numbers.push(blank)
    }
    numbers.push(number)
  }
  const indexOf = new Map(numbers.map((number, index) => [number, index]))
  const rows = numbers.map((number, index): SheetRow => {
    const rowSpanOf = ({ lastRow }: Placed) => Math.max(1, (indexOf.get(lastRow) ?? index) - index + 1)
    return { number, cells: cellsOf(byRow.get(number) ?? [], width, rowSpanOf) }
  })
  return { name, rows, columns: widthsOf(cells, width) }
}

/** The cells of a row, pieces at one address together. */
function cellsOf(
  placed: readonly Placed[],
  width: number,
  rowSpanOf: (cell: Placed) => number,
): readonly SheetCell[] {
  const byColumn = [...groupBy(placed, ({ column }) => column)].sort(([a], [b]) => a - b)
  return byColumn.flatMap(([column, pieces], at): SheetCell[] => {
    const first = pieces[0]
    if (!first) return []
    const free = (byColumn[at + 1]?.[0] ?? width) - column
    const columnSpan = Math.min(free, first.columnSpan ?? free)
    const { setting } = first
    return [
      { column, columnSpan, rowSpan: rowSpanOf(first), setting, pieces: pieces.map((one) => one.piece) },
    ]
  })
}

const narrowest = 56
const widest = 230
/** Width of a sheet of words alone. */
const wordsWidth = 680

function widthsOf(cells: readonly Placed[], width: number): readonly number[] {
  const widths = Array.from({ length: width }, () => narrowest)
  for (const { column, columnSpan, piece, setting } of cells) {
    if (columnSpan !== 1) continue
    const lines = setting === 'center' ? Math.max(1, Math.ceil(piece.text.length / 7)) : 1
    const natural = Math.min(widest, widthOfText(piece.text) / lines + 16)
    widths[column] = Math.round(Math.max(widths[column] ?? narrowest, natural))
  }
  const total = widths.reduce((sum, one) => sum + one, 0)
  if (cells.every(({ columnSpan }) => columnSpan === null) && total < wordsWidth) {
    widths[width - 1] = (widths[width - 1] ?? 0) + wordsWidth - total
  }
  return widths
}
