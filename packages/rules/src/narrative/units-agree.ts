import { cite } from '@mingzhang/law'
import { type Claim, parseAmount } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { moneyOf, wholeOf } from './claim-facts.ts'

/**
 * 一句话里总数和其中用同一个单位。
 *
 * 预算4万元，其中财政资金4元: the same digits in another unit are a slip of the unit. Figures whose keys are known are
 * compared by the one law already; this is for the others.
 */
export const unitsAgree = rule({
  id: 'narrative/units-agree',
  title: '一句话里总数与其中的数单位一致',
  severity: 'warning',
  basis: [cite('arithmetic')],

  *check({ disclosure: { claims }, relations }) {
    const failing = new Set(
      relations
        .filter(({ verdict }) => verdict === 'fails')
        .flatMap(({ left, right }) => [...left, ...right])
        .map(({ from }) => (from.kind === 'claim' ? claims[from.index] : undefined)),
    )
    for (const part of claims) {
      const whole = wholeOf(claims, part)
      if (part.role !== 'part' || !whole || failing.has(part)) continue
      if (moneyOf(part) && moneyOf(whole)) yield answerOf(part, whole)
    }
  },
})

function answerOf(part: Claim, whole: Claim): Answer {
  if (part.unit === whole.unit) return 'holds'
  const [a, b] = [part.amount, whole.amount].map((text) => text && parseAmount(text, ''))
  if (!a || !b || a.value !== b.value || a.value === 0) return 'holds'
  return {
    what: `总数是${whole.amount}${whole.unit}，其中却写${part.amount}${part.unit}`,
    why: '数字相同而单位不同，像是单位写错',
    toDo: `核对单位，多半应为${part.amount}${whole.unit}`,
    certainty: 'likely',
    cause: 'wrong-unit',
    correction: { place: part.place, from: `${part.amount}${part.unit}`, to: `${part.amount}${whole.unit}` },
    places: [part.place, whole.place],
  }
}
