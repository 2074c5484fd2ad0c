import { cite } from '@mingzhang/law'
import { type Answer, rule } from '../rule.ts'
import { isDoubtful, placeOf, targetText } from '../targets/target-facts.ts'
import { amountOf, type EvaluatedItem, evaluatedIn, itemsOf } from './evaluated.ts'

/** 没有达到目标或扣了分的指标，写明偏差原因和改进措施。 */
export const missedTargetsAreExplained = rule({
  id: 'results/missed-targets-are-explained',
  title: '没有达到目标或扣了分的指标写明原因',
  severity: 'warning',
  basis: [cite('evaluation-measures-10')],

  *check(context) {
    for (const evaluated of evaluatedIn(context)) {
      for (const item of itemsOf(evaluated)) yield judge(evaluated.owner, item)
    }
  },
})

function judge(owner: string, item: EvaluatedItem): Answer {
  const { indicator, result, score } = item
  const points = amountOf(result.points)
  const weight = amountOf(result.points && { ...result.points, value: indicator.weight })
  const deducted = points !== null && weight !== null && points.value < weight.value
  const missed = score.met === false
  if (isDoubtful(indicator) || (score.met === null && !deducted)) return 'unknown'
  return !(missed || deducted) || result.reason !== null ? 'holds' : unexplained(owner, item, missed)
}

function unexplained(owner: string, { indicator, result, score }: EvaluatedItem, missed: boolean): Answer {
  const name = `${owner}的指标“${indicator.name}”`
  return {
    what: missed
      ? `${name}目标${targetText(indicator)}，实际${result.actual?.text}，没有达到，也没有写原因`
      : `${name}分值${indicator.weight}，得${result.points?.text}，扣了分，没有写原因`,
    why: '自评表要求对偏差写明原因和改进措施；没有原因，来年目标无从调整',
    toDo: '补写偏差原因和改进措施；其实达到了的，改正实际完成值或得分',
    certainty: score.assumed.length > 0 ? 'possible' : 'likely',
    places: [
      ...(missed && result.actual ? [result.actual.place] : []),
      ...(result.points ? [result.points.place] : []),
      placeOf(indicator, 'value'),
    ],
  }
}
