import {
  type Cell,
  calculateColumnWidth,
  measureValueWidth,
  rangeRef,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import { decimalsIn, isExactNumber } from '../figure-words.ts'
import { safeText } from '../safe-text.ts'

/**
 * 单元格 What a cell holds: text that stays text, a decimal string that becomes a number with the digits it
 * was stated with, a whole number, or nothing.
 */
export type SheetCell =
  | { readonly text: string; readonly color?: string }
  | { readonly decimal: string }
  | number
  | null

export type SheetColumn = {
  readonly head: string
  readonly align?: 'left' | 'center' | 'right'
  /**
   * Widest the column may get, in characters of a digit's width (a Chinese character takes two); text wraps
   * beyond.
   */
  readonly widest?: number
  /** Keep the sign of a positive number: differences. */
  readonly signed?: boolean
}

export type SheetTable = {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly SheetCell[])[]
  /** How many sheets of A4 side by side the columns are printed on; the first column repeats. */
  readonly pagesWide: number
  /** The last row is a total: not part of the filter. */
  readonly totalled?: boolean
  readonly footer: string
}

/**
 * 工作簿 Tables to a workbook: head frozen, repeated in print and filtered; widths by what stands in the
 * columns.
 *
 * The only file that knows the spreadsheet library. No clock: `at` is both dates of the workbook.
 */
export const writeWorkbook = (tables: readonly SheetTable[], title: string, at: Date): Promise<Uint8Array> =>
  writeXlsx({
    sheets: tables.map(sheet),
    defaultFont: { name: '宋体', size: 11 },
    properties: { title, created: at, modified: at },
  })

function sheet(table: SheetTable): WriteSheet {
  const { name, columns, rows, totalled = false, footer, pagesWide } = table
  const cells = new Map<string, Partial<Cell>>()
  columns.forEach(({ head }, column) => {
    cells.set(`0,${column}`, { value: head, type: 'string', style: headStyle })
  })
  rows.forEach((row, index) => {
    const total = totalled && index === rows.length - 1
    columns.forEach((column, at) => {
      cells.set(`${index + 1},${at}`, written(row[at] ?? null, column, total))
    })
  })
  const widths = columns.map((column, at) => widthOf(column, rows, at))
  const filtered = Math.max(rows.length - (totalled ? 1 : 0), 0)
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rowDefs: new Map(rows.map((row, index) => [index + 1, { height: heightOf(row, widths) }])),
    rows: [],
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: rangeRef(0, 0, filtered, columns.length - 1) },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: pagesWide,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
      ...(pagesWide > 1 ? { printTitlesColumn: '$A:$A' } : {}),
    },
    headerFooter: { oddFooter: `&C${footer}` },
  }
}

const hairline = { style: 'thin', color: { rgb: 'DADDE1' } } as const
const strong = { style: 'thin', color: { rgb: '868E97' } } as const

type Style = NonNullable<Cell['style']>

const headStyle: Style = {
  font: { name: '黑体', size: 11 },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F8F9FA' } },
  border: { bottom: strong },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  numFmt: '@',
}

function written(cell: SheetCell, { align, signed = false }: SheetColumn, total: boolean): Partial<Cell> {
  const style = (numFmt: string, horizontal: 'left' | 'center' | 'right', color?: string): Style => ({
    font: { name: '宋体', size: 11, bold: total, ...(color === undefined ? {} : { color: { rgb: color } }) },
    border: total ? { top: strong, bottom: hairline } : { bottom: hairline },
    alignment: { horizontal, vertical: 'top', wrapText: true },
    numFmt,
  })
  if (cell === null) return { value: null, type: 'empty', style: style('@', align ?? 'left') }
  if (typeof cell === 'number') return { value: cell, type: 'number', style: style('0', align ?? 'right') }
  if ('decimal' in cell) {
    if (isExactNumber(cell.decimal)) {
      const format = style(numberFormat(decimalsIn(cell.decimal), signed), align ?? 'right')
      return { value: Number(cell.decimal.replace('−', '-')), type: 'number', style: format }
    }
    return { value: textValue(cell.decimal), type: 'string', style: style('@', align ?? 'right') }
  }
  return { value: textValue(cell.text), type: 'string', style: style('@', align ?? 'left', cell.color) }
}

/** Digits as stated; a signed number shows + too. */
function numberFormat(decimals: number, signed: boolean): string {
  const digits = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
  return signed ? `+${digits};-${digits};${digits}` : digits
}

/**
 * The most a cell can hold. The cell's format is text, so that =, +, - and @ stay text when somebody edits
 * it.
 */
const longest = 32_767
const textValue = (text: string): string => {
  const safe = safeText(text)
  return safe.length <= longest ? safe : `${safe.slice(0, longest - 1).toWellFormed()}…`
}

function widthOf({ head, widest = 40 }: SheetColumn, rows: SheetTable['rows'], at: number): number {
  const shown = rows.map((row) => {
    const cell = row[at] ?? null
    if (cell === null || typeof cell === 'number') return cell
    return 'text' in cell ? cell.text.slice(0, 200) : cell.decimal
  })
  return calculateColumnWidth([`${head}▾`, ...shown], { minWidth: 6, maxWidth: widest, padding: 3 })
}

/** Height in points: not every program fits a wrapped row by itself. At most Excel's 409. */
function heightOf(row: readonly SheetCell[], widths: readonly number[]): number {
  const lines = row.map((cell, at) => {
    if (cell === null || typeof cell === 'number' || !('text' in cell)) return 1
    return Math.ceil((measureValueWidth(cell.text) * 1.1) / Math.max((widths[at] ?? 8) - 1, 1))
  })
  return Math.min(Math.max(1, ...lines) * 15 + 3, 409)
}
