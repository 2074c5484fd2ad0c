import { cite } from '@mingzhang/law'
import type { PrintedFigure } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { amountOf, type Evaluated, evaluatedIn, pointsText, wholeFunds } from './evaluated.ts'

/**
 * 总分等于各项得分之和，总分值等于各项分值之和。
 *
 * With the points of the execution rate or, where the table leaves them out, without them.
 */
export const totalAddsUp = rule({
  id: 'results/total-adds-up',
  title: '自评总分等于执行率得分与各指标得分之和',
  severity: 'error',
  basis: [cite('arithmetic')],

  *check(context) {
    for (const evaluated of evaluatedIn(context)) yield* judge(evaluated)
  },
})

function* judge(evaluated: Evaluated): Iterable<Answer> {
  const { owner, evaluation } = evaluated
  const total = amountOf(evaluation.total)
  if (!evaluation.total || !total) return
  const points = evaluation.results.map(({ points }) => points)
  const sum = sumOf(points)
  const execution = wholeFunds(evaluated)?.points ?? null
  if (sum === null) {
    yield 'unknown'
    return
  }
  const withExecution = sum + (amountOf(execution)?.value ?? 0)
  if (total.value === withExecution || total.value === sum || isRounded(total, [sum, withExecution])) {
    yield 'holds'
    return
  }
  const printed = [execution, ...points].flatMap((figure) => (figure?.value == null ? [] : [figure]))
  yield {
    what: `${owner}的自评总分写${evaluation.total.text}，各项得分之和是${pointsText(withExecution)}`,
    why: `${printed.map(({ text }) => text).join('＋')}＝${pointsText(withExecution)}`,
    toDo: '核对各项得分与总分，改正写错的一个；等级随总分',
    figures: {
      stated: evaluation.total.value ?? '',
      expected: pointsText(withExecution),
      difference: pointsText(total.value - withExecution),
      allowance: '0',
      unit: '分',
    },
    places: [evaluation.total.place, ...printed.map(({ place }) => place)],
  }
}

/** 98 for 97.55: a total printed to fewer digits than its parts. */
const isRounded = (
  total: { readonly value: number; readonly step: number },
  sums: readonly number[],
): boolean =>
  total.step > 1 &&
  sums.some((sum) => sum % total.step !== 0 && 2 * Math.abs(total.value - sum) <= total.step)

/** Sum of the points; null where one is missing or no number. */
function sumOf(figures: readonly (PrintedFigure | null)[]): number | null {
  if (figures.length === 0) return null
  let sum = 0
  for (const figure of figures) {
    const amount = amountOf(figure)
    if (!amount) return null
    sum += amount.value
  }
  return sum
}
