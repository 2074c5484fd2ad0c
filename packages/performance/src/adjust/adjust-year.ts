import type { BookIndicator, BookProgramme } from '@mingzhang/model'
import { tightName } from '../library/indicator-library.ts'
import { changeOf, type FieldOf, indicatorFields, programmeFields } from './target-fields.ts'

/** 年度中的项目 A programme of the year as it stands; `reported[i]`: the months in which indicator i has a result. */
export type YearTargets = {
  readonly id: string
  readonly targets: BookProgramme
  readonly stoppedOn: string | null
  readonly stoppedWhy: string | null
  readonly reported: readonly (readonly number[])[]
}

/** 一处变更 What the adjusted book changes in the year, in the terms of the trade. */
export type TargetChange = {
  /** Id of the programme in the year. */
  readonly programme: string
  readonly name: string
  readonly kind:
    | 'programme-added'
    | 'programme-withdrawn'
    | 'programme-restored'
    | 'programme-field'
    | 'indicator-added'
    | 'indicator-withdrawn'
    | 'indicator-restored'
    | 'indicator-field'
  readonly indicator: string | null
  readonly field: string | null
  readonly before: string | null
  readonly after: string | null
  /** Months in which the indicator has a result: it is kept. */
  readonly months: readonly number[]
  /** The year had been changed there by itself since it began. */
  readonly meanwhile: boolean
}

/** 调整后的项目 A programme of the year after the adjustment. */
export type AdjustedProgramme = Omit<YearTargets, 'reported'> & {
  readonly isNew: boolean
  readonly isChanged: boolean
}

export type TargetsAdjustment = {
  readonly programmes: readonly AdjustedProgramme[]
  readonly changes: readonly TargetChange[]
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
}

/**
 * 带入调整 Lays an adjusted book over a year that has begun. Only what the adjustment itself changed is taken: what the
 * year changed by itself stays. No result is touched: an indicator that is gone keeps its place and is marked withdrawn, a
 * programme that is gone is stopped, what is new comes after what is there.
 */
