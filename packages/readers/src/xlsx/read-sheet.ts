import type { Read } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { beyondLimits, refused } from '../refusals.ts'
import { cellAt } from '../sheet/cell-name.ts'
import { exactNumber, showNumber } from '../sheet/format-number.ts'
import type { Merge, Sheet, SheetCell } from '../sheet/sheet-blocks.ts'
import { readXml } from '../xml/read-xml.ts'
import { unescaped } from './read-strings.ts'
import type { Style } from './read-styles.ts'

/** What cells of a sheet refer to. */
export type SheetContext = {
  readonly strings: readonly string[]
  readonly styles: readonly Style[]
  readonly is1904: boolean
}

type OpenCell = { row: number; column: number; type: string; style: Style; value: string }

const plainStyle: Style = { format: 'General', isRuled: false }

type State = {
  readonly cells: SheetCell[]
  readonly merges: Merge[]
  /** Characters of all cells; one long text may stand in many. */
  characters: number
  showsZeros: boolean
  /** Where a cell or row without an address stands. */
  next: { row: number; column: number }
  open: OpenCell | null
  element: string
  isReading: boolean
}

/** 读工作表 The cells of one sheet with the text a person sees, and its merged areas. */
export function readSheet(
  bytes: Uint8Array,
  name: string,
  context: SheetContext,
  limits: Limits,
): Read<Sheet> {
  const state: State = {
    cells: [],
    merges: [],
    characters: 0,
    showsZeros: true,
    next: { row: 0, column: 0 },
    open: null,
    element: '',
    isReading: false,
  }
  const trouble = readXml(bytes, limits, {
    open: ({ name: tag, attributes }) => {
      state.element = tag
      openElement(state, tag, attributes, context)
    },
    close: (tag) => {
      state.element = ''
      if (tag === 'rPh') state.isReading = false
      else if (tag === 'row') state.next = { row: state.next.row + 1, column: 0 }
      else if (tag === 'c' && state.open) {
        if (!isTooMuch(state, limits)) {
          const cell = closedCell(state.open, context, state.showsZeros)
          state.characters += cell.text.length
          state.cells.push(cell)
        }
        state.open = null
      }
    },
    text: (text) => {
      const isValue = state.element === 'v' || state.element === 't'
      if (state.open && !state.isReading && isValue) state.open.value += text
    },
    trouble: () => (isTooMuch(state, limits) ? beyondLimits('里的单元格太多') : null),
  })
  if (trouble) return refused(trouble)
  const { cells, merges } = state
  return isTooMuch(state, limits)
    ? refused(beyondLimits('里的单元格太多'))
    : { ok: true, value: { name, cells, merges } }
}

const isTooMuch = ({ cells, characters }: State, limits: Limits): boolean =>
  cells.length > limits.maxCells || characters > limits.maxExpandedBytes

function openElement(
  state: State,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  { styles }: SheetContext,
): void {
  if (tag === 'c') {
    const at = cellAt(attributes['r'] ?? '') ?? state.next
    const style = styles[Number(attributes['s'] ?? 0)] ?? plainStyle
    state.open = { ...at, type: attributes['t'] ?? 'n', style, value: '' }
    state.next = { row: at.row, column: at.column + 1 }
  } else if (tag === 'row') state.next = { row: rowOf(attributes['r']) ?? state.next.row, column: 0 }
  else if (tag === 'rPh') state.isReading = true
  else if (tag === 'sheetView') state.showsZeros = !/^(?:0|false)$/u.test(attributes['showZeros'] ?? '')
  else if (tag === 'mergeCell') {
    const merge = mergeOf(attributes['ref'] ?? '')
    if (merge) state.merges.push(merge)
  }
}

const rowOf = (text: string | undefined): number | null => cellAt(`A${text ?? ''}`)?.row ?? null

function mergeOf(ref: string): Merge | null {
  const [from = '', to = ''] = ref.split(':')
  const start = cellAt(from)
  const end = cellAt(to)
  if (!start || !end || end.row < start.row || end.column < start.column) return null
  return { ...start, rowSpan: end.row - start.row + 1, columnSpan: end.column - start.column + 1 }
}

function closedCell(open: OpenCell, context: SheetContext, showsZeros: boolean): SheetCell {
  const { row, column, style } = open
  const text = textOf(open, context, showsZeros)
  return { row, column, text, isRuled: style.isRuled, exact: exactOf(open, text) }
}

const exactOf = ({ type, value, style }: OpenCell, text: string): string | undefined =>
  type === 'n' && value.trim() !== '' ? exactNumber(Number(value), style.format, text) : undefined

function textOf(
  { type, value, style }: OpenCell,
  { strings, is1904 }: SheetContext,
  showsZeros: boolean,
): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE'
  if (type !== 'n' || value.trim() === '') return unescaped(value)
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  return number === 0 && !showsZeros ? '' : showNumber(number, style.format, is1904)
}
