import { type Said, signature } from './heads.ts'
import { type Lattice, latticeOf } from './lattice.ts'
import type { Rule } from './page.ts'
import type { Token } from './tokens.ts'

/** Edges of columns closer than this are one. */
const sameEdge = 1.2

/**
 * 分表 The tables of lines that meet: tables set against each other, the foot of one on the head of the next, are parted.
 *
 * Where a line reaches over the whole width, a new table begins below it if no edge of a column goes on, or if the row
 * below says what an earlier row said (a head printed again) in columns of another width.
 *
 * @param rules lines that meet
 * @param tokens what may stand between them
 * @param said what the table at the foot of the page before said
 */
export function lattices(rules: readonly Rule[], tokens: readonly Token[], said: Said): Lattice[] {
  const whole = latticeOf(rules)
  if (whole === null || whole.xs.length < 4 || whole.ys.length < 4) return whole ? [whole] : []
  const cuts = cutsOf(whole, rules, tokens, said)
  if (cuts.length === 0) return [whole]
  const edges = [whole.box[1] - reach, ...cuts, whole.box[3] + reach]
  return edges.slice(1).flatMap((to, index) => {
    const lattice = latticeOf(between(rules, edges[index] ?? 0, to))
    return lattice ? [lattice] : []
  })
}

/** Lines reach beyond the last edge, where the page cuts them off. */
const reach = 1_000

/** Lines are this thick at most. */
const thickness = 2

/** The lines from one height to another, those that go on cut off there. */
function between(rules: readonly Rule[], top: number, foot: number): Rule[] {
  return rules.flatMap((rule): Rule[] => {
    if (rule.isLevel) return rule.at >= top - thickness && rule.at <= foot + thickness ? [rule] : []
    const [from, to] = [Math.max(rule.from, top), Math.min(rule.to, foot)]
    return to - from > 2 * thickness ? [{ ...rule, from, to }] : []
  })
}

/** Heights at which a new table begins. */
function cutsOf(
  { xs, ys, box }: Lattice,
  rules: readonly Rule[],
  tokens: readonly Token[],
  said: Said,
): number[] {
  const wordsIn = (row: number): string => wordsBetween(tokens, ys[row] ?? 0, ys[row + 1] ?? 0, box)
  const cuts: number[] = []
  let [start, above]: [number, readonly number[]] = [0, []]
  ys.slice(1).forEach((foot, row) => {
    const top = ys[row] ?? 0
    const edges = innerEdges(rules, (top + foot) / 2, xs)
    const isCut = (): boolean =>
      isApart(edges, above) || (areOthers(edges, above) && isAgain(row, start, wordsIn, said))
    if (row > 0 && isCut() && isRuled(rules, top, box)) {
      cuts.push(top)
      start = row
    }
    above = edges
  })
  return cuts
}

/** Does a row say what an earlier one of its table said, on the page before too? */
function isAgain(row: number, start: number, wordsIn: (row: number) => string, said: Said): boolean {
  const head = signature(wordsIn(row))
  if (head === null) return false
  const own = Array.from({ length: row - start }, (_, index) => signature(wordsIn(start + index)))
  const isOnPage = own.includes(head)
  return isOnPage || (start === 0 && (said.heads.has(head) || signature(said.foot + wordsIn(0)) === head))
}

function wordsBetween(
  tokens: readonly Token[],
  top: number,
  foot: number,
  [left, , right]: Lattice['box'],
): string {
  const isInside = ({ box }: Token): boolean => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
    return y > top && y < foot && x > left && x < right
  }
  return tokens
    .filter(isInside)
    .map(({ glyphs }) => glyphs.map(({ text }) => text).join(''))
    .join('')
}

/** Where lines between columns cross a height, without the outermost edges. */
const innerEdges = (rules: readonly Rule[], y: number, xs: readonly number[]): number[] =>
  rules.flatMap(({ isLevel, at, from, to }) =>
    !isLevel && from <= y && to >= y && at > (xs[0] ?? 0) + sameEdge && at < (xs.at(-1) ?? 0) - sameEdge
      ? [at]
      : [],
  )

const isNear = (edge: number, others: readonly number[]): boolean =>
  others.some((other) => Math.abs(other - edge) <= sameEdge)

/** Does each side have an edge that the other has not? */
const areOthers = (edges: readonly number[], others: readonly number[]): boolean =>
  edges.some((edge) => !isNear(edge, others)) && others.some((edge) => !isNear(edge, edges))

/** Several columns on both sides, and not one edge goes on. */
const isApart = (edges: readonly number[], others: readonly number[]): boolean =>
  edges.length > 1 && others.length > 1 && !edges.some((edge) => isNear(edge, others))

/** Is a line drawn over (almost) the whole width? */
function isRuled(rules: readonly Rule[], y: number, [left, , right]: Lattice['box']): boolean {
  const drawn = rules.filter(({ isLevel, at }) => isLevel && Math.abs(at - y) <= thickness)
  const width = drawn.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, right) - Math.max(from, left)),
    0,
  )
  return width >= 0.9 * (right - left)
}
