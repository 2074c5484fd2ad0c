import { decompositions } from '@mingzhang/law'
import type { Fact } from './facts.ts'
import { at, axis, maskOf, put, type Space, without } from './space.ts'

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

const reliability: readonly Zero['kind'][] = ['printed', 'blank', 'empty', 'unlisted', 'remainder']

export function makeZeroBook(sources: readonly ZeroSource[], space: Space): ZeroBook {
  const ordered = widest(
    [...sources].sort(
      (one, other) => reliability.indexOf(one.zero.kind) - reliability.indexOf(other.zero.kind),
    ),
    space,
  )
  const memo = new Map<string, Zero | null>()
  const covering = (code: string, fits: (zero: Zero) => boolean): Zero | null => {
    const mask = maskOf(code)
    for (const source of ordered) {
      if ((source.mask & ~mask) !== 0 || !fits(source.zero)) continue
      if (!space.within(code, source.code)) continue
      if (source.covers === null || source.covers(code)) return source.zero
    }
    return null
  }
  const origins = originsOf(space)
  return {
    zeroOf: (code) => {
      const known = memo.get(code)
      if (known !== undefined) return known
      const zero =
        covering(code, () => true) ?? fromEveryOrigin(code, origins, (part) => covering(part, isExact))
      memo.set(code, zero)
      return zero
    },
    zeroOutside: (code, table) =>
      covering(code, (zero) => zero.table !== table && zero.kind !== 'remainder' && zero.kind !== 'printed'),
  }
}

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

/** Drops key zeros that lie inside a wider one of the same table, and puts inexact zeros last: lookups stay short. */
function widest(sources: readonly ZeroSource[], space: Space): ZeroSource[] {
  const names = (mask: number): number => {
    let count = 0
    for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1
    return count
  }
  const kept: ZeroSource[] = []
  const keys: ZeroSource[] = []
  for (const source of [...sources].sort((one, other) => names(one.mask) - names(other.mask))) {
    if (source.covers === null) {
      const inside = keys.some(
        (wide) =>
          wide.zero.table === source.zero.table &&
          (wide.mask & ~source.mask) === 0 &&
          space.within(source.code, wide.code),
      )
      if (inside) continue
      keys.push(source)
    }
    kept.push(source)
  }
  const exact = kept.filter((source) => source.zero.kind !== 'remainder')
  return [...exact, ...kept.filter((source) => source.zero.kind === 'remainder')]
}
