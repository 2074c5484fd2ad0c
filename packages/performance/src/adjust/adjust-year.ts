import type { BookProgramme } from '@mingzhang/model'
import { tightName } from '../library/indicator-library.ts'
import { adjustIndicators, type How } from './adjust-indicators.ts'
import { likelyRenamedProgrammes } from './likely-renamed.ts'
import {
  blankChange,
  type Found,
  isConfirmed,
  laid,
  type ProposedRenaming,
  type Renaming,
  type TargetChange,
  type YearTargets,
} from './target-change.ts'
import { programmeFields } from './target-fields.ts'

/** 调整后的项目 A programme of the year after the adjustment. */
export type AdjustedProgramme = Omit<YearTargets, 'reported'> & {
  readonly isNew: boolean
  readonly isChanged: boolean
}

export type TargetsAdjustment = {
  readonly programmes: readonly AdjustedProgramme[]
  readonly changes: readonly TargetChange[]
  /** Not taken by itself: until it is confirmed the one is withdrawn and the other added. */
  readonly renamings: readonly ProposedRenaming[]
}

/** 带入的账本 Its programmes, the whole unit's targets among them under its id. */
export type BookTargetsOf = {
  readonly programmes: readonly BookProgramme[]
  readonly whole: BookProgramme | null
}

type Asked = {
  readonly year: readonly YearTargets[]
  /** The book the year's targets are of; null: no longer kept, then whatever differs is offered. */
  readonly base: BookTargetsOf | null
  readonly book: BookTargetsOf
  /** YYYY-MM-DD: the day from which what is gone counts as withdrawn. */
  readonly on: string
  /** Id of the whole unit's targets in the year. */
  readonly wholeId: string
  /** Renamings that a person has confirmed; one that is not proposed changes nothing. */
  readonly renamed?: readonly Renaming[]
}

/**
 * 带入调整 Lays an adjusted book over a year that has begun. Only what the adjustment itself changed is taken: what the
 * year changed by itself stays. No result is touched: an indicator that is gone keeps its place and is marked withdrawn, a
 * programme that is gone is stopped, what is new comes after what is there.
 */
export function adjustYear({ year, base, book, on, wholeId, renamed = [] }: Asked): TargetsAdjustment {
  const changes: TargetChange[] = []
  const renamings: ProposedRenaming[] = []
  const matches = year.map((one): Match => {
    const isWhole = one.id === wholeId
    const now = isWhole ? book.whole : sameProgramme(one.targets, book.programmes)
    const was = isWhole ? (base?.whole ?? null) : base && sameProgramme(one.targets, base.programmes)
    return { one, was, now }
  })
  const same = new Map<YearTargets, BookProgramme>()
  for (const { match, to } of renamedIn(matches, base, book, wholeId)) {
    const said = proposed(match, to, on)
    renamings.push(said)
    if (isConfirmed(said, renamed)) same.set(match.one, to)
  }
  const taken = new Set<BookProgramme>()
  const programmes = matches.map(({ one, was, now: named }): AdjustedProgramme => {
    const now = named ?? same.get(one) ?? null
    if (now) taken.add(now)
    const found: Found = { changes: [], renamings }
    const confirmed = renamed.filter(({ programme }) => programme === one.id)
    const adjusted = now
      ? withBook(one, was, now, { on, confirmed }, found)
      : withoutBook(one, was, on, found.changes)
    changes.push(...found.changes)
    return { ...adjusted, isNew: false, isChanged: found.changes.length > 0 }
  })
  const ids = new Set(year.map(({ id }) => id))
  const added = [...book.programmes, ...(book.whole ? [book.whole] : [])].filter((one) => !taken.has(one))
  for (const targets of added) {
    const id = targets === book.whole ? wholeId : freeId(ids)
    ids.add(id)
    changes.push(blankChange(id, targets.name, 'programme-added'))
    programmes.push({ id, targets, stoppedOn: null, stoppedWhy: null, isNew: true, isChanged: true })
  }
  return { programmes, changes, renamings }
}

