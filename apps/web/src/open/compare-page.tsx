import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { fetchComparison, fetchSearch } from '../api/open.ts'
import { useTitle } from '../parts/use-title.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { CompareTable } from './compare-table.tsx'
import { OpenTrouble } from './open-trouble.tsx'

const most = 20

/** 比较 Several units side by side; the address carries which and of what year. */
export function ComparePage() {
  const words = useWords()
  const { open } = words
  useTitle(open.comparing.title, words.app.name)
  const [parameters, setParameters] = useSearchParams()
  const units = [...new Set(parameters.getAll('unit'))].slice(0, most)
  const year = parameters.get('year')
  const set = (change: (after: URLSearchParams) => void) =>
    setParameters((before) => {
      const after = new URLSearchParams(before)
      change(after)
      return after
    })
  const choose = (next: readonly string[]) =>
    set((after) => {
      after.delete('unit')
      for (const unit of next) after.append('unit', unit)
    })
  const query = useQuery({
    queryKey: ['open-compare', units],
    queryFn: ({ signal }) => fetchComparison(units, null, signal),
    enabled: units.length > 0,
    placeholderData: keepPreviousData,
  })
  const known = query.data?.units ?? []
  const years = [...new Set(known.map((one) => one.year))].toSorted((a, b) => b - a)
  return (
    <article className="compare-page">
      <h1>{open.comparing.title}</h1>
      <p className="lead">{open.comparing.lead}</p>
      <div className="compare-tools">
        <AddUnit add={(unit) => choose([...new Set([...units, unit])].slice(0, most))} />
        <label>
          {open.comparing.year}
          <select
            value={year ?? ''}
            onChange={(event) => {
              const chosen = event.currentTarget.value
              set((after) => (chosen ? after.set('year', chosen) : after.delete('year')))
            }}
          >
            <option value="">{open.comparing.newest}</option>
            {years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      </div>
      {units.length === 0 && (
        <div className="empty">
          <h2>{open.comparing.none}</h2>
          <p>{open.comparing.noneHint}</p>
        </div>
      )}
      {units.length > 0 && !query.data && (
        <OpenTrouble error={query.error} retry={() => void query.refetch()} />
      )}
      {units.length > 0 && query.data && (
        <CompareTable
          all={known}
          units={units}
          year={year ? Number(year) : null}
          remove={(unit) => choose(units.filter((one) => one !== unit))}
        />
      )}
    </article>
  )
}

function AddUnit({ add }: { readonly add: (unit: string) => void }) {
  const { open } = useWords()
  const [text, setText] = useState('')
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const found = useQuery({
    queryKey: ['open-units', text],
    queryFn: ({ signal }) =>
      fetchSearch({ query: text, kind: 'unit', region: null, year: null, limit: 10, offset: 0 }, signal),
    enabled: [...text.trim()].length >= 2,
    placeholderData: keepPreviousData,
  })
  const hits = [...text.trim()].length >= 2 ? (found.data?.hits ?? []) : []
  const named = [...new Map(hits.map((hit) => [hit.unitKey, hit])).values()]
  const take = (unit: string) => {
    add(unit)
    setText('')
    // The list goes with what was chosen: whoever came by keys goes on where the next name is typed.
    field.current?.focus()
  }
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, li button')]
    const at = event.target instanceof HTMLElement ? stops.indexOf(event.target) : -1
    const [first] = named
    if (event.key === 'ArrowDown') stops[at + 1]?.focus()
    else if (event.key === 'ArrowUp') stops[at - 1]?.focus()
    else if (event.key === 'Enter' && at === 0 && first) take(first.unitKey)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go from the field to what was found and back.
    <div className="add-unit" onKeyDown={keys}>
      <label htmlFor={id}>{open.comparing.add}</label>
      <input
        id={id}
        ref={field}
        type="search"
        value={text}
        placeholder={open.comparing.addHint}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {named.length > 0 && (
        <ul>
          {named.map(({ unitKey, unitName, region }) => (
            <li key={unitKey}>
              <button type="button" onClick={() => take(unitKey)}>
                {unitName ?? unitKey} <span className="u">{region}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {text.trim() !== '' && found.data && named.length === 0 && (
        <p className="mut" role="status">
          {fill(open.find.none, { query: text.trim() })}
        </p>
      )}
    </div>
  )
}
