import { type Cause, formatAmount } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { groupBy } from './group-by.ts'
import type { Judged } from './judge.ts'
import { at, axis, put, type Space, without } from './space.ts'

/** 原因的依据 What the classification of causes looks things up in. */
export type Evidence = {
  readonly space: Space
  readonly facts: readonly Fact[]
  readonly byCode: ReadonlyMap<string, readonly Fact[]>
  readonly byCell: ReadonlyMap<string, Fact>
}

export const cellSlot = (table: string, r: number, c: number): string => `${table} ${r} ${c}`

export function evidenceOf(facts: readonly Fact[], space: Space): Evidence {
  const byCell = new Map<string, Fact>()
  for (const fact of facts) {
    const { from } = fact.statement
    if (from.kind === 'cell') byCell.set(cellSlot(from.table, from.r, from.c), fact)
  }
  return { space, facts, byCode: groupBy(facts, ({ code }) => code), byCell }
}

/**
 * 原因 Why a figure is likely wrong, read off the figure and the value it should have. `entry-error` is what remains
 * when nothing speaks for anything better.
 */
export function causeOf(
  culprit: Fact,
  expected: number,
  explained: readonly Judged[],
  evidence: Evidence,
): Cause {
  const telling = tellingCause(culprit, expected, explained, evidence)
  return telling ?? (isNeighbours(culprit, evidence, () => true) ? 'row-shifted' : 'entry-error')
}

/** The cause only where the figures themselves bear witness to it. */
export function tellingCause(
  culprit: Fact,
  expected: number,
  explained: readonly Judged[],
  evidence: Evidence,
): Cause | null {
  const { value } = culprit
  if (explained.every(({ sign }) => sign === '≤')) return 'part-over-whole'
  if (value === 0 || expected === 0) return null
  if (isStale(culprit, expected, evidence)) return 'stale-year'
  if (isMultiple(culprit, expected, [10_000])) return 'wrong-unit'
  if (isMultiple(culprit, expected, [10, 100, 1000])) return 'factor-of-ten'
  if (isSwapped(culprit, expected)) return 'digits-swapped'
  if (isShifted(culprit, evidence)) return 'row-shifted'
  if (isMultiple(culprit, expected, [12])) return 'month-for-year'
  return missedRow(culprit, expected, explained)
}

/** The figure is last year's: stated as such, or this year's less the change that the text reports. */
function isStale(culprit: Fact, expected: number, { space, byCode, facts }: Evidence): boolean {
  const [year, measure] = [axis('year'), axis('measure')]
  const now = Number(space.memberOf(year, at(culprit.code, year)))
  const before = byCode.get(put(culprit.code, year, space.idOf(year, String(now - 1)))) ?? []
  if (before.some((fact) => fact.value === culprit.value)) return true
  const change = space.idOf(measure, 'change')
  const plain = without(culprit.code, measure)
  return facts.some((fact) => {
    if (at(fact.code, measure) !== change || fact.value === 0) return false
    if (2 * Math.abs(expected - culprit.value - fact.value) > fact.step + culprit.step) return false
    const about = without(fact.code, measure)
    return space.within(about, plain) || space.within(plain, about)
  })
}

/** One is the other times a factor, to within the digits printed. */
function isMultiple({ value, step }: Fact, expected: number, factors: readonly number[]): boolean {
  return factors.some((factor) => {
    const near = (small: number, large: number) =>
      Math.abs(small * factor - large) * 40 <= Math.abs(large) &&
      2 * Math.abs(small * factor - large) <= step * factor
    return near(value, expected) || near(expected, value)
  })
}

/** Two digits changed places: the same digits, and a difference divisible by nine. */
function isSwapped({ statement: { amount } }: Fact, expected: number): boolean {
  const stated = formatAmount(amount)
  const right = formatAmount({ ...amount, value: expected })
  if (stated.length !== right.length) return false
  const differing = [...stated].flatMap((digit, index) => (digit === right[index] ? [] : [index]))
  const [one, other, more] = differing
  return (
    one !== undefined &&
    other !== undefined &&
    more === undefined &&
    stated[one] === right[other] &&
    stated[other] === right[one]
  )
}

/** The figure is the one of the row above or below, and neither row is part of the other. */
const isShifted = (culprit: Fact, evidence: Evidence): boolean =>
  isNeighbours(
    culprit,
    evidence,
    ({ code }) => !evidence.space.within(code, culprit.code) && !evidence.space.within(culprit.code, code),
  )

function isNeighbours(culprit: Fact, { byCell }: Evidence, fits: (neighbour: Fact) => boolean): boolean {
  const { from } = culprit.statement
  if (from.kind !== 'cell' || culprit.value === 0) return false
  return [-1, 1].some((step) => {
    const neighbour = byCell.get(cellSlot(from.table, from.r + step, from.c))
    return neighbour !== undefined && neighbour.value === culprit.value && fits(neighbour)
  })
}

/** A total that misses, or has twice, exactly one of its rows. */
function missedRow(culprit: Fact, expected: number, explained: readonly Judged[]): Cause | null {
  const gap = expected - culprit.value
  for (const { facts, clause } of explained) {
    if (clause !== 'parts-make-the-whole' || facts.left[0] !== culprit || facts.right.length < 2) continue
    if (facts.right.some((part) => part.value === gap)) return 'row-left-out'
    if (facts.right.some((part) => part.value === -gap)) return 'counted-twice'
  }
  return null
}
