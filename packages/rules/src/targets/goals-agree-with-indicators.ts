import { cite } from '@mingzhang/law'
import type { Indicator, Program, TextWithPlace } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { isDoubtful, ownerOf, placeOf, placeWithin, targetText } from './target-facts.ts'

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)

const counted = '(?:的)?(?:数量|总数|个数|人数|次数|件数|户数|家数|场次)'
const reaching =
  '(?:应|要|均)?(?:达到?|为|是|至|保持在|控制在|少于|不少于|低于|不低于|超过|不超过|高于|大于等于|[≥≤=])*'

/** Numbers the goal states right behind the very name of the indicator, in its unit: 满意度达到95%以上. */
function statedInGoal(goal: TextWithPlace, { name, unit }: Indicator): string[] {
  const plain = name.replace(/\s+/gu, '').replace(new RegExp(`${counted}$`, 'u'), '')
  if (plain.length < 4 || unit === null) return []
  const pattern = new RegExp(
    String.raw`${escaped(plain)}${counted}?${reaching}(\d+(?:\.\d+)?)${escaped(unit)}`,
    'gu',
  )
  return [...goal.text.replace(/\s+/gu, '').matchAll(pattern)].map((match) => match[1] ?? '')
}

/**
 * 绩效目标文字里的数与指标值一致。
 *
 * Only a number that stands right behind the name of the indicator, in its unit, is compared; nothing is guessed.
 */
export const goalsAgreeWithIndicators = rule({
  id: 'targets/goals-agree-with-indicators',
  title: '绩效目标文字中写明的数与同名指标的指标值相同',
  severity: 'warning',
  basis: [cite('target-measures-88')],

  *check({ disclosure }) {
    for (const program of disclosure.programs) {
      for (const indicator of program.indicators) {
        const goal = program.goal
        if (!goal || indicator.value === null || !/^\d/u.test(indicator.value)) continue
        const stated = statedInGoal(goal, indicator)
        if (stated.length === 0) continue
        if (isDoubtful(indicator)) yield 'unknown'
        else if (stated.some((number) => Number(number) === Number(indicator.value))) yield 'holds'
        else yield conflict(program, indicator, stated[0] ?? '', goal)
      }
    }
  },
})

const conflict = (program: Program, indicator: Indicator, stated: string, goal: TextWithPlace): Answer => ({
  what: `${ownerOf(program)}的绩效目标写“${indicator.name}”${stated}${indicator.unit}，指标值却是${targetText(indicator)}`,
  why: '指标由绩效目标细化而来，同一件事的数应当相同',
  toDo: '核实应完成的数，目标文字和指标值改成一致',
  certainty: 'likely',
  places: [
    placeOf(indicator, 'value'),
    placeWithin(
      goal.place,
      new RegExp(String.raw`(?<![\d.])${escaped(stated)}\s*${escaped(indicator.unit ?? '')}`, 'u'),
    ),
  ],
})
