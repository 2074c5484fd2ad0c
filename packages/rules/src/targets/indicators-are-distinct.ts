import { cite } from '@mingzhang/law'
import type { Indicator, Program } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { gather, ownerOf, placeOf, targetText } from './target-facts.ts'

/** What makes an indicator the same as another: name, explanation and target, not where it was put. */
const contentOf = (indicator: Indicator): string =>
  [indicator.name, indicator.description ?? '', targetText(indicator)].join('|').replace(/\s+/gu, '')

/** 同一项目里没有重复的指标。The same thing measured twice counts twice in the score. */
export const indicatorsAreDistinct = rule({
  id: 'targets/indicators-are-distinct',
  title: '同一项目内没有名称、说明、目标都相同的指标',
  severity: 'warning',
  basis: [cite('target-measures-88')],

  *check({ disclosure }) {
    for (const program of disclosure.programs) {
      const seen = new Map<string, Indicator[]>()
      for (const indicator of program.indicators) {
        const content = contentOf(indicator)
        gather(seen, content, indicator)
      }
      const repeated = [...seen.values()].filter((same) => same.length > 1)
      const twice = namedTwice(program.indicators)
      if (repeated.length === 0 && twice.length === 0) yield 'holds'
      for (const same of twice) yield twoTargets(program, same)
      for (const same of repeated) {
        const levels = same.map(({ level2, level1 }) => level2 ?? level1).filter((level) => level !== null)
        yield {
          what: `${ownerOf(program)}的指标“${same[0]?.name}”${levels.length > 1 ? `在${[...new Set(levels)].join('、')}下` : ''}列了${same.length}次`,
          why: '名称、说明和目标都一样，同一件事计了两次分',
          toDo: '删去重复的，或改成衡量不同效果的指标',
          places: same.map((indicator) => indicator.place),
        }
      }
    }
  },
})

/** One name twice, with two targets and no explanation that tells them apart. */
function namedTwice(indicators: readonly Indicator[]): Indicator[][] {
  const seen = new Map<string, Indicator[]>()
  for (const indicator of indicators) {
    gather(seen, indicator.name.replace(/\s+/gu, ''), indicator)
  }
  return [...seen.values()].filter((same) => {
    const targets = new Set(same.map((indicator) => `${targetText(indicator)}${indicator.unit ?? ''}`))
    const explained = new Set(same.map(({ description }) => description ?? ''))
    return targets.size > 1 && (explained.size === 1 || same.some(isExplainedAsAnother(same)))
  })
}

/** The explanation of one bears the name of none: 培训次数 explained as 维护设备数量. */
const isExplainedAsAnother =
  (same: readonly Indicator[]) =>
  ({ description, name }: Indicator): boolean =>
    description !== null && same.some((other) => other.description === name) && description !== name

const twoTargets = (program: Program, same: readonly Indicator[]): Answer => ({
  what: `${ownerOf(program)}的指标“${same[0]?.name}”列了${same.length}次，目标各是${same.map(targetText).join('、')}`,
  why: '同一个指标只能有一个目标；名称相同而所指不同的，无从区分',
  toDo: '改正写错的指标名称，或写明各自所指',
  places: same.map((indicator) => placeOf(indicator, 'name')),
  certainty: 'likely',
})
