import type { Block, Paragraph } from '@mingzhang/model'
import { addGrid, type Chain } from './continued-grid.ts'
import { furnitureOf } from './furniture.ts'
import { lineOf, measured, type PrintedLine } from './line-text.ts'
import { type Glyph, type Leaf, leafOf, type Page } from './page.ts'
import { type Item, itemsOf, placesOn } from './page-items.ts'
import { goesOn, type Margins, marginsOf, type PlacedLine, paragraphOf } from './paragraphs.ts'
import { type Inked, isScan } from './scanned.ts'

/** 读版 Takes pages one after the other, so that none need be kept, and then gives what stands on them. */
export type PageReader = {
  readonly take: (page: Page) => void
  /** Were they pictures of pages? */
  readonly isScan: () => boolean
  /** Paragraphs and tables in reading order. */
  readonly blocks: () => Block[]
}

/**
 * 读版面 Paragraphs and tables of a document's pages, in reading order; whatever format drew the pages.
 *
 * Lines that go on in the next are put together, over pages too. Headers, footers and page numbers tear no sentence and
 * no table: they come last, page by page, followed by characters that stand at an angle to the rest (stamps).
 *
 * @param placeKind how places of this document are written: points of the page as seen, origin at the top left
 * @param maxCells cells that may be laid out in one table
 */
export function pageReader(placeKind: 'pdf' | 'ofd', maxCells: number): PageReader {
  const pages: TakenPage[] = []
  const take = (page: Page): void => {
    const leaf = leafOf(page)
    const items = itemsOf(page, leaf, placeKind, maxCells, pages.at(-1)?.items ?? [])
    const { glyphs, strays, pictures } = page
    pages.push({ leaf, items, stray: strayLine(strays), inked: { glyphs: glyphs.length, pictures } })
  }
  return {
    take,
    isScan: () => isScan(pages.map(({ inked }) => inked)),
    blocks: () => blocksOn(pages, placeKind),
  }
}

/** 读版面 The same of pages that are at hand. */
export function readPages(pages: readonly Page[], placeKind: 'pdf' | 'ofd', maxCells: number): Block[] {
  const reader = pageReader(placeKind, maxCells)
  for (const page of pages) reader.take(page)
  return reader.blocks()
}

/** What is kept of a page. */
type TakenPage = {
  readonly leaf: Leaf
  readonly items: readonly Item[]
  readonly stray: PrintedLine | null
  readonly inked: Inked
}

function blocksOn(pages: readonly TakenPage[], placeKind: 'pdf' | 'ofd'): Block[] {
  const furniture = furnitureOf(pages.map(({ items }) => items))
  const body = pages.map(({ items }) => items.filter((item) => !furniture.has(item)))
  const measures = marginsOf(body.map(linesIn))
  const margins = new Map(pages.map(({ leaf }, index) => [leaf, measures[index] ?? null]))
  const paragraph = (lines: readonly PlacedLine[]): Paragraph[] => {
    const found = paragraphOf(lines, (page) => placesOn(page, placeKind))
    return found ? [found] : []
  }
  return [
    ...blocksOf(body.flat(), (page) => margins.get(page) ?? null, paragraph),
    ...pages.flatMap(({ leaf, items, stray }) => {
      const edges = items.flatMap((item) => (furniture.has(item) && item.kind === 'line' ? [item] : []))
      const strays = stray ? [{ line: stray, page: leaf }] : []
      return [...edges, ...strays].flatMap((line) => paragraph([line]))
    }),
  ]
}

/** Characters at an angle, in the order of the file: what was set in one go is one line. */
const strayLine = (strays: readonly Glyph[]): PrintedLine | null =>
  strays.length === 0
    ? null
    : measured({ ...lineOf(strays), text: strays.map((glyph) => glyph.text).join('') })

const linesIn = (items: readonly Item[]): PlacedLine[] =>
  items.flatMap((item) => (item.kind === 'line' ? [item] : []))

function blocksOf(
  items: readonly Item[],
  marginsAt: (page: Leaf) => Margins | null,
  paragraph: (lines: readonly PlacedLine[]) => Paragraph[],
): Block[] {
  const blocks: Block[] = []
  let open: PlacedLine[] = []
  let before: Item | null = null
  let chain: Chain | null = null
  for (const item of items) {
    const last = open.at(-1)
    if (item.kind === 'line' && last && goesOn(last, item, marginsAt(last.page), marginsAt(item.page)))
      open.push(item)
    else {
      blocks.push(...paragraph(open))
      open = item.kind === 'line' ? [item] : []
      if (item.kind === 'grid') chain = addGrid(blocks, item, before, chain)
    }
    before = item
  }
  return [...blocks, ...paragraph(open)]
}
