import type { QualitativeBand } from '@mingzhang/law'
import {
  type EvaluationRecord,
  likelihoods,
  type MonitoringReport,
  type ProgrammeYear,
  type ReportedIndicator,
  type ResultSource,
  reasonClasses,
} from '@mingzhang/performance'
import {
  getPerformanceYear,
  listEvaluations,
  listEvidence,
  listProgrammes,
  listRectifications,
  listReports,
  type StoredEvaluation,
  type StoredEvidence,
  type StoredProgramme,
  type StoredRectification,
  type StoredReport,
  type StoredResult,
  type StoredYear,
  type StoreOrTransaction,
} from '@mingzhang/store'
import { HttpProblem, type Problem } from '../problem.ts'

/** 一个项目的全部 A programme's year as the rules take it, and as it is kept, with its versions. */
export type LoadedProgramme = {
  readonly year: ProgrammeYear
  readonly stored: StoredProgramme
  readonly reports: readonly StoredReport[]
  readonly rectifications: readonly StoredRectification[]
  readonly evidence: readonly StoredEvidence[]
  readonly self: StoredEvaluation<EvaluationRecord> | null
  readonly bureau: StoredEvaluation<EvaluationRecord> | null
}

export type LoadedYear = { readonly stored: StoredYear; readonly programmes: readonly LoadedProgramme[] }

const noYear = (): Problem => ({
  what: '没有这个单位这一年的绩效。',
  why: '还没有建立，或者链接写错了。',
  toDo: '请在绩效页由公开文件建立这一年，或改正链接。',
})

const noProgramme = (): Problem => ({
  what: '没有这个项目。',
  why: '它不在这一年里，或者链接写错了。',
  toDo: '请回到项目清单重新打开。',
})

/** 取一年 Everything of a unit's year. @throws HttpProblem 404 when there is none */
export async function loadYear(
  store: StoreOrTransaction,
  unitKey: string,
  year: number,
): Promise<LoadedYear> {
  const stored = await getPerformanceYear(store, unitKey, year)
  if (!stored) throw new HttpProblem(404, noYear())
  const [programmes, reports, rectifications, evidence, evaluations] = [
    await listProgrammes(store, unitKey, year),
    await listReports(store, unitKey, year),
    await listRectifications(store, unitKey, year),
    await listEvidence(store, unitKey, year),
    await listEvaluations<EvaluationRecord>(store, unitKey, year),
  ]
  return {
    stored,
    programmes: programmes.map((one) => {
      const mine = <T extends { readonly programme: string }>(list: readonly T[]): T[] =>
        list.filter(({ programme }) => programme === one.id)
      const evaluated = mine(evaluations)
      return loaded(one, mine(reports), mine(rectifications), mine(evidence), {
        self: evaluated.find(({ kind }) => kind === 'self') ?? null,
        bureau: evaluated.find(({ kind }) => kind === 'bureau') ?? null,
      })
    }),
  }
}

/** 取一个项目 @throws HttpProblem 404 when it is not in that year */
export function programmeOf({ programmes }: LoadedYear, id: string): LoadedProgramme {
  const found = programmes.find(({ stored }) => stored.id === id)
  if (!found) throw new HttpProblem(404, noProgramme())
  return found
}

function loaded(
  stored: StoredProgramme,
  reports: readonly StoredReport[],
  rectifications: readonly StoredRectification[],
  evidence: readonly StoredEvidence[],
  { self, bureau }: Pick<LoadedProgramme, 'self' | 'bureau'>,
): LoadedProgramme {
  const { stoppedOn: on, stoppedWhy: why } = stored
  const year: ProgrammeYear = {
    id: stored.id,
    programme: stored.targets,
    stopped: on === null && why === null ? null : { on, why },
    reports: reports.map((report) => reportOf(report, stored.targets.indicators.length)),
    rectifications,
    self: self?.body ?? null,
    bureau: bureau && { ...bureau.body, remarks: bureau.remarks },
  }
  return { year, stored, reports, rectifications, evidence, self, bureau }
}

/** 库中填报 A report as the rules take it: results in the places of their indicators. */
export const reportOf = (report: StoredReport, indicators: number): MonitoringReport => ({
  month: report.month,
  initial: report.initial,
  adjusted: report.adjusted,
  executed: report.executed,
  forecast: report.forecast,
  unit: report.unit,
  submittedOn: report.submittedOn,
  indicators: Array.from({ length: indicators }, (_, index) => {
    const result = report.results.find(({ indicator }) => indicator === index)
    return result ? resultOf(result) : null
  }),
})

const bands: readonly QualitativeBand[] = ['achieved', 'partly', 'missed']
const sources: readonly ResultSource[] = ['entered', 'records', 'document', 'simulated']

const resultOf = (result: StoredResult): ReportedIndicator => ({
  actual: result.actual,
  unit: result.unit,
  on: result.on,
  band: bands.find((band) => band === result.band) ?? null,
  forecast: result.forecast,
  likelihood: likelihoods.find((one) => one === result.likelihood) ?? null,
  reasonClass: reasonClasses.find((one) => one === result.reasonClass) ?? null,
  reason: result.reason,
  source: sources.find((source) => source === result.source) ?? 'entered',
})

/** 待存填报 A report as the store takes it. */
export const storable = (
  report: MonitoringReport,
  measured: ReadonlyMap<number, string> = new Map(),
): Omit<StoredReport, 'programme' | 'version' | 'changedBy'> => ({
  month: report.month,
  initial: report.initial,
  adjusted: report.adjusted,
  executed: report.executed,
  forecast: report.forecast,
  unit: report.unit,
  submittedOn: report.submittedOn,
  results: report.indicators.flatMap((result, indicator) =>
    result ? [{ ...result, indicator, measured: measured.get(indicator) ?? null }] : [],
  ),
})
