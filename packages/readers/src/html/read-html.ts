import type { Block, Place, Read, SourceDocument } from '@mingzhang/model'
import { append } from '../grid/append.ts'
import { paragraphsOf } from '../grid/clean-piece.ts'
import { layOutGrid, type PlaceAt } from '../grid/lay-out-grid.ts'
import { splitGrid } from '../grid/split-grid.ts'
import type { Limits } from '../limits.ts'
import { beyondLimits, refused } from '../refusals.ts'
import { decodePage } from './decode-page.ts'
import { isNavigation, isUnseen, type Measure, measureOf } from './page-furniture.ts'
import { linesOf, sourceText } from './page-text.ts'
import { type Element, isElement, type Node, parsePage } from './parse-page.ts'
import { anchorsOf, cellsOf, type PageAnchor, rowsOf } from './table-anchors.ts'

/** What is being read: where paragraphs go, and how many of each element were met. */
type Walk = {
  readonly blocks: Block[]
  readonly counts: Map<string, number>
  /** Positions of tables that may still be laid out; below 0 once there were too many. */
  readonly budget: { left: number }
  readonly measures: Map<Element, Measure>
  /** Text of the paragraph that is open, and the element it stands in. */
  text: string
  path: string
  lines: number
}

/**
 * 读网页 Paragraphs and tables of a web page, also of one that a browser or an office program saved. Scripts, styles,
 * what nobody sees, and lists of links are left out.
 *
 * Places are paths: /table[2]/tr[3]/td[1] is the first cell of the third row of the second table of the page.
 */
export function readHtml(bytes: Uint8Array, limits: Limits): Read<SourceDocument> {
  const body = parsePage(decodePage(bytes), limits)
  if (body === null) return refused(beyondLimits('的结构套得太深或太大'))
  const blocks: Block[] = []
  const counts = new Map<string, number>()
  const budget = { left: limits.maxCells }
  const walk: Walk = { blocks, counts, budget, measures: new Map(), text: '', path: '/body[1]', lines: 0 }
  readInside(walk, body)
  closeParagraph(walk)
  return budget.left < 0
    ? refused(beyondLimits('里的单元格太多'))
    : { ok: true, value: { format: 'html', blocks } }
}

/** Elements that stand on lines of their own. */
const blockElement =
  /^(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|section|article|main|header|form|fieldset|center|blockquote|pre|hr|address|figure|figcaption|details|summary|legend|tr|td|th|caption|tbody|thead|tfoot)$/u

function readInside(walk: Walk, element: Element): void {
  for (const node of element.childNodes) readNode(walk, node)
}

function readNode(walk: Walk, node: Node): void {
  if (!isElement(node)) {
    if (node.nodeName === '#text' && 'value' in node) walk.text += sourceText(node.value)
    return
  }
  const number = (walk.counts.get(node.tagName) ?? 0) + 1
  walk.counts.set(node.tagName, number)
  if (isUnseen(node) || isNavigation(node, walk.measures)) return
  if (node.tagName === 'br') walk.text += '\n'
  else if (node.tagName === 'table') readTable(walk, node, number)
  else if (blockElement.test(node.tagName)) readBlock(walk, node, `/${node.tagName}[${number}]`)
  else readInside(walk, node)
}

function readBlock(walk: Walk, element: Element, path: string): void {
  closeParagraph(walk)
  const outer = { path: walk.path, lines: walk.lines }
  walk.path = path
  walk.lines = 0
  readInside(walk, element)
  closeParagraph(walk)
  walk.path = outer.path
  walk.lines = outer.lines
}

/** Lines after the first of one element are told apart: /p[3], /p[3]/text()[2]. */
function closeParagraph(walk: Walk): void {
  const { path } = walk
  for (const line of linesOf(walk.text)) {
    walk.lines += 1
    const at = walk.lines === 1 ? path : `${path}/text()[${walk.lines}]`
    walk.blocks.push(...paragraphsOf(line, (text): Place => ({ kind: 'html', path: at, text })))
  }
  walk.text = ''
}

function readTable(walk: Walk, table: Element, number: number): void {
  closeParagraph(walk)
  for (const caption of table.childNodes.filter(isElement).filter((child) => child.tagName === 'caption')) {
    readBlock(walk, caption, `/table[${number}]/caption[1]`)
  }
  const rows = rowsOf(table).flatMap((row, index) => (isUnseen(row) ? [] : [{ row, order: index + 1 }]))
  const elements = rows.map(({ row }) => row)
  if (isLayout(elements, walk.measures)) {
    for (const cell of elements.flatMap(cellsOf)) readBlock(walk, cell, `/table[${number}]`)
    return
  }
  const { blocks, budget } = walk
  const inner: Block[] = []
  const anchors = anchorsOf(elements, budget.left, (cell) => cellText(walk, cell, inner))
  const orders = rows.map(({ order }) => order)
  const laid = anchors && layOutGrid(anchors, rows.length, budget.left, placesIn(number, orders))
  budget.left = laid ? budget.left - laid.reduce((sum, row) => sum + row.cells.length, 0) : -1
  append(blocks, splitGrid((laid ?? []).map((row) => ({ row, isRuled: null }))))
  append(blocks, inner)
}

/** The text of a cell, line by line; a table inside it becomes a block of its own. */
function cellText(walk: Walk, cell: Element, inner: Block[]): string {
  const blocks: Block[] = []
  const inside: Walk = { ...walk, blocks, text: '' }
  readInside(inside, cell)
  closeParagraph(inside)
  append(
    inner,
    blocks.filter((block) => block.kind === 'grid'),
  )
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.place.text] : [])).join('\n')
}

/** 排版表格 Pages of old are laid out by tables: most of the text stands in cells that hold tables themselves. */
function isLayout(rows: readonly Element[], measures: Map<Element, Measure>): boolean {
  const cells = rows.flatMap(cellsOf).map((cell) => measureOf(cell, measures))
  const sum = (from: readonly Measure[]): number => from.reduce((all, { length }) => all + length, 0)
  const nested = cells.filter((cell) => cell.holdsTable)
  return nested.length > 0 && sum(nested) * 2 >= sum(cells)
}

const placesIn =
  (number: number, orders: readonly number[]): PlaceAt =>
  ({ row }, text, anchor): Place => {
    const cell = anchor && isPageAnchor(anchor) ? `/td[${anchor.order}]` : ''
    const order = orders[anchor?.row ?? row] ?? row + 1
    return { kind: 'html', path: `/table[${number}]/tr[${order}]${cell}`, text }
  }

const isPageAnchor = (anchor: object): anchor is PageAnchor => 'order' in anchor
