import { decompositions } from '@mingzhang/law'
import type { Fact } from './facts.ts'
import { groupBy } from './group-by.ts'
import { at, axis, depthOf, maskOf, put, type Space, without } from './space.ts'

/** 已知为零 Why a key that nobody states is zero. */
export type Zero = {
  readonly kind: 'printed' | 'blank' | 'unlisted' | 'empty' | 'remainder'
  /** In words, for the reader of a finding. */
  readonly why: string
  /** Zeros of one source share one slack. */
  readonly source: string
  /** Twice the slack in 分: only a remainder (part equals whole) has one. */
  readonly doubledSlack: number
  /** The table whose soundness the zero depends on. */
  readonly table: string | null
  /** The figures it was inferred from: it must never be used to confirm them. */
  readonly facts: readonly Fact[]
}

/** Where a zero holds: everything inside `code` that also passes `covers`. */
export type ZeroSource = {
  readonly code: string
  readonly mask: number
  readonly zero: Zero
  readonly covers: ((code: string) => boolean) | null
}

/** A key that is zero, and with it everything inside it: amounts are not negative. */
export const zeroKey = (code: string, zero: Zero): ZeroSource => ({
  code,
  mask: maskOf(code),
  zero,
  covers: null,
})

/** Members of a dimension that are zero inside a base key. */
export const zeroMembers = (
  base: string,
  d: number,
  zero: Zero,
  isZero: (member: number) => boolean,
): ZeroSource => {
  const code = without(base, d)
  const memo = new Map<number, boolean>()
  const covers = (candidate: string): boolean => {
    const member = at(candidate, d)
    const known = memo.get(member)
    if (known !== undefined) return known
    const answer = isZero(member)
    memo.set(member, answer)
    return answer
  }
  return { code, mask: maskOf(code), zero, covers }
}

/** 零账 Answers whether a key is known to be zero, and why. */
export type ZeroBook = {
  readonly zeroOf: (code: string) => Zero | null
  /** A reason other than what the given table itself says. */
  readonly zeroOutside: (code: string, table: string) => Zero | null
}

export function makeZeroBook(sources: readonly ZeroSource[], space: Space): ZeroBook {
  const exact = shelve(sources.filter(({ zero }) => isExact(zero)))
  const inexact = shelve(sources.filter(({ zero }) => !isExact(zero)))
  const memo = new Map<string, Zero | null>()
  const covering = (shelves: Shelves, code: string, fits: ((zero: Zero) => boolean) | null): Zero | null => {
    const mask = maskOf(code)
    for (const shelf of shelvesFor(shelves, code, space)) {
      for (const source of shelf) {
        if ((source.mask & ~mask) !== 0 || (fits && !fits(source.zero))) continue
        if (!space.within(code, source.code)) continue
        if (source.covers === null || source.covers(code)) return source.zero
      }
    }
    return null
  }
  const origins = originsOf(space)
  return {
    zeroOf: function zeroOf(code): Zero | null {
      const known = memo.get(code)
      if (known !== undefined) return known
      const coarse = withoutDetail(code)
      const zero =
        (coarse === code ? null : zeroOf(coarse)) ??
        covering(exact, code, null) ??
        fromEveryOrigin(code, origins, (part) => covering(exact, part, null)) ??
        covering(inexact, code, null)
      memo.set(code, zero)
      return zero
    },
    zeroOutside: (code, table) =>
      covering(exact, code, (zero) => zero.table !== table && zero.kind !== 'printed'),
  }
}

/** Sources by the accounts they name, the widest first: a key need only look where its own accounts lead. */
type Shelves = ReadonlyMap<number, readonly ZeroSource[]>

const [func, econ] = [axis('func'), axis('econ')]
const shelfOf = (f: number, e: number): number => f * 65_536 + e

const shelve = (sources: readonly ZeroSource[]): Shelves =>
  groupBy(
    sources.toSorted((one, other) => depthOf(one.code) - depthOf(other.code)),
    ({ code }) => shelfOf(at(code, func), at(code, econ)),
  )

function shelvesFor(shelves: Shelves, code: string, space: Space): (readonly ZeroSource[])[] {
  const found: (readonly ZeroSource[])[] = []
  for (const f of selfAndAbove(func, code, space)) {
    for (const e of selfAndAbove(econ, code, space)) {
      const shelf = shelves.get(shelfOf(f, e))
      if (shelf) found.push(shelf)
    }
  }
  return found.reverse()
}

const selfAndAbove = (d: number, code: string, space: Space): readonly number[] =>
  at(code, d) === 0 ? [0] : [at(code, d), ...space.above(d, at(code, d))]

/** A key without its accounts and particulars: where that is zero, so is the key, and it is asked far less often. */
const withoutDetail = (code: string): string => {
  let coarse = code
  for (const d of details) if (at(coarse, d) !== 0) coarse = without(coarse, d)
  return coarse
}

const details = (['func', 'econ', 'project', 'article', 'entry'] as const).map(axis)

const isExact = (zero: Zero): boolean => zero.kind !== 'remainder'

const [origin, fund] = [axis('origin'), axis('fund')]

const originsOf = (space: Space): readonly number[] =>
  (decompositions('origin')[0]?.parts ?? []).map((part) => space.idOf(origin, part))

/**
 * A fund without revenue of the year (a blank line of the overview), without anything carried in and without surplus
 * drawn on is zero altogether: the revenue side speaks origin by origin, the expenditure side does not.
 */
function fromEveryOrigin(
  code: string,
  origins: readonly number[],
  zeroOf: (code: string) => Zero | null,
): Zero | null {
  if (at(code, origin) !== 0 || at(code, fund) === 0) return null
  let reason: Zero | null = null
  for (const part of origins) {
    const zero = zeroOf(put(code, origin, part))
    if (!zero) return null
    reason ??= zero
  }
  return reason
}
