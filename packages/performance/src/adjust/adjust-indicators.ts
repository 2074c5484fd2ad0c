import type { BookIndicator, BookProgramme } from '@mingzhang/model'
import { tightName } from '../library/indicator-library.ts'
import { likelyRenamed } from './likely-renamed.ts'
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
import { indicatorFields } from './target-fields.ts'

/** From which day what is gone is withdrawn, and which renamings of the programme a person has confirmed. */
export type How = { readonly on: string; readonly confirmed: readonly Renaming[] }

/** An indicator of the year, with what the book names so now and named so before. */
type Standing = {
  readonly one: YearTargets
  readonly place: number
  readonly mine: BookIndicator
  readonly next: BookIndicator | null
  readonly old: BookIndicator | null
}

/**
 * 带入指标 The indicators of a programme with an adjusted book laid over them, each in its place. What is gone is marked
 * withdrawn, what is new comes last; what may be both is proposed as renamed, and renamed where that was confirmed.
 */
export function adjustIndicators(
  one: YearTargets,
  was: BookProgramme | null,
  now: BookProgramme,
  { on, confirmed }: How,
  { changes, renamings }: Found,
): readonly BookIndicator[] {
  const [left, before] = [[...now.indicators], [...(was?.indicators ?? [])]]
  const places = one.targets.indicators.map(
    (mine, place): Standing => ({
      ...{ one, place, mine },
      next: takeSame(left, mine),
      old: takeSame(before, mine),
    }),
  )
  // What the book had already when the year began and the year took out by itself does not come back.
  const fresh = left.filter((each) => takeSame(before, each) === null)
  // The year's own indicator, which no version of the book knows, is the year's business.
  const gone = places.filter(({ mine, next, old }) => !next && !mine.withdrawn && (was === null || old))
  const renamed = new Map<Standing, BookIndicator>()
  for (const { standing, to } of renamedIn(gone, fresh)) {
    const said = proposed(standing, to)
    renamings.push(said)
    if (isConfirmed(said, confirmed)) renamed.set(standing, to)
  }
  const kept = places.map((standing): BookIndicator => {
    const { mine, next } = standing
    const to = renamed.get(standing)
    if (to) return asRenamed(standing, to, changes)
    if (next) return backed(standing, next, changes)
    if (!gone.includes(standing)) return mine
    changes.push({ ...about(standing, 'indicator-withdrawn'), before: saidIndicator(mine) })
    return { ...mine, withdrawn: on }
  })
  const taken = new Set(renamed.values())
  const added = fresh.filter((each) => !taken.has(each))
  for (const each of added) {
    const blank = blankChange(one.id, one.targets.name, 'indicator-added')
    changes.push({ ...blank, indicator: each.name, after: saidIndicator(each) })
  }
  return [...kept, ...added]
}

const renamedIn = (gone: readonly Standing[], fresh: readonly BookIndicator[]) =>
  likelyRenamed(
    gone.map(({ mine, old }) => old ?? mine),
    fresh,
  ).flatMap(({ place, to }) => {
    const standing = gone[place]
    return standing ? [{ standing, to }] : []
  })

const about = ({ one, place, mine }: Standing, kind: TargetChange['kind']): TargetChange => ({
  ...blankChange(one.id, one.targets.name, kind),
  indicator: mine.name,
  months: one.reported[place] ?? [],
})

/** The book has it: what the book took out before counts again, what the year itself withdrew stays withdrawn. */
function backed(standing: Standing, next: BookIndicator, changes: TargetChange[]): BookIndicator {
  const { old } = standing
  const { withdrawn, ...mine } = standing.mine
  if (withdrawn && old) return standing.mine
  if (withdrawn) changes.push(about(standing, 'indicator-restored'))
  return laid(mine, old, next, indicatorFields, about(standing, 'indicator-field'), changes)
}

/** The same indicator under its new name, in its old place: its results stay its own. */
function asRenamed(standing: Standing, to: BookIndicator, changes: TargetChange[]): BookIndicator {
  const { name } = standing.mine
  changes.push({ ...about(standing, 'indicator-renamed'), before: name, after: to.name })
  return { ...backed(standing, to, changes), name: to.name }
}

function proposed(standing: Standing, to: BookIndicator): ProposedRenaming {
  const changes: TargetChange[] = []
  asRenamed(standing, to, changes)
  const { one, place, mine } = standing
  return { programme: one.id, indicator: place, from: mine.name, to: to.name, changes }
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