export function adjustYear({ year, base, book, on, wholeId }: Asked): TargetsAdjustment {
  const changes: TargetChange[] = []
  const taken = new Set<BookProgramme>()
  const programmes = year.map((one): AdjustedProgramme => {
    const isWhole = one.id === wholeId
    const now = isWhole ? book.whole : sameProgramme(one.targets, book.programmes)
    const was = isWhole ? (base?.whole ?? null) : base && sameProgramme(one.targets, base.programmes)
    if (now) taken.add(now)
    const found: TargetChange[] = []
    const adjusted = now ? withBook(one, was, now, on, found) : withoutBook(one, was, on, found)
    changes.push(...found)
    return { ...adjusted, isNew: false, isChanged: found.length > 0 }
  })
  const ids = new Set(year.map(({ id }) => id))
  const added = [...book.programmes, ...(book.whole ? [book.whole] : [])].filter((one) => !taken.has(one))
  for (const targets of added) {
    const id = targets === book.whole ? wholeId : freeId(ids)
    ids.add(id)
    changes.push({ ...blankChange(id, targets.name, 'programme-added') })
    programmes.push({ id, targets, stoppedOn: null, stoppedWhy: null, isNew: true, isChanged: true })
  }
  return { programmes, changes }
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

const blankChange = (programme: string, name: string, kind: TargetChange['kind']): TargetChange => ({
  ...{ programme, name, kind, indicator: null, field: null, before: null, after: null },
  ...{ months: [], meanwhile: false },
})

const goneWhy = '预算调整后的账本没有这个项目'

/** The book has it no more: it stops, unless the book never had it or it stopped already. */
function withoutBook(one: YearTargets, was: BookProgramme | null, on: string, found: TargetChange[]) {
  const { reported: _, ...kept } = one
  if (was === null || one.stoppedOn !== null || one.stoppedWhy !== null) return kept
  const months = [...new Set(one.reported.flat())].toSorted((a, b) => a - b)
  found.push({ ...blankChange(one.id, one.targets.name, 'programme-withdrawn'), months })
  return { ...kept, stoppedOn: on, stoppedWhy: goneWhy }
}

function withBook(
  one: YearTargets,
  was: BookProgramme | null,
  now: BookProgramme,
  on: string,
  found: TargetChange[],
) {
  const { id, targets } = one
  const about = blankChange(id, targets.name, 'programme-field')
  const fields = laid(targets, was, now, programmeFields, about, found)
  const isBack = one.stoppedWhy === goneWhy
  if (isBack) found.push(blankChange(id, targets.name, 'programme-restored'))
  return {
    id,
    targets: { ...withInitial(targets, fields), indicators: indicatorsOf(one, was, now, on, found) },
    stoppedOn: isBack ? null : one.stoppedOn,
    stoppedWhy: isBack ? null : one.stoppedWhy,
  }
}

/** What was approved at the beginning of the year stays known when the budget changes. */
const withInitial = (before: BookProgramme, after: BookProgramme): BookProgramme =>
  after.budget === before.budget ? after : { ...after, budgetInitial: before.budgetInitial ?? before.budget }

/** Takes each field that the book changed; a value the year has already is no change. */
function laid<T extends object>(
  mine: T,
  was: T | null,
  now: T,
  fields: readonly FieldOf<T>[],
  about: TargetChange,
  found: TargetChange[],
): T {
  let one = mine
  for (const field of fields) {
    const change = changeOf(field, mine, was, now)
    if (!change) continue
    one = { ...one, [field.name]: now[field.name] }
    if (field.say) found.push({ ...about, field: String(field.name), ...change })
  }
  return one
}

function indicatorsOf(
  { id, targets, reported }: YearTargets,
  was: BookProgramme | null,
  now: BookProgramme,
  on: string,
  found: TargetChange[],
): readonly BookIndicator[] {
  const [left, before] = [[...now.indicators], [...(was?.indicators ?? [])]]
  const about = (kind: TargetChange['kind'], { name }: BookIndicator, place: number): TargetChange => ({
    ...blankChange(id, targets.name, kind),
    indicator: name,
    months: reported[place] ?? [],
  })
  const kept = targets.indicators.map((one, place): BookIndicator => {
    const next = takeSame(left, one)
    const old = takeSame(before, one)
    if (next) {
      const { withdrawn, ...rest } = one
      if (withdrawn) found.push(about('indicator-restored', one, place))
      return laid(rest, old, next, indicatorFields, about('indicator-field', one, place), found)
    }
    // The year's own indicator, which no version of the book knows, is the year's business.
    if (one.withdrawn || (was !== null && old === null)) return one
    found.push({ ...about('indicator-withdrawn', one, place), before: saidIndicator(one) })
    return { ...one, withdrawn: on }
  })
  // What the book had already when the year began and the year took out by itself does not come back.
  const added = left.filter((one) => takeSame(before, one) === null)
  for (const one of added) found.push({ ...about('indicator-added', one, -1), after: saidIndicator(one) })
  return [...kept, ...added]
}

/** ≥98%，权重40: what is asked, and how heavy it is. */
const saidIndicator = ({ operator, value, unit, weight }: BookIndicator): string | null =>
  [
    `${operator === '定性' ? '' : (operator ?? '')}${value ?? ''}${unit ?? ''}`,
    weight === null ? '' : `权重${weight}`,
  ]
    .filter((part) => part !== '')
    .join('，') || null

/** Takes the first of the same name out of a list, one at the same level before others. */
function takeSame(list: BookIndicator[], { name, level2 }: BookIndicator): BookIndicator | null {
  const same = (one: BookIndicator) => tightName(one.name) === tightName(name)
  const exact = list.findIndex((one) => same(one) && one.level2 === level2)
  const at = exact >= 0 ? exact : list.findIndex(same)
  return at < 0 ? null : (list.splice(at, 1)[0] ?? null)
}
