import { type Amount, formatAmount } from './amount.ts'
import type { Cause } from './finding.ts'

/**
 * 两数之间的差错 The slip that turns one figure into another, read off the two figures alone: a sign, ten thousand times
 * (元 for 万元), ten times, two digits exchanged, a month for a year. Null where the figures bear no witness.
 *
 * @param stated as printed
 * @param expected the value it should have, in the unit of `stated.value` (分, or hundredths)
 * @param slack how far the expected value may be off, where it was worked out from rounded figures
 */
export function slipBetween(stated: Amount, expected: number, slack = 0): Cause | null {
  const { value } = stated
  if (value === 0 || expected === 0) return null
  if (value < 0 !== expected < 0)
    return Math.abs(value + expected) <= stated.step + slack ? 'wrong-direction' : null
  if (isMultiple(stated, expected, [10_000], slack)) return 'wrong-unit'
  if (isMultiple(stated, expected, [10, 100, 1000], slack)) return 'factor-of-ten'
  if (valuesNear(stated.step, expected, slack).some((near) => isSwapped(stated, near)))
    return 'digits-swapped'
  return isMultiple(stated, expected, [12], slack) ? 'month-for-year' : null
}

/** One is the other times a factor, to within the digits printed: of the smaller figure as it was before it grew. */
function isMultiple(
  { value, step }: Amount,
  expected: number,
  factors: readonly number[],
  slack: number,
): boolean {
  return factors.some((factor) => {
    const near = (small: number, large: number): boolean => {
      const gap = Math.abs(small * factor - large)
      return (
        gap * 40 <= Math.abs(large) &&
        2 * gap <= step * (factor + 1) + 2 * slack * (small === expected ? factor : 1)
      )
    }
    return near(value, expected) || near(expected, value)
  })
}

/** The printed values within the slack of the expected one. */
function valuesNear(step: number, expected: number, slack: number): number[] {
  const reach = Math.min(3, Math.floor(slack / step))
  return Array.from({ length: 2 * reach + 1 }, (_, index) => expected + (index - reach) * step)
}

/** Two digits changed places, all others stay. */
function isSwapped(stated: Amount, expected: number): boolean {
  const printed = formatAmount(stated)
  const right = formatAmount({ ...stated, value: Math.round(expected / stated.step) * stated.step })
  if (printed.length !== right.length) return false
  const differing = [...printed].flatMap((digit, index) => (digit === right[index] ? [] : [index]))
  const [one, other, more] = differing
  return (
    one !== undefined &&
    other !== undefined &&
    more === undefined &&
    printed[one] === right[other] &&
    printed[other] === right[one]
  )
}
