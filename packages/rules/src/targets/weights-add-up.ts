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

type Weighed = {
  readonly owner: string
  readonly indicators: readonly Indicator[]
  readonly place: Place
  /** Weight of the execution rate where the table prints it, in hundredths. */
  readonly execution: number | null
}

/** Sum of the weights in hundredths; null when none or not all are printed. */
function sumOf({ indicators }: Weighed): number | null {
  const weights = indicators.map((indicator) => parseAmount(indicator.weight ?? '', '')?.value ?? null)
  if (weights.length === 0 || weights.includes(null)) return null
  return weights.reduce<number>((total, weight) => total + (weight ?? 0), 0)
}

/** A sum that more than half of several tables have is how the place does it, whatever it is. */
function customOf(tables: readonly Weighed[]): number | null {
  const sums = tables.map(sumOf).filter((sum) => sum !== null)
  const usual = sums.find((sum) => sums.filter((other) => other === sum).length * 2 > sums.length)
  return sums.length > 2 ? (usual ?? null) : null
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
  basis: [cite('core-indicator-guide-101')],

  *check({ disclosure }) {
    const stated = statedRule(disclosure)
    const tables = disclosure.programs.map(
      (program): Weighed => ({
        owner: ownerOf(program),
        indicators: program.indicators,
        place: program.place,
        execution: parseAmount(program.executionWeight ?? '', '')?.value ?? null,
      }),
    )
    const custom = stated ? null : customOf(tables)
    for (const table of tables) yield* judge(table, stated, custom)
    const { indicators, place } = disclosure.departmentTargets
    if (place) yield* judge({ owner: '整体绩效目标', indicators, place, execution: null }, null, null)
  },
})

function* judge(table: Weighed, stated: Stated | null, custom: number | null): Iterable<Answer> {
  if (table.indicators.every(({ weight }) => weight === null)) return
  const sum = sumOf(table)
  const allowed = stated
    ? [stated.sum * 100]
    : table.execution === null
      ? [90_00, 100_00]
      : [100_00 - table.execution]
  if (sum === null || table.indicators.some(isDoubtful)) yield 'unknown'
  else if (allowed.includes(sum)) yield 'holds'
  else if (sum === custom) yield 'unknown'
  else yield wrongSum(table, sum, allowed, stated)
}

function wrongSum(table: Weighed, sum: number, allowed: readonly number[], stated: Stated | null): Answer {
  const expected = allowed.length === 1 ? allowed[0] : undefined
  const shown = String(sum / 100)
  return {
    what: `${table.owner}的指标权重合计${shown}，${expected === undefined ? '既不是90，也不是100' : `应为${expected / 100}`}`,
    why: stated
      ? `文件自己写明权重之和为${stated.sum}，合计不对，自评时得分算不到应有的总分`
      : '预算执行率占10分、其余指标合计90分，或指标合计100分；合计不对，自评时得分算不到应有的总分',
    toDo: '核对各指标权重，改到合计正确；缺列的指标补列，多出的权重调减',
    severity: expected === undefined ? 'warning' : 'error',
    certainty: stated ? 'certain' : 'likely',
    ...(stated && { basis: [cite('document-itself')] }),
    ...(expected !== undefined && {
      figures: {
        stated: shown,
        expected: String(expected / 100),
        difference: String((sum - expected) / 100),
        allowance: '0',
        unit: '分',
      },
    }),
    places: [
      ...table.indicators.map((indicator) => placeOf(indicator, 'weight')),
      table.place,
      ...(stated ? [stated.source.place] : []),
    ],
  }
}
