import { cite, coordinatesOf, lookUp } from '@mingzhang/law'
import {
  type Amount,
  type Cell,
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
  title: '文中“其中”的数量不超过总数，车辆和大型设备数与资产表一致',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check({ disclosure: { claims, tables, document } }) {
    for (const whole of claims) {
      const total = countOf(whole)
      if (!total || whole.role === 'part') continue
      const parts = claims.filter((claim) => claim.role === 'part' && wholeOf(claims, claim) === whole)
      const counted = parts.filter((part) => part.unit === whole.unit)
      if (counted.length > 0) yield partsAnswer(whole, total, counted)
      const asset = whole.year === yearsEnd(document) ? assetOf(whole) : null
      if (asset !== null) yield* assetAnswers(whole, total, asset, tables)
    }
  },
})

/** A budget tells of the end of the year before, final accounts of their own. */
const yearsEnd = ({ year, stage }: DocumentHeader): number | null =>
  year === null ? null : stage === 'final' ? year : year - 1

/** What is counted, as a row of the asset table names it: 车辆, 单价100万元以上设备. */
function assetOf({ unit, measure }: Claim): Asset | null {
  const pieces = /^[辆台套]|台[(（]/u.test(unit ?? '')
  if (pieces && /^(?:公务用)?车辆?(?:总数)?$/u.test(measure ?? '')) return { member: 'vehicle', above: null }
  const member = coordinatesOf(lookUp('row', measure ?? '', { form: 'asset', side: null }))?.asset
  return pieces && member === 'costly' ? { member, above: threshold(measure ?? '') } : null
}

/** A member of the dimension of assets, and the price above which equipment is counted. */
type Asset = { readonly member: string; readonly above: string | null }

const threshold = (words: string): string | null => /(\d+)万元/u.exec(words)?.[1] ?? null

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

function* assetAnswers(
  whole: Claim,
  total: Amount,
  { member, above }: Asset,
  tables: readonly Table[],
): Iterable<Answer> {
  const cells = tables
    .filter(({ form }) => form === 'asset')
    .flatMap(({ cells: own, columns }) => own.filter(({ c }) => columns[c]?.role === 'count'))
  for (const cell of cells) {
    const isIt =
      member === 'vehicle'
        ? /^(?:\d[、.．])?车辆(?![^（(])/u.test(cell.row.name.trim())
        : cell.key?.asset === member && threshold(cell.row.name) === above
    const amount = isIt && cell.amount !== null ? parseAmount(cell.amount, whole.unit ?? '') : null
    if (amount) yield amount.value === total.value ? 'holds' : otherCount(whole, cell)
  }
}

const otherCount = (whole: Claim, cell: Cell): Answer => ({
  what: `文中说共有${whole.measure ?? ''}${whole.amount}${whole.unit}，资产表是${cell.text}${whole.unit}`,
  why: '同一时点的数量应当相同',
  toDo: '核对数量；口径不同的（如含所属单位）写明口径',
  severity: 'warning',
  certainty: 'likely',
  places: [whole.place, cell.place],
})
