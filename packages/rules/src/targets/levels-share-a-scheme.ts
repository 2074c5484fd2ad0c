import { cite, targetLevels } from '@mingzhang/law'
import type { Indicator } from '@mingzhang/model'
import { rule } from '../rule.ts'
import { gather, ownedIndicators } from './target-facts.ts'

/** The one edition of the scheme that an indicator's levels belong to, or null when both have them. */
function editionOf({ level1, level2 }: Indicator): string | null {
  if (level1 === null) return null
  const first = targetLevels(level1).filter(({ level }) => level === 1)
  const second = targetLevels(level2 ?? '').filter(
    ({ level, parents }) => level === 2 && parents.includes(level1),
  )
  const editions = (second.length > 0 ? second : first).flatMap(({ schemes }) => schemes)
  return editions.length === 1 ? (editions[0] ?? null) : null
}

/**
 * 一份文件用一套指标口径。
 *
 * Cost at the first level (2021) and cost under 产出 with 可持续影响 (2015) are two schemes; a document that mixes them
 * cannot be added up by heading.
 */
export const levelsShareAScheme = rule({
  id: 'targets/levels-share-a-scheme',
  title: '同一文件的一级、二级指标用同一套口径',
  severity: 'note',
  basis: [cite('core-indicator-guide-101'), cite('target-measures-88')],

  *check({ disclosure }) {
    const byEdition = new Map<string, Indicator[]>()
    for (const { indicator, program } of ownedIndicators(disclosure)) {
      const edition = program ? editionOf(indicator) : null
      if (edition) gather(byEdition, edition, indicator)
    }
    if (byEdition.size === 1) yield 'holds'
    if (byEdition.size < 2) return
    const sides = [...byEdition.values()].toSorted((one, other) => one.length - other.length)
    const words = sides.map((side) =>
      [...new Set(side.map(({ level1, level2 }) => `${level1}/${level2}`))].join('、'),
    )
    yield {
      what: `文件混用两套指标口径：${words.join('；')}`,
      why: '成本指标单列一级的，不再用产出下的成本指标和可持续影响指标；混用后按类别汇总没有意义',
      toDo: '按本地当年的规定统一为一套口径',
      certainty: 'possible',
      places: sides.flat().map((indicator) => indicator.places['level2'] ?? indicator.place),
    }
  },
})
