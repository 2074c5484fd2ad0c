import { cite } from '@mingzhang/law'
import {
  type Amount,
  type Claim,
  type Disclosure,
  formatAmount,
  type Place,
  parseAmount,
  slipBetween,
  type Table,
} from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { moneyOf } from './claim-facts.ts'

const kinds = { A: '货物', B: '工程', C: '服务' } as const
type Kind = keyof typeof kinds

type Sum = { readonly value: number; readonly step: number; readonly places: readonly Place[] }

/**
 * 文中货物、工程、服务各是多少，与采购表按品目加起来的一致。
 *
 * Every line of the table has an article whose first letter says which of the three it is. Only where every line has one,
 * and the narrative states the same total as the table: then they speak of the same purchases.
 */
export const procurementKindsAgree = rule({
  id: 'narrative/procurement-kinds-agree',
  title: '文中政府采购的货物、工程、服务与采购表按品目合计一致',
  severity: 'error',
  basis: [cite('grassroots-catalogue-procurement'), cite('arithmetic')],

  *check({ disclosure }) {
    for (const table of disclosure.tables) {
      const sums = table.form === 'procurement' ? sumsOf(table) : null
      if (!sums) continue
      const stated = disclosure.claims.filter(isStated(disclosure))
      const total = [...sums.values()].reduce((sum, { value }) => sum + value, 0)
      const steps = [...sums.values()].reduce((sum, { step }) => sum + step, 0)
      const isSame = stated.some(({ key, ...claim }) => {
        const amount = key?.article === undefined ? moneyOf({ key, ...claim }) : null
        return amount !== null && 2 * Math.abs(amount.value - total) <= amount.step + steps
      })
      const parts = stated.filter(({ key }) => kindOf(key?.article) !== null)
      if (parts.length === 0) continue
      yield isSame ? answerOf(parts, sums) : 'unknown'
    }
  },
})

const nothing: Sum = { value: 0, step: 0, places: [] }

const kindOf = (article: string | undefined): Kind | null =>
  article === 'A' || article === 'B' || article === 'C' ? article : null

/** Levels of this year's procurement, all of it or of one kind, whoever pays. */
const isStated =
  ({ document }: Disclosure) =>
  ({ key, role, change, year }: Claim): boolean =>
    role !== 'operand' &&
    change === null &&
    year === document.year &&
    key?.procurement === 'procured' &&
    key.measure === 'money' &&
    key.fund === undefined &&
    key.project === undefined

/** What is bought, by kind; null where a line has no article or the column of the amounts is not plain. */
function sumsOf(table: Table): Map<Kind, Sum> | null {
  const lines = table.cells.filter(
    ({ key, amount, c }) =>
      amount !== null &&
      key?.entry !== undefined &&
      key.procurement === 'procured' &&
      key.fund === undefined &&
      key.origin === undefined &&
      table.columns[c]?.role === 'money',
  )
  const columns = new Set(lines.map(({ c }) => c))
  if (lines.length === 0 || columns.size > 1 || lines.some(({ confidence }) => confidence < 0.75)) return null
  const sums = new Map<Kind, Sum>()
  for (const { key, amount, place } of lines) {
    const kind = kindOf(key?.article?.slice(0, 1))
    const parsed = amount === null ? null : parseAmount(amount, table.amountUnit ?? '元')
    if (kind === null || !parsed) return null
    const { value, step, places } = sums.get(kind) ?? nothing
    sums.set(kind, { value: value + parsed.value, step: step + parsed.step, places: [...places, place] })
  }
  return sums
}

/** One finding for all of the kinds that differ: mostly one has what another lacks. */
function answerOf(claims: readonly Claim[], sums: ReadonlyMap<Kind, Sum>): Answer {
  const wrong = claims.flatMap((claim) => {
    const [kind, amount] = [kindOf(claim.key?.article), moneyOf(claim)]
    if (kind === null || !amount) return []
    const sum = sums.get(kind) ?? nothing
    const isRight = 2 * Math.abs(amount.value - sum.value) <= amount.step + sum.step
    return isRight ? [] : [{ claim, kind, amount, sum }]
  })
  const [first] = wrong.toSorted((one, other) => other.amount.value - one.amount.value)
  if (!first) return 'holds'
  const told = wrong.map(({ claim, kind, amount, sum }) => {
    const printed = formatAmount({ ...amount, value: sum.value } satisfies Amount)
    return `${kinds[kind]}${claim.amount}${claim.unit}（表内${printed}）`
  })
  return {
    what: `文中政府采购的${told.join('、')}与采购表按品目的合计不符`,
    why: '采购品目的首位字母 A、B、C 分别是货物、工程、服务；两处总额相同，分项也应当相同',
    toDo: '核对各项采购的品目和文中的分项',
    certainty: 'likely',
    cause: slipBetween(first.amount, first.sum.value) ?? 'entry-error',
    places: [
      first.claim.place,
      ...wrong.filter(({ claim }) => claim !== first.claim).map(({ claim }) => claim.place),
      ...wrong.flatMap(({ sum }) => sum.places),
    ],
  }
}
