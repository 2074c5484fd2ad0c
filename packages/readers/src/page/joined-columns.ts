import type { Grid, GridCell } from '@mingzhang/model'

/** 合列 Columns of a table on two pages: their edges, and for each edge of either page which of them it is. */
export type Columns = {
  readonly edges: readonly number[]
  readonly above: readonly number[]
  readonly below: readonly number[]
}

/** Edges of columns of one table on two pages are at most this far apart, in points, one shift of the page apart. */
const sameEdge = 3

/** Edges from the left one, so that a shift of the page does not matter. */
export const edgesFromLeft = (xs: readonly number[]): number[] => xs.map((x) => x - (xs[0] ?? 0))

const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= sameEdge

/**
 * 同列 The columns of two pages when they are the same.
 *
 * @param areGuessed were they found by alignment? Then their number is enough.
 */
export function sameColumns(
  above: readonly number[],
  below: readonly number[],
  areGuessed: boolean,
): Columns | null {
  const isSame =
    above.length === below.length &&
    (areGuessed || above.every((edge, index) => isNear(edge, below[index] ?? 0)))
  const each = above.map((_, index) => index)
  return isSame ? { edges: above, above: each, below: each } : null
}

/** So many inner edges that both pages have show one table even when each page has others too. */
const enoughShared = 2

/**
 * 并列 The columns of two pages of one table on which other cells are merged: all that either page shows. The page that
 * shows fewer shows no others; where it does, most of its edges go on, or a row is torn between the pages.
 */
export function joinedColumns(
  above: readonly number[],
  below: readonly number[],
  isTorn: boolean,
): Columns | null {
  if (!isNear(above.at(-1) ?? 0, below.at(-1) ?? 0)) return null
  const fresh = below.filter((edge) => !above.some((other) => isNear(edge, other)))
  const shared = below.length - fresh.length - 2
  const fewer = Math.min(above.length, below.length) - 2
  const isSubset = fresh.length === 0 || shared >= above.length - 2
  const isMostly = shared >= enoughShared && shared * 2 >= fewer
  if (!isSubset && !isMostly && !isTorn) return null
  const edges = [...above, ...fresh].toSorted((a, b) => a - b)
  const nearest = (edge: number): number => {
    const gaps = edges.map((other) => Math.abs(other - edge))
    return gaps.indexOf(Math.min(...gaps))
  }
  return { edges, above: above.map(nearest), below: below.map(nearest) }
}

/** What is said of columns, said of the columns they have become. */
export const moved = <T>(of: ReadonlyMap<number, T>, to: readonly number[]): ReadonlyMap<number, T> =>
  new Map([...of].map(([column, value]) => [to[column] ?? column, value]))

/** 拓列 A grid with more columns: a cell that covers several of them has its text in the first. */
export function widened(grid: Grid, to: readonly number[]): Grid {
  if (to.every((column, index) => column === index)) return grid
  const widthOf = (from: number, end: number): number => (to[end] ?? end) - (to[from] ?? from)
  const cellsOf = (cell: GridCell, index: number): GridCell[] => {
    const { columnSpan = 1, ...plain } = cell
    const span = widthOf(index, index + columnSpan)
    const isWide = span > 1 && (cell.text !== '' || columnSpan > 1)
    const blank: GridCell = { text: '', place: { ...cell.place, text: '' } }
    const covered = Array.from({ length: widthOf(index, index + 1) - 1 }, () => blank)
    return [{ ...plain, ...(isWide && { columnSpan: span }) }, ...covered]
  }
  return { ...grid, rows: grid.rows.map((row) => ({ ...row, cells: row.cells.flatMap(cellsOf) })) }
}
