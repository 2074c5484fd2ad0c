import { cite, measureKinds } from '@mingzhang/law'
import type { Indicator } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { figureOf, isDoubtful, isPercent, ownedIndicators, placeOf, targetText } from './target-facts.ts'

/**
 * 目标值不越过可能的界限：比率不超过100%，已到边界的用“=”。
 *
 * A share of a whole cannot pass 100%: `≥100%` can only mean `=100%`, and `≥110%` cannot be reached.
 */
export const boundsCanBeMissed = rule({
  id: 'targets/bounds-can-be-missed',
  title: '满意度、合格率等不超过100%；已是上下限的用“=”',
  severity: 'note',
  basis: [cite('target-measures-88')],

  *check({ disclosure }) {
    for (const { indicator, owner } of ownedIndicators(disclosure)) {
      const figure = figureOf(indicator)
      const atMostAll = isPercent(indicator) && measureKinds(indicator.name).has('bounded')
      const none = figure?.value === 0 && indicator.operator === '≤'
      if (!figure || !(atMostAll || none)) continue
      if (isDoubtful(indicator)) yield 'unknown'
      else if (atMostAll && figure.value > 100_00) yield beyond(indicator, owner)
      else if (none || (figure.value === 100_00 && indicator.operator === '≥')) yield edge(indicator, owner)
      else yield 'holds'
    }
  },
})

const beyond = (indicator: Indicator, owner: string): Answer => ({
  what: `${owner}的指标“${indicator.name}”目标是${targetText(indicator)}，超过了100%`,
  why: '部分占整体的比率最多是100%，这个目标不可能达到',
  toDo: '核对指标值；要衡量增长的，改用增长率',
  severity: 'error',
  certainty: 'likely',
  places: [placeOf(indicator, 'value')],
})

const edge = (indicator: Indicator, owner: string): Answer => {
  const place = placeOf(indicator, 'operator')
  return {
    what: `${owner}的指标“${indicator.name}”目标是${targetText(indicator)}，应写成“=${indicator.value}${indicator.unit ?? ''}”`,
    why: '目标值已是可能的界限，用“≥”或“≤”没有余地',
    toDo: '指标性质改为“=”',
    certainty: 'likely',
    places: [place],
  }
}
