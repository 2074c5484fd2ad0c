import { cite } from '@mingzhang/law'
import { type Answer, rule } from '../rule.ts'
import { isDoubtful, placeOf, targetText } from '../targets/target-facts.ts'
import {
  amountOf,
  type EvaluatedItem,
  evaluatedIn,
  hundredths,
  itemsOf,
  pointsText,
  statesPoints,
} from './evaluated.ts'

/**
 * 指标得分按计分规则算得。
 *
 * More points than the rule gives is an error. Fewer may be a stricter standard of the place: with a reason beside it
 * that holds, without one it is asked about. Words leave a band to judgement.
 */
export const indicatorPointsFollow = rule({
  id: 'results/indicator-points-follow',
  title: '指标得分按指标值、实际完成值和分值算得',
  severity: 'error',
  basis: [cite('evaluation-measures-10'), cite('performance-system-instance')],

  *check(context) {
    for (const evaluated of evaluatedIn(context)) {
      for (const item of itemsOf(evaluated)) yield* judge(evaluated.owner, item)
    }
  },
})

function* judge(owner: string, item: EvaluatedItem): Iterable<Answer> {
  const { indicator, result, score } = item
  const printed = amountOf(result.points)
  if (!printed || !result.points) return
  const { lowest, highest } = score
  const above = score.weight !== null && printed.value > hundredths(score.weight)
  if (lowest === null || highest === null || above || isDoubtful(indicator)) {
    yield 'unknown'
    return
  }
  const [low, high] = [hundredths(lowest), hundredths(highest)]
  const inside = printed.value >= low && printed.value <= high
  if (inside || statesPoints(printed, low) || statesPoints(printed, high)) yield 'holds'
  else if (printed.value < low && (result.reason !== null || score.remarks.length > 0)) yield 'holds'
  else yield wrong(owner, item, printed.value, printed.value > high ? high : low)
}

function wrong(owner: string, item: EvaluatedItem, printed: number, expected: number): Answer {
  const { indicator, result, score } = item
  const tooMany = printed > expected
  const sure = score.assumed.length === 0 && score.rule !== 'qualitative'
  return {
    what:
      `${owner}的指标“${indicator.name}”得分写${result.points?.text}，` +
      `按目标${targetText(indicator)}、实际${result.actual?.text}${score.rule === 'qualitative' ? (tooMany ? '最多' : '至少') : ''}应为${pointsText(expected)}`,
    why: tooMany
      ? `${score.why}${score.assumed.length > 0 ? `（${score.assumed.join('；')}）` : ''}`
      : `${score.why}；少得了分却没有写原因`,
    toDo: tooMany ? '核对实际完成值和得分；总分随之改' : '核对得分；本地评分标准更严的，写明扣分原因',
    severity: tooMany && sure ? 'error' : 'warning',
    certainty: tooMany && sure ? 'likely' : 'possible',
    figures: {
      stated: result.points?.value ?? '',
      expected: pointsText(expected),
      difference: pointsText(printed - expected),
      allowance: '0.01',
      unit: '分',
    },
    places: [
      ...(result.points ? [result.points.place] : []),
      ...(result.actual ? [result.actual.place] : []),
      placeOf(indicator, 'value'),
    ],
  }
}
