import { cite } from '@mingzhang/law'
import {
  type Amount,
  type Claim,
  type DocumentHeader,
  formatAmount,
  isMoneyUnit,
  parseAmount,
  type Table,
} from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { wholeOf } from './claim-facts.ts'

/**
 * 文中数量前后相符：其中各数不超过总数，车辆总数与资产表一致。
 *
 * 共有车辆5辆，其中… lists parts that need not be all; they cannot be more than all. A total of vehicles at the end of
 * last year is the one of the asset table.
 */
export const countsWithinTotal = rule({
  id: 'narrative/counts-within-total',
  title: '文中“其中”的数量不超过总数，车辆总数与资产表一致',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check({ disclosure: { claims, tables, document } }) {
    for (const whole of claims) {
      const total = countOf(whole)
      if (!total || whole.role === 'part') continue
      const parts = claims.filter((claim) => claim.role === 'part' && wholeOf(claims, claim) === whole)
      const counted = parts.filter((part) => part.unit === whole.unit)
      if (counted.length > 0) yield partsAnswer(whole, total, counted)
      if (whole.year === yearsEnd(document) && isVehicles(whole)) yield* assetAnswers(whole, total, tables)
    }
  },
})

/** A budget tells of the end of the year before, final accounts of their own. */
const yearsEnd = ({ year, stage }: DocumentHeader): number | null =>
  year === null ? null : stage === 'final' ? year : year - 1

const isVehicles = ({ unit, measure }: Claim): boolean =>
  (unit === '辆' || unit === '台') && /^(?:公务用)?车辆?(?:总数)?$/u.test(measure ?? '')

const countOf = (claim: Claim): Amount | null =>
  claim.amount !== null && claim.change === null && claim.unit !== null && !isMoneyUnit(claim.unit)
    ? parseAmount(claim.amount, claim.unit)
    : null

function partsAnswer(whole: Claim, total: Amount, parts: readonly Claim[]): Answer {
  const amounts = parts.map(countOf).filter((amount) => amount !== null)
  if (amounts.length < parts.length) return 'unknown'
  const sum = amounts.reduce((all, amount) => all + amount.value, 0)
  if (sum <= total.value) return 'holds'
  const printed = formatAmount({ ...total, value: sum })
  return {
    what: `“${whole.measure ?? ''}”共${whole.amount}${whole.unit}，其中所列各数之和却是${printed}${whole.unit}`,
    why: '其中的数是总数的一部分，加起来不能比总数多',
    toDo: '核对总数和其中各数',
    places: [whole.place, ...parts.map((part) => part.place)],
  }
}

function* assetAnswers(whole: Claim, total: Amount, tables: readonly Table[]): Iterable<Answer> {
  for (const table of tables) {
    if (table.form !== 'asset') continue
    for (const cell of table.cells) {
      const counts =
        table.columns[cell.c]?.role === 'count' && /^(?:\d[、.．])?车辆(?![^（(])/u.test(cell.row.name.trim())
      const amount = counts && cell.amount !== null ? parseAmount(cell.amount, '辆') : null
      if (!amount) continue
      if (amount.value === total.value) yield 'holds'
      else {
        yield {
          what: `文中说共有车辆${whole.amount}辆，资产表是${cell.text}辆`,
          why: '同一时点的车辆数应当相同',
          toDo: '核对车辆数；口径不同的（如含所属单位）写明口径',
          severity: 'warning',
          certainty: 'likely',
          places: [whole.place, cell.place],
        }
      }
    }
  }
}
