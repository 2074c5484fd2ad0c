import { exactNumber, showNumber } from '../sheet/format-number.ts'
import type { Merge, Sheet, SheetCell } from '../sheet/sheet-blocks.ts'
import type { Globals } from './read-globals.ts'
import { type SheetRecord, textAt } from './records.ts'

const id = {
  begin: 0x809,
  end: 0x0a,
  text: 0xfd,
  label: 0x204,
  richLabel: 0xd6,
  number: 0x203,
  packed: 0x27e,
  packedRow: 0xbd,
  formula: 0x06,
  formulaText: 0x207,
  truth: 0x205,
  blank: 0x201,
  blankRow: 0xbe,
  merges: 0xe5,
  window: 0x23e,
}

type Reading = {
  readonly globals: Globals
  readonly cells: SheetCell[]
  readonly merges: Merge[]
  showsZeros: boolean
  /** A formula whose text follows in the next record. */
  pending: { readonly row: number; readonly column: number; readonly style: number } | null
}

/**
 * 读工作表记录 The cells and merged areas of one sheet.
 *
 * @param start index of the record the sheet begins with
 * @param maxCells cells read at most; null when there are more
 */
export function readSheetRecords(
  records: readonly SheetRecord[],
  start: number,
  name: string,
  globals: Globals,
  maxCells: number,
): Sheet | null {
  const state: Reading = { globals, cells: [], merges: [], showsZeros: true, pending: null }
  let depth = 0
  for (let index = start; index < records.length; index += 1) {
    const record = records[index]
    if (!record) break
    if (record.id === id.begin) depth += 1
    else if (record.id === id.end) depth -= 1
    else if (depth === 1) readRecord(state, record)
    if (depth === 0) break
    if (state.cells.length > maxCells) return null
  }
  const { cells, merges, showsZeros } = state
  return { name, cells: showsZeros ? cells : cells.map(withoutZero), merges }
}

const withoutZero = (cell: SheetCell): SheetCell =>
  /^0(?:\.0+)?$/u.test(cell.text) ? { ...cell, text: '' } : cell

function readRecord(state: Reading, record: SheetRecord): void {
  const { data, view } = record
  if (record.id === id.merges) readMerges(state, record)
  else if (record.id === id.window && data.length >= 2)
    state.showsZeros = (view.getUint16(0, true) & 0x10) !== 0
  else if (record.id === id.formulaText && state.pending) {
    const { row, column, style } = state.pending
    state.pending = null
    put(state, row, column, style, textAt(record, 0, 2))
  } else if (data.length >= 6 && isCell.has(record.id)) {
    const row = view.getUint16(0, true)
    const column = view.getUint16(2, true)
    if (record.id === id.packedRow || record.id === id.blankRow) readRun(state, record, row, column)
    else readCell(state, record, row, column, view.getUint16(4, true))
  }
}

const isCell = new Set([
  id.text,
  id.label,
  id.richLabel,
  id.number,
  id.packed,
  id.packedRow,
  id.formula,
  id.truth,
  id.blank,
  id.blankRow,
])

function readCell(state: Reading, record: SheetRecord, row: number, column: number, style: number): void {
  const { data, view } = record
  if (record.id === id.blank) put(state, row, column, style, '')
  else if (record.id === id.text && data.length >= 10) {
    put(state, row, column, style, state.globals.strings[view.getUint32(6, true)] ?? '')
  } else if (record.id === id.label || record.id === id.richLabel)
    put(state, row, column, style, textAt(record, 6, 2))
  else if (record.id === id.number && data.length >= 14)
    putNumber(state, row, column, style, view.getFloat64(6, true))
  else if (record.id === id.packed && data.length >= 10)
    putNumber(state, row, column, style, packedNumber(view, 6))
  else if (record.id === id.truth && data.length >= 8) {
    const isError = view.getUint8(7) === 1
    put(state, row, column, style, isError ? '' : view.getUint8(6) === 1 ? 'TRUE' : 'FALSE')
  } else if (record.id === id.formula && data.length >= 14) readFormula(state, view, row, column, style)
}

/** The last value of a formula: a number, or a mark that tells what it is. */
function readFormula(state: Reading, view: DataView, row: number, column: number, style: number): void {
  const kind = view.getUint16(12, true) === 0xffff ? view.getUint8(6) : null
  if (kind === null) putNumber(state, row, column, style, view.getFloat64(6, true))
  else if (kind === 0) state.pending = { row, column, style }
  else put(state, row, column, style, kind === 1 ? (view.getUint8(8) === 1 ? 'TRUE' : 'FALSE') : '')
}

/** Neighbouring cells of one row in one record. */
function readRun(state: Reading, { id: kind, data, view }: SheetRecord, row: number, first: number): void {
  const step = kind === id.packedRow ? 6 : 2
  for (let at = 4, column = first; at + step <= data.length - 2; at += step, column += 1) {
    const style = view.getUint16(at, true)
    if (kind === id.packedRow) putNumber(state, row, column, style, packedNumber(view, at + 2))
    else put(state, row, column, style, '')
  }
}

/** A number in 30 bits: a whole number or the upper half of a float, either in hundredths or not. */
function packedNumber(view: DataView, at: number): number {
  const raw = view.getInt32(at, true)
  const value = raw & 2 ? raw >> 2 : upperHalf(raw)
  return raw & 1 ? value / 100 : value
}

function upperHalf(raw: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setInt32(0, raw & ~3)
  return view.getFloat64(0)
}

function putNumber(state: Reading, row: number, column: number, style: number, value: number): void {
  const { styles, is1904 } = state.globals
  const format = styles[style]?.format ?? 'General'
  const text = showNumber(value, format, is1904)
  put(state, row, column, style, text, exactNumber(value, format, text))
}

function put(
  state: Reading,
  row: number,
  column: number,
  style: number,
  text: string,
  exact?: string | undefined,
): void {
  state.cells.push({ row, column, text, isRuled: state.globals.styles[style]?.isRuled ?? false, exact })
}

function readMerges(state: Reading, { data, view }: SheetRecord): void {
  for (let at = 2; at + 8 <= data.length; at += 8) {
    const row = view.getUint16(at, true)
    const column = view.getUint16(at + 4, true)
    const rowSpan = view.getUint16(at + 2, true) - row + 1
    const columnSpan = view.getUint16(at + 6, true) - column + 1
    if (rowSpan > 0 && columnSpan > 0) state.merges.push({ row, column, rowSpan, columnSpan })
  }
}
