import type { PrintedCell, PrintedTable } from '@mingzhang/model'
import { type Cell, colToLetter, type WriteSheet } from 'hucre/xlsx'
import { isExactNumber } from '../../figure-words.ts'
import { safeText } from '../../safe-text.ts'
import { words } from '../../words.ts'
import { columnShares } from '../column-shares.ts'
import { plainNumber } from '../facts/embedded-facts.ts'
import { layOutTable, type Placed, type TableLayout } from '../lay-out-table.ts'
import { linesAbove } from '../table-caption.ts'
import { figureFormat, rowHeight, sheetStyles, tablePoints } from './sheet-style.ts'
import { sumFormula } from './sum-formula.ts'

/** Width of the columns together, in digits: what fits a sheet of A4 upright and on its side. */
const acrossUpright = 92
const acrossLying = 136

type Sheet = {
  readonly cells: Map<string, Partial<Cell>>
  readonly merges: NonNullable<WriteSheet['merges']>
  readonly heights: Map<number, { height: number }>
  readonly widths: readonly number[]
}

/** 表页 The sheet of one table: its number, title and lines, the grid with live sums, its note; ready to print. */
export function tableSheet(table: PrintedTable, name: string): WriteSheet {
  const layout = layOutTable(table)
  const across = table.landscape ? acrossLying : acrossUpright
  const widths = columnShares(table, across / 2).map((share) => Math.max(4, (share * across) / 1000))
  const sheet: Sheet = { cells: new Map(), merges: [], heights: new Map(), widths }
  const headRow = writeCaption(sheet, table)
  writeHead(sheet, layout, headRow)
  const bodyRow = headRow + layout.head.length
  writeBody(sheet, table, layout, bodyRow)
  const noteRow = bodyRow + layout.body.length
  writeNote(sheet, table, noteRow)
  const endRow = noteRow + (hasNote(table) ? 1 : 0)
  return {
    name,
    rows: [],
    cells: sheet.cells,
    merges: sheet.merges,
    rowDefs: sheet.heights,
    columns: widths.map((width) => ({ width })),
    ...(layout.head.length > 0 ? { freezePane: { rows: bodyRow } } : {}),
    ...printSetup(
      table.landscape,
      `$A$1:$${colToLetter(widths.length - 1)}$${Math.max(1, endRow)}`,
      layout.head.length > 0 ? `$${headRow + 1}:$${bodyRow}` : null,
    ),
  }
}

/** 打印 A4, one page wide, page numbers, heads on every page; what somebody notes beside the table is not printed. */
export const printSetup = (
  landscape: boolean,
  printArea: string | null,
  titles: string | null,
): Pick<WriteSheet, 'pageSetup' | 'headerFooter' | 'view'> => ({
  pageSetup: {
    paperSize: 'a4',
    orientation: landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.6, right: 0.6, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.4 },
    ...(printArea === null ? {} : { printArea }),
    ...(titles === null ? {} : { printTitlesRow: titles }),
  },
  headerFooter: { oddFooter: `&C${words.workbook.pages}` },
  view: { showGridLines: false },
})

const text = (value: string, style: NonNullable<Cell['style']>): Partial<Cell> => {
  const safe = safeText(value)
  return safe === '' ? { value: null, type: 'empty', style } : { value: fit(safe), type: 'string', style }
}

/** The most a cell can hold. */
const fit = (value: string): string =>
  value.length <= 32_767 ? value : `${value.slice(0, 32_766).toWellFormed()}…`

/** One text over the whole width of the table. */
function writeLine(
  sheet: Sheet,
  row: number,
  value: string,
  style: NonNullable<Cell['style']>,
  points: number,
) {
  sheet.cells.set(`${row},0`, text(value, style))
  const columns = sheet.widths.length
  if (columns > 1) sheet.merges.push({ startRow: row, startCol: 0, endRow: row, endCol: columns - 1 })
  const width = (sheet.widths.reduce((sum, each) => sum + each, 0) * tablePoints) / points
  sheet.heights.set(row, { height: rowHeight([{ text: value, width }], points) })
}

/** @returns the row below the caption */
function writeCaption(sheet: Sheet, table: PrintedTable): number {
  const { alone, left, right } = linesAbove(table)
  let row = 0
  const line = (value: string, style: NonNullable<Cell['style']>, points = tablePoints): void => {
    if (value !== '') writeLine(sheet, row++, value, style, points)
  }
  line(table.no ?? '', sheetStyles.line('left'))
  line(table.title, sheetStyles.title, 18)
  for (const each of alone) line(each, sheetStyles.line('left', true))
  const last = sheet.widths.length - 1
  if (right === '' || last === 0) {
    line(left, sheetStyles.line('left', true))
    line(right, sheetStyles.line('right'))
    return row
  }
  sheet.cells.set(`${row},0`, text(left, sheetStyles.line('left')))
  sheet.cells.set(`${row},${last}`, text(right, sheetStyles.line('right')))
  return row + 1
}

