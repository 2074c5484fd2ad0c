import type { Refusal } from '@mingzhang/model'
import { append } from '../grid/append.ts'
import type { Anchor } from '../grid/lay-out-grid.ts'
import type { Limits } from '../limits.ts'
import { beyondLimits } from '../refusals.ts'
import { readXml, type XmlElement } from '../xml/read-xml.ts'
import type { ListCounter } from './list-counter.ts'
import {
  beginRow,
  type CellMerge,
  closedTable,
  endCell,
  endRow,
  type OpenTable,
  openTable,
  skipColumns,
} from './open-table.ts'
import type { ParagraphStyle } from './read-styles.ts'
import { symbolOf, withSymbols } from './symbols.ts'

/** 文中块 A paragraph (with line breaks in it) or a table, as it stands in a story. */
export type StoryBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly anchors: readonly Anchor[]; readonly rows: number }

/** What paragraphs of a story refer to. */
export type StoryContext = {
  readonly styles: ReadonlyMap<string, ParagraphStyle>
  /** Level of a list that belongs to a paragraph style. */
  readonly levelOf: (listId: string, style: string) => number
  readonly count: ListCounter
}

type OpenParagraph = {
  text: string
  style: string
  list: string | null
  level: number | null
  /** Its end was deleted by a tracked change: the next paragraph goes on with it. */
  runsOn: boolean
}

/** 文框 What is being written into: the body, a cell, a text box. `later` waits for the end of the paragraph. */
type Frame = {
  readonly blocks: StoryBlock[]
  readonly later: StoryBlock[]
  paragraph: OpenParagraph | null
  /** Paragraphs open inside the open one (drawings have their own kind). */
  inner: number
  carried: string
  readonly cell: CellMerge | null
}

type State = {
  readonly frames: Frame[]
  readonly tables: OpenTable[]
  readonly path: string[]
  /** Depth of the element whose inside is not read, or 0. */
  skipFrom: number
  isHidden: boolean
  /** Paragraphs met; a cell has at least one. */
  pieces: number
}

const frameOf = (cell: CellMerge | null): Frame => ({
  blocks: [],
  later: [],
  paragraph: null,
  inner: 0,
  carried: '',
  cell,
})

/** Elements whose inside is not part of the text: older versions, what was deleted, second copies, settings. */
const skipped: ReadonlySet<string> = new Set([
  ...['del', 'moveFrom', 'Fallback', 'sdtPr', 'sdtEndPr', 'rt', 'instrText', 'delText', 'delInstrText'],
  ...['txbxStyle', 'footnotePr', 'sectPr'],
])
const isSkipped = (name: string): boolean => skipped.has(name) || (name.length > 6 && name.endsWith('Change'))

/** 读正文 The blocks of a story (body, footnotes) of a word-processing file, tracked changes taken as accepted. */
export function readStory(
  bytes: Uint8Array,
  context: StoryContext,
  limits: Limits,
): { readonly blocks: readonly StoryBlock[]; readonly trouble: Refusal | null } {
  const body = frameOf(null)
  const state: State = { frames: [body], tables: [], path: [], skipFrom: 0, isHidden: false, pieces: 0 }
  const trouble = readXml(bytes, limits, {
    open: (element) => {
      state.path.push(element.name)
      if (state.skipFrom > 0) return
      if (isSkipped(element.name) || isSeparator(element)) skip(state, element.name)
      else openElement(state, element)
    },
    close: (name) => {
      const depth = state.path.length
      state.path.pop()
      if (state.skipFrom > 0) {
        if (depth === state.skipFrom) state.skipFrom = 0
      } else closeElement(state, name, context)
    },
    text: (text) => {
      if (state.skipFrom === 0 && state.path.at(-1) === 't') write(state, withSymbols(text))
    },
    trouble: () => (state.pieces > limits.maxCells ? beyondLimits('里的段落和单元格太多') : null),
  })
  return { blocks: body.blocks, trouble }
}

/** Notes that only draw the line over the notes. */
const isSeparator = ({ name, attributes }: XmlElement): boolean =>
  (name === 'footnote' || name === 'endnote') && /separator/iu.test(attributes['type'] ?? '')

/** A deletion inside properties says that the row or the end of the paragraph was deleted. */
function skip(state: State, name: string): void {
  state.skipFrom = state.path.length
  if (name !== 'del' && name !== 'moveFrom') return
  const parent = state.path.at(-2)
  const table = state.tables.at(-1)
  const paragraph = state.frames.at(-1)?.paragraph
  if (parent === 'trPr' && table) table.isRowDeleted = true
  else if (parent === 'rPr' && state.path.at(-3) === 'pPr' && paragraph) paragraph.runsOn = true
}

function write(state: State, text: string): void {
  const frame = state.frames.at(-1)
  if (frame?.paragraph && !state.isHidden) frame.paragraph.text += text
}

