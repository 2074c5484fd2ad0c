import { addDays } from '../days.ts'
import type { Light } from '../monitor/lights.ts'
import type { MonitorReport } from '../monitor/monitor-program.ts'

/** 整改 A problem found in a round, what is done about it, and its closure. Days are YYYY-MM-DD. */
export type Rectification = {
  readonly id: string
  /** The round that found it. */
  readonly month: number
  /** Position of the indicator; null: the money or the whole programme. */
  readonly indicator: number | null
  readonly what: string
  readonly raisedOn: string
  readonly due: string
  /** 整改措施; null: not answered yet. */
  readonly measures: string | null
  readonly answeredOn: string | null
  /** 整改结论. */
  readonly closing: string | null
  readonly closedOn: string | null
}

export type RectificationState = 'open' | 'overdue' | 'answered' | 'closed' | 'closed-late'

/** 整改到哪一步 By the day it is asked on. */
export function rectificationState(
  { due, answeredOn, closedOn }: Rectification,
  today: string,
): RectificationState {
  if (closedOn !== null) return closedOn <= due ? 'closed' : 'closed-late'
  if (today > due) return 'overdue'
  return answeredOn === null ? 'open' : 'answered'
}

/** 建议整改 What a round calls for: each red light, with its reason. The first one of it is for the money. */
export function proposeRectifications(
  report: MonitorReport,
  raisedOn: string,
  days: number,
): Omit<Rectification, 'id'>[] {
  const found = [
    { light: report.execution.light, indicator: null, what: `预算执行：${report.execution.why}` },
    ...report.indicators.map(({ light, name, why }, index) => ({
      light,
      indicator: index,
      what: `“${name}”：${why}`,
    })),
  ]
  return found
    .filter(({ light }) => light === 'red')
    .map(({ indicator, what }) => ({
      month: report.month,
      indicator,
      what,
      raisedOn,
      due: addDays(raisedOn, days),
      measures: null,
      answeredOn: null,
      closing: null,
      closedOn: null,
    }))
}

/**
 * 能否销号 What stands in the way of closing a rectification, in Chinese; nothing: it may be closed. A light that is
 * still red in a later round does not close; without a later round the words of the conclusion have to do.
 *
 * @param after the light of the same thing in a later round; undefined: no later round
 */
export function closureObstacles(
  { measures, closedOn }: Rectification,
  closing: string | null,
  after: Light | null | undefined,
): string[] {
  return [
    ...(closedOn !== null ? ['已经销号'] : []),
    ...(measures === null || measures.trim() === '' ? ['没有填整改措施'] : []),
    ...(closing === null || closing.trim() === '' ? ['没有写整改结论'] : []),
    ...(after === 'red' ? ['后一期仍是红灯，没有整改到位'] : []),
  ]
}
