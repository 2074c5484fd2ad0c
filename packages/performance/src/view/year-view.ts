import type { Grade, ProgramScore } from '@mingzhang/model'
import { standing } from '../adjust/standing.ts'
import { endOfMonth } from '../days.ts'
import { sumOfWeights } from '../draft/spread-weights.ts'
import type { EvaluationRecord } from '../evaluate/evaluation-record.ts'
import { neverMissed, scoredMoney, type UnitResults, unitResults } from '../evaluate/unit-results.ts'
import { feedbackParameters } from '../feedback/feedback-parameters.ts'
import { type NextYear, proposeNextYear } from '../feedback/next-year.ts'
import type { Light } from '../monitor/lights.ts'
import { lightsOfReport } from '../monitor/lights-of-report.ts'
import type { ProgrammeYear } from '../publish/programme-year.ts'
import { add, compare, decimal, divide, integer, multiply, rational, zero } from '../rational.ts'
import { type RectificationState, rectificationState } from '../rectify/rectification.ts'
import type { MonitoringReport } from '../rounds/report.ts'
import type { Round } from '../rounds/rounds.ts'

/** 一期的概况 A report of a month in a line: its lights and how far it is filled in. */
export type ReportSummary = {
  readonly month: number
  readonly submittedOn: string | null
  readonly executed: string | null
  /** Share of the budget that was spent, %; null where it cannot be told. */
  readonly rate: string | null
  readonly light: Light | null
  readonly moneyLight: Light | null
  readonly filled: number
}

/** 得分的概况 A score in a line. */
export type ScoreSummary = {
  readonly verdict: ProgramScore['verdict']
  readonly total: string | null
  readonly lowest: string
  readonly highest: string
  readonly grade: Grade | null
  /** %, of the budget. */
  readonly execution: string | null
  /** Points of the indicators in % of their weights; null where one cannot be told. */
  readonly results: string | null
  readonly met: number
  readonly missed: number
}

/** 项目的概况 A programme of the year in a line. */
export type ProgrammeSummary = {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly department: string | null
  /** 分. */
  readonly budget: number | null
  readonly indicators: number
  readonly weights: string
  readonly stoppedOn: string | null
  readonly reports: readonly ReportSummary[]
  readonly rectifications: readonly RectificationState[]
  readonly self: ScoreSummary | null
  readonly bureau: ScoreSummary | null
  readonly next: Pick<NextYear, 'action' | 'amount' | 'reasons'> | null
}

/** 年度的概况 What the district overview shows, without the targets themselves. */
export type YearSummary = {
  readonly programmes: readonly ProgrammeSummary[]
  readonly whole: UnitResults
  readonly neverMissed: readonly { readonly name: string; readonly times: number }[]
}

type Place = { readonly year: number; readonly region: string | null; readonly rounds: readonly Round[] }

/** 年度概况 A year of programmes in lines, with the whole. `today` is YYYY-MM-DD, from the caller's clock. */
export function summariseYear(
  programmes: readonly ProgrammeYear[],
  place: Place,
  today: string,
): YearSummary {
  const scored = programmes.flatMap(({ self, bureau }) => bureau ?? self ?? [])
  return {
    programmes: programmes.map((one) => summaryOf(one, place, today)),
    whole: unitResults(scored.map(scoredMoney), '万元'),
    neverMissed: neverMissed(scored.map(({ score }) => score)).slice(0, 50),
  }
}

function summaryOf(one: ProgrammeYear, place: Place, today: string): ProgrammeSummary {
  const { programme, stopped, self, bureau } = one
  const last = bureau ?? self
  const next = last
    ? proposeNextYear(last.score, feedbackParameters(endOfMonth(place.year, 12), place.region))
    : null
  return {
    id: one.id,
    name: programme.name,
    code: programme.code,
    department: programme.department,
    budget: programme.budget,
    indicators: standing(programme).targets.indicators.length,
    weights: sumOfWeights(standing(programme).targets.indicators.map(({ weight }) => weight)).sum,
    stoppedOn: stopped === null ? null : (stopped.on ?? `${place.year}-01-01`),
    reports: one.reports.map((report) => reportSummary(one, report, place)),
    rectifications: one.rectifications.map((each) => rectificationState(each, today)),
    self: self && scoreSummary(self),
    bureau: bureau && scoreSummary(bureau),
    next: next && { action: next.action, amount: next.amount, reasons: next.reasons },
  }
}

function reportSummary(one: ProgrammeYear, report: MonitoringReport, place: Place): ReportSummary {
  const lit = lightsOfReport(one, report, place)
  return {
    month: report.month,
    submittedOn: report.submittedOn,
    executed: report.executed,
    rate: rateOf(report.executed, report.adjusted ?? report.initial),
    light: lit.light,
    moneyLight: lit.execution.light,
    filled: report.indicators.filter(
      (result, index) => result?.actual && !one.programme.indicators[index]?.withdrawn,
    ).length,
  }
}

function rateOf(executed: string | null, budget: string | null): string | null {
  const [spent, whole] = [rational(executed ?? ''), rational(budget ?? '')]
  return spent && whole && compare(whole, zero) > 0
    ? decimal(divide(multiply(spent, integer(100)), whole))
    : null
}

function scoreSummary({ score }: EvaluationRecord): ScoreSummary {
  const known = score.items.every(({ points, rule }) => points !== null || rule === 'withdrawn')
  const sum = (pick: (item: ProgramScore['items'][number]) => string | null) =>
    score.items.reduce((all, item) => add(all, rational(pick(item) ?? '') ?? zero), zero)
  const weights = sum(({ weight }) => weight)
  return {
    verdict: score.verdict,
    total: score.total,
    lowest: score.lowest,
    highest: score.highest,
    grade: score.grade,
    execution: score.execution?.figures['rate'] ?? null,
    results:
      known && compare(weights, zero) > 0
        ? decimal(
            divide(
              multiply(
                sum(({ points }) => points),
                integer(100),
              ),
              weights,
            ),
          )
        : null,
    met: score.items.filter(({ met }) => met === true).length,
    missed: score.items.filter(({ met }) => met === false).length,
  }
}
