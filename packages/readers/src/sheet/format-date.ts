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
  return tokens.map((part, index) => show(part, moment, isMinute(tokens, index), isTwelve)).join('').trim()
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

const two = (value: number, width: number): string => (width > 1 ? String(value).padStart(2, '0') : String(value))

const weekdays = '日一二三四五六'

function show(part: string, moment: Moment, asMinute: boolean, isTwelve: boolean): string {
  const width = part.length
  const hours = Math.floor(moment.seconds / 3600)
  if (/^y+$/iu.test(part)) return width > 2 ? String(moment.year) : String(moment.year).slice(-2)
  if (/^m+$/iu.test(part)) return two(asMinute ? Math.floor(moment.seconds / 60) % 60 : moment.month, width)
  if (/^d{3,}$|^a{3,4}$/iu.test(part)) return `${width > 3 ? '星期' : ''}${weekdays[moment.weekday] ?? ''}`
  if (/^d+$/iu.test(part)) return two(moment.day, width)
  if (/^h+$/iu.test(part)) return two(isTwelve ? hours % 12 || 12 : hours, width)
  if (/^s+/iu.test(part)) return two(moment.seconds % 60, part.startsWith('ss') ? 2 : 1)
  if (/^\[[hms]+\]$/iu.test(part)) return String(hours)
  if (/^(?:AM\/PM|A\/P)$/iu.test(part)) return hours < 12 ? 'AM' : 'PM'
  if (part === '上午/下午') return hours < 12 ? '上午' : '下午'
  if (part.startsWith('"')) return part.replaceAll('"', '')
  if (/^[\\!]./u.test(part)) return part.slice(1)
  return /^(?:[_*].|\[.*\])$/u.test(part) ? '' : part
}
