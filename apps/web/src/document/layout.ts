import type { Block } from '@mingzhang/model'
import type { Spot } from '../places/source-index.ts'
import type { Reading } from './reading.ts'

/** A run of table rows, or the strip that stands for rows left out (`to` not included). */
export type RowPart = { readonly kind: 'rows' | 'cut'; readonly from: number; readonly to: number }

/** 版面 One piece of the page: what the virtual list shows as one item. */
export type Item =
  | { readonly kind: 'paragraph'; readonly id: string; readonly block: number; readonly role: ParagraphRole }
  | { readonly kind: 'caption'; readonly id: string; readonly blocks: readonly number[] }
  | {
      readonly kind: 'rows'
      readonly id: string
      readonly block: number
      readonly head: boolean
      readonly parts: readonly RowPart[]
    }
  | {
      readonly kind: 'fold'
      readonly id: string
      readonly from: number
      readonly to: number
      readonly tables: number
    }

export type ParagraphRole = 'title' | 'heading' | 'text'

/** Rows of a table that make one item: long tables are virtual by the chunk. */
const chunk = 20

/**
 * 排版 The items of a document in reading order.
 *
 * @param reading the document
 * @param lit spots of the selected finding; with `folded`, what is unrelated to them becomes strips
 */
export function layout(reading: Reading, lit: readonly Spot[], folded: boolean): readonly Item[] {
  const { blocks } = reading.index
  if (!folded || lit.length === 0) return itemsOf(reading, 0, blocks.length, null)
  const kept = keptBlocks(reading, lit)
  const items: Item[] = []
  let from = 0
  while (from < blocks.length) {
    const keep = kept.has(from)
    let to = from + 1
    while (to < blocks.length && kept.has(to) === keep) to += 1
    if (keep) items.push(...itemsOf(reading, from, to, lit))
    else items.push(foldOf(blocks, from, to))
    from = to
  }
  return items
}

function foldOf(blocks: readonly Block[], from: number, to: number): Item {
  const tables = blocks.slice(from, to).filter(({ kind }) => kind === 'grid').length
  return { kind: 'fold', id: `fold-${from}`, from, to, tables }
}

/** What a reader needs around the lit places: the heading, the neighbours, the title and unit of a table. */
function keptBlocks({ index, headings, titles }: Reading, lit: readonly Spot[]): Set<number> {
  const kept = new Set<number>()
  for (const { block } of lit) {
    const paragraph = index.blocks[block]?.kind === 'paragraph'
    const first = paragraph ? firstBeside(index.blocks, headings, block) : firstAbove(index.blocks, block)
    const last = titles.has(block) ? tableBelow(index.blocks, block) : lastBeside(index.blocks, block)
    for (let at = first; at <= last; at += 1) kept.add(at)
  }
  return kept
}

/** The heading a paragraph stands under when it is near, else its neighbour. */
function firstBeside(blocks: readonly Block[], headings: ReadonlySet<number>, block: number): number {
  for (let at = block - 1; at >= block - 4 && blocks[at]?.kind === 'paragraph'; at -= 1) {
    if (headings.has(at)) return at
  }
  return blocks[block - 1]?.kind === 'paragraph' ? block - 1 : block
}

/** The paragraph behind a paragraph; a grid stands alone. */
const lastBeside = (blocks: readonly Block[], block: number): number =>
  blocks[block]?.kind === 'paragraph' && blocks[block + 1]?.kind === 'paragraph' ? block + 1 : block

/** The grid a title stands over, which a finding about the title speaks of. */
function tableBelow(blocks: readonly Block[], block: number): number {
  for (let at = block + 1; at <= block + 5; at += 1) if (blocks[at]?.kind === 'grid') return at
  return block
}

/** The short lines above a grid: title, unit, year, unit of money. */
function firstAbove(blocks: readonly Block[], block: number): number {
  let first = block
  while (first > block - 5) {
    const above = blocks[first - 1]
    if (above?.kind !== 'paragraph' || above.text.length > 60) break
    first -= 1
  }
  return first
}

