/** 日期 As year × 10000 + month × 100 + day; the year is 0 where none is printed. */
export type PrintedDate = { readonly year: number; readonly monthDay: number }

/** 12月31日前, 2024年6月底, 2024-06-30, 年底前: the last day it allows; null when the text is no date. */
export function readDate(text: string): PrintedDate | null {
  const plain = text.normalize('NFKC').replace(/\s+/gu, '')
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:日?之?前|完成)?$/u.exec(plain)
  if (iso) return dateOf(iso[1], Number(iso[2]), Number(iso[3]))
  const match =
    /^(?:于|在|截至)?(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})[日号]|(底|末|份)?)(?:之?前|以前|及以前|内)?(?:完成|办结)?$/u.exec(
      plain,
    )
  if (match) return dateOf(match[1], Number(match[2]), match[3] === undefined ? 31 : Number(match[3]))
  const end = /^(?:(\d{4})年|当年|本年)?(?:年)?(?:底|末)(?:之?前)?(?:完成)?$/u.exec(plain)
  return end ? dateOf(end[1], 12, 31) : null
}

const dateOf = (year: string | undefined, month: number, day: number): PrintedDate | null =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31
    ? { year: Number(year ?? 0), monthDay: month * 100 + day }
    : null

/** Is the one no later than the other? null when only one of them says the year. */
export function notLater(one: PrintedDate, other: PrintedDate): boolean | null {
  if ((one.year === 0) !== (other.year === 0)) return null
  return one.year === other.year ? one.monthDay <= other.monthDay : one.year < other.year
}
