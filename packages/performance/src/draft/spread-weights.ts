import { add, compare, divide, integer, multiply, plain, type Rational, rational, zero } from '../rational.ts'

/**
 * 按比例摊权重 Weights that add up to `total` in the proportions of the given ones, to one decimal: each is rounded down to
 * a tenth, and the tenths left go to those that lost most. Blank weights share equally in what the average would be.
 *
 * @param weights as typed; null or blank where none is set
 * @param total what they are to add up to, such as 90
 * @returns decimals in the same order; as given when nothing can be spread
 */
export function spreadWeights(weights: readonly (string | null)[], total: string): string[] {
  const read = weights.map((text) => rational((text ?? '').replace(/[%％分]$/u, '')))
  const set = read.filter((weight): weight is Rational => weight !== null && compare(weight, zero) > 0)
  const sum = set.reduce(add, zero)
  const goal = rational(total)
  if (!goal || weights.length === 0) return weights.map((text) => text ?? '')
  const even = set.length === 0 ? integer(1) : divide(sum, integer(set.length))
  const shares = read.map((weight) => (weight && compare(weight, zero) > 0 ? weight : even))
  const whole = shares.reduce(add, zero)
  const tenths = shares.map((share) => divide(multiply(multiply(share, goal), integer(10)), whole))
  const down = tenths.map(({ n, d }) => n / d)
  const left = Number((goal.n * 10n) / goal.d - down.reduce((all, each) => all + each, 0n))
  const most = tenths
    .map(({ n, d }, index) => ({ index, lost: { n: n % d, d } }))
    .toSorted((one, other) => compare(other.lost, one.lost) || one.index - other.index)
    .slice(0, Math.max(left, 0))
  const extra = new Set(most.map(({ index }) => index))
  return down.map((each, index) => plain({ n: each + (extra.has(index) ? 1n : 0n), d: 10n }))
}

/** 权重合计 What the weights that are set add up to, and how many are not set. */
export function sumOfWeights(weights: readonly (string | null)[]): {
  readonly sum: string
  readonly blank: number
} {
  const read = weights.map((text) => rational((text ?? '').replace(/[%％分]$/u, '')))
  return {
    sum: plain(read.reduce<Rational>((all, weight) => (weight ? add(all, weight) : all), zero)),
    blank: read.filter((weight) => weight === null).length,
  }
}
