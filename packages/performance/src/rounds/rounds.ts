import type { RoundScheme } from '@mingzhang/law'
import { addDays, endOfMonth } from '../days.ts'

/** 监控期 One monitoring round of a year: what it looks at, and by when its report is due. Days are YYYY-MM-DD. */
export type Round = {
  /** The month it ends with, 1 to 12. */
  readonly month: number
  readonly from: string
  readonly to: string
  readonly due: string
}

/** 报送状态 `early`: the period has not ended; `open`: it is to be reported, and the deadline has not passed. */
export type RoundState = 'early' | 'open' | 'late' | 'in-time' | 'in-late'

/** 监控期表 The rounds of a year in their order. Cumulative: every round looks from January on. */
export const roundsOf = (scheme: RoundScheme, year: number): Round[] =>
  scheme.rounds.map(({ month, days }) => {
    const to = endOfMonth(year, month)
    return { month, from: `${year}-01-01`, to, due: addDays(to, days) }
  })

/**
 * 这一期到哪一步 Whether a report is early, open, late, or in (in time or late). The day of the deadline is still in time.
 *
 * @param submittedOn day the report came in; null: not yet
 * @param today YYYY-MM-DD, from the caller's clock
 */
export function roundState({ to, due }: Round, submittedOn: string | null, today: string): RoundState {
  if (submittedOn !== null) return submittedOn <= due ? 'in-time' : 'in-late'
  if (today <= to) return 'early'
  return today <= due ? 'open' : 'late'
}
