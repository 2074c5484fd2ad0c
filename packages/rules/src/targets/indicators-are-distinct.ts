import { cite } from '@mingzhang/law'
import type { Indicator } from '@mingzhang/model'
import { rule } from '../rule.ts'
import { gather, ownerOf, targetText } from './target-facts.ts'

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
      if (repeated.length === 0) yield 'holds'
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
