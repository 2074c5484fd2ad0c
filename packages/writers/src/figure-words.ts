import { safeLine } from './safe-text.ts'

const decimal = /^([-−+]?)(0|[1-9]\d*)(\.\d+)?$/u

/**
 * 显示数 A decimal string as a reader expects it: thousands grouped from five integer digits (67,309.90),
 * minus as U+2212. What is not one number (C9900000, ≥308) is shown as it is.
 */
export function showFigure(text: string): string {
  const match = decimal.exec(text)
  if (!match) return safeLine(text, 60)
  const [, sign = '', whole = '', fraction = ''] = match
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/gu, ',')
  return `${sign.replace('-', '−')}${grouped}${fraction}`
}

/** 显示差额 A difference with its sign, also when it is positive; zero carries none. */
export function showDifference(text: string): string {
  const shown = showFigure(text)
  return decimal.test(text) && /^[1-9]|^0.*[1-9]/u.test(shown) ? `+${shown}` : shown
}

/** 显示允许 An allowance with ±; an allowance of nothing is 0. */
export const showAllowance = (text: string): string =>
  decimal.test(text) && /[1-9]/u.test(text) ? `±${showFigure(text)}` : showFigure(text)

/** Is this text one decimal number that a spreadsheet keeps to the last digit (15 significant digits)? */
export const isExactNumber = (text: string): boolean => {
  const match = decimal.exec(text)
  return match !== null && `${match[2]}${match[3] ?? ''}`.replace(/\D/gu, '').replace(/^0+/u, '').length <= 15
}

/** How many digits a decimal string has behind the point. */
export const decimalsIn = (text: string): number => decimal.exec(text)?.[3]?.slice(1).length ?? 0
