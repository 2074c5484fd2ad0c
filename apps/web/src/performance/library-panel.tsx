import type { BookIndicator } from '@mingzhang/model'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { getAnswer, type LibraryAnswer, libraryAddress } from '../api/performance.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { withCell } from './use-targets.ts'

type Properties = {
  readonly name: string
  readonly use: (found: Partial<BookIndicator>) => void
}

/** 指标库 What other units write for an indicator like this one: names, units, directions, values. */
export function LibraryPanel({ name, use }: Properties) {
  const words = useWords().performance
  const asked = useDeferredValue(name)
  const { data } = useQuery({
    queryKey: ['library', asked],
    queryFn: ({ signal }) => getAnswer<LibraryAnswer>(libraryAddress({ name: asked }), signal),
  })
  if (!data) return <p className="library mut">{words.loading}</p>
  return (
    <section className="library">
      <h3>{fill(words.libraryNear, { name: asked, n: data.entries })}</h3>
      {data.warnings.map(({ what }) => (
        <p key={what} className="w">
          {what}
        </p>
      ))}
      {data.suggestions.length === 0 && <p className="mut">{words.libraryNothing}</p>}
      <ul>
        {data.suggestions.map((found) => (
          <li key={found.name}>
            <b>{found.name}</b>
            <span className="mut">
              {fill(words.libraryUses, { sources: found.sources, uses: found.uses })}
              {found.targets.length > 0 &&
                `：${found.targets.map(({ text, times }) => `${text} ×${times}`).join('，')}`}
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

/** Name, unit and direction; the value is each unit's own. */
function partOf({ name, units, operators }: LibraryAnswer['suggestions'][number]): Partial<BookIndicator> {
  const sign = operators[0]?.text ?? ''
  const { operator } = withCell({ ...nothing }, 'operator', sign)
  return { name, unit: units[0]?.text ?? null, operator }
}

const nothing: BookIndicator = {
  level1: null,
  level2: null,
  name: '',
  description: null,
  operator: null,
  value: null,
  unit: null,
  weight: null,
  core: null,
  basis: null,
}
