const milliseconds = 86_400_000

const momentOf = (day: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return Date.UTC(year, month - 1, date)
}

/** 加天数 The day so many days after another one, both YYYY-MM-DD. */
export const addDays = (day: string, days: number): string =>
  new Date(momentOf(day) + days * milliseconds).toISOString().slice(0, 10)

/** 相差天数 Days from one day to another, both YYYY-MM-DD; negative when the second comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((momentOf(to) - momentOf(from)) / milliseconds)

/** 月末 The last day of a month (1 to 12) of a year, YYYY-MM-DD. */
export const endOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
