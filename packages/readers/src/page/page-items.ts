import type { Grid, Place } from '@mingzhang/model'
import { fillLattice } from './fill-lattice.ts'
import { type Lattice, latticeOf } from './lattice.ts'
import { type Line, linesOf, segmentsOf } from './line-text.ts'
import { type Box, type Page, viewBox } from './page.ts'
import { gridOf, type PlaceOf } from './ruled-grid.ts'
import { groupsOf, mergedRules } from './rules.ts'
import { type Token, tokensOf } from './tokens.ts'

/** 版面元素 A line of text or a table, with its page; box in the reading frame. */
export type Item =
  | { readonly kind: 'line'; readonly page: Page; readonly box: Box; readonly line: Line }
  | {
      readonly kind: 'grid'
      readonly page: Page
      readonly box: Box
      readonly grid: Grid
      /** x of the edges of its columns. */
      readonly xs: readonly number[]
    }

/** Texts of one line that stand further apart than this are texts of their own, in sizes of type. */
const farApart = 3

/**
 * 拆版 Lines of text and tables of a page, from top to bottom.
 *
 * @param placeKind how places of this document are written
 * @param maxCells cells that may be laid out in one table
 */
export function itemsOf(page: Page, placeKind: 'pdf' | 'ofd', maxCells: number): Item[] {
  const placeOf = placesOn(page, placeKind)
  const { grids, rest } = ruledGrids(page, placeOf, maxCells)
  const lines = linesOf(rest.flatMap((token) => token.glyphs)).flatMap((line) => segmentsOf(line, farApart))
  const items = [...grids, ...lines.map((line): Item => ({ kind: 'line', page, box: line.box, line }))]
  return inReadingOrder(items)
}

/** Places on a page, in points of the page as seen, origin at the top left. */
export const placesOn =
  (page: Page, kind: 'pdf' | 'ofd'): PlaceOf =>
  (box, text): Place => ({ kind, page: page.number, box: viewBox(page, box), text })

type Ruled = { readonly grids: readonly Item[]; readonly rest: readonly Token[] }

/** Tables drawn with ruling lines, the innermost first, and the tokens that stand in none. */
function ruledGrids(page: Page, placeOf: PlaceOf, maxCells: number): Ruled {
  let rest: readonly Token[] = tokensOf(page.glyphs)
  const grids: Item[] = []
  const lattices = groupsOf(mergedRules(page.rules))
    .map(latticeOf)
    .filter((lattice): lattice is Lattice => lattice !== null && lattice.xs.length > 2)
    .toSorted((a, b) => areaOf(a.box) - areaOf(b.box))
  for (const lattice of lattices) {
    const { inside, outside } = fillLattice(lattice, rest)
    if (inside.every((glyphs) => glyphs.length === 0)) continue
    const grid = gridOf(lattice, inside, placeOf, maxCells)
    if (grid === null) continue
    grids.push({ kind: 'grid', page, box: lattice.box, grid, xs: lattice.xs })
    rest = outside
  }
  return { grids, rest }
}

const areaOf = ([x0, y0, x1, y1]: Box): number => (x1 - x0) * (y1 - y0)

/** From top to bottom; what stands at one height from left to right. */
function inReadingOrder(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => {
    const [aTop, bTop] = [middleOf(a), middleOf(b)]
    const isBeside = aTop > b.box[1] && aTop < b.box[3] && bTop > a.box[1] && bTop < a.box[3]
    return isBeside ? a.box[0] - b.box[0] : topOf(a) - topOf(b)
  })
}

const topOf = (item: Item): number => (item.kind === 'line' ? item.line.base - item.line.size : item.box[1])
const middleOf = ({ box }: Item): number => (box[1] + box[3]) / 2
