import { type Cause, slipBetween } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { groupBy } from './group-by.ts'
import type { Judged } from './judge.ts'
import { at, axis, put, type Space, without } from './space.ts'

/** 原因的依据 What the classification of causes looks things up in. */
export type Evidence = {
  readonly space: Space
  readonly facts: readonly Fact[]
  /** The figures printed in a column of a table, from the top. */
  readonly byColumn: ReadonlyMap<string, readonly Fact[]>
  /** Relations between totals and their parts, by the key of the total. */
  readonly totals: ReadonlyMap<string, readonly Judged[]>
  readonly changes: readonly Fact[]
  readonly lastYears: ReadonlyMap<string, readonly Fact[]>
}

const [year, measure] = [axis('year'), axis('measure')]

export function evidenceOf(facts: readonly Fact[], judged: readonly Judged[], space: Space): Evidence {
  const cells = facts.filter(({ statement: { from } }) => from.kind === 'cell')
  const byColumn = groupBy(cells, columnOf)
  for (const column of byColumn.values()) column.sort((one, other) => rowOf(one) - rowOf(other))
  const change = space.idOf(measure, 'change')
  return {
    space,
    facts,
    byColumn,
    totals: groupBy(
      judged.filter(({ clause, facts: { right } }) => clause === 'parts-make-the-whole' && right.length > 1),
      (relation) => relation.facts.left[0]?.code ?? '',
    ),
    changes: facts.filter(({ code, value }) => at(code, measure) === change && value !== 0),
    lastYears: groupBy(facts, ({ code }) => `${at(code, year)} ${at(code, measure)}`),
  }
}

const columnOf = ({ statement: { from } }: Fact): string =>
  from.kind === 'cell' ? `${from.table} ${from.c}` : ''

const rowOf = ({ statement: { from } }: Fact): number => (from.kind === 'cell' ? from.r : -1)

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
  return (
    telling ??
    (hasNeighbour(culprit, evidence, ({ value }) => value === culprit.value) ? 'row-shifted' : 'entry-error')
  )
}

/** The cause only where the figures themselves bear witness to it. */
export function tellingCause(
  culprit: Fact,
  expected: number,
  explained: readonly Judged[],
  evidence: Evidence,
): Cause | null {
  if (explained.every(({ sign }) => sign === '≤')) return 'part-over-whole'
  // What it explains without being in it is a column that misses just this figure.
  if (explained.some(({ facts }) => ![...facts.left, ...facts.right].includes(culprit)) && expected === 0)
    return 'row-shifted'
  if (culprit.value === 0 || expected === 0) return null
  if (isStale(culprit, expected, evidence)) return 'stale-year'
  return (
    slipBetween(culprit.statement.amount, expected) ??
    (isShifted(culprit, expected, evidence) ? 'row-shifted' : null) ??
    missedRow(culprit, expected, explained, evidence)
  )
}

/** The figure is last year's: stated as such, or this year's less the change that the text reports. */
export function isStale(culprit: Fact, expected: number, { space, changes, lastYears }: Evidence): boolean {
  const now = Number(space.memberOf(year, at(culprit.code, year)))
  const before = space.idOf(year, String(now - 1))
  const moved = put(culprit.code, year, before)
  const isAbout = (code: string, other: string): boolean =>
    space.within(code, other) || space.within(other, code)
  const stated = lastYears.get(`${before} ${at(culprit.code, measure)}`) ?? []
  if (
    stated.some(
      (fact) =>
        2 * Math.abs(fact.value - culprit.value) <= fact.step + culprit.step && isAbout(fact.code, moved),
    )
  )
    return true
  const plain = without(culprit.code, measure)
  return changes.some(
    (fact) =>
      2 * Math.abs(expected - culprit.value - fact.value) <= 2 * fact.step + culprit.step &&
      isAbout(without(fact.code, measure), plain),
  )
}

/**
 * The figure is that of the row above or below, or the right figure stands there, and neither row is part of the
 * other.
 */
const isShifted = (culprit: Fact, expected: number, evidence: Evidence): boolean =>
  hasNeighbour(
    culprit,
    evidence,
    ({ code, value }) =>
      (value === culprit.value || value === expected) &&
      !evidence.space.within(code, culprit.code) &&
      !evidence.space.within(culprit.code, code),
  )

function hasNeighbour(culprit: Fact, { byColumn }: Evidence, fits: (neighbour: Fact) => boolean): boolean {
  const column = byColumn.get(columnOf(culprit)) ?? []
  const at = column.indexOf(culprit)
  if (at < 0 || culprit.value === 0) return false
  return [column[at - 1], column[at + 1]].some((neighbour) => neighbour !== undefined && fits(neighbour))
}

/** A total that misses, or has twice, exactly one of its rows; or another printing of such a total. */
function missedRow(
  culprit: Fact,
  expected: number,
  explained: readonly Judged[],
  { totals }: Evidence,
): Cause | null {
  const gap = expected - culprit.value
  const own = explained.filter(({ facts }) => facts.left[0] === culprit)
  for (const { facts, clause } of [...own, ...(totals.get(culprit.code) ?? [])]) {
    if (clause !== 'parts-make-the-whole' || facts.right.length < 2) continue
    if (facts.right.some((part) => part.value === gap)) return 'row-left-out'
    if (facts.right.some((part) => part.value === -gap)) return 'counted-twice'
  }
  return null
}