function itemsOf(reading: Reading, from: number, to: number, lit: readonly Spot[] | null): Item[] {
  const items: Item[] = []
  for (let at = from; at < to; at += 1) {
    const block = reading.index.blocks[at]
    if (!block) break
    if (block.kind === 'grid') {
      items.push(...gridItems(reading, at, lit))
      continue
    }
    const caption = captionFrom(reading, at, to)
    if (caption > at) {
      const blocks = Array.from({ length: caption - at }, (_, step) => at + step)
      items.push({ kind: 'caption', id: `caption-${at}`, blocks })
      at = caption - 1
      continue
    }
    items.push({ kind: 'paragraph', id: `block-${at}`, block: at, role: roleOf(reading, at) })
  }
  return items
}

function roleOf({ titles, headings }: Reading, block: number): ParagraphRole {
  if (titles.has(block)) return 'title'
  return headings.has(block) ? 'heading' : 'text'
}

/** Short lines between the title of a table and its grid (unit, year, 单位：万元) stand on one line above it. */
function captionFrom({ index, titles, headings }: Reading, at: number, end: number): number {
  let next = at
  while (next < end && next - at < 4) {
    const block = index.blocks[next]
    if (block?.kind !== 'paragraph') break
    if (titles.has(next) || headings.has(next) || block.text.length > 44 || block.text.includes('。'))
      return at
    next += 1
  }
  if (index.blocks[next]?.kind !== 'grid' || next >= end) return at
  const texts = index.blocks.slice(at, next).map((block) => (block.kind === 'paragraph' ? block.text : ''))
  return texts.some((text) => /单位|金额|年度/u.test(text)) ? next : at
}

function gridItems({ printed }: Reading, block: number, lit: readonly Spot[] | null): Item[] {
  const table = printed.get(block)
  if (!table) return []
  const parts = lit ? keptRows(table.grid.rows.length, table.headRows, block, lit) : null
  if (parts) return [{ kind: 'rows', id: `rows-${block}`, block, head: true, parts }]
  const items: Item[] = []
  const last = table.grid.rows.length
  for (let from = table.headRows; from < last || items.length === 0; from += chunk) {
    const part: RowPart = { kind: 'rows', from, to: Math.min(last, from + chunk) }
    const head = from === table.headRows
    items.push({ kind: 'rows', id: `rows-${block}-${from}`, block, head, parts: [part] })
  }
  return items
}

/** Lit rows with a neighbour, the first and the last; null when nothing would be left out. */
function keptRows(rows: number, head: number, block: number, lit: readonly Spot[]): RowPart[] | null {
  const shown = new Set([head, rows - 1])
  for (const spot of lit) {
    if (spot.block !== block || spot.row === null) continue
    for (const row of [spot.row - 1, spot.row, spot.row + 1]) shown.add(row)
  }
  const parts: RowPart[] = []
  for (let from = head; from < rows; ) {
    const keep = shown.has(from)
    let to = from + 1
    while (to < rows && shown.has(to) === keep) to += 1
    // A strip for a single row saves nothing.
    const kind = keep || to - from < 3 ? 'rows' : 'cut'
    parts.push({ kind, from, to })
    from = to
  }
  const any = lit.some((spot) => spot.block === block)
  return any && parts.some(({ kind }) => kind === 'cut') ? joined(parts) : null
}

function joined(parts: readonly RowPart[]): RowPart[] {
  const result: RowPart[] = []
  for (const part of parts) {
    const before = result.at(-1)
    if (before?.kind === 'rows' && part.kind === 'rows')
      result[result.length - 1] = { ...before, to: part.to }
    else result.push(part)
  }
  return result
}

/** Does an item show a spot? */
export function shows(item: Item, spot: Pick<Spot, 'block' | 'row'>): boolean {
  if (item.kind === 'paragraph') return item.block === spot.block
  if (item.kind === 'caption') return item.blocks.includes(spot.block)
  if (item.kind === 'fold') return item.from <= spot.block && spot.block < item.to
  if (item.block !== spot.block) return false
  const { row } = spot
  if (row === null) return item.head
  const first = item.parts[0]?.from ?? 0
  const last = item.parts.at(-1)?.to ?? 0
  return (item.head && row < first) || (first <= row && row < last)
}
