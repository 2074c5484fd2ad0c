import type { Read, SourceDocument } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { beyondLimits, refused } from '../refusals.ts'
import { exactNumber, showNumber } from '../sheet/format-number.ts'
import type { Merge, Sheet, SheetCell } from '../sheet/sheet-blocks.ts'
import { readXml } from '../xml/read-xml.ts'
import { workbookSource } from './read-xlsx.ts'

type Style = { format: string; isRuled: boolean }

type OpenSheet = {
  readonly name: string
  readonly cells: SheetCell[]
  readonly merges: Merge[]
  isHidden: boolean
}

type OpenCell = {
  row: number
  column: number
  across: number
  down: number
  style: string
  type: string
  text: string
}

type State = {
  readonly sheets: OpenSheet[]
  readonly styles: Map<string, Style>
  style: Style | null
  sheet: OpenSheet | null
  row: number
  column: number
  cell: OpenCell | null
  /** The element whose text is being read: the data of a cell, or whether a sheet is visible. */
  within: string
  count: number
}

type Attributes = Readonly<Record<string, string>>

/**
 * 读单文件表格 A workbook in one XML file (Excel 2003), as old systems export it under the name .xls.
 */
export function readFlatWorkbook(bytes: Uint8Array, limits: Limits): Read<SourceDocument> {
  const state: State = {
    sheets: [],
    styles: new Map(),
    style: null,
    sheet: null,
    row: -1,
    column: -1,
    cell: null,
    within: '',
    count: 0,
  }
  const trouble = readXml(bytes, limits, {
    open: ({ name, attributes }) => {
      state.within = name
      openElement(state, name, attributes)
    },
    close: (name) => {
      state.within = ''
      if (name === 'Cell' && state.cell) closeCell(state, state.cell)
      else if (name === 'Style') state.style = null
    },
    text: (text) => {
      if (state.cell && state.within !== 'Cell') state.cell.text += text
      else if (state.sheet && state.within === 'Visible') state.sheet.isHidden = /hidden/iu.test(text)
    },
    trouble: () => (state.count > limits.maxCells ? beyondLimits('里的单元格太多') : null),
  })
  if (trouble) return refused(trouble)
  const hidden = state.sheets.filter((sheet) => sheet.isHidden).map((sheet) => sheet.name)
  const seen: Sheet[] = state.sheets.filter((sheet) => !sheet.isHidden)
  return workbookSource('xls', seen, hidden, limits)
}

function openElement(state: State, name: string, attributes: Attributes): void {
  if (name === 'Worksheet') {
    state.sheet = { name: attributes['Name'] ?? '', cells: [], merges: [], isHidden: false }
    state.sheets.push(state.sheet)
    state.row = -1
  } else if (name === 'Row') {
    state.row = positionOf(attributes) ?? state.row + 1
    state.column = -1
  } else if (name === 'Cell') openCell(state, attributes)
  else if (name === 'Data' && state.cell) state.cell.type = attributes['Type'] ?? 'String'
  else openStyle(state, name, attributes)
}

function openCell(state: State, attributes: Attributes): void {
  const { row } = state
  const column = positionOf(attributes) ?? state.column + 1
  const across = spanOf(attributes['MergeAcross'])
  const down = spanOf(attributes['MergeDown'])
  state.cell = { row, column, across, down, style: attributes['StyleID'] ?? '', type: 'String', text: '' }
  state.column = column + across
}

function openStyle(state: State, name: string, attributes: Attributes): void {
  if (name === 'Style' && state.styles.size < 65_536) {
    state.style = { format: 'General', isRuled: false }
    state.styles.set(attributes['ID'] ?? '', state.style)
  } else if (state.style && name === 'NumberFormat')
    state.style.format = formatOf(attributes['Format'] ?? 'General')
  else if (state.style && name === 'Border')
    state.style.isRuled ||= (attributes['LineStyle'] ?? 'None') !== 'None'
}

const positionOf = (attributes: Attributes): number | null => {
  const index = Number(attributes['Index'])
  return Number.isInteger(index) && index >= 1 && index <= 1_048_576 ? index - 1 : null
}

const spanOf = (text: string | undefined): number => {
  const span = Number(text ?? 0)
  return Number.isInteger(span) && span > 0 && span < 1_048_576 ? span : 0
}

function closeCell(state: State, { row, column, across, down, style, type, text }: OpenCell): void {
  state.cell = null
  const { sheet } = state
  if (!sheet || row < 0) return
  const { format, isRuled } = state.styles.get(style) ?? { format: 'General', isRuled: false }
  const number = type === 'Number' && text.trim() !== '' ? Number(text) : Number.NaN
  const shown = Number.isFinite(number) ? showNumber(number, format, false) : dayOf(type, text)
  const exact = exactNumber(number, format, shown)
  state.count += 1
  sheet.cells.push({ row, column, text: shown, isRuled, exact })
  if (across + down > 0) sheet.merges.push({ row, column, rowSpan: down + 1, columnSpan: across + 1 })
}

/** Days are written 2024-01-01T00:00:00.000. */
const dayOf = (type: string, text: string): string =>
  type === 'DateTime' ? text.replace(/T00:00:00(?:\.0+)?$/u, '') : text

/** Formats that have a name instead of a pattern. */
const named: Readonly<Record<string, string>> = {
  Fixed: '0.00',
  Standard: '#,##0.00',
  Percent: '0.00%',
  'General Number': 'General',
  'Short Date': 'yyyy/m/d',
  'Long Date': 'yyyy"年"m"月"d"日"',
}

const formatOf = (format: string): string => named[format] ?? format
