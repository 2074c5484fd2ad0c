/**
 * 金额与数量 Amounts and quantities as somebody printed them.
 *
 * Money is a whole number of 分; a count, a rate or an area is a whole number of hundredths of its unit. No float ever
 * holds a figure: 90 万亿元 still fits a safe integer. `step` is the worth of the last printed digit, in the same
 * whole numbers, so that what a figure can mean is the interval value ± step / 2.
 */
export type Amount = {
  /** 分 for money, hundredths of the unit for anything else. */
  readonly value: number
  /** Worth of the last printed digit, in the same unit as `value`; at least 1. */
  readonly step: number
  /** The unit as stated: 元, 万元, 亿元, 辆, %, 平方米 … */
  readonly unit: string
}

/** 货币单位 Money units and how many 分 one of them is. 分 itself is not among them: what is printed in 分 is a score. */
const fenOf: Readonly<Record<string, number>> = {
  角: 10,
  元: 100,
  百元: 10_000,
  千元: 100_000,
  万元: 1_000_000,
  百万元: 100_000_000,
  千万元: 1_000_000_000,
  亿元: 10_000_000_000,
}

/** Is this unit a unit of money? */
export const isMoneyUnit = (unit: string): boolean => Object.hasOwn(fenOf, unit)

/** How many whole numbers (分, or hundredths) one of this unit is. */
export const scaleOf = (unit: string): number => fenOf[unit] ?? 100

/** Nobody prints a figure so long; the time of long whole numbers grows faster than they do. */
const longest = 100

const printed = /^([-−－]?)(\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．](\d+))?$/u

/**
 * 读一个数 Reads one printed number (1,172.15 · ２０３ · −0.30) stated in a unit.
 *
 * Digits finer than a 分 (or a hundredth) are rounded half up and the step stays 1, so the interval still holds the
 * printed figure. Returns null when the text is not one number or does not fit a safe integer.
 */
export function parseAmount(text: string, unit: string): Amount | null {
  const match = text.length > longest ? null : printed.exec(halfWidth(text).trim())
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  const scale = scaleOf(unit)
  const digits = BigInt(whole.replace(/[,，]/gu, '') + fraction)
  const divisor = 10n ** BigInt(fraction.length)
  const scaled = digits * BigInt(scale)
  const value = Number((scaled * 2n + divisor) / (divisor * 2n))
  if (!Number.isSafeInteger(value)) return null
  return { value: sign ? -value || 0 : value, step: stepOf(scale, fraction.length), unit }
}

/** Worth of the last digit when `decimals` digits stand behind the point. */
export function stepOf(scale: number, decimals: number): number {
  const step = scale / 10 ** decimals
  return step >= 1 ? Math.round(step) : 1
}

/** 全角转半角 Full-width digits, point, comma, minus and percent to their half-width forms; nothing else changes. */
export const halfWidth = (text: string): string =>
  text.replace(/[０-９．，－％]/gu, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) - 0xfee0))

/**
 * 写一个数 Prints a value in a unit with exactly the decimals its step has (no thousands separators).
 *
 * @param decimals digits behind the point; by default as many as `step` states
 */
export function formatAmount(amount: Amount, decimals = decimalsOf(amount)): string {
  const scale = BigInt(scaleOf(amount.unit))
  const negative = amount.value < 0
  const power = 10n ** BigInt(decimals)
  const rounded = (BigInt(Math.abs(amount.value)) * power * 2n + scale) / (scale * 2n)
  const text = rounded.toString().padStart(decimals + 1, '0')
  const body = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
  return negative && rounded !== 0n ? `-${body}` : body
}

/** How many digits behind the point an amount was stated with. */
export function decimalsOf(amount: Amount): number {
  const scale = scaleOf(amount.unit)
  let decimals = 0
  while (decimals < 12 && stepOf(scale, decimals) > amount.step) decimals += 1
  return decimals
}

/**
 * 允许误差 How far two sides may differ, by the digits stated: half a step of every figure printed in the relation.
 *
 * Returned doubled, in half-units, so that it stays a whole number: compare with 2 × |difference|.
 */
export const doubledAllowance = (steps: Iterable<number>): number => {
  let sum = 0
  for (const step of steps) sum += step
  return sum
}
