import { cite, measureKinds, type UnitKind, unitKind } from '@mingzhang/law'
import type { Indicator } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { isDoubtful, ownedIndicators, placeOf, targetText } from './target-facts.ts'

const says: Readonly<Record<UnitKind, string>> = {
  count: '计数',
  time: '时间',
  percent: '百分比',
  money: '金额',
}

/** What is wrong between the name and the unit, or null when nothing is or nobody can tell. */
function mismatch(indicator: Indicator): { readonly why: string; readonly toDo: string } | null {
  const kinds = measureKinds(indicator.name)
  const unit = indicator.unit ? unitKind(indicator.unit) : null
  if (unit === null) return null
  if (kinds.has('timely') && unit === 'time') {
    return {
      why: '及时率是按时完成的占比，单位应是%；时限是另一个指标',
      toDo: '改为“…及时率 ≥ …%”，或把名称改为“…时限”',
    }
  }
  if (kinds.has('rate') && (unit === 'count' || unit === 'time' || unit === 'money')) {
    return { why: `比率的单位应是%，这里是${says[unit]}单位`, toDo: '核对指标名称与计量单位，二者改一' }
  }
  if (kinds.has('count') && unit === 'percent') {
    return {
      why: '数量用计数单位，不用百分比',
      toDo: '改用个、人、次等计量单位；要衡量占比的，名称改为“…率”',
    }
  }
  return null
}

/**
 * 计量单位与衡量的事相符：比率用%，计数不用%，及时率不用小时。
 */
export const unitSuitsMeasure = rule({
  id: 'targets/unit-suits-measure',
  title: '比率用%，数量用计数单位，及时率不用时间单位',
  severity: 'warning',
  basis: [cite('target-measures-88')],

  *check({ disclosure }) {
    for (const { indicator, owner } of ownedIndicators(disclosure)) {
      const kinds = measureKinds(indicator.name)
      if (indicator.unit === null || !(kinds.has('rate') || kinds.has('count') || kinds.has('timely')))
        continue
      if (isDoubtful(indicator)) yield 'unknown'
      else yield answer(indicator, owner)
    }
  },
})

function answer(indicator: Indicator, owner: string): Answer {
  const wrong = mismatch(indicator)
  if (!wrong) return 'holds'
  return {
    what: `${owner}的指标“${indicator.name}”目标是${targetText(indicator)}，计量单位与指标不符`,
    ...wrong,
    certainty: 'likely',
    cause: 'wrong-unit',
    // One of the two is wrong, and nobody can tell which.
    places: [placeOf(indicator, 'unit'), placeOf(indicator, 'name')],
  }
}
