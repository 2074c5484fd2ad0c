import { cite } from '@mingzhang/law'
import { type Claim, exactText } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import {
  changeOf,
  doubledEnds,
  type Interval,
  meet,
  moneyOf,
  percentInterval,
  ratioInterval,
  wholeOf,
} from './claim-facts.ts'

/**
 * 文中增幅和占比由文中金额算得出来。
 *
 * 增长X% is the change over last year's amount (this year's less the change); 占X% is the part over the whole it was
 * listed under. Both are compared as intervals of the digits printed. A growth over nothing cannot be stated at all.
 */
export const percentagesFollow = rule({
  id: 'narrative/percentages-follow',
  title: '文中的增幅、占比与文中的金额相符',
  severity: 'warning',
  basis: [cite('arithmetic')],

  *check({ disclosure: { claims } }) {
    for (const claim of claims) {
      if (claim.percent === null) continue
      if (claim.role === 'growth') yield* growth(claim, claims)
      else if (claim.role === 'share') yield* share(claim, claims)
    }
  },
})

function* growth(claim: Claim, claims: readonly Claim[]): Iterable<Answer> {
  const level = wholeOf(claims, claim)
  const changed = level && (level.role === 'change' ? null : changeOf(claims, level))
  const [amount, change] = [level && moneyOf(level), changed && moneyOf(changed)]
  if (!level || !changed || !amount || !change || level.change !== null) return
  if (amount.value === change.value) {
    yield overNothing(claim, level, changed)
    return
  }
  const [low, high] = doubledEnds(amount)
  const corners = [low, high].flatMap((end) => doubledEnds(change).map((by) => [by, end - by] as const))
  const base = amount.value - change.value
  yield compared(
    claim,
    ratioInterval(corners),
    { part: change.value, whole: base },
    [level, changed],
    '增减额除以上年数（本年数减增减额）',
  )
}

function overNothing(claim: Claim, level: Claim, changed: Claim): Answer {
  return {
    what: `“${claim.measure ?? ''}”本年${level.amount}${level.unit}、增加${changed.amount}${changed.unit}，上年是0，却写增长${claim.percent}%`,
    why: '上年为0时算不出增长率',
    toDo: '删去增长率，或核对上年数',
    places: [claim.place, level.place, changed.place],
  }
}

function* share(claim: Claim, claims: readonly Claim[]): Iterable<Answer> {
  const part = wholeOf(claims, claim)
  if (!part || claim.measure !== part.measure) return
  const completed = claim.text.includes('完成')
  const whole = completed ? budgetBefore(part, claims) : part.role === 'part' ? wholeOf(claims, part) : null
  const [a, b] = [moneyOf(part), whole && moneyOf(whole)]
  if (!whole || !a || !b || (!completed && a.value > b.value)) return
  if (completed && b.value === 0) {
    yield /[1-9]/u.test(claim.percent ?? '') ? ofNothing(claim, part, whole) : 'holds'
    return
  }
  const corners = doubledEnds(a).flatMap((end) => doubledEnds(b).map((all) => [end, all] as const))
  const how = completed ? '决算数除以预算数' : `占“${whole.measure ?? '总数'}”的比重`
  yield compared(claim, ratioInterval(corners), { part: a.value, whole: b.value }, [part, whole], how)
}

/** 预算为X，决算为Y，完成预算的Z%: the budget is the figure of the same measure right before. */
function budgetBefore(part: Claim, claims: readonly Claim[]): Claim | null {
  const before = claims[claims.indexOf(part) - 1]
  const same =
    before && before.measure === part.measure && before.change === null && before.year === part.year
  return same && /预算/u.test(before.text) ? before : null
}

function ofNothing(claim: Claim, part: Claim, whole: Claim): Answer {
  return {
    what: `“${part.measure ?? ''}”预算是0，却写完成预算的${claim.percent}%`,
    why: '预算为0时算不出完成比例',
    toDo: '删去完成比例，或核对预算数',
    places: [claim.place, whole.place, part.place],
  }
}

function compared(
  claim: Claim,
  computed: Interval | null,
  ratio: { readonly part: number; readonly whole: number },
  figures: readonly Claim[],
  how: string,
): Answer {
  const printed = claim.percent ?? ''
  if (!computed || ratio.whole <= 0) return 'unknown'
  const stated = percentInterval(printed)
  if (meet(computed, stated)) return 'holds'
  const decimals = Math.max(2, printed.split('.')[1]?.length ?? 0)
  const exact = { numerator: BigInt(100 * ratio.part), denominator: BigInt(ratio.whole) }
  const expected = exactText(exact, decimals)
  const inWords = (percent: string): string =>
    percent.startsWith('-') ? `下降${percent.slice(1)}%` : `${percent}%`
  return {
    what: `“${claim.measure ?? ''}”写的${inWords(printed)}，按文中金额应为${inWords(expected)}`,
    why: `${how}算得${inWords(expected)}，相差超出四舍五入的范围`,
    toDo: '核对百分比和所据的金额',
    certainty: 'likely',
    places: [claim.place, ...figures.map((figure) => figure.place)],
  }
}
