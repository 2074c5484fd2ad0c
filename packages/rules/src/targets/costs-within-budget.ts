import { cite } from '@mingzhang/law'
import { type Amount, formatAmount, type Indicator, type Program, parseAmount } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { figureOf, isCost, isDoubtful, isMoney, ownerOf, placeOf, targetText } from './target-facts.ts'

/** A price of one thing is no limit on the whole. */
const eachOne = /单价|标准|单位成本|人均|均|每|单次|单套|单台|月/u

type Cap = { readonly indicator: Indicator; readonly amount: Amount }

/** Indicators that cap a sum of money of the programme. */
function capsOf(program: Program): Cap[] {
  return program.indicators.flatMap((indicator) => {
    const amount = figureOf(indicator)
    const bound = indicator.operator !== '≥' && indicator.operator !== '>' && indicator.operator !== '定性'
    const whole = !eachOne.test(indicator.name) && !/单价|每/u.test(indicator.description ?? '')
    return amount && isMoney(indicator) && isCost(indicator) && bound && whole ? [{ indicator, amount }] : []
  })
}

/** The budget to keep to: of a project that got its money during the year the adjusted one, where that is more. */
function budgetOf({ budget, evaluation }: Program): Amount | null {
  const stated = budget ? parseAmount(budget.amount, budget.unit) : null
  const adjusted = evaluation?.funds.find(({ whole }) => whole)?.adjusted?.value ?? null
  const later = evaluation && adjusted !== null ? parseAmount(adjusted, evaluation.fundsUnit) : null
  return stated && later && later.value > stated.value ? later : stated
}

/**
 * 成本指标的上限不超过项目预算。
 *
 * A ceiling above the whole budget controls nothing. Several ceilings together may pass the budget a little (each has
 * some slack); far above it they cannot all be meant.
 */
export const costsWithinBudget = rule({
  id: 'targets/costs-within-budget',
  title: '单项成本上限不超过项目预算，各项上限之和与预算相容',
  severity: 'error',
  basis: [cite('arithmetic'), cite('target-measures-88')],

  *check({ disclosure }) {
    for (const program of disclosure.programs) {
      const caps = capsOf(program)
      const budget = budgetOf(program)
      if (caps.length === 0) continue
      if (!budget || caps.some(({ indicator }) => isDoubtful(indicator))) yield 'unknown'
      else yield* judge(program, caps, budget)
    }
  },
})

function* judge(program: Program, caps: readonly Cap[], budget: Amount): Iterable<Answer> {
  const over = caps.filter(({ amount }) => 2 * (amount.value - budget.value) > amount.step + budget.step)
  for (const cap of over) yield aboveBudget(program, cap, caps, budget)
  if (over.length > 0) return
  const sum = caps.reduce((total, { amount }) => total + amount.value, 0)
  const far = caps.length > 1 && sum * 10 > budget.value * 11
  yield far ? sumAboveBudget(program, caps, sum, budget) : 'holds'
}

const shown = (amount: Amount): string => `${formatAmount(amount)}${amount.unit}`

function aboveBudget(
  program: Program,
  { indicator, amount }: Cap,
  caps: readonly Cap[],
  budget: Amount,
): Answer {
  const inUnit = (value: number): string => formatAmount({ value, step: budget.step, unit: budget.unit })
  const total = {
    value: caps.reduce((sum, cap) => sum + cap.amount.value, 0),
    step: amount.step,
    unit: amount.unit,
  }
  return {
    what: `${ownerOf(program)}的成本指标“${indicator.name}”上限${targetText(indicator)}，高于项目预算${shown(budget)}`,
    why: `一项成本的上限已超过整个项目的预算，起不到控制作用${caps.length > 1 ? `；${caps.length}项成本上限合计${shown(total)}` : ''}`,
    toDo: '按预算明细重定成本上限，或核对项目预算数',
    figures: {
      stated: inUnit(amount.value),
      expected: inUnit(budget.value),
      difference: inUnit(amount.value - budget.value),
      allowance: inUnit(Math.ceil((amount.step + budget.step) / 2)),
      unit: budget.unit,
    },
    cause: 'part-over-whole',
    places: [placeOf(indicator, 'value'), program.budgetPlace ?? program.place],
  }
}

function sumAboveBudget(program: Program, caps: readonly Cap[], sum: number, budget: Amount): Answer {
  const total = { value: sum, step: budget.step, unit: budget.unit }
  return {
    what: `${ownerOf(program)}的${caps.length}项成本上限合计${shown(total)}，远高于项目预算${shown(budget)}`,
    why: '各项成本都用到上限时预算不够，上限没有按预算明细确定',
    toDo: '按预算明细重定各项成本上限；有重叠的成本指标合并',
    severity: 'warning',
    certainty: 'possible',
    places: [
      ...caps.map(({ indicator }) => placeOf(indicator, 'value')),
      program.budgetPlace ?? program.place,
    ],
  }
}
