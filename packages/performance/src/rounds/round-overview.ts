import { type Round, type RoundState, roundState } from './rounds.ts'

/** 谁报了谁没报 The programmes of a round by what state their reports are in. */
export type RoundOverview = {
  readonly round: Round
  readonly states: ReadonlyMap<string, RoundState>
  readonly counts: Readonly<Record<RoundState, number>>
}

/** A programme as the rounds see it. */
export type ProgrammeInRounds = {
  readonly id: string
  /** YYYY-MM-DD; null: it goes on. A programme stopped before a round ended owes no report for it. */
  readonly stoppedOn: string | null
  /** Day the report of a month was handed in. */
  readonly submitted: ReadonlyMap<number, string>
}

/** 报送情况 Each round with who is due, who is late, who has handed in; stopped programmes owe nothing. */
export function roundOverviews(
  rounds: readonly Round[],
  programmes: readonly ProgrammeInRounds[],
  today: string,
): RoundOverview[] {
  return rounds.map((round) => {
    const states = new Map<string, RoundState>()
    const counts: Record<RoundState, number> = { early: 0, open: 0, late: 0, 'in-time': 0, 'in-late': 0 }
    for (const { id, stoppedOn, submitted } of programmes) {
      const on = submitted.get(round.month) ?? null
      if (stoppedOn !== null && stoppedOn <= round.to && on === null) continue
      const state = roundState(round, on, today)
      states.set(id, state)
      counts[state] += 1
    }
    return { round, states, counts }
  })
}
