import { cite } from '@mingzhang/law'
import { type Amount, type FundsRow, formatAmount } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { amountOf, evaluatedIn } from './evaluated.ts'

/**
 * 执行率等于全年执行数除以全年预算数。
 *
 * The figures are rounded as printed: what the rate can be is an interval. A rate cut off instead of rounded passes.
 */
export const executionRateFollows = rule({
  id: 'results/execution-rate-follows',
  title: '执行率等于全年执行数除以全年预算数',
  severity: 'error',
  basis: [cite('arithmetic'), cite('evaluation-measures-10')],

  *check(context) {
    for (const { owner, evaluation } of evaluatedIn(context)) {
      for (const row of evaluation.funds) yield* judge(owner, row, evaluation.fundsUnit)
    }
  },
})

function* judge(owner: string, row: FundsRow, unit: string): Iterable<Answer> {
  const rate = amountOf(row.rate)
  if (!rate || !row.rate) return
  const executed = amountOf(row.executed, unit)
  const budget = amountOf(row.adjusted, unit) ?? amountOf(row.initial, unit)
  if (!executed || !budget || budget.value <= 0 || executed.value < 0) {
    yield 'unknown'
    return
  }
  const asShare = row.rate.unit === null && rate.value <= 200
  const scaled = asShare ? { ...rate, value: rate.value * 100, step: rate.step * 100 } : rate
  if (isRate(scaled, executed, budget) || isRate(rate, executed, budget)) {
    yield 'holds'
    return
  }
  const initial = amountOf(row.initial, unit)
  const onInitial = initial !== null && initial.value > 0 && isRate(scaled, executed, initial)
  yield wrong(owner, row, executed, budget, onInitial)
}

/** Can executed ÷ budget be the rate (hundredths of a percent), each within half its last digit? */
function isRate(rate: Amount, executed: Amount, budget: Amount): boolean {
  const big = (value: number) => BigInt(value)
  const from = big(rate.value - rate.step)
  const to = big(rate.value + rate.step)
  const least = big(2 * executed.value - executed.step)
  const most = big(2 * executed.value + executed.step)
  const low = big(2 * budget.value - budget.step)
  const high = big(2 * budget.value + budget.step)
  return to * high >= least * 10_000n && from * low <= most * 10_000n
}

function wrong(owner: string, row: FundsRow, executed: Amount, budget: Amount, onInitial: boolean): Answer {
  const doubled = (BigInt(executed.value) * 20_000n) / BigInt(budget.value)
  const expected = Number((doubled + 1n) / 2n)
  const [stated, right] = [row.rate?.value ?? '', formatAmount({ value: expected, step: 1, unit: '' })]
  const budgetText = (row.adjusted?.value == null ? row.initial : row.adjusted)?.text ?? ''
  return {
    what: `${owner}${row.label}的执行率写${row.rate?.text}，按${row.executed?.text}÷${budgetText}应为${right}%`,
    why: onInitial
      ? '写的是按年初预算数算的；执行率按调整后的全年预算数算'
      : '执行率是全年执行数除以全年预算数，得分由它算出',
    toDo: '核对执行数、预算数和执行率，改正写错的一个',
    certainty: onInitial ? 'likely' : 'certain',
    ...(onInitial && { severity: 'warning' as const }),
    figures: {
      stated,
      expected: right,
      difference: formatAmount({ value: (amountOf(row.rate)?.value ?? 0) - expected, step: 1, unit: '' }),
      allowance: '0.01',
      unit: '%',
    },
    places: [row.rate, row.executed, row.adjusted ?? row.initial].flatMap((figure) =>
      figure ? [figure.place] : [],
    ),
    ...(row.rate && {
      correction: { place: row.rate.place, from: row.rate.text, to: `${right}${row.rate.unit ?? ''}` },
    }),
  }
}
