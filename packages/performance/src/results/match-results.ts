import type { Program } from '@mingzhang/model'
import type { Period, Result } from '../score/score-indicator.ts'
import type { ProgramToScore } from '../score/score-program.ts'
import type { ReportedProgram, ReportedResult } from './decode-results.ts'

/** 目标与结果相配 Programmes with the results reported for them, and reports that belong to none. */
export type Matched = {
  /** In the order of the programmes; null for one nobody reported on. */
  readonly programs: readonly (ProgramToScore | null)[]
  /** In Chinese: which report found no programme or no indicator, and why. */
  readonly strays: readonly string[]
}

const tight = (text: string): string => text.normalize('NFKC').replace(/[\s“”"'《》]+/gu, '')

/**
 * 相配 Brings the results of a file to the programmes of a disclosure: by code, else by name and department. What
 * fits two programmes decides nothing.
 */
export function matchResults(
  programs: readonly Program[],
  reports: readonly ReportedProgram[],
  period: Period | null,
): Matched {
  const strays: string[] = []
  const reportOf = new Map<Program, ReportedProgram>()
  for (const report of reports) {
    const found = candidates(programs, report)
    const [program] = found
    const label = report.programme || report.code
    strays.push(...report.notes)
    if (!program) strays.push(`结果文件中的项目“${label}”在公开文件里没有`)
    else if (found.length > 1) strays.push(`有${found.length}个项目叫“${label}”，${apart(found)}`)
    else if (reportOf.has(program)) strays.push(`项目“${label}”在结果文件里报了两次，只用第一次`)
    else reportOf.set(program, report)
  }
  return {
    programs: programs.map((program) => {
      const report = reportOf.get(program)
      return report ? toScore(program, report, period, strays) : null
    }),
    strays,
  }
}

/** By code; else by name, and by department where several bear the name. */
function candidates(programs: readonly Program[], report: ReportedProgram): readonly Program[] {
  const byCode = report.code === null ? [] : programs.filter(({ code }) => code === report.code)
  if (byCode.length > 0) return byCode
  const byName = programs.filter(({ name }) => tight(name) === tight(report.programme))
  const own = byName.filter(({ department }) => tight(department ?? '') === tight(report.department ?? ''))
  return byName.length > 1 && report.department !== null ? own : byName
}

/** What would tell programmes of one name apart, if anything does. */
const apart = (found: readonly Program[]): string =>
  found.every(({ code, department }) => code === found[0]?.code && department === found[0]?.department)
    ? '代码和主管部门也相同，分不清是哪一个，都没有采用；请先在目标表里改成不同的名称'
    : '请在结果文件里写项目代码或主管部门'

function toScore(
  program: Program,
  report: ReportedProgram,
  period: Period | null,
  strays: string[],
): ProgramToScore {
  const left = new Set(report.results)
  const results = program.indicators.map((indicator): Result | null => {
    const found = [...left].find((result) => tight(result.indicator) === tight(indicator.name))
    if (!found) return null
    left.delete(found)
    return resultOf(found)
  })
  const names = new Set(program.indicators.map(({ name }) => tight(name)))
  for (const { indicator } of left)
    strays.push(
      names.has(tight(indicator))
        ? `项目“${program.name}”的指标“${indicator}”在结果文件里报了两次，只用第一次`
        : `项目“${program.name}”没有指标“${indicator}”`,
    )
  const known = report.initial ?? report.adjusted ?? report.executed
  return {
    name: program.name,
    code: program.code,
    indicators: program.indicators,
    results,
    execution:
      known === null
        ? null
        : {
            initial: report.initial ?? (report.adjusted === null ? (program.budget?.amount ?? null) : null),
            adjusted: report.adjusted,
            executed: report.executed,
            unit: report.unit ?? program.budget?.unit ?? '万元',
            weight: program.executionWeight,
          },
    stopped: report.stopped,
    period,
  }
}

const resultOf = ({ actual, unit, on, band, reason }: ReportedResult): Result => ({
  ...{ actual, unit, on, band },
  ...(reason !== null && { reason }),
})
