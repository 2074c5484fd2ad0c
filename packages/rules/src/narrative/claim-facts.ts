import { type Amount, type Claim, type Exact, isMoneyUnit, type Place, parseAmount } from '@mingzhang/model'

/** 金额 The amount a claim states, when it states money; a change with its sign. */
export function moneyOf(claim: Claim): Amount | null {
  const stated = claim.change ?? claim.amount
  return stated !== null && claim.unit !== null && isMoneyUnit(claim.unit)
    ? parseAmount(stated, claim.unit)
    : null
}

/** The claim that another one is a part, a change or a share of. */
export const wholeOf = (claims: readonly Claim[], claim: Claim): Claim | null =>
  claim.of === null ? null : (claims[claim.of] ?? null)

/** The stated change of a level: 比上年增加 right behind it. */
export const changeOf = (claims: readonly Claim[], level: Claim): Claim | null =>
  claims.find(
    (claim) =>
      claim.role === 'change' &&
      claim !== level &&
      wholeOf(claims, claim) === level &&
      claim.measure === level.measure,
  ) ?? null

/** A printed number is any number within half its last digit. */
export type Interval = { readonly low: Exact; readonly high: Exact }

const exact = (numerator: bigint, denominator: bigint): Exact =>
  denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator }

/** Twice the ends of a printed amount, in its whole numbers. */
export const doubledEnds = ({ value, step }: Amount): readonly [bigint, bigint] => [
  BigInt(2 * value - step),
  BigInt(2 * value + step),
]

/** The interval of a printed percentage, in hundredths of one. */
export function percentInterval(printed: string): Interval {
  const decimals = printed.split('.')[1]?.length ?? 0
  const digits = BigInt(printed.replace(/[.,]/gu, ''))
  const scale = 2n * 10n ** BigInt(decimals)
  return { low: exact(2n * digits - 1n, scale), high: exact(2n * digits + 1n, scale) }
}

/** The interval of 100 × part ÷ whole over the corners of both; null when the whole may be zero or less. */
export function ratioInterval(corners: readonly (readonly [part: bigint, whole: bigint])[]): Interval | null {
  if (corners.some(([, whole]) => whole <= 0n)) return null
  const ratios = corners.map(([part, whole]) => exact(100n * part, whole)).sort(compare)
  const [low, high] = [ratios.at(0), ratios.at(-1)]
  return low && high ? { low, high } : null
}

const compare = (a: Exact, b: Exact): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference === 0n ? 0 : difference < 0n ? -1 : 1
}

export const meet = (a: Interval, b: Interval): boolean =>
  compare(a.low, b.high) <= 0 && compare(b.low, a.high) <= 0

/** The place of a phrase within a paragraph, as printed; the whole paragraph where the phrase is not found. */
export function placeOfPhrase(place: Place, phrase: string): Place {
  const at = place.kind === 'text' && place.endLine === undefined ? place.text.indexOf(phrase) : -1
  return place.kind === 'text' && at >= 0
    ? { kind: 'text', line: place.line, column: (place.column ?? 1) + at, text: phrase }
    : place
}
