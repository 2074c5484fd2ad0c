/** 日期 A day in three numbers and as a moment in UTC. */
export type IssueDay = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly at: Date
}

/** 印发日 The day something is issued. Anything but an ISO date (YYYY-MM-DD) is the caller's bug and throws. */
export function issueDay(issuedOn: string): IssueDay {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(issuedOn)
  const at = new Date(`${issuedOn}T00:00:00Z`)
  if (!match || Number.isNaN(at.getTime())) throw new RangeError(`issuedOn is no ISO date: ${issuedOn}`)
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]), at }
}
