import type { BookProgramme } from '@mingzhang/model'
import { changeOf, type FieldOf } from './target-fields.ts'

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
    | 'indicator-renamed'
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

/** 改名 The indicator in this place of a programme of the year (null: the programme) is what the adjusted book names `to`. */
export type Renaming = {
  readonly programme: string
  readonly indicator: number | null
  readonly to: string
}

/** 疑似改名 What may be one programme or indicator under two names, and what would change if a person says that it is. */
export type ProposedRenaming = Renaming & {
  readonly from: string
  readonly changes: readonly TargetChange[]
}

/** Has a person said that it is? */
export const isConfirmed = (one: Renaming, confirmed: readonly Renaming[]): boolean =>
  confirmed.some(
    (each) => each.programme === one.programme && each.indicator === one.indicator && each.to === one.to,
  )

/** What is found on the way. */
export type Found = { readonly changes: TargetChange[]; readonly renamings: ProposedRenaming[] }

export const blankChange = (programme: string, name: string, kind: TargetChange['kind']): TargetChange => ({
  ...{ programme, name, kind, indicator: null, field: null, before: null, after: null },
  ...{ months: [], meanwhile: false },
})

/** Takes each field that the book changed; a value the year has already is no change. */
export function laid<T extends object>(
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
