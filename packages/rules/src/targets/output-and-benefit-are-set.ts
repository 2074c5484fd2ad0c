import { cite, plainLevel, targetLevels } from '@mingzhang/law'
import { rule } from '../rule.ts'
import { isDoubtful, ownerOf } from './target-facts.ts'

const required = ['产出', '效益'] as const

/**
 * 每个项目都有产出指标和效益指标。
 *
 * Only asked of a table whose first level uses the words of the national scheme throughout.
 */
export const outputAndBenefitAreSet = rule({
  id: 'targets/output-and-benefit-are-set',
  title: '项目绩效目标至少有一个产出指标和一个效益指标',
  severity: 'warning',
  basis: [cite('core-indicator-guide-101'), cite('evaluation-measures-10')],

  *check({ disclosure }) {
    for (const program of disclosure.programs) {
      const words = program.indicators.map(({ level1 }) => level1)
      if (words.length === 0 || words.every((word) => word === null)) continue
      const national = words.every(
        (word) =>
          word !== null &&
          targetLevels(word).some(({ standing }) => standing === 'yes' || standing === 'short'),
      )
      if (!national || program.indicators.some(isDoubtful)) {
        yield 'unknown'
        continue
      }
      const missing = required.filter(
        (word) => !words.some((level1) => plainLevel(level1 ?? '').startsWith(word)),
      )
      if (missing.length === 0) yield 'holds'
      else {
        yield {
          what: `${ownerOf(program)}没有设${missing.map((word) => `${word}指标`).join('和')}`,
          why: '产出和效益是评价项目的主要内容，缺一就说不清花钱做了什么、有什么用',
          toDo: `补设${missing.map((word) => `${word}指标`).join('和')}`,
          certainty: 'likely',
          places: [program.place],
        }
      }
    }
  },
})
