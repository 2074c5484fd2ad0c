import {
  endOfMonth,
  evaluate,
  executionOfReport,
  type ProgramToScore,
  resultsOf,
} from '@mingzhang/performance'
import { type Change, type Saved, type StoreOrTransaction, saveEvaluation } from '@mingzhang/store'
import { HttpProblem } from '../problem.ts'
import type { LoadedProgramme, LoadedYear } from './load-year.ts'

const noReport = () => ({
  what: '还没有填报，不能评价。',
  why: '评价要以这一期填报的结果为据。',
  toDo: '请先填报。',
})

/** 待评价的项目 Targets with what was reported by a month. A stopped programme needs no report. */
export function toScore({ stored }: LoadedYear, { year }: LoadedProgramme, month: number): ProgramToScore {
  const { programme, stopped } = year
  const report = year.reports.find((each) => each.month === month)
  if (!report && !stopped) throw new HttpProblem(422, noReport())
  return {
    name: programme.name,
    code: programme.code,
    indicators: programme.indicators.map(
      ({ level1, level2, name, operator, value, unit, weight, withdrawn }) => ({
        level1,
        level2,
        name,
        operator,
        value,
        unit,
        weight,
        ...(withdrawn && { withdrawn }),
      }),
    ),
    results: report ? resultsOf(report) : programme.indicators.map(() => null),
    execution: report ? executionOfReport(report, programme.executionWeight) : null,
    stopped,
    period: { from: `${stored.year}-01-01`, to: endOfMonth(stored.year, month) },
  }
}

/** 可打分的 Programmes that have reported the whole year, or were stopped in it. */
export const readyToScore = ({ programmes }: LoadedYear): LoadedProgramme[] =>
  programmes.filter(
    (one) => one.year.stopped !== null || one.year.reports.some((report) => report.month === 12),
  )

/** 全部自评打分 Scores every programme that is ready, by the rules in force at the end of the year. */
export async function scoreYear(
  transaction: StoreOrTransaction,
  loaded: LoadedYear,
  change: Change,
): Promise<Saved> {
  const { unitKey, year, region } = loaded.stored
  const day = endOfMonth(year, 12)
  for (const one of readyToScore(loaded)) {
    const { record } = evaluate({ day, region, adjustments: [], program: toScore(loaded, one, 12) })
    const { total, grade } = record.score
    const key = { unitKey, year, programme: one.stored.id }
    const body = { kind: 'self', total, grade, remarks: one.self?.remarks ?? '', body: record } as const
    const saved = await saveEvaluation(transaction, key, one.self?.version ?? 0, body, change)
    if (!saved.ok) return saved
  }
  return { ok: true, version: 1 }
}
