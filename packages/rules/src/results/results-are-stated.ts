import { cite } from '@mingzhang/law'
import { type Answer, rule } from '../rule.ts'
import { isDoubtful, placeOf, targetText } from '../targets/target-facts.ts'
import { amountOf, type EvaluatedItem, evaluatedIn, itemsOf } from './evaluated.ts'

/** 指标值是数，实际完成值也写数；打了分的指标都有实际完成值。 */
export const resultsAreStated = rule({
  id: 'results/results-are-stated',
  title: '打了分的指标写明实际完成值，目标是数的写数',
  severity: 'warning',
  basis: [cite('evaluation-measures-10')],

  *check(context) {
    for (const evaluated of evaluatedIn(context)) {
      for (const item of itemsOf(evaluated)) {
        if (amountOf(item.result.points) !== null && !isDoubtful(item.indicator))
          yield judge(evaluated.owner, item)
      }
    }
  },
})

function judge(owner: string, { indicator, result: { actual, points } }: EvaluatedItem): Answer {
  const isFigure = indicator.operator !== '定性' && /^-?\d+(?:\.\d+)?$/u.test(indicator.value ?? '')
  const missing = actual === null || /^[-—–―／/]+$/u.test(actual.text)
  if (!missing && (!isFigure || /\d/u.test(actual.text))) return 'holds'
  const name = `${owner}的指标“${indicator.name}”`
  return {
    what: missing
      ? `${name}没有实际完成值，却得${points?.text}分`
      : `${name}目标是${targetText(indicator)}，实际完成值却写“${actual.text}”`,
    why: '没有写出完成了多少，得分就没有依据，别人也无从核对',
    toDo: '补写实际完成的数和单位',
    certainty: 'likely',
    places: [
      ...(actual ? [actual.place] : []),
      ...(points ? [points.place] : []),
      placeOf(indicator, 'value'),
    ],
  }
}
