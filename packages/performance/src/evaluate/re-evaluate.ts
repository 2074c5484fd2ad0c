import type { ItemScore, ProgramScore } from '@mingzhang/model'
import { compare, decimal, rational, zero } from '../rational.ts'
import { exactly } from '../score/item.ts'
import type { ScoreParameters } from '../score/parameters.ts'
import type { Result } from '../score/score-indicator.ts'
import { type ProgramToScore, scoreProgram, summed } from '../score/score-program.ts'

/**
 * 复核调整 What the bureau finds other than the unit reported: a verified result, which is scored by the rule again, or
 * points set by hand where the rule leaves them to judgement. `indicator` null: the money, whose points follow from
 * the verified sum spent. Every adjustment has its remark.
 */
export type Adjustment = {
  readonly indicator: number | null
  /** Verified 实际完成值, or verified 执行数; null: as reported. */
  readonly actual: string | null
  /** Points set by hand; null: by the rule. */
  readonly points: string | null
  readonly remark: string
}

/** 复核 The bureau's score with what went in, or what is wrong with the adjustments, in Chinese. */
export type ReEvaluated = { readonly score: ProgramScore; readonly problems: readonly string[] }

/** 财政复核 Scores a programme again with the bureau's adjustments; adjustments that cannot be are left out and named. */
export function reEvaluate(
  program: ProgramToScore,
  adjustments: readonly Adjustment[],
  parameters: ScoreParameters,
): ReEvaluated {
  const problems: string[] = []
  const verified = withVerified(program, adjustments)
  const byRule = scoreProgram(verified, parameters)
  if (byRule.verdict === 'excluded') return { score: byRule, problems }
  const items = byRule.items.map((item, index) => {
    const own = adjustments.find(({ indicator }) => indicator === index)
    return own ? adjusted(item, own, problems) : item
  })
  const money = adjustments.find(({ indicator }) => indicator === null)
  const execution = byRule.execution && money ? adjusted(byRule.execution, money, problems) : byRule.execution
  for (const { indicator } of adjustments)
    if (indicator !== null && indicator >= items.length) problems.push(`没有第${indicator + 1}项指标`)
  return { score: summed(program.name, program.code, execution, items, parameters), problems }
}

function withVerified(program: ProgramToScore, adjustments: readonly Adjustment[]): ProgramToScore {
  const of = (index: number | null) =>
    adjustments.find(({ indicator }) => indicator === index)?.actual ?? null
  const executed = of(null)
  return {
    ...program,
    results: program.indicators.map((_, index): Result | null => {
      const actual = of(index)
      const reported = program.results[index] ?? null
      // The band was chosen for what the unit reported, not for what was verified.
      return actual === null ? reported : { ...reported, actual, unit: null, band: null }
    }),
    execution:
      program.execution && executed !== null ? { ...program.execution, executed } : program.execution,
  }
}

function adjusted(item: ItemScore, { points, remark }: Adjustment, problems: string[]): ItemScore {
  if (remark.trim() === '') {
    problems.push(`“${item.name}”的调整没有写理由`)
    return item
  }
  const noted = { ...item, remarks: [...item.remarks, `复核：${remark}`] }
  if (item.rule === 'withdrawn') {
    problems.push(`“${item.name}”已撤回，不计分，不能调整`)
    return item
  }
  if (points === null) return noted
  const set = rational(points)
  const weight = rational(item.weight ?? '')
  if (!set || !weight || compare(set, zero) < 0 || compare(set, weight) > 0) {
    problems.push(`“${item.name}”复核给${points}分，须在0与${item.weight ?? '？'}之间`)
    return item
  }
  return { ...noted, ...exactly(set), why: `复核评定${decimal(set)}分（按规则${item.points ?? '？'}分）` }
}

/** 复核对照 Self-evaluation and re-evaluation side by side, item by item. */
export type ItemBeside = {
  readonly name: string
  readonly weight: string | null
  readonly self: string | null
  readonly bureau: string | null
  /** Bureau less self, with its sign; null where one of them cannot be told. */
  readonly difference: string | null
  readonly remark: string
}

/** 自评与复核对照 One row for the money (where it is scored) and one for each indicator. */
export function besideSelf(self: ProgramScore, bureau: ProgramScore): ItemBeside[] {
  const pairs: (readonly [ItemScore | null, ItemScore | null])[] = [
    [self.execution, bureau.execution],
    ...self.items.map((item, index) => [item, bureau.items[index] ?? null] as const),
  ]
  return pairs.flatMap(([one, other]) => {
    const named = one ?? other
    if (!named) return []
    return [
      {
        name: named.name,
        weight: named.weight,
        self: one?.points ?? null,
        bureau: other?.points ?? null,
        difference: differenceOf(one?.points ?? null, other?.points ?? null),
        remark: (other?.remarks ?? []).filter((remark) => remark.startsWith('复核：')).join('；'),
      },
    ]
  })
}

/** The second less the first, with its sign. */
export function differenceOf(self: string | null, bureau: string | null): string | null {
  const [one, other] = [rational(self ?? ''), rational(bureau ?? '')]
  if (!one || !other) return null
  const gap = decimal({ n: other.n * one.d - one.n * other.d, d: one.d * other.d })
  return gap.startsWith('-') || gap === '0.00' ? gap : `+${gap}`
}
