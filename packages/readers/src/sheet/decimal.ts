/** 十进制数 ±digits × 10^exponent; `digits` without leading zeros, '0' for nothing. */
export type Decimal = { readonly isNegative: boolean; readonly digits: string; readonly exponent: number }

/** 取十进制 A number of a sheet to the 15 digits that spreadsheets calculate with: 0.1 + 0.2 is 0.3. */
export function decimalOf(value: number): Decimal {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/u.exec(value.toExponential(14))
  const all = `${match?.[2] ?? '0'}${match?.[3] ?? ''}`
  const digits = all.replace(/0+$/u, '')
  if (digits === '') return { isNegative: false, digits: '0', exponent: 0 }
  const exponent = Number(match?.[4] ?? 0) - (digits.length - 1)
  return { isNegative: match?.[1] === '-', digits, exponent }
}

/**
 * 舍入 Half away from zero to so many places after the point, as sheets do.
 *
 * @returns the digits of the number without its point, the last `places` of them behind it
 */
export function rounded(value: Decimal, places: number): { digits: string; isNegative: boolean } {
  const { isNegative } = value
  const shift = value.exponent + places
  if (shift >= 0) return { digits: value.digits + '0'.repeat(Math.min(shift, 400)), isNegative }
  const padded = value.digits.padStart(-shift + 1, '0')
  const kept = BigInt(padded.slice(0, shift))
  const up = Number(padded.at(shift) ?? 0) >= 5 ? 1n : 0n
  return { digits: String(kept + up), isNegative }
}

/** 全数 All digits of the number, without an exponent. */
export function allDigits(value: Decimal): string {
  const places = Math.max(0, -value.exponent)
  const { digits, isNegative } = rounded(value, places)
  const padded = digits.padStart(places + 1, '0')
  const cut = padded.length - places
  const text = places === 0 ? padded : `${padded.slice(0, cut)}.${padded.slice(cut)}`
  return isNegative && /[1-9]/u.test(text) ? `-${text}` : text
}

/** 原数 The number without a format: all its digits up to eleven, and 分 in any case. */
export function plainText(value: Decimal): string {
  const before = Math.max(0, value.digits.length + value.exponent)
  const places = Math.min(Math.max(0, -value.exponent), Math.max(11 - before, 2))
  const { digits, isNegative } = rounded(value, places)
  const padded = digits.padStart(places + 1, '0')
  const cut = padded.length - places
  const part = padded.slice(cut).replace(/0+$/u, '')
  const text = part === '' ? padded.slice(0, cut) : `${padded.slice(0, cut)}.${part}`
  return isNegative && /[1-9]/u.test(text) ? `-${text}` : text
}
