import { cite, measureKinds } from '@mingzhang/law'
import type { Indicator } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import {
  figureOf,
  isDoubtful,
  isMoney,
  isPercent,
  ownedIndicators,
  placeOf,
  targetText,
} from './target-facts.ts'

/**
 * 指标性质“=”只用于必须恰好的目标。
 *
 * `完好率 = 99%` says that 100% misses the target; a benefit that must be hit to the second decimal says the same of
 * every better result. What is meant is “≥”.
 */
export const equalSignIsMeant = rule({
  id: 'targets/equal-sign-is-meant',
  title: '不到100%的比率和越多越好的效益用“≥”，不用“=”',
  severity: 'note',
  basis: [cite('target-measures-88')],

  *check({ disclosure }) {
    for (const { indicator, owner } of ownedIndicators(disclosure)) {
      if (indicator.operator !== '=') continue
      const figure = figureOf(indicator)
      const rate = isPercent(indicator) && measureKinds(indicator.name).has('bounded')
      const cost = measureKinds(indicator.name).has('cost')
      const benefit =
        indicator.level1?.startsWith('效益') === true && !isPercent(indicator) && !isMoney(indicator) && !cost
      if (!figure || figure.value <= 0 || !(rate || benefit)) continue
      if (isDoubtful(indicator)) yield 'unknown'
      else if (rate && figure.value >= 100_00) yield 'holds'
      else yield exact(indicator, owner)
    }
  },
})

const exact = (indicator: Indicator, owner: string): Answer => ({
  what: `${owner}的指标“${indicator.name}”目标是${targetText(indicator)}，应是“≥${indicator.value}${indicator.unit ?? ''}”`,
  why: '“=”表示多一点也算没有达到；这类指标越高越好',
  toDo: '指标性质改为“≥”；确须恰好的，在指标说明中写明理由',
  certainty: 'likely',
  places: [placeOf(indicator, 'operator')],
})
