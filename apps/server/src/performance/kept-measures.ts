import type { MonitoringReport } from '@mingzhang/performance'
import type { StoredReport } from '@mingzhang/store'
import { storable } from './load-year.ts'

/**
 * 台账的依据 A report with what explains its results: a result computed from records keeps its rows for as long as it stays
 * what was computed; one that somebody has typed over is no longer computed.
 *
 * @param saved the same report as it is kept now, if it is
 */
export function withMeasures(report: MonitoringReport, saved: StoredReport | undefined) {
  const measured = new Map<number, string>()
  for (const { indicator, actual, measured: rows } of saved?.results ?? [])
    if (rows !== null && actual === report.indicators[indicator]?.actual) measured.set(indicator, rows)
  const indicators = report.indicators.map((one, place) => {
    if (!one) return one
    if (measured.has(place)) return { ...one, source: 'records' as const }
    return one.source === 'records' ? { ...one, source: 'entered' as const } : one
  })
  return storable({ ...report, indicators }, measured)
}
