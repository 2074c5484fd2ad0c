const token =
  /"[^"]*"?|\\.|!.|_.|\*.|\[[hms]+\]|\[[^\]]*\]|y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|AM\/PM|A\/P|上午\/下午|[\s\S]/giu

/** 日期格式 Does a section of a number format show a date or a time? */
export function isDateFormat(pattern: string): boolean {
  const bare = pattern.replace(/"[^"]*"|\\.|!.|_.|\*.|\[(?![hms]+\])[^\]]*\]/giu, '')
  return /[ymdhs]|a{3,4}/iu.test(bare) && !/[0#?]/u.test(bare.replace(/s\.0+/giu, ''))
}

type Moment = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
  readonly seconds: number
}

/**
 * 显示日期 A day number of a sheet as its format shows it.
 *
 * @param serial days since the start of 1900 (or 1904), with the time of day behind the point
 * @returns the text, or null when the number is no day
 */
export function showDate(serial: number, pattern: string, is1904: boolean): string | null {
  const moment = momentOf(serial, is1904)
  if (moment === null) return null
  const tokens = [...pattern.matchAll(token)].map(([part]) => part)
  const isTwelve = tokens.some((part) => /^(?:AM\/PM|A\/P|上午\/下午)$/iu.test(part))
  return tokens
    .map((part, index) => show(part, moment, isMinute(tokens, index), isTwelve))
    .join('')
    .trim()
}

/** m is a minute behind hours or before seconds. */
function isMinute(tokens: readonly string[], index: number): boolean {
  const letters = (part: string): boolean => /^(?:\[?[hs]|[ymda])/iu.test(part)
  const before = tokens.slice(0, index).findLast(letters) ?? ''
  const after = tokens.slice(index + 1).find(letters) ?? ''
  return /^\[?h/iu.test(before) || /^s/iu.test(after)
}

function momentOf(serial: number, is1904: boolean): Moment | null {
  if (serial < 0 || serial > 2_958_466) return null
  const seconds = Math.round(serial * 86_400)
  const days = Math.floor(seconds / 86_400) + (is1904 ? 1462 : 0)
  const real = days > 59 ? days - 1 : days
  const date = new Date(Date.UTC(1899, 11, 31) + real * 86_400_000)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    seconds: seconds - Math.floor(seconds / 86_400) * 86_400,
  }
}

const two = (value: number, width: number): string =>
  width > 1 ? String(value).padStart(2, '0') : String(value)

const weekdays = '日一二三四五六'

type Context = { readonly width: number; readonly asMinute: boolean; readonly isTwelve: boolean }

/** What each kind of token shows; the first pattern that fits decides. */
const shown: readonly (readonly [RegExp, (moment: Moment, context: Context, part: string) => string])[] = [
  [/^y+$/iu, ({ year }, { width }) => (width > 2 ? String(year) : String(year).slice(-2))],
  [/^m+$/iu, (at, { width, asMinute }) => two(asMinute ? Math.floor(at.seconds / 60) % 60 : at.month, width)],
  [/^(?:d{3,}|a{3,4})$/iu, (at, { width }) => `${width > 3 ? '星期' : ''}${weekdays[at.weekday] ?? ''}`],
  [/^d+$/iu, ({ day }, { width }) => two(day, width)],
  [/^h+$/iu, (at, { width, isTwelve }) => two(isTwelve ? hourOf(at) % 12 || 12 : hourOf(at), width)],
  [/^ss/iu, ({ seconds }) => two(seconds % 60, 2)],
  [/^s/iu, ({ seconds }) => String(seconds % 60)],
  [/^\[[hms]+\]$/iu, (at) => String(hourOf(at))],
  [/^(?:AM\/PM|A\/P)$/iu, (at) => (hourOf(at) < 12 ? 'AM' : 'PM')],
  [/^上午\/下午$/u, (at) => (hourOf(at) < 12 ? '上午' : '下午')],
  [/^"/u, (_at, _context, part) => part.replaceAll('"', '')],
  [/^[\\!]./u, (_at, _context, part) => part.slice(1)],
  [/^(?:[_*].|\[.*\])$/u, () => ''],
]

const hourOf = ({ seconds }: Moment): number => Math.floor(seconds / 3600)

function show(part: string, moment: Moment, asMinute: boolean, isTwelve: boolean): string {
  const write = shown.find(([pattern]) => pattern.test(part))?.[1]
  return write ? write(moment, { width: part.length, asMinute, isTwelve }, part) : part
}
