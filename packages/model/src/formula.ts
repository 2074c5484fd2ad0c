import { halfWidth, isMoneyUnit, scaleOf } from './amount.ts'

/** 精确数 A number as a fraction of whole numbers: arithmetic on it loses nothing. `denominator` is positive. */
export type Exact = { readonly numerator: bigint; readonly denominator: bigint }

/** 算式 An equation as printed, its sides computed. */
export type EvaluatedFormula = {
  /** Each side between the signs =, in order, with the unit its money is counted in (元); at least two. */
  readonly sides: readonly { readonly text: string; readonly value: Exact; readonly decimals: number }[]
}

/**
 * 求值 Computes both sides of an equation printed in a text: 10元/月*12月*264人=31680元.
 *
 * Units of operands are passed over, but money is brought to 元: 10台*5000元=5万 holds. Percentages are hundredths.
 *
 * @param text one equation: numbers with units, + - × ÷ * /, brackets, and =
 * @returns null when the text is no equation of that kind, or divides by zero
 */
export function evaluateFormula(text: string): EvaluatedFormula | null {
  const tight = halfWidth(text)
    .replace(/（/gu, '(')
    .replace(/）/gu, ')')
    .replace(/＝/gu, '=')
    .replace(/\s/gu, '')
  const parts = tight.split('=')
  if (parts.length < 2) return null
  const sides = []
  for (const part of parts) {
    const parser: Parser = { text: part, at: 0, depth: 0, decimals: 0 }
    const value = sum(parser)
    if (value === null || parser.at < part.length) return null
    sides.push({ text: part, value, decimals: parser.decimals })
  }
  return { sides }
}

/** Sign of a − b. */
export const compareExact = (a: Exact, b: Exact): -1 | 0 | 1 => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

/** a × b. */
export const timesExact = (a: Exact, b: Exact): Exact => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
})

/** |a − b|. */
export function distanceExact(a: Exact, b: Exact): Exact {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return { numerator: difference < 0n ? -difference : difference, denominator: a.denominator * b.denominator }
}

/** The fraction in decimals, rounded half up, without trailing zeros behind the point. */
export function exactText({ numerator, denominator }: Exact, decimals: number): string {
  const negative = numerator < 0n
  const scaled = (negative ? -numerator : numerator) * 10n ** BigInt(decimals)
  const rounded = (scaled * 2n + denominator) / (denominator * 2n)
  const digits = rounded.toString().padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  const plain = text.includes('.') ? text.replace(/\.?0+$/u, '') : text
  return negative && rounded !== 0n ? `-${plain}` : plain
}

type Parser = { readonly text: string; at: number; depth: number; decimals: number }

function sum(parser: Parser): Exact | null {
  let value = product(parser)
  for (;;) {
    const sign = parser.text[parser.at]
    if (value === null || (sign !== '+' && sign !== '-')) return value
    parser.at += 1
    const next = product(parser)
    if (next === null) return null
    const term = sign === '+' ? next.numerator : -next.numerator
    value = {
      numerator: value.numerator * next.denominator + term * value.denominator,
      denominator: value.denominator * next.denominator,
    }
  }
}

function product(parser: Parser): Exact | null {
  let value = factor(parser)
  for (;;) {
    const sign = parser.text[parser.at] ?? ''
    if (value === null || !/[*×xX/÷]/u.test(sign)) return value
    parser.at += 1
    const next = factor(parser)
    if (next === null) return null
    const divides = sign === '/' || sign === '÷'
    if (divides && next.numerator === 0n) return null
    value = divides
      ? reciprocal(value, next)
      : { numerator: value.numerator * next.numerator, denominator: value.denominator * next.denominator }
  }
}

const reciprocal = (value: Exact, by: Exact): Exact => {
  const sign = by.numerator < 0n ? -1n : 1n
  return {
    numerator: value.numerator * by.denominator * sign,
    denominator: value.denominator * by.numerator * sign,
  }
}

const printed = /(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?/uy
const unit = /%|[\p{Script=Han}]+(?:\/[\p{Script=Han}]+|\.[\p{Script=Han}]+)*/uy

function factor(parser: Parser): Exact | null {
  if (parser.text[parser.at] === '(') return bracket(parser)
  printed.lastIndex = parser.at
  const match = printed.exec(parser.text)
  if (!match?.[1]) return null
  const fraction = match[2] ?? ''
  parser.at += match[0].length
  parser.decimals = Math.max(parser.decimals, fraction.length)
  const value = {
    numerator: BigInt(match[1].replace(/,/gu, '') + fraction),
    denominator: 10n ** BigInt(fraction.length),
  }
  unit.lastIndex = parser.at
  const named = unit.exec(parser.text)?.[0] ?? ''
  parser.at += named.length
  return inYuan(value, named)
}

function inYuan(value: Exact, named: string): Exact {
  if (named === '%') return { ...value, denominator: value.denominator * 100n }
  const money = named === '万' || named === '亿' ? `${named}元` : (named.split('/')[0] ?? '')
  if (!isMoneyUnit(money)) return value
  return { numerator: value.numerator * BigInt(scaleOf(money)), denominator: value.denominator * 100n }
}

function bracket(parser: Parser): Exact | null {
  if (parser.depth > 16) return null
  parser.at += 1
  parser.depth += 1
  const inside = sum(parser)
  parser.depth -= 1
  if (inside === null || parser.text[parser.at] !== ')') return null
  parser.at += 1
  unit.lastIndex = parser.at
  parser.at += unit.exec(parser.text)?.[0].length ?? 0
  return inside
}
