import { convertibleUnit } from '@mingzhang/law'
import { compare, divide, integer, multiply, one, type Rational, rational } from '../rational.ts'

/** 量 A number with its unit; null where none is printed. */
export type Quantity = { readonly number: Rational; readonly unit: string | null }

const sign = /^(?:≥|≤|＞|＜|>=|<=|>|<|=|＝|约|达到?|完成|共)\s*/u
const numeric = /^([-−－+]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?)\s*([^\d\s].{0,13})?$/u

/**
 * 读量 Takes a printed quantity apart: 15800平方米, 93.5%, 1,086.61 万元. A sign before it does not matter. null when it is
 * not one quantity (words, a date, a range).
 */
export function readQuantity(text: string, unit: string | null = null): Quantity | null {
  const match = numeric.exec(text.trim().replace(sign, ''))
  const number = match?.[1] ? rational(match[1]) : null
  if (!number) return null
  const own = match?.[2] ? plainUnit(match[2]) : null
  if (own !== null && /^(?:年.|[月号]|日.|[-—~～至/到]|[，。；;、])/u.test(own)) return null
  return { number, unit: own ?? (unit === null || unit === '' ? null : plainUnit(unit)) }
}

/** 范围 Two numbers with a dash between: 15-20. */
export function readRange(text: string): readonly [Rational, Rational] | null {
  const match = /^([\d.]+)\s*[-—~～至]\s*([\d.]+)$/u.exec(text.trim())
  const low = match?.[1] ? rational(match[1]) : null
  const high = match?.[2] ? rational(match[2]) : null
  return low && high && compare(low, high) <= 0 ? [low, high] : null
}

/** A unit without what printers vary: blanks, brackets behind it, words of a bound, full-width signs. */
export const plainUnit = (unit: string): string =>
  unit
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/(?:及?以[上下内]|左右)$/u, '')
    .replace(/\([^)]*\)$/u, '')
    .replace(/\/年度?$/u, '')
    .replace(/^\/|\/$/gu, '')

const prefixes: readonly (readonly [string, number])[] = [
  ['亿', 100_000_000],
  ['万', 10_000],
]

/** The unit as a factor over what it counts: 万人次 is 10000 × 人次. */
function measured(unit: string): { readonly family: string; readonly per: Rational } {
  const known = convertibleUnit(unit) ?? convertibleUnit(unit.toLowerCase())
  if (known) return { family: known.family, per: rational(known.per) ?? one }
  const prefix = prefixes.find(([word]) => unit.startsWith(word) && unit.length > word.length)
  if (!prefix) return { family: unit, per: one }
  const rest = measured(unit.slice(prefix[0].length))
  return { family: rest.family, per: multiply(rest.per, integer(prefix[1])) }
}

/**
 * 换算 How much of `to` one `from` is; null when the two measure different things (件 and 批).
 */
export function conversion(from: string, to: string): Rational | null {
  if (from === to) return one
  const source = measured(from)
  const target = measured(to)
  return source.family === target.family ? divide(source.per, target.per) : null
}
