import { formatAmount, type Program } from '@mingzhang/model'
import { endOfMonth, simulateReport, wholeUnit } from '@mingzhang/performance'
import { type Change, markSimulated, type StoreOrTransaction, saveReport } from '@mingzhang/store'
import { type LoadedYear, storable } from './load-year.ts'
import { roundsOfYear } from './year-answer.ts'

/**
 * 模拟一年 Made-up reports for every programme: the rounds up to a month and the end of the year. The same seed, the same
 * data; the year is marked for good.
 *
 * @param until last month that is made up, 1 to 12
 * @returns the months there are
 */
export async function simulateYear(
  transaction: StoreOrTransaction,
  loaded: LoadedYear,
  { seed, until }: { readonly seed: number; readonly until: number },
  change: Change,
): Promise<number[]> {
  const { unitKey, year } = loaded.stored
  const months = [...new Set([...roundsOfYear(loaded).map((round) => round.month), 12])]
  await markSimulated(transaction, unitKey, year)
  for (const [index, one] of loaded.programmes.entries()) {
    if (one.stored.id === wholeUnit) continue
    const program = programOf(one.stored.targets)
    for (const month of months.filter((given) => given <= until)) {
      const report = simulateReport(program, seed * 1000 + index, month, endOfMonth(year, month))
      const before = one.reports.find((saved) => saved.month === month)?.version ?? 0
      const key = { unitKey, year, programme: one.stored.id }
      await saveReport(transaction, key, before, storable(report), change)
    }
  }
  return months
}

/** Targets as the simulation takes them. */
function programOf(targets: LoadedYear['programmes'][number]['stored']['targets']): Program {
  const place = { kind: 'entry', book: 'targets', field: '', text: '' } as const
  return {
    ...targets,
    budget: targets.budget === null ? null : { amount: tenThousands(targets.budget), unit: '万元' },
    budgetParts: [],
    overview: null,
    legalBasis: null,
    goal: null,
    place,
    budgetPlace: null,
    indicators: targets.indicators.map((one) => ({ ...one, place, places: {}, group: null, confidence: 1 })),
  }
}

const tenThousands = (fen: number): string => formatAmount({ value: fen, step: 10_000, unit: '万元' })
