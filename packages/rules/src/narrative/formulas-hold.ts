import { cite } from '@mingzhang/law'
import {
  type Cause,
  type Claim,
  compareExact,
  distanceExact,
  type Exact,
  evaluateFormula,
  exactText,
  timesExact,
} from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

/**
 * 文中算式左右相等。
 *
 * Costing formulas in the texts of programmes (单价×数量×月数) carry the budget: a result that does not follow from its
 * operands makes every figure built on it wrong. A result off by exactly ×12 or ×10000 names its cause.
 */
export const formulasHold = rule({
  id: 'narrative/formulas-hold',
  title: '文中算式左右相等',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check({ disclosure }) {
    for (const result of disclosure.claims) {
      if (result.role !== 'result') continue
      yield answerOf(result, disclosure.claims)
    }
  },
})

function answerOf(result: Claim, claims: readonly Claim[]): Answer {
  const sides = evaluateFormula(result.text)?.sides
  const [computed, stated] = [sides?.[0], sides?.at(-1)]
  if (sides?.length !== 2 || !computed || !stated) return 'unknown'
  if (within(computed.value, stated.value, stated.decimals)) return 'holds'
  const operands = claims.filter((claim) => claim.role === 'operand' && wholeIs(claims, claim, result))
  const expected = exactText(computed.value, Math.max(2, stated.decimals))
  const cause = causeOf(computed.value, stated.value, stated.decimals)
  return {
    what: `算式 ${result.text} 不成立，左边等于 ${expected}`,
    why: (cause && whyOf[cause]) ?? '算式的结果应当等于各数算得的数',
    toDo: '重算这个算式，并核对用到它的合计和预算数',
    figures: {
      stated: exactText(stated.value, stated.decimals),
      expected,
      difference: exactText(difference(stated.value, computed.value), Math.max(2, stated.decimals)),
      allowance: exactText(
        { numerator: 1n, denominator: 2n * 10n ** BigInt(stated.decimals) },
        stated.decimals + 1,
      ),
      unit: '元',
    },
    ...(cause && { cause }),
    places: [result.place, ...operands.map((claim) => claim.place)],
  }
}

const wholeIs = (claims: readonly Claim[], claim: Claim, result: Claim): boolean =>
  claim.of !== null && claims[claim.of] === result

const difference = (a: Exact, b: Exact): Exact => ({
  numerator: a.numerator * b.denominator - b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
})

/** Within half the last digit of the printed result. */
const within = (computed: Exact, stated: Exact, decimals: number): boolean =>
  compareExact(distanceExact(computed, stated), {
    numerator: 1n,
    denominator: 2n * 10n ** BigInt(decimals),
  }) <= 0

const whyOf: Readonly<Partial<Record<Cause, string>>> = {
  'month-for-year': '左右正好差十二倍，像是把一个月当成了一年',
  'wrong-unit': '左右正好差一万倍，像是把元当成了万元',
  'factor-of-ten': '左右正好差十倍，像是小数点错了一位',
}

function causeOf(computed: Exact, stated: Exact, decimals: number): Cause | null {
  const factors: readonly [bigint, Cause][] = [
    [12n, 'month-for-year'],
    [10_000n, 'wrong-unit'],
    [10n, 'factor-of-ten'],
  ]
  const hit = factors.find(([factor]) =>
    [
      { numerator: factor, denominator: 1n },
      { numerator: 1n, denominator: factor },
    ].some((by) => within(timesExact(computed, by), stated, decimals)),
  )
  return hit?.[1] ?? null
}
