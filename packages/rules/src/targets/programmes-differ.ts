import { cite } from '@mingzhang/law'
import type { Program } from '@mingzhang/model'
import { type Answer, rule } from '../rule.ts'
import { gather, ownerOf, targetText } from './target-facts.ts'

/** The whole set of targets of a programme as one text; null when it is too small to say anything. */
function targetsOf(program: Program): string | null {
  if (program.indicators.length < 3) return null
  return program.indicators
    .map((indicator) => `${indicator.name}${targetText(indicator)}`.replace(/\s+/gu, ''))
    .toSorted()
    .join('|')
}

/**
 * 不同项目的指标不整套雷同，同一项目不列两次。
 *
 * The same programme with the same budget and the same targets printed twice is a table repeated, often in the place
 * of another one; another programme with the same targets is a copy.
 */
export const programmesDiffer = rule({
  id: 'targets/programmes-differ',
  title: '一个项目一张绩效目标表，不同项目的指标不整套照搬',
  severity: 'note',
  basis: [cite('target-measures-88')],

  *check({ disclosure }) {
    const sets = new Map<string, Program[]>()
    for (const program of disclosure.programs) {
      const targets = targetsOf(program)
      if (targets) gather(sets, targets, program)
    }
    for (const same of sets.values()) {
      if (same.length === 1) yield 'holds'
      else yield* judge(same)
    }
  },
})

const identity = (program: Program): string =>
  `${program.name}|${program.department ?? ''}|${program.budget?.amount ?? ''}`

function* judge(same: readonly Program[]): Iterable<Answer> {
  const groups = new Map<string, Program[]>()
  for (const program of same) gather(groups, identity(program), program)
  for (const [program, ...again] of groups.values()) {
    if (!program || again.length === 0) continue
    yield {
      what: `${ownerOf(program)}的绩效目标表列了${again.length + 1}次`,
      why: '名称、预算和指标全都相同，是重复列示，可能占了另一个项目的位置',
      toDo: '保留一张；查清是否漏了另一个项目的绩效目标表',
      severity: 'warning',
      cause: 'counted-twice',
      places: [...again.map((each) => each.place), program.place],
    }
  }
  if (groups.size > 1) {
    const names = [...groups.values()].map(([first]) => (first ? ownerOf(first) : '')).join('、')
    yield {
      what: `${names}的绩效指标整套相同`,
      why: '指标名称和目标值一个不差，难以反映各项目自己的任务',
      toDo: '按各项目的内容和规模分别设定指标',
      certainty: 'possible',
      places: same.map((program) => program.place),
    }
  }
}
