import type { BookIndicator } from '@mingzhang/model'
import { tightName } from '../library/indicator-library.ts'
import { nearness } from '../library/suggest.ts'

/** 疑似改名 Which new indicator the one in this place of those that are gone may be under another name. */
export type LikelyRenamed = { readonly place: number; readonly to: BookIndicator }

/** Names that share fewer pairs of characters than this are not taken for one. A person confirms what is proposed. */
const nearEnough = 0.4

/**
 * 疑似改名 Indicators that are gone beside those that are new: same level, sign, value and unit, and names alike. The
 * nearest names first; where two would do equally well nothing is proposed.
 */
export function likelyRenamed(
  gone: readonly BookIndicator[],
  added: readonly BookIndicator[],
): LikelyRenamed[] {
  const pairs = gone
    .flatMap((one, place) =>
      added.filter((to) => asksTheSame(one, to)).map((to) => ({ place, to, near: alike(one, to) })),
    )
    .filter(({ near }) => near >= nearEnough)
    .toSorted((one, other) => other.near - one.near)
  const found: LikelyRenamed[] = []
  let open = pairs
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

function alike(one: BookIndicator, other: BookIndicator): number {
  const [name, next] = [tightName(one.name), tightName(other.name)]
  return Math.max(nearness(name, next), nearness(next, name))
}
