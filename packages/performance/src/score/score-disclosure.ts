import type { Disclosure, Evaluation, Program, ProgramScore } from '@mingzhang/model'
import { type ScoreParameters, scoreParameters } from './parameters.ts'
import type { Execution } from './score-execution.ts'
import type { Result } from './score-indicator.ts'
import { type ProgramToScore, scoreProgram } from './score-program.ts'

/** 公开文件的得分 Scores of what a disclosure evaluates, by the rule and not by what it prints. */
export type DisclosureScores = {
  readonly parameters: ScoreParameters
  /** In the order of the programmes; null for one without results. */
  readonly programs: readonly (ProgramScore | null)[]
  readonly department: ProgramScore | null
}

/** Parameters of the last day of the document's year, in its region. Without a year the latest are taken. */
export const parametersFor = ({ document }: Pick<Disclosure, 'document'>): ScoreParameters =>
  scoreParameters(`${document.year ?? 9999}-12-31`, document.region)

/** 打分 Scores every programme (and the whole unit) of a disclosure that has a self-evaluation. */
export function scoreDisclosure(
  disclosure: Disclosure,
  parameters: ScoreParameters = parametersFor(disclosure),
): DisclosureScores {
  const { programs, departmentTargets } = disclosure
  return {
    parameters,
    programs: programs.map((program) =>
      program.evaluation ? scoreProgram(evaluated(program, program.evaluation), parameters) : null,
    ),
    department: departmentTargets.evaluation
      ? scoreProgram(
          evaluated(
            {
              name: departmentTargets.name ?? '整体支出',
              code: null,
              indicators: departmentTargets.indicators,
            },
            departmentTargets.evaluation,
          ),
          parameters,
        )
      : null,
  }
}

/** 自评所报 A programme as its own self-evaluation reports it. */
export function evaluated(
  program: Pick<Program, 'name' | 'code' | 'indicators'>,
  evaluation: Evaluation,
): ProgramToScore {
  return {
    name: program.name,
    code: program.code,
    indicators: program.indicators,
    results: evaluation.results.map(({ actual, reason }, index): Result | null => {
      const indicator = program.indicators[index]
      // A unit with a column of its own is the unit of the result too.
      const unit = indicator?.places['unit'] ? indicator.unit : null
      return actual ? { actual: actual.text, unit, reason: reason?.text ?? null } : null
    }),
    execution: executionOf(evaluation),
  }
}

/** The money of the row for the whole programme; null without such a row. */
function executionOf({ funds, fundsUnit }: Evaluation): Execution | null {
  const whole = funds.find((row) => row.whole)
  if (!whole) return null
  return {
    initial: whole.initial?.value ?? null,
    adjusted: whole.adjusted?.value ?? null,
    executed: whole.executed?.value ?? null,
    unit: fundsUnit,
    weight: whole.weight?.value ?? null,
  }
}
