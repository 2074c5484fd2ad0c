import type { Claim, Place } from '@mingzhang/model'

/** One number of a sentence as a careful human read it. */
export type TrueClaim = {
  readonly id: string
  readonly line: number
  readonly text_quote: string
  readonly subject: string | null
  readonly measure: string
  readonly value: string
  readonly unit: string | null
  readonly year: number | null
}

export type ClaimsAccuracy = {
  readonly expected: number
  readonly found: number
  /** Found, but the year or the sign is another. */
  readonly wrongYear: readonly TrueClaim[]
  readonly missed: readonly TrueClaim[]
  /** Claims that match no true one: more than the truth lists, not necessarily wrong. */
  readonly extra: readonly Claim[]
}

/**
 * Compares claims with the truth: the same line, the same signed value, the same unit; one claim answers one true one.
 *
 * @param elsewhere values that other parts of the reading hold (budgets of programmes, indicators), `line value`
 */
export function compareClaims(
  claims: readonly Claim[],
  truth: readonly TrueClaim[],
  elsewhere: ReadonlySet<string>,
): ClaimsAccuracy {
  const free = new Set(claims)
  const missed: TrueClaim[] = []
  const wrongYear: TrueClaim[] = []
  let found = 0
  for (const expected of truth) {
    const fitting = [...free].filter((claim) => fits(claim, expected))
    const best = fitting.find((claim) => claim.year === expected.year) ?? fitting[0]
    if (best) {
      free.delete(best)
      found += 1
      if (best.year !== expected.year) wrongYear.push(expected)
    } else if (elsewhere.has(`${expected.line} ${plain(expected.value)}`)) found += 1
    else missed.push(expected)
  }
  return { expected: truth.length, found, wrongYear, missed, extra: [...free] }
}

const fits = (claim: Claim, { line, value, unit, text_quote }: TrueClaim): boolean =>
  lineOf(claim.place) === line &&
  plain(claim.change ?? claim.percent ?? claim.amount ?? claim.numbers.join('/')) === plain(value) &&
  sameUnit(claim.unit, unit, text_quote)

const lineOf = (place: Place): number | null => (place.kind === 'text' ? place.line : null)
/** Without thousands separators; a count spelled out as the truth has it (九) in digits. */
const plain = (value: string): string => {
  const spelled = '零一二三四五六七八九'.indexOf(value.replace('两', '二'))
  return spelled > 0 && value.length === 1 ? String(spelled) : value.replace(/,/gu, '')
}

/** 个 and 个课时, 台(套) and 台（套）, 元 and 元/人/天 (each person each day said in words). */
function sameUnit(read: string | null, expected: string | null, quote: string): boolean {
  const bare = (unit: string | null) => (unit ?? '').replace(/（/gu, '(').replace(/）/gu, ')')
  const [a, b] = [bare(read), bare(expected)]
  return (
    a === b ||
    (a !== '' && b.startsWith(a)) ||
    (b !== '' && a.startsWith(b)) ||
    (b !== '' && quote.includes(b) && a === '')
  )
}
