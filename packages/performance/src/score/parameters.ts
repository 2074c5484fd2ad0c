import { type PerformanceParameter, performanceParameters, type QualitativeBand } from '@mingzhang/law'
import type { UsedParameter } from '@mingzhang/model'
import { type Rational, rational } from '../rational.ts'

/** 一个计分参数 A figure of the rules with what to say of it. */
export type ScoreParameter = { readonly number: Rational; readonly used: UsedParameter }

/** 计分参数 The parameters of one day and region, ready for arithmetic. */
export type ScoreParameters = {
  readonly executionPoints: ScoreParameter
  readonly executionExplainBelow: ScoreParameter | null
  readonly reverseZeroAt: ScoreParameter
  readonly qualitativeHigh: ScoreParameter
  readonly qualitativeMiddle: ScoreParameter
  /** 建议分在本档中的位置 How far up its band, in %, the points lie that are proposed. */
  readonly qualitativePlace: Readonly<Record<QualitativeBand, ScoreParameter>>
  /** `off`: overshooting is remarked on; `reduce`: it costs points beyond the threshold. */
  readonly overshootPolicy: 'off' | 'reduce'
  readonly overshootThreshold: ScoreParameter
  readonly gradeExcellent: ScoreParameter
  readonly gradeGood: ScoreParameter
  readonly gradeFair: ScoreParameter
}

/** 参数 A parameter by its id in law/performance/parameters.tsv, or null when none is in force. */
export function parameterOf(
  table: ReadonlyMap<string, PerformanceParameter>,
  id: string,
): ScoreParameter | null {
  const found = table.get(id)
  const number = found ? rational(found.value) : null
  if (!found || !number) return null
  const { value, unit, from, region, basis } = found
  return { number, used: { id, value, unit, from, region, basis } }
}

/** The same, where the rules cannot do without it: the data is then wrong, and that is a mistake of ours. */
export function parameterNeeded(
  table: ReadonlyMap<string, PerformanceParameter>,
  id: string,
): ScoreParameter {
  const found = parameterOf(table, id)
  if (!found) throw new Error(`law/performance/parameters.tsv has no ${id} in force`)
  return found
}

/**
 * 计分参数 The parameters in force.
 *
 * @param day YYYY-MM-DD: the last day of the year that is scored
 * @param region 湖北省…: a province's own parameters come before the general ones; null for the general ones
 */
export function scoreParameters(day: string, region: string | null = null): ScoreParameters {
  const table = performanceParameters(day, region)
  const need = (id: string) => parameterNeeded(table, id)
  return {
    executionPoints: need('execution-points'),
    executionExplainBelow: parameterOf(table, 'execution-explain-below'),
    reverseZeroAt: need('reverse-zero-at'),
    qualitativeHigh: need('qualitative-high'),
    qualitativeMiddle: need('qualitative-middle'),
    qualitativePlace: {
      achieved: need('qualitative-place-achieved'),
      partly: need('qualitative-place-partly'),
      missed: need('qualitative-place-missed'),
    },
    overshootPolicy: table.get('overshoot-policy')?.value === 'reduce' ? 'reduce' : 'off',
    overshootThreshold: need('overshoot-threshold'),
    gradeExcellent: need('grade-excellent'),
    gradeGood: need('grade-good'),
    gradeFair: need('grade-fair'),
  }
}
