import type { Grid, Place } from '@mingzhang/model'
import { alignedTables } from './aligned-tables.ts'
import type { Extent } from './extent.ts'
import { fillLattice } from './fill-lattice.ts'
import { headsOf, type Said, wordsOf } from './heads.ts'
import type { Lattice } from './lattice.ts'
import { linesOf, measured, type PrintedLine, segmentsOf } from './line-text.ts'
import { type Box, type Leaf, type Page, type Rule, viewBox } from './page.ts'
import { lattices } from './parted-lattice.ts'
import { gridOf, type LaidOut, type PlaceOf } from './ruled-grid.ts'
import { groupsOf, mergedRules } from './rules.ts'
import { type Token, tokensOf } from './tokens.ts'

/** 版面元素 A line of text or a table, with its page; box in the reading frame. */
export type Item =
  | { readonly kind: 'line'; readonly page: Leaf; readonly box: Box; readonly line: PrintedLine }
  | GridItem

/** 表 A table on its page. */
export type GridItem = LaidOut & {
  readonly kind: 'grid'
  readonly page: Leaf
  readonly box: Box
  /** Columns of words, when no lines drew them. */
  readonly columns: readonly Extent[]
  /** Is no line drawn along its upper, its lower edge? */
  readonly isOpenAtHead: boolean
  readonly isOpenAtFoot: boolean
  /** What its rows say that may be heads of tables, those of the table it goes on with too, as `signature` gives it. */
  readonly heads: ReadonlySet<string>
}

/** More lines than this on a page are a drawing. */
const mostRules = 4_000
/** Share of the page's height at its head in which a header may stand. */
const margin = 0.12
/** How sure the columns of a table without upright lines are. */
const alignedConfidence = 0.65
/** Texts of one line that stand further apart than this are texts of their own, in sizes of type. */
const farApart = 3

/**
 * 拆版 Lines of text and tables of a page, from top to bottom.
 *
 * @param placeKind how places of this document are written
 * @param maxCells cells that may be laid out in one table
 * @param leaf what is kept of the page
 * @param before items of the page before
 */
export function itemsOf(
  page: Page,
  leaf: Leaf,
  placeKind: 'pdf' | 'ofd',
  maxCells: number,
  before: readonly Item[],
): Item[] {
  const placeOf = placesOn(leaf, placeKind)
  const said = saidAtFoot(before)
  const { grids, rest, levels } = ruledGrids(page, leaf, placeOf, maxCells, said)
  const lines = linesOf(rest.flatMap((token) => token.glyphs))
  const aligned = alignedTables(lines, levels, lastGrid(before)?.columns ?? []).flatMap((table) => {
    const laid = gridOf(table.lattice, table.inside, placeOf, maxCells)
    if (laid === null) return []
    const guessed = { ...laid, grid: asGuessed(laid.grid) }
    return [{ item: gridItem(leaf, table.lattice, guessed, table.columns, nothing), lines: table.lines }]
  })
  const taken = new Set(aligned.flatMap((table) => table.lines))
  const loose = lines.filter((line) => !taken.has(line)).flatMap((line) => segmentsOf(line, farApart))
  const items = loose.map((line): Item => ({ kind: 'line', page: leaf, box: line.box, line: measured(line) }))
  return inReadingOrder([...grids, ...aligned.map(({ item }) => item), ...items])
}

/** A table that reaches the edge of its page, in points, was wider: nobody sees the columns that are missing. */
const atEdge = 1

/** Columns that nobody drew may be others: what is read in them is worth a look, and no error. */
const asGuessed = (grid: Grid): Grid => ({
  ...grid,
  rows: grid.rows.map((row) => ({ ...row, confidence: alignedConfidence })),
})

const gridItem = (
  page: Leaf,
  lattice: Lattice,
  laid: LaidOut,
  columns: readonly Extent[],
  said: Said,
): GridItem => ({
  kind: 'grid',
  page,
  box: lattice.box,
  columns,
  isOpenAtHead: lattice.isOpenAtHead,
  isOpenAtFoot: lattice.isOpenAtFoot,
  heads: headsOf(laid.grid.rows, said),
  ...laid,
})

/** What the table at the foot of the page before said, in its heads and in its last row. */
function saidAtFoot(items: readonly Item[]): Said {
  const last = lastGrid(items)
  return { heads: last?.heads ?? new Set(), foot: wordsOf(last?.grid.rows.at(-1)) }
}

/** The last table of a page, if at most a footer and a page number stand below it. */
const lastGrid = (items: readonly Item[]): GridItem | undefined =>
  items.slice(-3).findLast((item) => item.kind === 'grid')

/** Places on a page, in points of the page as seen, origin at the top left. */
export const placesOn =
  (page: Leaf, kind: 'pdf' | 'ofd'): PlaceOf =>
  (box, text): Place => ({ kind, page: page.number, box: viewBox(page, box), text })

type Ruled = {
  readonly grids: readonly Item[]
  readonly rest: readonly Token[]
  readonly levels: readonly Rule[]
}

/** Tables drawn with ruling lines, the innermost first; the tokens that stand in none and the level lines of none. */
function ruledGrids(page: Page, leaf: Leaf, placeOf: PlaceOf, maxCells: number, said: Said): Ruled {
  let rest: readonly Token[] = tokensOf(page.glyphs)
  const grids: Item[] = []
  const rules = mergedRules(page.rules)
  const first = Math.min(...rest.map(({ box }) => box[1]).filter((top) => top > page.height * margin))
  const saidIn = (top: number): Said => (top <= Math.max(first, page.height * margin) ? said : nothing)
  const groups = (rules.length > mostRules ? [] : groupsOf(rules)).map((group) => ({
    rules: group,
    tables: lattices(group, rest, saidIn(topOfRules(group))).filter(({ xs }) => xs.length > 2),
  }))
  const levels = groups.flatMap(({ rules, tables }) =>
    tables.length > 0 ? [] : rules.filter((rule) => rule.isLevel),
  )
  const tables = groups.flatMap((group) => group.tables)
  for (const lattice of tables.toSorted((a, b) => areaOf(a.box) - areaOf(b.box))) {
    const { inside, outside } = fillLattice(lattice, rest, page)
    if (inside.every((glyphs) => glyphs.length === 0)) continue
    const laid = gridOf(lattice, inside, placeOf, maxCells)
    if (laid === null) continue
    const whole = lattice.box[2] > page.width - atEdge ? { ...laid, grid: asGuessed(laid.grid) } : laid
    grids.push(gridItem(leaf, lattice, whole, [], saidIn(lattice.box[1])))
    rest = outside
  }
  return { grids, rest, levels }
}

const nothing: Said = { heads: new Set(), foot: '' }

const topOfRules = (rules: readonly Rule[]): number =>
  Math.min(...rules.map(({ isLevel, at, from }) => (isLevel ? at : from)))

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
