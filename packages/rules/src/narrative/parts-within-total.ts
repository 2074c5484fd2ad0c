import { cite, disjoint } from '@mingzhang/law'
import {
  type Amount,
  type Claim,
  dimensions,
  formatAmount,
  type Key,
  type Relation,
  type Statement,
} from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { moneyOf, wholeOf } from './claim-facts.ts'

/**
 * 一句话里其中各数之和不超过总数。
 *
 * 其中 need not list everything, so less than the whole is no error; more is. Only parts that cannot hold the same
 * money are added up: 公务用车购置及运行费 and 公务用车运行费 side by side are counted once.
 */
export const partsWithinTotal = rule({
  id: 'narrative/parts-within-total',
  title: '一句话里其中各数之和不超过总数',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check({ disclosure: { claims }, relations }) {
    const told = toldByTheLaw(relations, claims)
    for (const whole of claims) {
      const total = whole.change === null && whole.key !== null ? moneyOf(whole) : null
      if (!total) continue
      const parts = claims.filter(
        (claim) => claim.role === 'part' && isAlike(claim.key, whole.key) && wholeOf(claims, claim) === whole,
      )
      if (parts.length < 2 || [whole, ...parts].some((claim) => told.has(claim))) continue
      yield answerOf(whole, total, separate(parts))
    }
  },
})

/** Of one year and one stage: budgets of the items are no parts of what was spent in the end. */
const isAlike = (part: Key | null, whole: Key | null): boolean =>
  part !== null && part.year === whole?.year && part.stage === whole?.stage

/** Claims that the one law shows to be wrong, with their cause; beside a blank it only hints. */
function toldByTheLaw(
  relations: readonly Relation[],
  claims: readonly Claim[],
): ReadonlySet<Claim | undefined> {
  const printed = (side: readonly Statement[]): boolean => side.some(({ amount }) => amount.value !== 0)
  const failing = relations.filter(
    ({ verdict, left, right }) => verdict === 'fails' && printed(left) && printed(right),
  )
  return new Set(
    failing
      .flatMap(({ left, right }) => [...left, ...right])
      .map(({ from }) => (from.kind === 'claim' ? claims[from.index] : undefined)),
  )
}

/** The parts that can hold no yuan of one kept before: the largest first, so that sub-parts fall away. */
function separate(parts: readonly Claim[]): Claim[] {
  const kept: Claim[] = []
  const bySize = parts.toSorted((a, b) => (moneyOf(b)?.value ?? 0) - (moneyOf(a)?.value ?? 0))
  for (const part of bySize) if (kept.every((one) => areApart(one.key, part.key))) kept.push(part)
  return parts.filter((part) => kept.includes(part))
}

const areApart = (a: Key | null, b: Key | null): boolean =>
  dimensions.some((dimension) => {
    const [x, y] = [a?.[dimension], b?.[dimension]]
    return x !== undefined && y !== undefined && disjoint(dimension, x, y)
  })

function answerOf(whole: Claim, total: Amount, parts: readonly Claim[]): Answer {
  const amounts = parts.map(moneyOf).filter((amount) => amount !== null)
  if (amounts.length < parts.length) return 'unknown'
  const sum = amounts.reduce((all, amount) => all + amount.value, 0)
  const allowance = amounts.reduce((all, amount) => all + amount.step, total.step)
  if (2 * (sum - total.value) <= allowance) return 'holds'
  const step = Math.min(total.step, ...amounts.map((amount) => amount.step))
  const inUnit = (value: number): string => formatAmount({ value, step, unit: total.unit })
  return {
    what: `“${whole.measure ?? ''}”${whole.amount}${whole.unit}，其中所列各数之和却是${inUnit(sum)}${total.unit}`,
    why: '其中的数是总数的一部分，加起来不能比总数多',
    toDo: '核对总数和其中各数',
    figures: {
      stated: inUnit(total.value),
      expected: inUnit(sum),
      difference: inUnit(total.value - sum),
      allowance: inUnit(Math.ceil(allowance / 2)),
      unit: total.unit,
    },
    places: [whole.place, ...parts.map((part) => part.place)],
  }
}
