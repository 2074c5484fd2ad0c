import { cite } from '@mingzhang/law'
import {
  type Claim,
  type Disclosure,
  formatAmount,
  isMoneyUnit,
  parseAmount,
  type Statement,
  slipBetween,
} from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

/**
 * 机关运行经费与公用经费相符。
 *
 * The running expense of administrative and comparable units is the general-purpose expense of the whole set of accounts
 * where it has no other institutions; where it has, it is less, and how much less is not disclosed. So a difference is
 * only noted, unless the two figures themselves show the slip.
 */
export const runningExpenseAgrees = rule({
  id: 'narrative/running-expense-agrees',
  title: '机关运行经费与公用经费相符',
  severity: 'note',
  basis: [cite('budget-law-14')],

  *check({ disclosure, statements }) {
    const totals = statements.filter(isRunningTotal)
    if (totals.length === 0) return
    for (const claim of disclosure.claims) {
      const isWhole = claim.change === null && claim.of === null && claim.role !== 'part'
      if (isWhole && claim.key?.use === 'running' && claim.key.agency === 'administrative')
        yield judged(claim, totals, disclosure)
    }
  },
})

/** 公用经费 as a table prints it, nothing narrower. */
const isRunningTotal = ({ key, from }: Statement): boolean =>
  from.kind === 'cell' &&
  key.use === 'running' &&
  key.measure === 'money' &&
  key.agency === undefined &&
  key.econ === undefined &&
  key.func === undefined

function judged(claim: Claim, totals: readonly Statement[], disclosure: Disclosure): Answer {
  const amount =
    claim.amount !== null && claim.unit !== null && isMoneyUnit(claim.unit)
      ? parseAmount(claim.amount, claim.unit)
      : null
  const [total] = totals
  if (!amount || !total) return 'unknown'
  const meets = ({ amount: other }: Statement): boolean =>
    2 * Math.abs(other.value - amount.value) <= other.step + amount.step
  if (totals.some(meets)) return 'holds'
  // A figure of one or two digits is ten thousand times many others.
  const isTelling = (claim.amount ?? '').replace(/\D|^0+/gu, '').length > 2
  const cause = isTelling ? slipBetween(amount, total.amount.value, total.amount.step) : null
  if (cause === null && (hasInstitutions(disclosure) || amount.value > total.amount.value)) return 'unknown'
  const right = formatAmount({ ...amount, value: total.amount.value })
  return {
    what: `机关运行经费${claim.amount}${claim.unit}，公用经费是${right}${claim.unit}`,
    why: '没有其他事业单位的，机关运行经费就是公用经费',
    toDo: '核对两个数；口径不同的，写明机关运行经费的口径',
    severity: cause === null ? 'note' : 'warning',
    certainty: cause === null ? 'possible' : 'likely',
    cause: cause ?? 'entry-error',
    places: [claim.place, total.place],
  }
}

/** Accounts that only institutions have: 事业运行, 绩效工资, 对事业单位经常性补助. */
const hasInstitutions = ({ tables }: Disclosure): boolean =>
  tables.some(({ rows }) =>
    rows.some(
      ({ code }) => code !== null && (/^\d{5}50$/u.test(code) || /^505/u.test(code) || code === '30107'),
    ),
  )
