import { cite, disjoint } from '@mingzhang/law'
import {
  type Amount,
  type Claim,
  formatAmount,
  type Key,
  type Statement,
  slipBetween,
} from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { changeOf, moneyOf, wholeOf } from './claim-facts.ts'

/** Parts that make up their whole by definition: their changes make up its change. */
const complete: readonly (readonly string[])[] = [
  ['basic', 'project'],
  ['personnel', 'running'],
  ['30212', '30217', 'vehicles'],
  ['30212', '30217', '30231', 'vehiclePurchase'],
  ['30231', 'vehiclePurchase'],
]

/**
 * 分项增减额之和等于总增减额。
 *
 * 较上年增加X，其中基本支出增加Y，项目支出减少Z: the changes of parts that make up the whole add up to its change, with
 * their signs. So do those of the budgets, where the unit has no other money. Parts that need not be all of it (主要是…) say nothing.
 */
export const changesAddUp = rule({
  id: 'narrative/changes-add-up',
  title: '基本支出与项目支出的增减额相加等于总增减额',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check({ disclosure: { claims }, statements }) {
    for (const whole of claims) {
      const total = whole.role === 'change' ? whole : changeOf(claims, whole)
      if (!total) continue
      const parts = partChanges(claims, whole, total)
      const members = parts.map(memberOf)
      const all = complete.find((one) => one.every((member) => members.includes(member)))
      if (all)
        yield answerOf(
          total,
          parts.filter((part) => all.includes(memberOf(part))),
        )
      else if (isByFund(total, parts)) yield byFund(total, parts, statements)
    }
  },
})

/** 较上年增加X，其中一般公共预算增加Y，政府性基金预算增加Z: every part is one budget, of the same money otherwise. */
function isByFund(total: Claim, parts: readonly Claim[]): boolean {
  const funds = new Set(parts.map(({ key }) => key?.fund))
  const isWhole = total.key?.fund === undefined || total.key.fund === 'fiscal'
  const isOneKind = parts.every(({ key }) => key?.econ === undefined && key?.use === total.key?.use)
  return isWhole && isOneKind && funds.size === parts.length && bothBudgets.every((fund) => funds.has(fund))
}

const bothBudgets = ['general', 'governmentFund']

/** A unit may have money of other kinds, whose change nobody lists: only where the document knows none, they make it up. */
function byFund(total: Claim, parts: readonly Claim[], statements: readonly Statement[]): Answer {
  const isOther = ({ fund, origin }: Key): boolean =>
    origin === 'carriedIn' ||
    (fund !== undefined && parts.every(({ key }) => disjoint('fund', key?.fund ?? '', fund)))
  if (statements.some(({ key, amount }) => amount.value !== 0 && isOther(key))) return 'unknown'
  const answer = answerOf(total, parts)
  return typeof answer === 'string' ? answer : { ...answer, severity: 'warning', certainty: 'likely' }
}

/** Changes listed under the whole themselves, and those that follow the amount of a part: 基本支出5万元，比上年增加1万元. */
function partChanges(claims: readonly Claim[], whole: Claim, total: Claim): Claim[] {
  return claims.filter((claim) => {
    if (claim.role !== 'change' || claim === total || claim.key === null || claim.measure === whole.measure)
      return false
    const above = wholeOf(claims, claim)
    if (above === whole) return true
    return above?.role === 'part' && wholeOf(claims, above) === whole && changeOf(claims, above) === claim
  })
}

/** What tells a part from the others: its account, else its use. */
const memberOf = ({ key }: Claim): string => key?.econ ?? key?.use ?? ''

function answerOf(total: Claim, parts: readonly Claim[]): Answer {
  const whole = moneyOf(total)
  const amounts = parts.map(moneyOf).filter((amount) => amount !== null)
  if (!whole || amounts.length < parts.length) return 'unknown'
  const sum = amounts.reduce((all, amount) => all + amount.value, 0)
  const allowance = amounts.reduce((all, amount) => all + amount.step, whole.step)
  if (2 * Math.abs(whole.value - sum) <= allowance) return 'holds'
  const step = Math.min(whole.step, ...amounts.map((amount) => amount.step))
  const inUnit = (value: number): string => formatAmount({ value, step, unit: whole.unit } satisfies Amount)
  const suspect = suspectOf(total, parts, sum - whole.value, Math.ceil(allowance / 2))
  return {
    what: `${parts.map((part) => `“${part.measure ?? ''}”`).join('与')}的增减额相加是${inUnit(sum)}${whole.unit}，不等于总增减额${inUnit(whole.value)}${whole.unit}`,
    why: '总数由这几项组成，它们的增减额（减少为负）相加应当等于总增减额',
    toDo: '核对各项增减额和方向',
    figures: {
      stated: inUnit(whole.value),
      expected: inUnit(sum),
      difference: inUnit(whole.value - sum),
      allowance: inUnit(Math.ceil(allowance / 2)),
      unit: whole.unit,
    },
    cause: suspect?.cause ?? 'entry-error',
    places: [
      ...new Set([
        ...(suspect ? [suspect.claim.place] : []),
        total.place,
        ...parts.map(({ place }) => place),
      ]),
    ],
  }
}

/**
 * The one change that a slip of its own turns into what makes the sum hold: its direction, its unit, its digits.
 *
 * @param excess of the parts over the total, in 分
 */
function suspectOf(total: Claim, parts: readonly Claim[], excess: number, slack: number) {
  const suspects = [total, ...parts].flatMap((claim) => {
    const amount = moneyOf(claim)
    const expected = amount && amount.value + (claim === total ? excess : -excess)
    const cause = amount && expected !== null && slipBetween(amount, expected, slack)
    return cause ? [{ claim, cause }] : []
  })
  const [only, more] = suspects
  return only && !more ? only : null
}
