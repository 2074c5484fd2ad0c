import { cite, plainLevel, targetLevels } from '@mingzhang/law'
import type { Place } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { isDoubtful, type Owned, ownedIndicators } from './target-facts.ts'

type Pair = { readonly level1: string; readonly level2: string | null; readonly owned: Owned[] }

/**
 * 一级、二级指标用规定的名称，二级挂在正确的一级下。
 *
 * Two editions of the national scheme are in use, with cost at the first level or under 产出; both pass. Words that
 * are nobody's are reported once for the document, with every row that has them.
 */
export const levelsAreLegal = rule({
  id: 'targets/levels-are-legal',
  title: '一级、二级指标名称合规，二级指标归在正确的一级指标下',
  severity: 'warning',
  basis: [cite('core-indicator-guide-101'), cite('target-measures-88')],

  *check({ disclosure }) {
    const pairs = new Map<string, Pair>()
    for (const owned of ownedIndicators(disclosure)) {
      const { level1, level2 } = owned.indicator
      if (level1 === null || owned.program === null) continue
      if (isDoubtful(owned.indicator)) {
        yield 'unknown'
        continue
      }
      const slot = `${plainLevel(level1)}|${plainLevel(level2 ?? '')}`
      const pair = pairs.get(slot) ?? { level1, level2, owned: [] }
      pair.owned.push(owned)
      pairs.set(slot, pair)
    }
    for (const pair of pairs.values()) yield judge(pair)
  },
})

function judge({ level1, level2, owned }: Pair): Answer {
  const first = targetLevels(level1).filter(({ level }) => level === 1)
  const second = level2 === null ? [] : targetLevels(level2).filter(({ level }) => level === 2)
  const places = owned.map(({ indicator }) => indicator.places['level2'] ?? indicator.place)
  if (first.length === 0) return notAWord(`一级指标“${level1}”`, owned, places)
  if (first.every(({ standing }) => standing === 'local' || standing === 'whole-unit')) return 'unknown'
  if (level2 !== null && isNational(first) && stem(level2) === stem(level1)) {
    return repeated(level2, owned, places)
  }
  if (
    level2 === null ||
    second.some(({ parents }) => parents.some((parent) => stem(parent) === stem(level1)))
  ) {
    return 'holds'
  }
  if (stem(level2).includes('满意度') && stem(level1).includes('满意度')) return 'holds'
  if (second.length === 0) return notAWord(`${level1}下的二级指标“${level2}”`, owned, places)
  const right = [...new Set(second.flatMap(({ parents }) => parents))].join('或')
  return {
    what: `二级指标“${level2}”归在了“${level1}”下，${counted(owned)}`,
    why: `“${level2}”属于${right}`,
    toDo: `改归${right}，或改用${level1}下的二级指标`,
    certainty: 'likely',
    places,
  }
}

/** 满意度指标 under 满意度指标: which of its kinds is meant is left open. */
const repeated = (level2: string, owned: readonly Owned[], places: readonly Place[]): Answer => ({
  what: `二级指标“${level2}”只重复了一级指标的名称，${counted(owned)}`,
  why: '二级指标应说明是一级指标下的哪一类，照抄一级名称等于没有分类',
  toDo: '改用一级指标下规定的二级指标，如产出下的数量、质量、时效，满意度下的服务对象满意度',
  severity: 'note',
  certainty: 'likely',
  places,
})

/** A first level of the national scheme, not a word that some systems print in both columns. */
const isNational = (first: readonly { readonly standing: string }[]): boolean =>
  first.some(({ standing }) => standing === 'yes' || standing === 'short')

/** 产出指标 and 产出 are one word. */
const stem = (word: string): string => plainLevel(word).replace(/指标$/u, '')

const notAWord = (what: string, owned: readonly Owned[], places: readonly Place[]): Answer => ({
  what: `${what}不是规定的指标名称，${counted(owned)}`,
  why: '指标按成本、产出、效益、满意度分类，各有规定的二级指标；自造名称无法汇总比较',
  toDo: '改用规定的二级指标，如数量、质量、时效，经济、社会、生态效益，可持续影响，服务对象满意度',
  certainty: 'likely',
  places,
})

const counted = (owned: readonly Owned[]): string =>
  `共${owned.length}处：${owned.map(({ indicator }) => `“${indicator.name}”`).join('、')}`
