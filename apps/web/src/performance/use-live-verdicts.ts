import type { BookProgramme } from '@mingzhang/model'
import { checkTyped, standing } from '@mingzhang/performance'
import { useEffect, useMemo, useState } from 'react'
import type { Verdict } from '../api/performance.ts'

type Check = (id: string, targets: BookProgramme) => Verdict[]

/** What the year of the targets asks for needs no rule book. */
function typedVerdicts(id: string, programme: BookProgramme, year: number): Verdict[] {
  const { targets, places } = standing(programme)
  return checkTyped(targets.indicators, year).map(({ indicator, ...problem }) => ({
    ...{ programme: id, ...problem },
    indicator: indicator === null ? null : (places[indicator] ?? null),
  }))
}

const wholeDocument = /catalogue|programmes-differ/u

/** A sum is nobody's cell: it stands below the grid. */
const placed = (one: Verdict): Verdict =>
  one.rule === 'targets/weights-add-up' ? { ...one, indicator: null } : one

/**
 * 边填边查 What the rules say of the targets while they are typed. Until the rule book has come the server's verdicts on
 * the saved targets are shown; those that look at the whole document are always the server's.
 */
export function useLiveVerdicts(
  id: string,
  targets: BookProgramme,
  saved: readonly Verdict[],
  year: number,
): Verdict[] {
  const [check, setCheck] = useState<Check | null>(null)
  useEffect(() => {
    let gone = false
    import('./live-verdicts.ts').then(
      ({ liveVerdicts }) => gone || setCheck(() => liveVerdicts),
      // Without the rule book the server checks at every save.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [])
  return useMemo(
    () =>
      (check
        ? [
            ...saved.filter(({ rule }) => wholeDocument.test(rule)),
            ...check(id, targets),
            ...typedVerdicts(id, targets, year),
          ]
        : [...saved]
      ).map(placed),
    [check, saved, targets, id, year],
  )
}
