import { cite } from '@mingzhang/law'
import {
  type Amount,
  type Cell,
  type Disclosure,
  formatAmount,
  parseAmount,
  type Table,
} from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'

/**
 * 数量乘以单价等于金额。
 *
 * Of each line that prints all three. A price that is the amount itself (1 项, or a price column filled with the sum) says
 * nothing, and the unit of the price column is not always the table's: a product that fits in 元 or in 万元 fits. Fixed by
 * the digits printed, not by a share of the amount.
 */
export const quantityTimesPrice = rule({
  id: 'form/quantity-times-price',
  title: '数量乘以单价等于金额',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check({ disclosure }) {
    for (const table of disclosure.tables) {
      const priced = table.columns.some(({ role }) => role === 'unitPrice')
      const counted = table.columns.some(({ role }) => role === 'count')
      if (priced && counted) yield* linesOf(table, disclosure)
    }
  },
})

function* linesOf(table: Table, { document }: Disclosure): Iterable<Answer> {
  const rows = Map.groupBy(table.cells, ({ r }) => r)
  const answers: Answer[] = []
  for (const [, cells] of rows) {
    const of = (role: string): Cell[] =>
      cells.filter(({ c, amount }) => table.columns[c]?.role === role && amount !== null)
    const [count, moreCounts] = of('count')
    const [price, morePrices] = of('unitPrice')
    const amount = amountOf(cells, table)
    if (!count || !price || !amount || moreCounts || morePrices) continue
    const answer = lineAnswer(count, price, amount, table)
    if (answer) answers.push(answer)
  }
  // A column that mostly disagrees is no price by the piece.
  const wrong = answers.filter((answer) => typeof answer !== 'string').length
  const isOther = wrong > 1 && wrong * 2 > answers.length
  for (const answer of answers) {
    const unsure = typeof answer !== 'string' && (isOther || document.recognised)
    yield unsure ? 'unknown' : answer
  }
}

/** The amount of the line: the first column of money, a total before its parts. */
function amountOf(cells: readonly Cell[], table: Table): Cell | null {
  const money = cells.filter(
    ({ c, amount, key }) =>
      amount !== null && table.columns[c]?.role === 'money' && key?.year !== undefined && isPlain(key),
  )
  return money.find(({ c }) => table.columns[c]?.total) ?? (money.length === 1 ? (money[0] ?? null) : null)
}

/** Neither reserved for small enterprises nor of one fund among several. */
const isPlain = (key: NonNullable<Cell['key']>): boolean =>
  key.procurement === undefined || key.procurement === 'procured'

function lineAnswer(count: Cell, price: Cell, amount: Cell, table: Table): Answer | null {
  const unit = table.amountUnit ?? '元'
  const [n, each, sum] = [parseAmount(count.amount ?? '', '1'), parse(price, unit), parse(amount, unit)]
  if (!n || !each || !sum || n.value === 0 || each.value === 0 || sum.value === 0) return null
  if (Math.min(count.confidence, price.confidence, amount.confidence) < 0.75) return 'unknown'
  if (each.value === sum.value) return 'holds'
  if (scales.some((scale) => fits(n, each, sum, scale))) return 'holds'
  const product = formatAmount({ ...sum, value: Math.round((n.value * each.value) / 100) })
  return {
    what: `“${amount.row.name}”数量 ${count.text} × 单价 ${price.text} = ${product}，金额却是 ${amount.text}${unit}`,
    why: '数量乘以单价应当等于金额',
    toDo: '核对数量、单价和金额，改正有误的一个；单价不是单件价格的，写明口径',
    certainty: 'likely',
    places: [amount.place, count.place, price.place],
  }
}

const parse = ({ amount }: Cell, unit: string): Amount | null => parseAmount(amount ?? '', unit)

/** The price column in the unit of the amount, in one ten thousand times smaller, or larger: ×, ÷. */
const scales: readonly (readonly [bigint, bigint])[] = [
  [1n, 1n],
  [10_000n, 1n],
  [1n, 10_000n],
]

/** Within half the last digit of the price and of the amount. Counts are whole numbers of hundredths. */
function fits(count: Amount, price: Amount, sum: Amount, [times, over]: readonly [bigint, bigint]): boolean {
  const pieces = BigInt(count.value) * times
  const gap = pieces * BigInt(price.value) - 100n * over * BigInt(sum.value)
  const allowance = pieces * BigInt(price.step) + 100n * over * BigInt(sum.step)
  return 2n * (gap < 0n ? -gap : gap) <= allowance
}
