import { cite } from '@mingzhang/law'
import { type Amount, type FundsRow, formatAmount } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { amountOf, type Evaluated, evaluatedIn, wholeFunds } from './evaluated.ts'

const columns = [
  ['adjusted', '全年预算数'],
  ['executed', '全年执行数'],
] as const

/** 年度资金总额等于各来源之和。The column of the initial budget is the business of the targets' own rule. */
export const fundsAddUp = rule({
  id: 'results/funds-add-up',
  title: '全年预算数、全年执行数的总额等于各来源之和',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check(context) {
    for (const evaluated of evaluatedIn(context)) yield* judge(evaluated)
  },
})

function* judge(evaluated: Evaluated): Iterable<Answer> {
  const whole = wholeFunds(evaluated)
  const { funds, fundsUnit } = evaluated.evaluation
  const parts = funds.filter((row) => !row.whole)
  if (!whole || parts.length === 0 || parts.length > 10) return
  for (const [field, name] of columns) {
    const total = amountOf(whole[field], fundsUnit)
    const amounts = parts.flatMap((row) => amountOf(row[field], fundsUnit) ?? [])
    if (!total || amounts.length === 0) continue
    if (addsUp(total, amounts)) yield 'holds'
    // 其中 one source alone: the others need not be printed.
    else if (parts.length === 1 && total.value > (amounts[0]?.value ?? 0)) yield 'unknown'
    else yield wrong(evaluated.owner, name, field, whole, parts, total, amounts)
  }
}

/** Do some of the parts add to the whole (a part may be split further), within half a last digit of each? */
function addsUp(whole: Amount, parts: readonly Amount[]): boolean {
  for (let chosen = 1; chosen < 2 ** parts.length; chosen += 1) {
    const taken = parts.filter((_, index) => (chosen & (1 << index)) !== 0)
    const sum = taken.reduce((all, { value }) => all + value, 0)
    const allowance = taken.reduce((all, { step }) => all + step, whole.step)
    if (2 * Math.abs(whole.value - sum) <= allowance) return true
  }
  return whole.value === 0 && parts.every(({ value }) => value === 0)
}

function wrong(
  owner: string,
  name: string,
  field: 'adjusted' | 'executed',
  whole: FundsRow,
  parts: readonly FundsRow[],
  total: Amount,
  amounts: readonly Amount[],
): Answer {
  const sum = amounts.reduce((all, { value }) => all + value, 0)
  const text = (value: number) => formatAmount({ value, step: total.step, unit: total.unit })
  return {
    what: `${owner}的${name}总额${whole[field]?.text}，各来源之和是${text(sum)}${total.unit}`,
    why: '年度资金总额由当年财政拨款、上年结转资金和其他资金组成，总额应等于各来源之和',
    toDo: '核对总额与各来源，改正写错的一个；执行率随之改',
    figures: {
      stated: text(total.value),
      expected: text(sum),
      difference: text(total.value - sum),
      allowance: '0',
      unit: total.unit,
    },
    places: [whole, ...parts].flatMap((row) => {
      const figure = row[field]
      return figure ? [figure.place] : []
    }),
  }
}
