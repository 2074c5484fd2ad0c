import type { ProgramScore } from '@mingzhang/model'
import { scoreParameters } from '../score/parameters.ts'
import type { ProgramToScore } from '../score/score-program.ts'
import { type Adjustment, reEvaluate } from './re-evaluate.ts'

/**
 * 评价记录 An evaluation as it is kept: everything that went into the score, so that anybody can play it again. The
 * parameters are those in force on `day` in `region`.
 */
export type EvaluationRecord = {
  readonly program: ProgramToScore
  readonly day: string
  readonly region: string | null
  /** None for a self-evaluation. */
  readonly adjustments: readonly Adjustment[]
  readonly score: ProgramScore
}

/** 评价并留痕 Scores and keeps what went in. */
export function evaluate(given: Omit<EvaluationRecord, 'score'>): {
  readonly record: EvaluationRecord
  readonly problems: readonly string[]
} {
  const { program, day, region, adjustments } = given
  const { score, problems } = reEvaluate(program, adjustments, scoreParameters(day, region))
  return { record: { program, day, region, adjustments, score }, problems }
}

/** 重放 The same evaluation again, and whether it comes to the same. It differs only when rules or parameters changed. */
export function replay(record: EvaluationRecord): {
  readonly score: ProgramScore
  readonly same: boolean
} {
  const { score } = evaluate(record).record
  return { score, same: JSON.stringify(score) === JSON.stringify(record.score) }
}
