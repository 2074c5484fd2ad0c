import { daysBetween } from '../days.ts'
import type { Rectification } from '../rectify/rectification.ts'
import { type Round, roundState } from './rounds.ts'

/** 提醒 What somebody should do by when; `days` left, negative when it is past. The most urgent come first. */
export type Reminder = {
  readonly kind: 'report' | 'rectification'
  readonly programme: string
  readonly due: string
  readonly days: number
  readonly what: string
}

type Reminded = {
  readonly id: string
  readonly name: string
  readonly stoppedOn: string | null
  readonly submitted: ReadonlyMap<number, string>
  readonly rectifications: readonly Rectification[]
}

/**
 * 催办 Reports that are open (from so many days before the deadline on) or late, and rectifications that are not closed.
 *
 * @param today YYYY-MM-DD, from the caller's clock
 * @param ahead days before a deadline from which on one is reminded
 */
export function remindersOf(
  rounds: readonly Round[],
  programmes: readonly Reminded[],
  today: string,
  ahead: number,
): Reminder[] {
  const all = programmes.flatMap((programme) => [
    ...rounds.flatMap((round) => reportReminder(round, programme, today, ahead)),
    ...programme.rectifications.flatMap((one) => rectificationReminder(one, programme, today, ahead)),
  ])
  return all.toSorted((one, other) => one.days - other.days || one.programme.localeCompare(other.programme))
}

const leftWords = (days: number): string =>
  days < 0 ? `已逾期${-days}天` : days === 0 ? '今天截止' : `还有${days}天`

function reportReminder(
  round: Round,
  { id, name, stoppedOn, submitted }: Reminded,
  today: string,
  ahead: number,
): Reminder[] {
  const on = submitted.get(round.month) ?? null
  if (on !== null || (stoppedOn !== null && stoppedOn <= round.to)) return []
  const state = roundState(round, on, today)
  const days = daysBetween(today, round.due)
  if (state === 'early' || (state === 'open' && days > ahead)) return []
  const what = `“${name}”截至${round.month}月的监控填报，${round.due}截止，${leftWords(days)}`
  return [{ kind: 'report', programme: id, due: round.due, days, what }]
}

function rectificationReminder(
  { due, closedOn, what: about }: Rectification,
  { id, name }: Reminded,
  today: string,
  ahead: number,
): Reminder[] {
  const days = daysBetween(today, due)
  if (closedOn !== null || days > ahead) return []
  const what = `“${name}”的整改（${about}），${due}截止，${leftWords(days)}`
  return [{ kind: 'rectification', programme: id, due, days, what }]
}
