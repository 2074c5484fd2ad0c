import { type BookProgramme, formatAmount } from '@mingzhang/model'
import type { MonitoringReport } from './report.ts'

/** 填报的钱 An amount of 分 as it is written in a report, in 万元 without zeros at its end; null for none. */
const plainMoney = (fen: number | null): string | null =>
  fen === null
    ? null
    : formatAmount({ value: fen, step: 1, unit: '万元' })
        .replace(/(\.\d*?)0+$/u, '$1')
        .replace(/\.$/u, '')

/**
 * 起一期填报 A report of a month before anything is reported: the budget is known, from an earlier round or from the targets.
 *
 * @param reports those of the programme, in the order of their months
 */
export function beginReport(
  month: number,
  targets: Pick<BookProgramme, 'budget' | 'budgetInitial' | 'indicators'>,
  reports: readonly MonitoringReport[],
): MonitoringReport {
  const before = reports.filter((report) => report.month < month).at(-1)
  return {
    month,
    initial: before?.initial ?? plainMoney(targets.budgetInitial ?? targets.budget),
    // An adjustment that was taken into the year goes before what an earlier round said.
    adjusted: targets.budgetInitial == null ? (before?.adjusted ?? null) : plainMoney(targets.budget),
    executed: null,
    forecast: null,
    unit: '万元',
    indicators: targets.indicators.map(() => null),
    submittedOn: null,
  }
}
