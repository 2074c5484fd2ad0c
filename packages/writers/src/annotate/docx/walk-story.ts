import { attributeOf, type XmlNode, type XmlText } from '../package/scan-xml.ts'
import { unescapeXml } from '../package/xml-text.ts'
import { emptySpot, joinSpots, type Piece, type Spot } from './spot.ts'
import {
  beginRow,
  type CellMerge,
  endCell,
  endRow,
  type SpotAt,
  skipColumns,
  spotsOf,
  type WordTable,
  wordTable,
} from './word-table.ts'

/** 编号块 A block as places count them, from 1: a line of a paragraph, or a table. */
export type WordBlock =
  | { readonly kind: 'line'; readonly spot: Spot; readonly from: number; readonly to: number }
  | { readonly kind: 'table'; readonly at: SpotAt }

type StoryBlock = { kind: 'paragraph'; spot: Spot } | { kind: 'table'; at: SpotAt }

type OpenParagraph = { text: string; pieces: Piece[]; paragraphs: XmlNode[]; runsOn: boolean }

type Frame = {
  readonly blocks: StoryBlock[]
  readonly later: StoryBlock[]
  paragraph: OpenParagraph | null
  inner: number
  carried: Spot
  readonly cell: CellMerge | null
}

type State = {
  readonly frames: Frame[]
  readonly tables: WordTable[]
  run: XmlNode | null
  isHidden: boolean
}

const frameOf = (cell: CellMerge | null): Frame => ({
  blocks: [],
  later: [],
  paragraph: null,
  inner: 0,
  carried: emptySpot,
  cell,
})

const skipped =
  /^(?:del|moveFrom|\w+Change|Fallback|sdtPr|sdtEndPr|rt|instrText|delText|delInstrText|txbxStyle|footnotePr|sectPr)$/u

/**
 * 走正文 The blocks of the body of a word-processing file, counted exactly as the reader of docx counts them
 * (`readStory` and `blocksOfStory` of @mingzhang/readers; a round trip holds the two together):
 *
 * - tracked changes are accepted; hidden text and the second copies of drawings are not there;
 * - every line of a paragraph that is not blank is a block, a table is one block;
 * - text boxes and tables inside cells stand behind the paragraph or table that holds them;
 * - a paragraph whose end was deleted goes on in the next one.
 *
 * Footnotes are counted behind the body by the reader; they are not walked here.
 */
export function walkStory(root: XmlNode): readonly WordBlock[] {
  const body = frameOf(null)
  walk(root, { frames: [body], tables: [], run: null, isHidden: false })
  return body.blocks.flatMap((block): WordBlock[] => {
    if (block.kind === 'table') return [block]
    let from = 0
    return block.spot.text.split('\n').flatMap((line): WordBlock[] => {
      const start = from
      from += line.length + 1
      return line.trim() === ''
        ? []
        : [{ kind: 'line', spot: block.spot, from: start, to: start + line.length }]
    })
  })
}

function walk(node: XmlNode, state: State): void {
  for (const child of node.children) {
    if (child.tag === null) {
      if (node.name === 't') writeText(state, node, child)
    } else if (skipped.test(child.name)) skip(state, child)
    else walkElement(state, child)
  }
}

function walkElement(state: State, node: XmlNode): void {
  const frame = state.frames.at(-1)
  const table = state.tables.at(-1)
  if (!frame) return
  if (node.name === 'p') walkParagraph(state, frame, node)
  else if (node.name === 'r') walkRun(state, node)
  else if (node.name === 'tbl') walkTable(state, frame, node)
  else if (node.name === 'tr' && table) {
    beginRow(table)
    walk(node, state)
    endRow(table)
  } else if (node.name === 'tc' && table) walkCell(state, table, frame, node)
  else if (node.name === 'txbxContent') walkBox(state, frame, node)
  else {
    if (node.parent?.name === 'r') writeMark(state, node)
    else setProperty(state, frame, node)
    walk(node, state)
  }
}

function skip({ tables, frames }: State, { name, parent }: XmlNode): void {
  if (name !== 'del' && name !== 'moveFrom') return
  const table = tables.at(-1)
  const paragraph = frames.at(-1)?.paragraph
  if (parent?.name === 'trPr' && table) table.isRowDeleted = true
  else if (parent?.name === 'rPr' && parent.parent?.name === 'pPr' && paragraph) paragraph.runsOn = true
}

