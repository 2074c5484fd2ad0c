import type { Box, Rule } from './page.ts'
import { clustered } from './rules.ts'

/** 区 A cell of a lattice, merged cells included: positions from `row`, `column`, 0-based. */
export type Region = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

/** 格网 The cells that ruling lines draw: edges of columns and rows, and the cells between them. */
export type Lattice = {
  /** x of the edges of columns, ascending; one more than there are columns. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly regions: readonly Region[]
  readonly box: Box
  /** Is no line drawn along its upper, its lower edge? */
  readonly isOpenAtHead: boolean
  readonly isOpenAtFoot: boolean
  /** Columns, 0-based, under whose last cell no line is drawn though one is under others: the page broke these cells. */
  readonly openColumns: readonly number[]
}

/** Lines closer than this are one edge; no column of print is narrower. */
const tolerance = 3
/** More cells than this on a page are a drawing. */
const mostCells = 100_000
/** A line that goes on this far beyond the last edge shows that an outer border was left out. */
const overhang = 8

/**
 * 画格 The lattice of ruling lines that meet; null when they enclose no cell.
 *
 * An outer border that was not drawn is put where the lines of the other direction end.
 */
export function latticeOf(rules: readonly Rule[]): Lattice | null {
  const levels = rules.filter((rule) => rule.isLevel)
  const uprights = rules.filter((rule) => !rule.isLevel)
  const xs = edges(uprights, levels)
  const ys = edges(levels, uprights)
  const [left, right] = [xs[0], xs.at(-1)]
  const [top, bottom] = [ys[0], ys.at(-1)]
  if (left === undefined || right === undefined || top === undefined || bottom === undefined) return null
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > mostCells) return null
  const atFoot = linesAt([bottom], levels)[0] ?? []
  const isOpen = (_: number, column: number): boolean =>
    !isDrawn(atFoot, xs[column] ?? 0, xs[column + 1] ?? 0)
  return {
    xs,
    ys,
    regions: regionsOf(xs, ys, levels, uprights),
    box: [left, top, right, bottom],
    isOpenAtHead: linesAt([top], levels)[0]?.length === 0,
    isOpenAtFoot: atFoot.length === 0,
    openColumns: atFoot.length === 0 ? [] : [...xs.slice(1).keys()].filter(isOpen),
  }
}

function edges(across: readonly Rule[], along: readonly Rule[]): number[] {
  const found = clustered(
    across.map((rule) => rule.at),
    tolerance,
  )
  const from = Math.min(...along.map((rule) => rule.from))
  const to = Math.max(...along.map((rule) => rule.to))
  const first = found[0] ?? Number.POSITIVE_INFINITY
  const last = found.at(-1) ?? Number.NEGATIVE_INFINITY
  if (Number.isFinite(from) && from < first - overhang) found.unshift(from)
  if (Number.isFinite(to) && to > last + overhang) found.push(to)
  return found
}

/** The lines that draw each edge. */
const linesAt = (edges: readonly number[], lines: readonly Rule[]): Rule[][] =>
  edges.map((edge) => lines.filter((line) => Math.abs(line.at - edge) <= tolerance))

/** Is an edge drawn along at least half of the stretch from `from` to `to`? */
function isDrawn(lines: readonly Rule[] | undefined, from: number, to: number): boolean {
  let drawn = 0
  for (const line of lines ?? []) {
    drawn += Math.max(0, Math.min(line.to, to) - Math.max(line.from, from))
  }
  return drawn * 2 >= to - from
}

function regionsOf(
  xs: readonly number[],
  ys: readonly number[],
  levels: readonly Rule[],
  uprights: readonly Rule[],
): Region[] {
  const columns = xs.length - 1
  const rows = ys.length - 1
  const owner = Array.from({ length: rows * columns }, (_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (owner[at] !== at) at = owner[at] ?? at
    return at
  }
  const unite = (one: number, other: number): void => {
    const [low, high] = [root(one), root(other)].toSorted((a, b) => a - b)
    if (low !== undefined && high !== undefined) owner[high] = low
  }
  const [acrossAt, alongAt] = [linesAt(xs, uprights), linesAt(ys, levels)]
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x0 = 0, x1 = 0] = xs.slice(column, column + 2)
      const [y0 = 0, y1 = 0] = ys.slice(row, row + 2)
      const here = row * columns + column
      if (column + 1 < columns && !isDrawn(acrossAt[column + 1], y0, y1)) unite(here, here + 1)
      if (row + 1 < rows && !isDrawn(alongAt[row + 1], x0, x1)) unite(here, here + columns)
    }
  }
  const groups = new Map<number, number[]>()
  owner.forEach((_, index) => {
    const key = root(index)
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  })
  return [...groups.values()].flatMap((cells) => rectangles(cells, columns))
}

/** One region for cells that fill a rectangle; cells that fill none are taken apart, row by row. */
function rectangles(cells: readonly number[], columns: number): Region[] {
  const rowsOf = cells.map((cell) => Math.floor(cell / columns))
  const columnsOf = cells.map((cell) => cell % columns)
  const row = Math.min(...rowsOf)
  const column = Math.min(...columnsOf)
  const rowSpan = Math.max(...rowsOf) - row + 1
  const columnSpan = Math.max(...columnsOf) - column + 1
  if (rowSpan * columnSpan === cells.length) return [{ row, column, rowSpan, columnSpan }]
  const strips: Region[] = []
  for (const cell of cells) {
    const last = strips.at(-1)
    const [inRow, inColumn] = [Math.floor(cell / columns), cell % columns]
    if (last && last.row === inRow && last.column + last.columnSpan === inColumn) {
      strips[strips.length - 1] = { ...last, columnSpan: last.columnSpan + 1 }
    } else strips.push({ row: inRow, column: inColumn, rowSpan: 1, columnSpan: 1 })
  }
  return strips
}
