import type { Disclosure, Evaluation, ProgramScore } from '@mingzhang/model'
import { evaluated, parametersFor } from '../score/score-disclosure.ts'
import { type ProgramToScore, scoreProgram } from '../score/score-program.ts'
import type { ReportedProgram } from './decode-results.ts'
import { matchResults } from './match-results.ts'
import { type SelfEvaluationTable, selfEvaluationTable } from './self-evaluation-table.ts'

/** 一个主体的得分 A score with the table it makes, and the points the document itself prints. */
export type ScoredProgram = {
  readonly score: ProgramScore
  readonly table: SelfEvaluationTable
  readonly printed: PrintedPoints | null
}

/** 原表得分 Points as the document prints them; null where it prints none. */
export type PrintedPoints = {
  readonly execution: string | null
  readonly items: readonly (string | null)[]
  readonly total: string | null
}

/** 一份文件的得分 Everything of a document that has results, from its own tables or from a results file. */
export type ScoredDisclosure = {
  readonly programs: readonly ScoredProgram[]
  readonly department: ScoredProgram | null
  /** Programmes with targets on which nobody reported. */
  readonly unreported: readonly string[]
  /** Reports that belong to nothing, in Chinese. */
  readonly strays: readonly string[]
}

/** 打分 Scores a disclosure by its own self-evaluations and by reported results; a report comes before the document's own. */
export function scoreWithResults(
  disclosure: Disclosure,
  reports: readonly ReportedProgram[],
): ScoredDisclosure {
  const { programs, departmentTargets, document } = disclosure
  const parameters = parametersFor(disclosure)
  const period =
    document.year === null ? null : { from: `${document.year}-01-01`, to: `${document.year}-12-31` }
  const matched = matchResults(programs, reports, period)
  const scored = (program: ProgramToScore, evaluation: Evaluation | undefined): ScoredProgram => {
    const score = scoreProgram(program, parameters)
    return {
      score,
      table: selfEvaluationTable(program, score),
      printed: evaluation ? printedPoints(evaluation) : null,
    }
  }
  const whole = departmentTargets.evaluation
  return {
    programs: programs.flatMap((program, index) => {
      const reported = matched.programs[index]
      if (reported) return [scored(reported, undefined)]
      return program.evaluation ? [scored(evaluated(program, program.evaluation), program.evaluation)] : []
    }),
    department: whole
      ? scored(
          evaluated(
            {
              name: departmentTargets.name ?? '整体支出',
              code: null,
              indicators: departmentTargets.indicators,
            },
            whole,
          ),
          whole,
        )
      : null,
    unreported: programs
      .filter((program, index) => !matched.programs[index] && !program.evaluation)
      .map(({ name }) => name),
    strays: matched.strays,
  }
}

const printedPoints = ({ funds, results, total }: Evaluation): PrintedPoints => ({
  execution: funds.find(({ whole }) => whole)?.points?.value ?? null,
  items: results.map(({ points }) => points?.value ?? null),
  total: total?.value ?? null,
})
