import type { BookIndicator } from '@mingzhang/model'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { getAnswer, type LibraryAnswer, libraryAddress } from '../api/performance.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { blankIndicator, withCell } from './use-targets.ts'

type Properties = {
  /** The indicator that is being typed. */
  readonly one: BookIndicator
  readonly open: boolean
  readonly use: (found: Partial<BookIndicator>) => void
}

/** Long enough not to ask at every stroke. */
const pause = 250

/** 指标库 What other units write for the indicator that is typed: warnings always, names, units and values when opened. */
export function LibraryPanel({ one, open, use }: Properties) {
  const words = useWords().performance
  const asked = usePaused(one, pause)
  const { name, operator, value, unit } = asked
  const given = { name, ...(operator && { operator }), ...(value && { value }), ...(unit && { unit }) }
  const { data } = useQuery({
    queryKey: ['library', given],
    queryFn: ({ signal }) => getAnswer<LibraryAnswer>(libraryAddress(given), signal),
    enabled: name.trim() !== '',
    placeholderData: (before) => before,
  })
  const warnings = (data?.warnings ?? []).map(({ what }) => (
    <p key={what} className="w">
      {what}
    </p>
  ))
  if (!open)
    return (
      <aside className="library closed" aria-live="polite">
        {warnings}
      </aside>
    )
  return (
    <section className="library" aria-live="polite">
      <h3>{data ? fill(words.libraryNear, { name, n: data.entries }) : words.loading}</h3>
      {warnings}
      {data?.suggestions.length === 0 && <p className="mut">{words.libraryNothing}</p>}
      <ul>
        {data?.suggestions.map((found) => (
          <li key={found.name}>
            <b>{found.name}</b>
            <span className="mut">
              {fill(words.libraryUses, { sources: found.sources, uses: found.uses })}
              {told(found.targets)}
              {told(found.weights, words.weight)}
              {told(found.sectors, words.sectors)}
            </span>
            <button type="button" className="btn quiet small" onClick={() => use(partOf(found))}>
              {words.libraryUse}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was used how often. */
const told = (counts: readonly { readonly text: string; readonly times: number }[], of = ''): string =>
  counts.length === 0
    ? ''
    : `；${[of, counts.map(({ text, times }) => `${text} ×${times}`).join('，')].filter(Boolean).join(' ')}`

/** The value once it has stood still for so many milliseconds. */
function usePaused<T>(value: T, milliseconds: number): T {
  const [still, setStill] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return still
}

/** Name, unit and direction; the value is each unit's own. */
function partOf({ name, units, operators }: LibraryAnswer['suggestions'][number]): Partial<BookIndicator> {
  const sign = operators[0]?.text ?? ''
  const { operator } = withCell(blankIndicator, 'operator', sign)
  return { name, unit: units[0]?.text ?? null, operator }
}
