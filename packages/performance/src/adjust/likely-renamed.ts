import type { BookIndicator, BookProgramme } from '@mingzhang/model'
import { tightName } from '../library/indicator-library.ts'
import { nearness } from '../library/suggest.ts'

/** 疑似改名 Which new one the one in this place of those that are gone may be under another name. */
export type LikelyRenamed<T> = { readonly place: number; readonly to: T }

type Named = { readonly name: string }

/** Names that share fewer pairs of characters than this are not taken for one. A person confirms what is proposed. */
const nearEnough = 0.4

/** 疑似改名的指标 Indicators that are gone beside those that are new: same level, sign, value and unit, and names alike. */
export const likelyRenamed = (gone: readonly BookIndicator[], added: readonly BookIndicator[]) =>
  paired(gone, added, asksTheSame)

/**
 * 疑似改名的项目 Programmes that are gone beside those that are new: of the same department, without two codes, with the
 * same budget or with half of the indicators in common, and names alike.
 */
export const likelyRenamedProgrammes = (gone: readonly BookProgramme[], added: readonly BookProgramme[]) =>
  paired(gone, added, isTheSameWork)

/** The nearest names first; where two would do equally well nothing is proposed. */
function paired<T extends Named>(
  gone: readonly T[],
  added: readonly T[],
  mayBe: (one: T, other: T) => boolean,
): LikelyRenamed<T>[] {
  const found: LikelyRenamed<T>[] = []
  let open = gone
    .flatMap((one, place) =>
      added.filter((to) => mayBe(one, to)).map((to) => ({ place, to, near: alike(one, to) })),
    )
    .filter(({ near }) => near >= nearEnough)
    .toSorted((one, other) => other.near - one.near)
  for (let best = open[0]; best; best = open[0]) {
    const { place, to, near } = best
    const touching = open.filter((pair) => pair.place === place || pair.to === to)
    if (touching.filter((pair) => pair.near === near).length === 1) found.push({ place, to })
    open = open.filter((pair) => pair.place !== place && pair.to !== to)
  }
  return found
}

const asked = ['level1', 'level2', 'operator', 'value', 'unit'] as const

const asksTheSame = (one: BookIndicator, other: BookIndicator): boolean =>
  asked.every((field) => (one[field] || null) === (other[field] || null))

function isTheSameWork(one: BookProgramme, other: BookProgramme): boolean {
  if (one.department !== other.department || (one.code !== null && other.code !== null)) return false
  if (one.budget !== null && one.budget === other.budget) return true
  const names = new Set(other.indicators.map(({ name }) => tightName(name)))
  const common = one.indicators.filter(({ name }) => names.has(tightName(name))).length
  return common > 0 && common * 2 >= one.indicators.length
}

function alike(one: Named, other: Named): number {
  const [name, next] = [tightName(one.name), tightName(other.name)]
  return Math.max(nearness(name, next), nearness(next, name))
}