/** A programme of the year, with the one of its name in the book before and now. */
type Match = {
  readonly one: YearTargets
  readonly was: BookProgramme | null
  readonly now: BookProgramme | null
}

/** Programmes that the book has no more beside those it had not before. */
function renamedIn(
  matches: readonly Match[],
  base: BookTargetsOf | null,
  book: BookTargetsOf,
  wholeId: string,
): { readonly match: Match; readonly to: BookProgramme }[] {
  const known = new Set(matches.flatMap(({ now }) => now ?? []))
  const gone = matches.filter(
    ({ one, was, now }) =>
      !now && one.id !== wholeId && one.stoppedOn === null && one.stoppedWhy === null && (was || !base),
  )
  const fresh = book.programmes.filter(
    (each) => !known.has(each) && !(base && sameProgramme(each, base.programmes)),
  )
  return likelyRenamedProgrammes(
    gone.map(({ one, was }) => was ?? one.targets),
    fresh,
  ).flatMap(({ place, to }) => {
    const match = gone[place]
    return match ? [{ match, to }] : []
  })
}

function proposed({ one, was }: Match, to: BookProgramme, on: string): ProposedRenaming {
  const found: Found = { changes: [], renamings: [] }
  withBook(one, was, to, { on, confirmed: [] }, found)
  return { programme: one.id, indicator: null, from: one.targets.name, to: to.name, changes: found.changes }
}

const freeId = (ids: ReadonlySet<string>): string => {
  let n = ids.size + 1
  while (ids.has(`p${n}`)) n += 1
  return `p${n}`
}

/** By its code, else by its name and department, else by a name that only one has. */
function sameProgramme(one: BookProgramme, among: readonly BookProgramme[]): BookProgramme | null {
  if (one.code !== null) {
    const coded = among.find(({ code }) => code === one.code)
    if (coded) return coded
  }
  const named = among.filter(
    ({ name, code }) =>
      tightName(name) === tightName(one.name) && (code === null || one.code === null || code === one.code),
  )
  return (
    named.find(({ department }) => department === one.department) ??
    (named.length === 1 ? named[0] : null) ??
    null
  )
}

const goneWhy = '预算调整后的账本没有这个项目'

/** The book has it no more: it stops, unless the book never had it or it stopped already. */
function withoutBook(one: YearTargets, was: BookProgramme | null, on: string, found: TargetChange[]) {
  const { reported: _, ...kept } = one
  if (was === null || one.stoppedOn !== null || one.stoppedWhy !== null) return kept
  const months = [...new Set(one.reported.flat())].toSorted((a, b) => a - b)
  found.push({ ...blankChange(one.id, one.targets.name, 'programme-withdrawn'), months })
  return { ...kept, stoppedOn: on, stoppedWhy: goneWhy }
}

function withBook(one: YearTargets, was: BookProgramme | null, now: BookProgramme, how: How, found: Found) {
  const { id, targets } = one
  const about = blankChange(id, targets.name, 'programme-field')
  const fields = laid(targets, was, now, programmeFields, about, found.changes)
  const isBack = one.stoppedWhy === goneWhy
  if (isBack) found.changes.push(blankChange(id, targets.name, 'programme-restored'))
  return {
    id,
    targets: { ...withInitial(targets, fields), indicators: adjustIndicators(one, was, now, how, found) },
    stoppedOn: isBack ? null : one.stoppedOn,
    stoppedWhy: isBack ? null : one.stoppedWhy,
  }
}

/** What was approved at the beginning of the year stays known when the budget changes. */
const withInitial = (before: BookProgramme, after: BookProgramme): BookProgramme =>
  after.budget === before.budget ? after : { ...after, budgetInitial: before.budgetInitial ?? before.budget }
