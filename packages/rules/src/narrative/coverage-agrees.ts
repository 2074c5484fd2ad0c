import { cite } from '@mingzhang/law'
import {
  type Amount,
  type Claim,
  type Disclosure,
  formatAmount,
  isMoneyUnit,
  parseAmount,
} from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { moneyOf } from './claim-facts.ts'

/** …绩效目标管理涉及资金X万元, …绩效目标，涉及预算资金X万元. */
const covered = /绩效目标.{0,20}(?:涉及|覆盖|预算)|^涉及(?:预算)?资金/u

/**
 * 文中所说绩效目标涉及的金额等于各绩效目标表预算之和。
 *
 * The text says how much money has targets; the target tables of the same disclosure add up to it. Where a catalogue
 * of programmes stands between the two, it is the catalogue that the text sums up.
 */
export const coverageAgrees = rule({
  id: 'narrative/coverage-agrees',
  title: '文中绩效目标涉及的金额与绩效目标表相符',
  severity: 'warning',
  basis: [cite('budget-law-32')],

  *check({ disclosure }) {
    const stated = statedCoverage(disclosure)
    const amounts = stated.map(moneyOf).filter((amount) => amount !== null)
    if (amounts.length === 0) return
    const sums = [programmeSum(disclosure), ...catalogueSums(disclosure)].filter((sum) => sum !== null)
    if (sums.length === 0) {
      yield 'unknown'
      return
    }
    const whole = amounts.reduce((all, amount) => all + amount.value, 0)
    const allowance = amounts.reduce((all, amount) => all + amount.step, 0)
    const agrees = sums.some((sum) => 2 * Math.abs(whole - sum.value) <= allowance + sum.step)
    const counted = countBeside(stated, disclosure)
    const others = counted !== null && sums.every(({ count }) => count !== counted)
    // 5个项目 beside two target tables: the text speaks of programmes that are not shown here.
    yield agrees ? 'holds' : others ? 'unknown' : gap(stated, whole, sums, disclosure.programs)
  },
})

/** Lines whose text says that targets were set: …均设置了绩效目标，涉及…. */
const linesOfTargets = (sections: Disclosure['sections']): ReadonlySet<number> =>
  new Set(
    sections
      .flatMap(({ paragraphs }) => paragraphs)
      .flatMap(({ text, place }) =>
        place.kind === 'text' && /绩效目标.{0,12}[，,].{0,8}涉及/u.test(text.replace(/\s/gu, ''))
          ? [place.line]
          : [],
      ),
  )

/** The claim that speaks of coverage and those listed with it on the same line. */
function statedCoverage({ claims, sections }: Disclosure): Claim[] {
  const told = linesOfTargets(sections)
  const first = claims.findIndex(
    (claim) =>
      claim.unit !== null &&
      isMoneyUnit(claim.unit) &&
      (covered.test(claim.text) ||
        (/涉及/u.test(claim.text) && claim.place.kind === 'text' && told.has(claim.place.line))),
  )
  const opening = claims[first]
  if (!opening) return []
  if (opening.place.kind !== 'text') return [opening]
  const { line } = opening.place
  const listed = [opening]
  for (const claim of claims.slice(first + 1)) {
    const near = claim.place.kind === 'text' && claim.place.line === line && claim.key === null
    if (!near || claim.unit !== opening.unit || claim.change !== null) break
    listed.push(claim)
  }
  return listed
}

/** How many programmes the same line says have targets. */
function countBeside([opening]: readonly Claim[], { claims }: Disclosure): number | null {
  const line = opening?.place.kind === 'text' ? opening.place.line : null
  const counts = claims.filter(
    ({ place, unit, text, change }) =>
      place.kind === 'text' &&
      place.line === line &&
      /^[个项]$/u.test(unit ?? '') &&
      /项目/u.test(text) &&
      !change,
  )
  const [count] = counts
  return count?.amount && counts.length === 1 && line !== null ? Number(count.amount) : null
}

type Sum = { readonly value: number; readonly step: number; readonly count: number; readonly of: string }

const sumOf = (amounts: readonly (Amount | null)[], of: string): Sum | null => {
  const known = amounts.filter((amount) => amount !== null)
  if (known.length === 0 || known.length < amounts.length) return null
  return {
    value: known.reduce((all, amount) => all + amount.value, 0),
    step: known.reduce((all, amount) => all + amount.step, 0),
    count: known.length,
    of,
  }
}

const programmeSum = ({ programs }: Disclosure): Sum | null =>
  sumOf(
    programs.map(({ budget }) => budget && parseAmount(budget.amount, budget.unit)),
    '绩效目标表',
  )

const catalogueSums = ({ tables }: Disclosure): (Sum | null)[] =>
  tables
    .filter((table) => table.form === 'catalogue')
    .map((table) =>
      sumOf(
        table.cells
          .filter((cell) => table.columns[cell.c]?.role === 'money' && table.rows[cell.r]?.role !== 'total')
          .map((cell) =>
            cell.amount === null ? null : parseAmount(cell.amount, table.amountUnit ?? '万元'),
          ),
        '项目目录',
      ),
    )

function gap(
  stated: readonly Claim[],
  whole: number,
  sums: readonly Sum[],
  programs: Disclosure['programs'],
): Answer {
  const unit = stated[0]?.unit ?? '万元'
  const inUnit = (value: number): string => formatAmount({ value, step: 1, unit }).replace(/\.?0+$/u, '')
  const found = sums
    .map(({ count, of, value }) => `${of}${count}个项目合计${inUnit(value)}${unit}`)
    .join('，')
  return {
    what: `文中说绩效目标涉及${inUnit(whole)}${unit}，${found}`,
    why: '绩效目标涉及的金额应当是所列各项目预算之和',
    toDo: '核对项目是否列全、金额是否本年的；有不公开的项目，写明',
    certainty: 'likely',
    places: [
      ...stated.map((claim) => claim.place),
      ...programs.flatMap(({ budgetPlace }) => budgetPlace ?? []).slice(0, 20),
    ],
  }
}
