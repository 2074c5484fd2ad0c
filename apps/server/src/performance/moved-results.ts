import type { BookProgramme } from '@mingzhang/model'
import { tightName } from '@mingzhang/performance'
import type { LoadedProgramme } from './load-year.ts'

/**
 * 换了位置的结果 Names of indicators with results that new targets no longer have in their place: taken out, or found elsewhere. A
 * name that is merely put better stays where it is.
 */
export function movedResults({ stored, reports }: LoadedProgramme, { indicators }: BookProgramme): string[] {
  const filled = new Set(
    reports.flatMap(({ results }) =>
      results.flatMap(({ indicator, actual, reason }) => ((actual ?? reason) ? [indicator] : [])),
    ),
  )
  const tight = indicators.map(({ name }) => tightName(name))
  return stored.targets.indicators.flatMap(({ name }, place) => {
    if (!filled.has(place)) return []
    const here = tight[place]
    const own = tightName(name)
    const stays = here === own || (here !== undefined && !tight.includes(own))
    return stays ? [] : [name]
  })
}
