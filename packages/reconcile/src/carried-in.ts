import type { Fact } from './facts.ts'
import type { Judged } from './judge.ts'
import { at, axis, type Space } from './space.ts'

/** The dimensions in which money carried in can be other money than what a relation speaks of. */
const particulars = (['unit', 'fund', 'func', 'econ', 'project'] as const).map(axis)

/**
 * 含不含上年结转 Tables of one document part over money carried in: a table of this year's appropriation leaves it out, an
 * overview counts it in, and neither says so. Where two tables differ by just what the document carries in of that money,
 * that explains it, and nobody can tell.
 */
export function excuseCarriedIn(
  judged: readonly Judged[],
  facts: readonly Fact[],
  space: Space,
): readonly Judged[] {
  const origin = axis('origin')
  const carriedIn = space.idOf(origin, 'carriedIn')
  const carried = facts.filter(({ code, value, sure }) => at(code, origin) === carriedIn && value > 0 && sure)
  if (carried.length === 0) return judged
  return judged.map((relation) => {
    const sides = [...relation.facts.left, ...relation.facts.right]
    const isOpen =
      relation.verdict === 'fails' &&
      relation.sign === '=' &&
      relation.scope !== 'within-table' &&
      relation.scope !== 'within-text' &&
      sides.every(({ code }) => at(code, origin) === 0)
    const doubled = 2 * Math.abs(relation.difference)
    const explains = (money: Fact): boolean =>
      Math.abs(doubled - 2 * money.value) <= Math.max(relation.doubledAllowance, money.step) &&
      sides.some(({ code }) => meets(code, money.code, space))
    if (!isOpen || !carried.some(explains)) return relation
    return {
      ...relation,
      verdict: 'unknown',
      assumed: [...relation.assumed, '相差的正好是上年结转，可能一处含上年结转、一处不含，不作结论'],
    }
  })
}

/** Can the one be part of the other in every particular? */
const meets = (one: string, other: string, space: Space): boolean =>
  particulars.every((d) => {
    const [a, b] = [at(one, d), at(other, d)]
    return a === 0 || b === 0 || a === b || space.contains(d, a, b) || space.contains(d, b, a)
  })
