import type { BookProgramme } from '@mingzhang/model'
import { endOfMonth } from '../days.ts'
import { executionOfReport, type MonitoringReport, resultsOf } from '../rounds/report.ts'
import type { Stopped } from '../score/score-program.ts'
import { lightBands } from './lights.ts'
import { type MonitorReport, monitorProgram } from './monitor-program.ts'

type Reporting = { readonly programme: BookProgramme; readonly stopped?: Stopped | null }

/**
 * 一期的灯 The lights of a programme's report, by the bands in force at the end of its month. One that had stopped by then
 * has none.
 */
export function lightsOfReport(
  { programme, stopped = null }: Reporting,
  report: MonitoringReport,
  { year, region }: { readonly year: number; readonly region: string | null },
): MonitorReport {
  const to = endOfMonth(year, report.month)
  const { name, indicators, executionWeight } = programme
  if (stopped && (stopped.on === null || stopped.on <= to)) {
    const why = `项目${stopped.on ? `于${stopped.on}` : '在年度中'}停止，不再监控`
    const none = { light: null, why } as const
    const each = indicators.map((indicator) => ({ name: indicator.name, ...none }))
    return { name, month: report.month, execution: none, indicators: each, light: null }
  }
  return monitorProgram(
    {
      ...{ name, month: report.month, indicators, results: resultsOf(report) },
      execution: executionOfReport(report, executionWeight),
      from: `${year}-01-01`,
    },
    lightBands(to, region),
  )
}