function openElement(state: State, { name, attributes }: XmlElement): void {
  const frame = state.frames.at(-1)
  const table = state.tables.at(-1)
  const parent = state.path.at(-2)
  if (name === 'p' || name === 'tc') state.pieces += 1
  if (name === 'p' && frame) openParagraph(frame)
  else if (name === 'r') state.isHidden = false
  else if (name === 'tbl') state.tables.push(openTable())
  else if (name === 'tr' && table) beginRow(table)
  else if (name === 'tc' && table) {
    state.frames.push(frameOf({ columnSpan: 1, goesOnDown: false, goesOnRight: false }))
  } else if (name === 'txbxContent') state.frames.push(frameOf(null))
  else if (parent === 'r') writeMark(state, name, attributes)
  else if (frame) setProperty(state, frame, name, attributes)
}

function openParagraph(frame: Frame): void {
  if (frame.paragraph) {
    frame.inner += 1
    return
  }
  frame.paragraph = { text: frame.carried, style: '', list: null, level: null, runsOn: false }
  frame.carried = ''
}

function writeMark(state: State, name: string, attributes: Readonly<Record<string, string>>): void {
  if (name === 'tab' || name === 'ptab') write(state, '\t')
  else if (name === 'br' || name === 'cr') write(state, '\n')
  else if (name === 'noBreakHyphen') write(state, '-')
  else if (name === 'sym') write(state, symbolOf(attributes['char'] ?? ''))
}

const isOff = (value: string | undefined): boolean => /^(?:0|false|off)$/u.test(value ?? '')

function setProperty(
  state: State,
  frame: Frame,
  name: string,
  attributes: Readonly<Record<string, string>>,
): void {
  const value = attributes['val']
  const parent = state.path.at(-2)
  const { paragraph, cell } = frame
  const table = state.tables.at(-1)
  if (name === 'vanish' && state.path.at(-3) === 'r') state.isHidden = !isOff(value)
  else if (paragraph && name === 'pStyle') paragraph.style = value ?? ''
  else if (paragraph && parent === 'numPr') setList(paragraph, name, value)
  else if (cell && parent === 'tcPr') setMerge(cell, name, value)
  else if (table && parent === 'tblGrid' && name === 'gridCol')
    table.widths.push(Number(attributes['w'] ?? 0))
  else if (table && parent === 'trPr' && name === 'gridBefore') skipColumns(table, Number(value ?? 0))
}

function setList(paragraph: OpenParagraph, name: string, value: string | undefined): void {
  if (name === 'numId') paragraph.list = value ?? null
  else if (name === 'ilvl') paragraph.level = Number(value ?? 0)
}

function setMerge(cell: CellMerge, name: string, value: string | undefined): void {
  if (name === 'gridSpan') cell.columnSpan = Number(value ?? 1)
  else if (name === 'vMerge') cell.goesOnDown = value !== 'restart'
  else if (name === 'hMerge') cell.goesOnRight = value !== 'restart'
}

function closeElement(state: State, name: string, context: StoryContext): void {
  const frame = state.frames.at(-1)
  const table = state.tables.at(-1)
  if (name === 'p' && frame) closeParagraph(frame, context)
  else if (name === 'r') state.isHidden = false
  else if (name === 'tc' && frame?.cell && table) {
    state.frames.pop()
    closeCell(frame, frame.cell, table, state.frames.at(-1))
  } else if (name === 'tr' && table) endRow(table)
  else if (name === 'tbl' && table && frame) {
    state.tables.pop()
    const waiting = frame.later.splice(0)
    frame.blocks.push({ kind: 'table', ...closedTable(table) })
    append(frame.blocks, waiting)
  } else if (name === 'txbxContent' && state.frames.length > 1 && frame) {
    state.frames.pop()
    append(state.frames.at(-1)?.later ?? [], frame.blocks)
  }
}

function closeParagraph(frame: Frame, context: StoryContext): void {
  const { paragraph } = frame
  if (!paragraph) return
  if (frame.inner > 0) {
    frame.inner -= 1
    return
  }
  frame.paragraph = null
  if (paragraph.runsOn) {
    frame.carried = paragraph.text
    return
  }
  const label = labelOf(paragraph, context)
  const isBare = paragraph.text.trim() === '' && frame.cell === null
  if (!isBare) frame.blocks.push({ kind: 'paragraph', text: label + paragraph.text })
  append(frame.blocks, frame.later.splice(0))
}

/** The number a list puts before its paragraph; digits and letters are kept apart from what follows. */
function labelOf(paragraph: OpenParagraph, { styles, levelOf, count }: StoryContext): string {
  const style = styles.get(paragraph.style)
  const list = paragraph.list ?? style?.list ?? null
  if (list === null || list === '0') return ''
  const label = count(list, paragraph.level ?? style?.level ?? levelOf(list, paragraph.style))
  return /[0-9A-Za-z]$/u.test(label) && paragraph.text !== '' ? `${label} ` : label
}

/** The text of a cell is its paragraphs, line by line; tables inside it stand behind the table it belongs to. */
function closeCell(frame: Frame, merge: CellMerge, table: OpenTable, outer: Frame | undefined): void {
  const texts = frame.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
  endCell(table, merge, [...texts, frame.carried].join('\n'))
  const tables = table.isRowDeleted ? [] : frame.blocks.filter((block) => block.kind === 'table')
  append(outer?.later ?? [], tables)
}
