import type { Block, Paragraph } from '@mingzhang/model'
import { addGrid, type Chain } from './continued-grid.ts'
import { furnitureOf } from './furniture.ts'
import { type Line, lineOf } from './line-text.ts'
import type { Page } from './page.ts'
import { type Item, itemsOf, placesOn } from './page-items.ts'
import { goesOn, type Margins, marginsOf, type PlacedLine, paragraphOf } from './paragraphs.ts'

/**
 * 读版面 Paragraphs and tables of a document's pages, in reading order; whatever format drew the pages.
 *
 * Lines that go on in the next are put together, over pages too. Headers, footers and page numbers tear no sentence and
 * no table: they come last, page by page, followed by characters that stand at an angle to the rest (stamps).
 *
 * @param placeKind how places of this document are written: points of the page as seen, origin at the top left
 * @param maxCells cells that may be laid out in one table
 */
export function readPages(pages: readonly Page[], placeKind: 'pdf' | 'ofd', maxCells: number): Block[] {
  const byPage: Item[][] = []
  for (const page of pages) byPage.push(itemsOf(page, placeKind, maxCells, byPage.at(-1) ?? []))
  const furniture = furnitureOf(byPage)
  const placesOf = (page: Page) => placesOn(page, placeKind)
  const body = byPage.map((items) => items.filter((item) => !furniture.has(item)))
  const measures = marginsOf(body.map(linesIn))
  const margins = new Map(pages.map((page, index) => [page, measures[index] ?? null]))
  const paragraph = (lines: readonly PlacedLine[]): Paragraph[] => {
    const found = paragraphOf(lines, placesOf)
    return found ? [found] : []
  }
  return [
    ...blocksOf(body.flat(), (page) => margins.get(page) ?? null, paragraph),
    ...pages.flatMap((page, index) => {
      const edges = (byPage[index] ?? []).flatMap((item) =>
        furniture.has(item) && item.kind === 'line' ? [item] : [],
      )
      const strays = strayLines(page).map((line) => ({ line, page }))
      return [...edges, ...strays].flatMap((line) => paragraph([line]))
    }),
  ]
}

/** Characters at an angle, in the order of the file: what was set in one go is one line. */
const strayLines = (page: Page): Line[] =>
  page.strays.length === 0
    ? []
    : [{ ...lineOf(page.strays), text: page.strays.map((glyph) => glyph.text).join('') }]

const linesIn = (items: readonly Item[]): PlacedLine[] =>
  items.flatMap((item) => (item.kind === 'line' ? [item] : []))

function blocksOf(
  items: readonly Item[],
  marginsAt: (page: Page) => Margins | null,
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
