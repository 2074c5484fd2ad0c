import { cite } from '@mingzhang/law'
import {
  type Disclosure,
  type Indicator,
  type Place,
  parseAmount,
  type TextWithPlace,
} from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { isDoubtful, ownerOf, placeOf } from './target-facts.ts'

type Stated = { readonly sum: number; readonly source: TextWithPlace }

const statedSum = /权重[^。；;]{0,16}?(?:之和|合计|总和|总计)[^。；;\d]{0,8}(\d{2,3})\s*[%％分]?(?![\d.])/u

/** 文件自述 What the document itself says the weights of a target table add to. */
function statedRule({ sections }: Disclosure): Stated | null {
  for (const section of sections) {
    const texts = [{ text: section.title, place: section.place }, ...section.paragraphs]
    for (const source of texts) {
      const sum = Number(statedSum.exec(source.text.replace(/\s+/gu, ''))?.[1] ?? 0)
      if (sum >= 50 && sum <= 100) return { sum, source }
    }
  }
  return null
}

/**
 * 指标权重合计等于应有的分数。
 *
 * The document's own rule comes first. Without one, 90 (the execution rate has the other 10) and 100 are both in use;
 * a table that prints the weight of the execution rate leaves what remains of 100.
 */
export const weightsAddUp = rule({
  id: 'targets/weights-add-up',
  title: '三级指标权重之和等于文件自述的合计；没有自述的为90或100',
  severity: 'error',
  basis: [cite('document-itself'), cite('core-indicator-guide-101')],

  *check({ disclosure }) {
    const stated = statedRule(disclosure)
    for (const program of disclosure.programs) {
      const rest = parseAmount(program.executionWeight ?? '', '')
      const allowed = stated ? [stated.sum] : rest ? [100 - rest.value / 100] : [90, 100]
      yield* judge(ownerOf(program), program.indicators, allowed, stated, program.place)
    }
    const { indicators, place } = disclosure.departmentTargets
    if (place) yield* judge('整体绩效目标', indicators, [90, 100], null, place)
  },
})

function* judge(
  owner: string,
  indicators: readonly Indicator[],
  allowed: readonly number[],
  stated: Stated | null,
  place: Place,
): Iterable<Answer> {
  const weights = indicators.map((indicator) => parseAmount(indicator.weight ?? '', ''))
  const printed = weights.filter((weight) => weight !== null)
  if (printed.length === 0) return
  const sum = printed.reduce((total, weight) => total + weight.value, 0)
  if (allowed.some((each) => Math.round(each * 100) === sum)) {
    yield 'holds'
    return
  }
  if (printed.length < weights.length || indicators.some(isDoubtful)) {
    yield 'unknown'
    return
  }
  const expected = allowed.length === 1 ? allowed[0] : undefined
  const shown = String(sum / 100)
  yield {
    what: `${owner}的指标权重合计${shown}，${expected === undefined ? '既不是90，也不是100' : `应为${expected}`}`,
    why: stated
      ? `文件自己写明权重之和为${stated.sum}，合计不对，自评时得分算不到应有的总分`
      : '预算执行率占10分、其余指标合计90分，或指标合计100分；合计不对，自评时得分算不到应有的总分',
    toDo: '核对各指标权重，改到合计正确；缺列的指标补列，多出的权重调减',
    severity: stated || expected !== undefined ? 'error' : 'warning',
    certainty: stated ? 'certain' : 'likely',
    ...(expected !== undefined && {
      figures: {
        stated: shown,
        expected: String(expected),
        difference: String((sum - Math.round(expected * 100)) / 100),
        allowance: '0',
        unit: '分',
      },
    }),
    places: [
      ...indicators.map((indicator) => placeOf(indicator, 'weight')),
      place,
      ...(stated ? [stated.source.place] : []),
    ],
  }
}