function writeHead(sheet: Sheet, { head }: TableLayout, firstRow: number): void {
  head.forEach((cells, index) => {
    for (const placed of cells) place(sheet, placed, firstRow, text(placed.cell.text, sheetStyles.head))
    setHeight(sheet, firstRow + index, cells)
  })
  for (const placed of head.flat()) stretch(sheet, placed, firstRow)
}

function writeBody(sheet: Sheet, table: PrintedTable, { body }: TableLayout, firstRow: number): void {
  const values = new Map(
    body.flat().map(({ cell, row, column }) => [`${row},${column}`, cell.amount?.value ?? 0] as const),
  )
  const valueAt = (row: number, column: number): number => values.get(`${row},${column}`) ?? 0
  body.forEach((cells, index) => {
    for (const placed of cells) {
      const { cell, column } = placed
      const strong = table.rows[index]?.strong ?? false
      const formula =
        cell.sumOf && cell.amount ? sumFormula(cell.sumOf, cell.amount.value, valueAt, firstRow) : null
      place(sheet, placed, firstRow, written(cell, table.columns[column]?.align ?? 'left', strong, formula))
    }
    setHeight(sheet, firstRow + index, cells)
  })
  for (const placed of body.flat()) stretch(sheet, placed, firstRow)
}

/** A figure becomes a number with the digits it is printed with, unless a spreadsheet could not keep it exactly. */
function written(
  { text: printed, amount, indent }: PrintedCell,
  align: 'left' | 'center' | 'right',
  strong: boolean,
  formula: string | null,
): Partial<Cell> {
  const plain = plainNumber(printed)
  if (amount === null || !isExactNumber(plain)) return text(printed, sheetStyles.cell(align, strong, indent))
  const value = Number(plain)
  const style = sheetStyles.cell(align, strong, 0, figureFormat(printed))
  return formula === null
    ? { value, type: 'number', style }
    : { value, type: 'formula', formula, formulaResult: value, style }
}

function place(
  { cells, merges }: Sheet,
  { cell, row, column }: Placed<{ readonly columns: number; readonly rows: number }>,
  firstRow: number,
  content: Partial<Cell>,
): void {
  const [startRow, endRow, endCol] = [
    firstRow + row,
    firstRow + row + cell.rows - 1,
    column + cell.columns - 1,
  ]
  for (let at = startRow; at <= endRow; at += 1) {
    for (let to = column; to <= endCol; to += 1) {
      const isFirst = at === startRow && to === column
      cells.set(`${at},${to}`, isFirst ? content : { value: null, type: 'empty', style: content.style ?? {} })
    }
  }
  if (endRow > startRow || endCol > column) merges.push({ startRow, startCol: column, endRow, endCol })
}

type Spanning = Placed<{
  readonly text: string
  readonly columns: number
  readonly rows: number
  readonly indent?: number
}>

/** Width in digits that one step of indent takes. */
const indentWidth = 1.4

const neededBy = ({ cell, column }: Spanning, { widths }: Sheet) => ({
  text: cell.text,
  width:
    widths.slice(column, column + cell.columns).reduce((sum, each) => sum + each, 0) -
    (cell.indent ?? 0) * indentWidth,
})

function setHeight(sheet: Sheet, row: number, cells: readonly Spanning[]): void {
  const texts = cells.filter(({ cell }) => cell.rows === 1).map((placed) => neededBy(placed, sheet))
  sheet.heights.set(row, { height: rowHeight(texts, tablePoints) })
}

/** A cell over several rows that needs more than they are high makes the last of them higher. */
function stretch(sheet: Sheet, placed: Spanning, firstRow: number): void {
  const { rows } = placed.cell
  if (rows === 1) return
  const first = firstRow + placed.row
  const last = first + rows - 1
  let height = 0
  for (let row = first; row <= last; row += 1) height += sheet.heights.get(row)?.height ?? 0
  const lack = rowHeight([neededBy(placed, sheet)], tablePoints) - height
  if (lack > 0)
    sheet.heights.set(last, { height: Math.min(409, (sheet.heights.get(last)?.height ?? 0) + lack) })
}

const hasNote = ({ note }: Pick<PrintedTable, 'note'>): boolean => note !== null && note !== ''

function writeNote(sheet: Sheet, { note }: PrintedTable, row: number): void {
  if (note !== null && note !== '') writeLine(sheet, row, note, sheetStyles.line('left', true), tablePoints)
}