function walkParagraph(state: State, frame: Frame, node: XmlNode): void {
  if (frame.paragraph) {
    frame.inner += 1
    walk(node, state)
    frame.inner -= 1
    return
  }
  const { text, pieces, paragraphs } = frame.carried
  const paragraph = { text, pieces: [...pieces], paragraphs: [...paragraphs, node], runsOn: false }
  frame.carried = emptySpot
  frame.paragraph = paragraph
  walk(node, state)
  frame.paragraph = null
  if (paragraph.runsOn) {
    frame.carried = paragraph
    return
  }
  const isBare = paragraph.text.trim() === '' && frame.cell === null
  if (!isBare) frame.blocks.push({ kind: 'paragraph', spot: paragraph })
  frame.blocks.push(...frame.later.splice(0))
}

function walkRun(state: State, node: XmlNode): void {
  const outer = state.run
  state.run ??= node
  state.isHidden = false
  walk(node, state)
  state.isHidden = false
  state.run = outer
}

function walkTable(state: State, frame: Frame, node: XmlNode): void {
  const table = wordTable()
  state.tables.push(table)
  walk(node, state)
  state.tables.pop()
  const waiting = frame.later.splice(0)
  frame.blocks.push({ kind: 'table', at: spotsOf(table) }, ...waiting)
}

function walkCell(state: State, table: WordTable, outer: Frame, node: XmlNode): void {
  const merge: CellMerge = { columnSpan: 1, goesOnDown: false, goesOnRight: false }
  const frame = within(state, merge, node)
  const spots = frame.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.spot] : []))
  const spot = [...spots, frame.carried].reduce((one, other) => joinSpots(one, other, '\n'))
  endCell(table, merge, spot)
  if (!table.isRowDeleted) outer.later.push(...frame.blocks.filter((block) => block.kind === 'table'))
}

const walkBox = (state: State, outer: Frame, node: XmlNode): void => {
  outer.later.push(...within(state, null, node).blocks)
}

/** What a cell or a text box holds: a story of its own, whose runs are not those around it. */
function within(state: State, cell: CellMerge | null, node: XmlNode): Frame {
  const frame = frameOf(cell)
  const { run } = state
  state.run = null
  state.frames.push(frame)
  walk(node, state)
  state.frames.pop()
  state.run = run
  return frame
}

function writeText(state: State, holder: XmlNode, { raw, isCdata, start, end }: XmlText): void {
  const text = isCdata ? raw : unescapeXml(raw.replace(/\r\n?/gu, '\n'))
  write(state, text, { start, end, holder, isText: !isCdata && !raw.includes('\r') })
}

function writeMark(state: State, node: XmlNode): void {
  const text = markOf(node)
  if (text !== '') write(state, text, { start: node.start, end: node.end, holder: node, isText: false })
}

function markOf({ name, raw }: XmlNode): string {
  if (name === 'tab' || name === 'ptab') return '\t'
  if (name === 'br' || name === 'cr') return '\n'
  if (name === 'noBreakHyphen') return '-'
  return name === 'sym' && Number.parseInt(attributeOf(raw, 'char') ?? '', 16) > 0x1f ? '□' : ''
}

function write(
  state: State,
  text: string,
  at: Pick<Piece, 'start' | 'end' | 'isText'> & { holder: XmlNode },
): void {
  const paragraph = state.frames.at(-1)?.paragraph
  if (!paragraph || state.isHidden) return
  const { run } = state
  const holder = run !== null && at.holder.parent === run ? at.holder : null
  const from = paragraph.text.length
  const { start, end, isText } = at
  paragraph.text += text
  paragraph.pieces.push({
    from,
    to: from + text.length,
    start,
    end,
    run,
    holder,
    isText: isText && holder !== null,
  })
}

const isOff = (value: string): boolean => /^(?:0|false|off)$/u.test(value)

function setProperty(state: State, { cell }: Frame, { name, raw, parent }: XmlNode): void {
  const value = attributeOf(raw, 'val')
  const table = state.tables.at(-1)
  if (name === 'vanish' && parent?.parent?.name === 'r') state.isHidden = !isOff(value ?? '')
  else if (cell && parent?.name === 'tcPr') setMerge(cell, name, value)
  else if (table && parent?.name === 'trPr' && name === 'gridBefore') skipColumns(table, Number(value ?? 0))
}

function setMerge(cell: CellMerge, name: string, value: string | null): void {
  if (name === 'gridSpan') cell.columnSpan = Number(value ?? 1)
  else if (name === 'vMerge') cell.goesOnDown = value !== 'restart'
  else if (name === 'hMerge') cell.goesOnRight = value !== 'restart'
}
