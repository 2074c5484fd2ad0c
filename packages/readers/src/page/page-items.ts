import type { Grid, Place } from '@mingzhang/model'
import type { Extent } from './aligned-columns.ts'
import { alignedTables } from './aligned-tables.ts'
import { fillLattice } from './fill-lattice.ts'
import { type Lattice, latticeOf } from './lattice.ts'
import { type Line, linesOf, segmentsOf } from './line-text.ts'
import { type Box, type Page, type Rule, viewBox } from './page.ts'
import { gridOf, type LaidOut, type PlaceOf } from './ruled-grid.ts'
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
      /** Columns of words, when no lines drew them. */
      readonly columns: readonly Extent[]
      /** Columns in which the text of its last row fills its measure. */
      readonly fullAtFoot: ReadonlySet<number>
    }

/** More lines than this on a page are a drawing. */
const mostRules = 4_000
/** How sure the columns of a table without upright lines are. */
const alignedConfidence = 0.65
/** Texts of one line that stand further apart than this are texts of their own, in sizes of type. */
const farApart = 3

/**
 * 拆版 Lines of text and tables of a page, from top to bottom.
 *
 * @param placeKind how places of this document are written
 * @param maxCells cells that may be laid out in one table
 * @param before items of the page before
 */
export function itemsOf(
  page: Page,
  placeKind: 'pdf' | 'ofd',
  maxCells: number,
  before: readonly Item[],
): Item[] {
  const placeOf = placesOn(page, placeKind)
  const { grids, rest, levels } = ruledGrids(page, placeOf, maxCells)
  const lines = linesOf(rest.flatMap((token) => token.glyphs))
  const aligned = alignedTables(lines, levels, columnsAtFoot(before)).flatMap((table) => {
    const laid = gridOf(table.lattice, table.inside, placeOf, maxCells)
    if (laid === null) return []
    const guessed = { ...laid, grid: asGuessed(laid.grid) }
    return [{ item: gridItem(page, table.lattice, guessed, table.columns), lines: table.lines }]
  })
  const taken = new Set(aligned.flatMap((table) => table.lines))
  const loose = lines.filter((line) => !taken.has(line)).flatMap((line) => segmentsOf(line, farApart))
  const items = loose.map((line): Item => ({ kind: 'line', page, box: line.box, line }))
  return inReadingOrder([...grids, ...aligned.map(({ item }) => item), ...items])
}

/** Columns that nobody drew may be others: what is read in them is worth a look, and no error. */
const asGuessed = (grid: Grid): Grid => ({
  ...grid,
  rows: grid.rows.map((row) => ({ ...row, confidence: alignedConfidence })),
})

const gridItem = (page: Page, { box, xs }: Lattice, laid: LaidOut, columns: readonly Extent[]): Item => ({
  kind: 'grid',
  page,
  box,
  xs,
  columns,
  ...laid,
})

/** Columns of the last table of a page, if at most a footer and a page number stand below it. */
function columnsAtFoot(items: readonly Item[]): readonly Extent[] {
  const last = items.slice(-3).findLast((item) => item.kind === 'grid')
  return last?.kind === 'grid' ? last.columns : []
}

/** Places on a page, in points of the page as seen, origin at the top left. */
export const placesOn =
  (page: Page, kind: 'pdf' | 'ofd'): PlaceOf =>
  (box, text): Place => ({ kind, page: page.number, box: viewBox(page, box), text })

type Ruled = {
  readonly grids: readonly Item[]
  readonly rest: readonly Token[]
  readonly levels: readonly Rule[]
}

/** Tables drawn with ruling lines, the innermost first; the tokens that stand in none and the level lines of none. */
function ruledGrids(page: Page, placeOf: PlaceOf, maxCells: number): Ruled {
  let rest: readonly Token[] = tokensOf(page.glyphs)
  const grids: Item[] = []
  const rules = mergedRules(page.rules)
  const groups = (rules.length > mostRules ? [] : groupsOf(rules)).map((group) => ({
    rules: group,
    lattice: latticeOf(group),
  }))
  const isTable = (lattice: Lattice | null): lattice is Lattice => lattice !== null && lattice.xs.length > 2
  const lattices = groups.flatMap(({ lattice }) => (isTable(lattice) ? [lattice] : []))
  const levels = groups.flatMap(({ rules, lattice }) =>
    isTable(lattice) ? [] : rules.filter((rule) => rule.isLevel),
  )
  for (const lattice of lattices.toSorted((a, b) => areaOf(a.box) - areaOf(b.box))) {
    const { inside, outside } = fillLattice(lattice, rest)
    if (inside.every((glyphs) => glyphs.length === 0)) continue
    const laid = gridOf(lattice, inside, placeOf, maxCells)
    if (laid === null) continue
    grids.push(gridItem(page, lattice, laid, []))
    rest = outside
  }
  return { grids, rest, levels }
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
