import { cite, type MeasureKind, measureKinds, plainLevel, targetLevels } from '@mingzhang/law'
import type { Disclosure, Indicator } from '@mingzhang/model'
import { rule } from '../rule.ts'
import { isDoubtful, ownerOf } from './target-facts.ts'

/** Where an indicator belongs by its name: a word of the heading, and how the heading is called in a message. */
const belongs: readonly { readonly kind: MeasureKind; readonly word: RegExp; readonly heading: string }[] = [
  { kind: 'satisfaction', word: /满意度/u, heading: '满意度指标' },
  { kind: 'cost', word: /成本/u, heading: '成本指标' },
  { kind: 'timeliness', word: /时效/u, heading: '时效指标' },
  { kind: 'quality', word: /质量/u, heading: '质量指标' },
]

/** Both levels are words of the national scheme: only then does a heading say what stands under it. */
function headingOf({ level1, level2 }: Indicator): string | null {
  if (level1 === null || level2 === null) return null
  const national = targetLevels(level2).some(({ level, standing }) => level === 2 && standing !== 'local')
  return national ? `${plainLevel(level1)}/${plainLevel(level2)}` : null
}

/** The heading an indicator should stand under, when it stands under another one; null when nobody can tell. */
function betterHeading(indicator: Indicator): string | null {
  const heading = headingOf(indicator)
  if (heading === null) return null
  const kinds = measureKinds(indicator.name)
  const right = belongs.filter(({ kind }) => kinds.has(kind))
  return right.length === 0 || right.some(({ word }) => word.test(heading))
    ? null
    : (right[0]?.heading ?? null)
}

/** The indicators of each programme and of the whole unit. */
const groupsOf = ({ programs, departmentTargets }: Disclosure) => [
  { owner: '整体绩效目标', indicators: departmentTargets.indicators },
  ...programs.map((program) => ({ owner: ownerOf(program), indicators: program.indicators })),
]

/**
 * 指标放在与名称相符的二级指标下。
 *
 * 及时率 is timeliness, 验收合格率 quality, 满意度 satisfaction, a price a cost. One note for each programme, one for the whole unit.
 */
export const indicatorsStandRight = rule({
  id: 'targets/indicators-stand-right',
  title: '及时率归时效、合格率归质量、满意度归满意度、单价归成本',
  severity: 'note',
  basis: [cite('core-indicator-guide-101'), cite('target-measures-88')],

  *check({ disclosure }) {
    for (const { owner, indicators } of groupsOf(disclosure)) {
      const sure = indicators.filter((indicator) => !isDoubtful(indicator) && headingOf(indicator) !== null)
      if (sure.length === 0) continue
      const astray = sure.flatMap((indicator) => {
        const better = betterHeading(indicator)
        return better ? [{ indicator, better }] : []
      })
      if (astray.length === 0) {
        yield 'holds'
        continue
      }
      const listed = astray.map(
        ({ indicator, better }) => `“${indicator.name}”放在${indicator.level2}（应为${better}）`,
      )
      yield {
        what: `${owner}有${astray.length}个指标的类别与名称不符：${listed.join('、')}`,
        why: '指标放错类别，按类别分配的权重和评价结论就不准',
        toDo: '按指标衡量的内容改归类别，或改写指标名称',
        certainty: 'possible',
        places: astray.map(({ indicator }) => indicator.places['level2'] ?? indicator.place),
      }
    }
  },
})
