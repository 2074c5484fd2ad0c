import { cite } from '@mingzhang/law'
import { type Amount, formatAmount, type Program, parseAmount } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { ownerOf } from './target-facts.ts'

/**
 * 项目预算等于各资金来源之和。
 *
 * Parts may themselves be split (财政资金, of which 本级); so it is enough that some of the parts make up the whole.
 */
export const budgetEqualsParts = rule({
  id: 'targets/budget-equals-parts',
  title: '项目预算等于财政资金与其他资金之和',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check({ disclosure }) {
    for (const program of disclosure.programs) {
      const budget = program.budget && parseAmount(program.budget.amount, program.budget.unit)
      const parts = program.budgetParts.flatMap((part) => {
        const amount = part.amount === null ? null : parseAmount(part.amount, part.unit)
        return amount ? [amount] : []
      })
      if (!budget || parts.length === 0 || parts.length > 12) continue
      yield addsUp(budget, parts) ? 'holds' : gap(program, budget, parts)
    }
  },
})

/** Do some of the parts add to the whole, within half a last digit of every figure? */
function addsUp(whole: Amount, parts: readonly Amount[]): boolean {
  for (let chosen = 1; chosen < 2 ** parts.length; chosen += 1) {
    const taken = parts.filter((_, index) => (chosen & (1 << index)) !== 0)
    const sum = taken.reduce((total, part) => total + part.value, 0)
    const allowance = taken.reduce((total, part) => total + part.step, whole.step)
    if (2 * Math.abs(whole.value - sum) <= allowance) return true
  }
  return false
}

function gap(program: Program, budget: Amount, parts: readonly Amount[]): Answer {
  const sum = parts.reduce((total, part) => total + part.value, 0)
  const step = Math.min(budget.step, ...parts.map((part) => part.step))
  const inUnit = (value: number): string => formatAmount({ value, step, unit: budget.unit })
  const labels = program.budgetParts.filter((part) => part.amount !== null)
  return {
    what: `${ownerOf(program)}的预算${inUnit(budget.value)}${budget.unit}，不等于${labels.map((part) => part.label).join('、')}合计${inUnit(sum)}${budget.unit}`,
    why: '项目预算由各资金来源组成，应当等于它们的和',
    toDo: '核对预算数和各来源的数，漏列的来源补列',
    figures: {
      stated: inUnit(budget.value),
      expected: inUnit(sum),
      difference: inUnit(budget.value - sum),
      allowance: inUnit(Math.ceil((budget.step + parts.reduce((total, part) => total + part.step, 0)) / 2)),
      unit: budget.unit,
    },
    places: [program.budgetPlace ?? program.place, ...labels.map((part) => part.place)],
  }
}
