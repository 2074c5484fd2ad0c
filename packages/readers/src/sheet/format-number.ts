import { allDigits, type Decimal, decimalOf, plainText, rounded } from './decimal.ts'
import { isDateFormat, showDate } from './format-date.ts'
import { type Section, sectionOf, type Token, tokensOf } from './number-format.ts'

/**
 * 显示值 The text of a number as a person sees it in the sheet: separators, percent, dates, dashes for zero.
 *
 * @param value the number of the cell, as the file keeps it
 * @param format its number format (#,##0.00; 0%; yyyy年m月); General shows the number as it is
 * @param is1904 whether day 0 is 1904-01-01
 * @returns the text without blanks around it; the plain number where the format is not understood
 */
export function showNumber(value: number, format: string, is1904: boolean): string {
  if (!Number.isFinite(value)) return ''
  const decimal = decimalOf(value)
  if (format === 'General') return plainText(decimal)
  const section = sectionOf(format, value)
  if (section === null) return plainText(decimal)
  if (isDateFormat(section.pattern)) return showDate(value, section.pattern, is1904) ?? plainText(decimal)
  const shown = showSection(decimal, section)
  return shown === null ? plainText(decimal) : shown.trim()
}

/**
 * 实际值 The number a sheet keeps, to the 15 digits it calculates with, where its text says another one; undefined where the
 * text says it, and for dates.
 */
export function exactNumber(value: number, format: string, shown: string): string | undefined {
  if (!Number.isFinite(value)) return undefined
  const section = format === 'General' ? null : sectionOf(format, value)
  if (section !== null && isDateFormat(section.pattern)) return undefined
  const exact = allDigits(decimalOf(value))
  const plain = shown
    .replace(/[\s,]/gu, '')
    .replace(/(\.\d*?)0+$/u, '$1')
    .replace(/\.$/u, '')
  return plain === exact || (exact === '0' && plain === '') ? undefined : exact
}

function showSection(value: Decimal, section: Section): string | null {
  const tokens = tokensOf(section.pattern)
  if (tokens === null) return null
  const point = tokens.findIndex((token) => token.kind === 'point')
  const whole = point < 0 ? tokens : tokens.slice(0, point)
  const part = point < 0 ? [] : tokens.slice(point + 1)
  const places = part.filter((token) => token.kind === 'digit').length
  const percents = tokens.filter((token) => token.kind === 'percent').length
  const shift = 2 * percents - 3 * scaleOf(whole)
  const { digits, isNegative } = rounded({ ...value, exponent: value.exponent + shift }, places)
  const padded = digits.padStart(places + 1, '0')
  const cut = padded.length - places
  const before = showWhole(whole, padded.slice(0, cut).replace(/^0+/u, ''))
  const after = point < 0 ? '' : showPart(part, padded.slice(cut))
  const sign = isNegative && section.showsSign && /[1-9]/u.test(digits) ? '-' : ''
  return `${sign}${before}${after}`
}

/** Commas behind the last digit before the point divide by a thousand each. */
function scaleOf(whole: readonly Token[]): number {
  const last = whole.findLastIndex((token) => token.kind === 'digit')
  return whole.slice(last + 1).filter((token) => token.kind === 'comma').length
}

function showWhole(tokens: readonly Token[], digits: string): string {
  const first = tokens.findIndex((token) => token.kind === 'digit')
  const last = tokens.findLastIndex((token) => token.kind === 'digit')
  const isGrouped = tokens.slice(Math.max(0, first), last + 1).some((token) => token.kind === 'comma')
  let left = digits
  let count = 0
  let text = ''
  const put = (digit: string) => {
    if (isGrouped && count > 0 && count % 3 === 0) text = `,${text}`
    text = digit + text
    count += 1
  }
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index]
    if (!token || token.kind === 'comma') continue
    if (token.kind !== 'digit') {
      text = token.text + text
      continue
    }
    const digit = left.at(-1) ?? (token.text === '0' ? '0' : '')
    left = left.slice(0, -1)
    if (digit !== '') put(digit)
    for (; index === first && left !== ''; left = left.slice(0, -1)) put(left.at(-1) ?? '')
  }
  return text
}

function showPart(tokens: readonly Token[], digits: string): string {
  let at = 0
  let text = ''
  let hasDigit = false
  for (const token of tokens) {
    if (token.kind !== 'digit') {
      text += token.kind === 'comma' ? '' : token.text
      continue
    }
    const isNeeded = token.text === '0' || /[1-9]/u.test(digits.slice(at))
    if (isNeeded) text += digits[at] ?? '0'
    hasDigit ||= isNeeded
    at += 1
  }
  return hasDigit ? `.${text}` : text
}
