/**
 * 有理数 An exact number: `n` over `d`, `d` positive. Points, shares and conversions never pass through a float; only what
 * is printed is rounded.
 */
export type Rational = { readonly n: bigint; readonly d: bigint }

const printed = /^([-−－+]?)(\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．](\d+))?$/u

/** How long a printed number may be; longer ones are no figures of a budget. */
const mostDigits = 40

/** Reads a decimal (1,234.50 · −3 · ９５); null when the text is no number. */
export function rational(text: string): Rational | null {
  const match = printed.exec(text.normalize('NFKC').trim())
  if (!match || match[0].length > mostDigits) return null
  const [, sign, whole = '', fraction = ''] = match
  const n = BigInt(whole.replace(/[,，]/gu, '') + fraction)
  return { n: sign === '' || sign === '+' ? n : -n, d: 10n ** BigInt(fraction.length) }
}

export const zero: Rational = { n: 0n, d: 1n }
export const one: Rational = { n: 1n, d: 1n }

export const integer = (value: number): Rational => ({ n: BigInt(value), d: 1n })

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d }

export const subtract = (a: Rational, b: Rational): Rational => add(a, { n: -b.n, d: b.d })

export const multiply = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d })

/** Division; by zero is a mistake of the programmer. */
export function divide(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new Error('division by zero')
  const n = a.n * b.d
  const d = a.d * b.n
  return d < 0n ? { n: -n, d: -d } : { n, d }
}

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`. */
export const compare = (a: Rational, b: Rational): number => {
  const gap = a.n * b.d - b.n * a.d
  return gap < 0n ? -1 : gap > 0n ? 1 : 0
}

export const least = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b)
export const most = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b)

/** 四舍五入 Rounds half up (away from zero) to so many decimals. */
export function rounded(value: Rational, decimals = 2): Rational {
  const power = 10n ** BigInt(decimals)
  const scaled = (value.n < 0n ? -value.n : value.n) * power
  const n = (scaled * 2n + value.d) / (value.d * 2n)
  return { n: value.n < 0n ? -n : n, d: power }
}

/** Prints with exactly so many decimals, half up. */
export function decimal(value: Rational, decimals = 2): string {
  const { n } = rounded(value, decimals)
  const digits = (n < 0n ? -n : n).toString().padStart(decimals + 1, '0')
  const body = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return n < 0n ? `-${body}` : body
}

/** Prints a number as short as it can be exactly; where it does not end, with four decimals. */
export function plain(value: Rational): string {
  const text = decimal(value, 4)
  return text.includes('.') ? text.replace(/0+$/u, '').replace(/\.$/u, '') : text
}
