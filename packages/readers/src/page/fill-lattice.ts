import type { Lattice, Region } from './lattice.ts'
import { boxOf, type Glyph, type Page } from './page.ts'
import type { Token } from './tokens.ts'

/** 填格 What stands in each region of a lattice, in the order of its regions, and what stands outside of all. */
export type Filled = { readonly inside: readonly (readonly Glyph[])[]; readonly outside: readonly Token[] }

type Size = Pick<Page, 'width' | 'height'>

/**
 * Drops tokens into the cells of a lattice.
 *
 * A figure longer than its cell stays whole and goes where most of it stands; so does text that a line strikes
 * through. Text of two cells printed without a gap is parted at the line between them. What the edge of the page cuts
 * off stands in the cell that it cuts.
 *
 * @param page its size in points
 */
export function fillLattice(lattice: Lattice, tokens: readonly Token[], page: Size): Filled {
  const within = regionFinder(lattice)
  const right = lattice.box[2]
  const { width, height } = page
  const isAtFoot = lattice.box[3] > footOfPage * height
  const edge = right > width - atEdge ? Math.min(right, width) - 1 : Number.POSITIVE_INFINITY
  const find = (x: number, y: number): number =>
    within(x > width ? Math.min(x, edge) : x, isAtFoot && isUnder(lattice, x, y) ? lattice.box[3] - 1 : y)
  const inside: Glyph[][] = lattice.regions.map(() => [])
  const outside: Token[] = []
  for (const token of tokens.flatMap((one) => partedByLine(one, lattice))) {
    const whole = find((token.box[0] + token.box[2]) / 2, heightOf(token.glyphs))
    const each = token.isFigure
      ? []
      : token.glyphs.map((glyph) => find((glyph.x0 + glyph.x1) / 2, heightOf([glyph])))
    const isTorn = each.some((region) => region !== each[0])
    if (isTorn && !isStruck(token, lattice)) {
      const rest: Glyph[] = []
      token.glyphs.forEach((glyph, index) => {
        const region = each[index] ?? -1
        if (region >= 0) inside[region]?.push(glyph)
        else rest.push(glyph)
      })
      if (rest.length > 0) outside.push({ ...token, glyphs: rest })
    } else if (whole >= 0) inside[whole]?.push(...token.glyphs)
    else outside.push(token)
  }
  return { inside, outside }
}

/**
 * Two figures close to the line between their cells (845.10 | 30201) are two: a wider gap than any other in the token
 * stands at the line. The digits of one figure that is longer than its cell stand evenly.
 */
function partedByLine(token: Token, { xs }: Lattice): Token[] {
  const { glyphs } = token
  if (!token.isFigure || glyphs.length < 2) return [token]
  const gaps = glyphs.slice(1).map(({ x0 }, index) => x0 - (glyphs[index]?.x1 ?? x0))
  const atLine = gaps.flatMap((gap, index) => {
    const [left, right] = [glyphs[index], glyphs[index + 1]]
    const isWide = left !== undefined && gap > widerGap * left.size
    const hasLine = xs.some((x) => left !== undefined && right !== undefined && x > left.x1 && x < right.x0)
    return isWide && hasLine && gaps.every((other, at) => at === index || other * 2 < gap) ? [index + 1] : []
  })
  const [at] = atLine
  if (at === undefined) return [token]
  return [glyphs.slice(0, at), glyphs.slice(at)].map((part) => ({ ...token, glyphs: part, box: boxOf(part) }))
}

/** Digits of one figure stand closer than this, in sizes of type. */
const widerGap = 0.12

/** A cell that a page breaks ends in this lower share of its page. */
const footOfPage = 0.75

/** Lines of a cell that the page broke stand this far below the table at most, in points. */
const underFoot = 30

/** Is a point below a cell that no line closes? */
function isUnder({ xs, box, openColumns }: Lattice, x: number, y: number): boolean {
  return (
    y > box[3] &&
    y < box[3] + underFoot &&
    openColumns.some((column) => x > (xs[column] ?? 0) && x < (xs[column + 1] ?? 0))
  )
}

/** A table that ends this close to the edge of its page, in points, is cut off by it. */
const atEdge = 4

/** The middle of the letters, a third of their size above the baseline. */
const heightOf = (glyphs: readonly Glyph[]): number => {
  const [first] = glyphs
  return first ? first.base - 0.33 * first.size : 0
}

/** Does a line between columns run through the body of a character? */
function isStruck({ glyphs }: Token, { xs }: Lattice): boolean {
  return glyphs.some(({ x0, x1 }) => {
    const margin = 0.2 * (x1 - x0)
    return xs.some((x) => x > x0 + margin && x < x1 - margin)
  })
}

/** Finds the region of a point, by index; -1 outside. */
function regionFinder({ xs, ys, regions }: Lattice): (x: number, y: number) => number {
  const columns = xs.length - 1
  const owners = new Int32Array(columns * (ys.length - 1)).fill(-1)
  regions.forEach(({ row, column, rowSpan, columnSpan }: Region, index) => {
    for (let down = row; down < row + rowSpan; down += 1) {
      owners.fill(index, down * columns + column, down * columns + column + columnSpan)
    }
  })
  return (x, y) => {
    const column = slotOf(xs, x)
    const row = slotOf(ys, y)
    return column < 0 || row < 0 ? -1 : (owners[row * columns + column] ?? -1)
  }
}

/** The gap between edges in which a value lies; -1 outside. */
function slotOf(edges: readonly number[], value: number): number {
  if (value < (edges[0] ?? 0) || value > (edges.at(-1) ?? 0)) return -1
  let low = 0
  let high = edges.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((edges[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}
