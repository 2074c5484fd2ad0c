import { cite } from '@mingzhang/law'
import { type Amount, formatAmount, type Program, parseAmount, type TextWithPlace } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { ownerOf, placeWithin } from './target-facts.ts'

/** A costing ends with its total: …；合计1069200+31680=1100880元。 */
const closingTotal = /(?:合计|共计|总计)[^。；;]*?(?<![\d.])(\d+(?:\.\d+)?)(万元|元)[。\s]*$/u

/** The total that closes a text, or null when the text ends otherwise. */
function totalOf({ text }: TextWithPlace): { readonly amount: Amount; readonly printed: string } | null {
  const match = closingTotal.exec(text)
  const amount = match?.[1] && match[2] ? parseAmount(match[1], match[2]) : null
  return amount && match ? { amount, printed: `${match[1]}${match[2]}` } : null
}

/**
 * 项目说明的测算合计与项目预算一致。
 *
 * Only a total that closes the text is taken for the total of the programme; one that is far from the budget may be
 * another thing (all years, the whole investment), and nothing is said of it.
 */
export const costingAgreesWithBudget = rule({
  id: 'targets/costing-agrees-with-budget',
  title: '项目概述末尾的测算合计等于项目预算',
  severity: 'warning',
  basis: [cite('arithmetic')],

  *check({ disclosure }) {
    for (const program of disclosure.programs) {
      const budget = program.budget && parseAmount(program.budget.amount, program.budget.unit)
      const total = program.overview && totalOf(program.overview)
      if (!budget || !total || !program.overview) continue
      const difference = total.amount.value - budget.value
      if (2 * Math.abs(difference) <= total.amount.step + budget.step) yield 'holds'
      else if (Math.abs(difference) * 20 > budget.value) yield 'unknown'
      else yield gap(program, program.overview, budget, total)
    }
  },
})

function gap(
  program: Program,
  overview: TextWithPlace,
  budget: Amount,
  total: { readonly amount: Amount; readonly printed: string },
): Answer {
  const inUnit = (value: number): string => formatAmount({ value, step: 1, unit: budget.unit }, 4)
  return {
    what: `${ownerOf(program)}的概述测算合计${total.printed}，项目预算是${program.budget?.amount ?? ''}${budget.unit}`,
    why: '测算是预算的依据，两者相差超出了小数取舍的范围',
    toDo: '核对测算和预算：压减了预算的，测算随之修改；漏了零头的，补足预算数',
    certainty: 'likely',
    figures: {
      stated: inUnit(budget.value),
      expected: inUnit(total.amount.value),
      difference: inUnit(budget.value - total.amount.value),
      allowance: inUnit(Math.ceil((budget.step + total.amount.step) / 2)),
      unit: budget.unit,
    },
    places: [
      program.budgetPlace ?? program.place,
      placeWithin(
        overview.place,
        new RegExp(String.raw`${total.printed.replace('.', String.raw`\.`)}(?=[^\d]*$)`, 'u'),
      ),
    ],
  }
}
