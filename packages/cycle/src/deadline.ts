import { cite, hasHolidaysOf, namedDay } from '@mingzhang/law'
import type { Citation } from '@mingzhang/model'

/** 公开期限 By when something must have been made public. */
export type Deadline = {
  /** The last day, `YYYY-MM-DD`: twenty calendar days after approval, the day of approval not counted. */
  readonly lastDay: string
  /**
   * The first working day from the last day on, when that is a later one. The law on budgets does not say that a day
   * off moves the last day, so this is shown beside it and never instead of it. Null: the last day is a working day,
   * or the holidays of its year are not known.
   */
  readonly nextWorkingDay: string | null
  /** Are the holidays of the last day's year in law/calendar? */
  readonly holidaysKnown: boolean
  readonly basis: readonly Citation[]
}

/** 批复后二十日 The days of Budget Law article 14; plain days (日), not working days (工作日). */
export const daysToPublish = 20

/**
 * 公开期限 The last day for publishing what was approved on a day.
 *
 * 预算法第十四条：经批复的部门预算、决算在批复后二十日内由各部门向社会公开；所属单位依实施条例第六条，自部门批复起算。
 *
 * @param approvedOn `YYYY-MM-DD`: for a department the finance bureau's approval, for a unit its department's
 * @returns null when the text is no day of the calendar: the answer is then "not known", never "in time"
 */
export function publicationDeadline(approvedOn: string): Deadline | null {
  const lastDay = addDays(approvedOn, daysToPublish)
  if (lastDay === null) return null
  const working = firstWorkingDay(lastDay)
  return {
    lastDay,
    nextWorkingDay: working === lastDay ? null : working,
    holidaysKnown: hasHolidaysOf(lastDay),
    basis: [cite('budget-law-14'), cite('budget-regulation-6')],
  }
}

/** 期限判断 How a publication stands to its deadline; `unsure` between a last day off and the next working day. */
export type Punctuality = 'in-time' | 'unsure' | 'late' | 'before-approval' | 'unknown'

/**
 * 是否按期 Was it published in time?
 *
 * @param publishedOn `YYYY-MM-DD`; while nothing is published, today
 */
export function punctuality(approvedOn: string | null, publishedOn: string | null): Punctuality {
  const deadline = approvedOn === null ? null : publicationDeadline(approvedOn)
  if (approvedOn === null || deadline === null || publishedOn === null || addDays(publishedOn, 0) === null)
    return 'unknown'
  if (publishedOn < approvedOn) return 'before-approval'
  if (publishedOn <= deadline.lastDay) return 'in-time'
  const perhaps = deadline.nextWorkingDay ?? (deadline.holidaysKnown ? null : addDays(deadline.lastDay, 10))
  return perhaps !== null && publishedOn <= perhaps ? 'unsure' : 'late'
}

/** 剩余天数 Whole days from one day to another; negative when the other is earlier, null when one is no day. */
export function daysBetween(from: string, to: string): number | null {
  const [start, end] = [dayNumber(from), dayNumber(to)]
  return start === null || end === null ? null : end - start
}

/** 工作日 Is it a working day? Null when the holidays of its year are not known. */
export function isWorkingDay(day: string): boolean | null {
  const number = dayNumber(day)
  if (number === null || !hasHolidaysOf(day)) return null
  const named = namedDay(day)
  if (named) return named.kind === 'workday'
  // The first of January 1970 was a Thursday.
  const weekday = (((number + 4) % 7) + 7) % 7
  return weekday !== 0 && weekday !== 6
}

function firstWorkingDay(from: string): string | null {
  for (let step = 0; step < 31; step += 1) {
    const day = addDays(from, step)
    const working = day === null ? null : isWorkingDay(day)
    if (working !== false) return working === null ? null : day
  }
  return null
}

const milliseconds = 86_400_000

/** Days since 1970-01-01; null for anything that is not a day of the calendar. */
function dayNumber(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day)) return null
  const time = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) return null
  return time / milliseconds
}

function addDays(day: string, days: number): string | null {
  const number = dayNumber(day)
  return number === null ? null : new Date((number + days) * milliseconds).toISOString().slice(0, 10)
}
