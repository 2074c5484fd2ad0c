import { cite, contains } from '@mingzhang/law'
import {
  type Amount,
  type Cause,
  type Claim,
  dimensions,
  exactText,
  type Key,
  keyText,
  type Statement,
  slipBetween,
} from '@mingzhang/model'
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

  *check({ disclosure: { claims }, statements }) {
    for (const claim of claims) {
      if (claim.percent === null) continue
      if (claim.role === 'growth') yield* growth(claim, claims, statements)
      else if (claim.role === 'share') yield* share(claim, claims, statements)
    }
  },
})

function* growth(claim: Claim, claims: readonly Claim[], statements: readonly Statement[]): Iterable<Answer> {
  const level = wholeOf(claims, claim)
  if (level?.role === 'change') yield* growthOfChange(claim, level, statements)
  const changed = level && (level.role === 'change' ? null : changeOf(claims, level))
  const [amount, change] = [level && moneyOf(level), changed && moneyOf(changed)]
  if (!level || !changed || !amount || !change || level.change !== null) return
  if (amount.value === 0 && change.value === 0 && !/[1-9]/u.test(claim.percent ?? '')) return
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

/** 总收入比上年增加X，增长P%: the level of this year is stated elsewhere; one of those stated must give the growth. */
function* growthOfChange(claim: Claim, changed: Claim, statements: readonly Statement[]): Iterable<Answer> {
  const change = moneyOf(changed)
  const { key } = changed
  if (!change || key === null) return
  const wanted = keyText({ ...key, measure: 'money' })
  const levels = statements.filter((one) => one.keyText === wanted && one.amount.value > change.value)
  if (levels.length === 0) return
  const stated = percentInterval(claim.percent ?? '')
  const fits = levels.some(({ amount }) => {
    const corners = doubledEnds(amount).flatMap((end) =>
      doubledEnds(change).map((by) => [by, end - by] as const),
    )
    const computed = ratioInterval(corners)
    return computed !== null && meet(computed, stated)
  })
  yield fits ? 'holds' : growthOfNone(claim, changed, levels)
}

function growthOfNone(claim: Claim, changed: Claim, [level]: readonly Statement[]): Answer {
  const change = moneyOf(changed)
  const cause = level && change ? slipOfChange(change, level.amount, claim.percent ?? '') : null
  const places = [claim.place, changed.place]
  return {
    what: `“${claim.measure ?? ''}”写的增减${claim.percent}%，与本年数和增减额对不上`,
    why: '增减额除以上年数（本年数减增减额），算不出这个增减率',
    toDo: '核对增减率、增减额和本年数',
    certainty: 'likely',
    ...(cause !== null && { cause }),
    places: [...(cause === null ? places : places.reverse()), ...(level ? [level.place] : [])],
  }
}

/** What turned the change into the one printed, where its digits tell: the level and the growth give the right one. */
function slipOfChange(change: Amount, level: Amount, percent: string): Cause | null {
  const rate = BigInt(percent.replace(/[.,]/gu, ''))
  const whole = 100n * 10n ** BigInt(percent.split('.')[1]?.length ?? 0)
  if (whole + rate <= 0n) return null
  const expected = Number((BigInt(level.value) * rate) / (whole + rate))
  const slack = Number(BigInt(Math.abs(level.value)) / (whole + rate)) + level.step
  return slipBetween(change, expected, slack)
}

function overNothing(claim: Claim, level: Claim, changed: Claim): Answer {
  return {
    what: `“${claim.measure ?? ''}”本年${level.amount}${level.unit}、增加${changed.amount}${changed.unit}，上年是0，却写增长${claim.percent}%`,
    why: '上年为0时算不出增长率',
    toDo: '删去增长率，或核对上年数',
    places: [claim.place, level.place, changed.place],
  }
}

function* share(claim: Claim, claims: readonly Claim[], statements: readonly Statement[]): Iterable<Answer> {
  const part = wholeOf(claims, claim) ?? namedBefore(claim, claims)
  const amount = part && moneyOf(part)
  if (!part || !amount) return
  // 占本年支出95.4%: the words behind 占 name the whole; which figure that is, the document's own totals tell.
  if (claim.measure !== part.measure) {
    if (part.change === null && /^占/u.test(claim.text)) yield* shareOfAny(claim, part, amount, statements)
    return
  }
  const completed = claim.text.includes('完成')
  const whole = completed ? budgetBefore(part, claims) : part.role === 'part' ? wholeOf(claims, part) : null
  if (whole) yield* shareOf(claim, { claim: part, amount }, whole, claims)
  // 完成预算的X%: the budget stands in a table, or nowhere; it is the share of no other money.
  else if (completed) yield 'unknown'
  else if (part.change === null) yield* shareOfAny(claim, part, amount, statements)
}

type Part = { readonly claim: Claim; readonly amount: Amount }

/** A share whose whole the sentence names: the total listed, or the budget that was completed. */
function* shareOf(claim: Claim, part: Part, whole: Claim, claims: readonly Claim[]): Iterable<Answer> {
  const completed = claim.text.includes('完成')
  const all = moneyOf(whole)
  if (!all || (!completed && part.amount.value > all.value)) return
  if (completed && all.value === 0) {
    yield /[1-9]/u.test(claim.percent ?? '') ? ofNothing(claim, part.claim, whole) : 'holds'
    return
  }
  const ratio = { part: part.amount.value, whole: all.value }
  if (!completed && closesByOneDigit(claim, whole, claims, ratio)) {
    yield 'holds'
    return
  }
  const corners = doubledEnds(part.amount).flatMap((end) => doubledEnds(all).map((to) => [end, to] as const))
  const how = completed ? '决算数除以预算数' : `占“${whole.measure ?? '总数'}”的比重`
  yield compared(claim, ratioInterval(corners), ratio, [part.claim, whole], how)
}

/** 占比凑整: shares that are made to add up to 100% may each be one last digit off. */
function closesByOneDigit(
  claim: Claim,
  whole: Claim,
  claims: readonly Claim[],
  ratio: { readonly part: number; readonly whole: number },
): boolean {
  const shares = claims.filter((other) => {
    const part = other.role === 'share' && other.percent !== null ? wholeOf(claims, other) : null
    return (
      part !== null &&
      part.role === 'part' &&
      wholeOf(claims, part) === whole &&
      other.measure === part.measure
    )
  })
  const decimals = Math.max(...[claim, ...shares].map(({ percent }) => decimalsOf(percent ?? '')))
  const unit = 10n ** BigInt(decimals)
  const sum = shares.reduce((all, { percent }) => all + digitsOf(percent ?? '', decimals), 0n)
  const gap = digitsOf(claim.percent ?? '', decimals) * BigInt(ratio.whole) - 100n * unit * BigInt(ratio.part)
  const digit = 10n ** BigInt(decimals - decimalsOf(claim.percent ?? '')) * BigInt(ratio.whole)
  return shares.length > 1 && sum === 100n * unit && (gap < 0n ? -gap : gap) <= digit
}

const decimalsOf = (percent: string): number => percent.split('.')[1]?.length ?? 0

/** A printed percentage in units of so many decimals. */
const digitsOf = (percent: string, decimals: number): bigint =>
  BigInt(percent.replace(/[.,]/gu, '')) * 10n ** BigInt(decimals - decimalsOf(percent))

/** 基本支出占…: the amount of the same name stated last in the paragraph. */
const namedBefore = (claim: Claim, claims: readonly Claim[]): Claim | null =>
  claims
    .slice(0, claims.indexOf(claim))
    .findLast(
      ({ measure, place, key, change }) =>
        key !== null &&
        change === null &&
        measure === claim.measure &&
        place.kind === 'text' &&
        claim.place.kind === 'text' &&
        place.line === claim.place.line,
    ) ?? null

/**
 * A share whose whole the sentence does not name: it must be the share of something that contains the part and is stated
 * in the document. Only where none of all those fits is it wrong.
 */
function* shareOfAny(
  claim: Claim,
  part: Claim,
  amount: Amount,
  statements: readonly Statement[],
): Iterable<Answer> {
  const { key } = part
  if (key === null || amount.value <= 0) return
  const wholes = statements.filter(
    (one) => one.key.measure === 'money' && one.amount.value >= amount.value && isWider(one.key, key),
  )
  const { low } = percentInterval(claim.percent ?? '')
  // 99.868% printed as 99.86%: digits cut off accuse nobody where the whole is only guessed.
  const stated = { low, high: percentInterval(nextDigit(claim.percent ?? '')).high }
  const fits = finest(wholes).some((one) => {
    const corners = doubledEnds(amount).flatMap((end) =>
      doubledEnds(one.amount).map((all) => [end, all] as const),
    )
    const computed = ratioInterval(corners)
    return computed !== null && meet(computed, stated)
  })
  if (fits) {
    yield 'holds'
    return
  }
  // Money that is all there is of it may still be a share of something else that nobody states.
  if (wholes.every((one) => one.amount.value === amount.value)) return
  yield {
    what: `“${part.measure ?? ''}”写的占${claim.percent}%，与文件中任何一个总数都对不上`,
    why: '它的金额除以文件中包含它的各个总数，都算不出这个比重',
    toDo: '核对比重，并写明占什么的比重',
    certainty: 'likely',
    places: [claim.place, part.place],
  }
}

/** 99.86 → 99.87. */
function nextDigit(percent: string): string {
  const decimals = decimalsOf(percent)
  const digits = String(digitsOf(percent, decimals) + 1n).padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** Of the statements of one money those with the finest digits: 0.21亿元 says less than 2149.95万元. */
function finest(statements: readonly Statement[]): Statement[] {
  const steps = new Map<string, number>()
  for (const { keyText: key, amount } of statements) {
    steps.set(key, Math.min(steps.get(key) ?? amount.step, amount.step))
  }
  return statements.filter(({ keyText: key, amount }) => amount.step === steps.get(key))
}

/** Does one key hold the other: the same year and stage, and elsewhere the same or everything? */
const isWider = (whole: Key, part: Key): boolean =>
  dimensions.every((dimension) => contains(dimension, whole[dimension], part[dimension]))

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
