import { cite, measureKinds } from '@mingzhang/law'
import type { Indicator } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import {
  isCost,
  isDoubtful,
  isMoney,
  isPercent,
  ownedIndicators,
  placeOf,
  placeWithin,
  targetText,
} from './target-facts.ts'

/** Money that is paid to people is a benefit to them, not a cost to be kept down. */
const paidOut = /补助|补贴|救助|奖|工资|待遇|低保|发放|保障|收入|节约|节省|降低|下降|压减|标准/u

const upward = (indicator: Indicator): boolean => indicator.operator === '≥' || indicator.operator === '>'
const downward = (indicator: Indicator): boolean => indicator.operator === '≤' || indicator.operator === '<'

/** Why less is better, in words, or null. */
function lessIsBetter(indicator: Indicator): string | null {
  if (measureKinds(indicator.name).has('lower')) return `“${indicator.name}”越少越好`
  const cost = isCost(indicator) && isMoney(indicator) && !paidOut.test(indicator.name)
  return cost ? '成本指标是控制上限' : null
}

/**
 * 指标性质的方向与衡量的事相符。
 *
 * Costs, times to answer, complaints and accidents have an upper bound; rates of success a lower one. Nothing is said
 * of a name whose words do not show what is better.
 */
export const directionSuitsMeasure = rule({
  id: 'targets/direction-suits-measure',
  title: '成本、时长、投诉用≤，满意度、覆盖率、合格率用≥',
  severity: 'error',
  basis: [cite('target-measures-88'), cite('core-indicator-guide-101')],

  *check({ disclosure }) {
    for (const { indicator, owner } of ownedIndicators(disclosure)) {
      const less = lessIsBetter(indicator)
      const more = measureKinds(indicator.name).has('higher') && isPercent(indicator)
      if (isDoubtful(indicator)) yield 'unknown'
      else if (less && upward(indicator)) yield wrong(indicator, owner, less, '≤')
      else if (more && downward(indicator)) yield wrong(indicator, owner, `“${indicator.name}”越高越好`, '≥')
      else if (isCappedQuantity(indicator)) yield capped(indicator, owner)
      else if (less || more) yield 'holds'
    }
  },
})

function wrong(indicator: Indicator, owner: string, reason: string, right: '≤' | '≥'): Answer {
  const operator = indicator.operator ?? ''
  const place = placeWithin(placeOf(indicator, 'operator'), new RegExp(operator, 'u'))
  return {
    what: `${owner}的指标“${indicator.name}”目标是${targetText(indicator)}，方向反了`,
    why: `${reason}，写成“${operator}”就成了${right === '≤' ? '越多越好' : '越低越好'}，怎样都算完成`,
    toDo: `把指标性质改为“${right}”；确为原意的，改写指标名称`,
    certainty: 'likely',
    cause: 'wrong-direction',
    ...(place.text === operator && { correction: { place, from: operator, to: right } }),
    places: [place],
  }
}

/** A quantity to be delivered (数量指标, 公务用车数量 ≤500台) has a floor, as a rule, not a ceiling. */
function isCappedQuantity(indicator: Indicator): boolean {
  const kinds = measureKinds(indicator.name)
  const controlled = /控制|编制|用量|消耗|能耗|库存|超/u.test(indicator.name)
  return (
    downward(indicator) &&
    kinds.has('count') &&
    !kinds.has('lower') &&
    indicator.level2 === '数量指标' &&
    !controlled
  )
}

const capped = (indicator: Indicator, owner: string): Answer => ({
  what: `${owner}的数量指标“${indicator.name}”目标是${targetText(indicator)}，只有上限`,
  why: '产出数量写成上限，一个不做也算完成；多数情况是“≥”或“=”之误',
  toDo: '确认是否要控制数量；要完成的数量改用“≥”或“=”',
  severity: 'note',
  certainty: 'possible',
  cause: 'wrong-direction',
  places: [placeOf(indicator, 'operator')],
})
