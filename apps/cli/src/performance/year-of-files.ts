import { bookOfDisclosure } from '@mingzhang/forms'
import type { Disclosure, Program } from '@mingzhang/model'
import {
  blankIndicator,
  endOfMonth,
  evaluate,
  evaluated,
  type MonitoringReport,
  matchResults,
  type PerformanceYear,
  type ProgramToScore,
  type ReportedProgram,
} from '@mingzhang/performance'

/** 没有年度 What to say where a document does not say its year. */
export const noYear = '看不出是哪一年的；参数按年取，结果日期按年认；请在文件的标题或表头写明年度'

/** 文件成的年度 The year, and what of the results belongs to nothing or was left out, in Chinese. */
export type YearOfFiles = { readonly year: PerformanceYear; readonly strays: readonly string[] }

/**
 * 文件成年度 A year of performance from a document with targets and a file of results: what `score` and `monitor` print
 * as tables. At the end of the year a programme nobody reports on has the results of the document's own self-evaluation.
 *
 * @param month the month the results speak of; 12 makes self-evaluations of them
 * @param simulated the results say that they are made up
 * @returns null where the document does not say its year: no parameter is in force, no day within it
 */
export function yearOfFiles(
  disclosure: Disclosure,
  reports: readonly ReportedProgram[],
  month: number,
  simulated: boolean,
): YearOfFiles | null {
  const { document, programs } = disclosure
  const { year } = document
  if (year === null) return null
  const period = { from: `${year}-01-01`, to: endOfMonth(year, month) }
  const matched = matchResults(programs, reports, period)
  const { programmes } = bookOfDisclosure(disclosure).book
  return {
    year: {
      title: document.title ?? '',
      unit: { code: document.unit.code, name: document.unit.name ?? '' },
      region: document.region,
      year,
      simulated,
      programmes: programmes.map((programme, index) => {
        const program = matched.programs[index] ?? (month === 12 ? ofItself(programs[index]) : null)
        const record = program && month === 12 ? recordOf(program, year, document.region) : null
        return {
          id: `p${index + 1}`,
          programme,
          stopped: program?.stopped ?? null,
          reports: program ? [reportOf(program, month)] : [],
          rectifications: [],
          self: record,
          bureau: null,
        }
      }),
    },
    strays: matched.strays,
  }
}

/** What a self-evaluation in the document itself reports at the end of the year. */
const ofItself = (program: Program | undefined): ProgramToScore | null =>
  program?.evaluation ? evaluated(program, program.evaluation) : null

const recordOf = (program: ProgramToScore, year: number, region: string | null) =>
  evaluate({ program, day: endOfMonth(year, 12), region, adjustments: [] }).record

const reportOf = ({ execution, results }: ProgramToScore, month: number): MonitoringReport => ({
  month,
  initial: execution?.initial ?? null,
  adjusted: execution?.adjusted ?? null,
  executed: execution?.executed ?? null,
  forecast: null,
  unit: execution?.unit ?? '万元',
  submittedOn: null,
  indicators: results.map(
    (result) =>
      result && {
        ...blankIndicator,
        actual: result.actual,
        unit: result.unit ?? null,
        on: result.on ?? null,
        band: result.band ?? null,
        reason: result.reason ?? null,
        source: 'document',
      },
  ),
})
