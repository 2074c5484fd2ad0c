import { cite } from '@mingzhang/law'
import type { Indicator } from '@mingzhang/model'
import { rule } from '../rule.ts'
import { isDoubtful, ownedIndicators, placeOf } from './target-facts.ts'

const empty = /^(?:定性|定性指标|文字描述|详见.{0,6}|无)$/u

/**
 * 定性指标写明要达到什么。
 *
 * A target in words needs words: 定性 in the column of the value says only what kind of target it is.
 */
export const qualitativeTargetsAreDescribed = rule({
  id: 'targets/qualitative-targets-are-described',
  title: '定性指标写明要达到的程度，不只写“定性”',
  severity: 'note',
  basis: [cite('target-measures-88')],

  *check({ disclosure }) {
    for (const { indicator, owner } of ownedIndicators(disclosure)) {
      if (indicator.operator !== '定性' && !empty.test(indicator.value?.trim() ?? '')) continue
      if (isDoubtful(indicator)) yield 'unknown'
      else if (isDescribed(indicator)) yield 'holds'
      else {
        yield {
          what: `${owner}的定性指标“${indicator.name}”只写“${indicator.value?.trim()}”，没有写要达到什么程度`,
          why: '没有描述的定性指标无法评价是否完成',
          toDo: '写明可以评判的程度，或改为可以计量的指标',
          certainty: 'likely',
          places: [placeOf(indicator, 'value')],
        }
      }
    }
  },
})

/** A blank value is the business of `targets/fields-are-filled`. */
const isDescribed = ({ value }: Indicator): boolean => value === null || !empty.test(value.trim())
