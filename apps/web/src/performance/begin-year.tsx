import type { Right } from '@mingzhang/cycle'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { getAnswer, sendAnswer, type YearLine, yearsAddress } from '../api/performance.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { yearPath } from './year-path.ts'

/** What a year can begin from: a document, or the approved book of a unit and a year. */
type BeginFrom = { readonly documentId: string } | { readonly unit: string; readonly year: number }

type BookLine = {
  readonly unitKey: string
  readonly unitName: string
  readonly year: number
  readonly state: string
  readonly version: number
  readonly approvedOn: string | null
}

type DocumentLine = {
  readonly id: string
  readonly title: string | null
  readonly fileName: string
  readonly unitKey: string
  readonly unitName: string | null
  readonly year: number | null
  readonly contents: { readonly programs: number }
  readonly may: readonly Right[]
}

/** States of a book in which it is what was approved. */
const standing: ReadonlySet<string> = new Set(['approved', 'published', 'monitored', 'evaluated'])

/** 建立年度 Approved books and documents that hold targets; beginning a year leads to it. One that has begun is opened. */
export function BeginYear({ years }: { readonly years: readonly YearLine[] }) {
  const words = useWords().performance
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const [why, setWhy] = useState('')
  const documents = useQuery({
    queryKey: ['documents', 'for performance'],
    queryFn: ({ signal }) =>
      getAnswer<{ documents: DocumentLine[] }>('/api/documents?sort=-importedAt&limit=200', signal),
  })
  const books = useQuery({
    queryKey: ['books', 'for performance'],
    queryFn: ({ signal }) => getAnswer<{ books: BookLine[] }>('/api/books', signal),
  })
  const begin = async (from: BeginFrom) => {
    try {
      const begun = await sendAnswer<{ unitKey: string; year: number }>('POST', yearsAddress, from)
      await client.invalidateQueries({ queryKey: ['performance'] })
      navigate(yearPath(begun.unitKey, begun.year))
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error))
    }
  }
  const has = (unit: string, year: number | null) =>
    years.some((one) => one.unitKey === unit && one.year === year)
  const approved = (books.data?.books ?? []).filter(({ state }) => standing.has(state))
  const given = (documents.data?.documents ?? []).filter(
    ({ contents, may }) => contents.programs > 0 && may.includes('performance.evaluate'),
  )
  return (
    <>
      {why && (
        <p role="alert" className="e">
          {why}
        </p>
      )}
      {approved.length > 0 && (
        <section className="begin">
          <h2>{words.beginBook}</h2>
          <ul>
            {approved.map(({ unitKey, unitName, year, approvedOn, version }) => (
              <Line
                key={`${unitKey} ${year}`}
                title={`${unitName} ${year}`}
                about={fill(words.approvedOn, { on: approvedOn ?? '', version })}
                begun={has(unitKey, year) ? yearPath(unitKey, year) : null}
                begin={() => void begin({ unit: unitKey, year })}
              />
            ))}
          </ul>
        </section>
      )}
      <section className="begin">
        <h2>{words.begin}</h2>
        {documents.data && given.length === 0 && <p className="mut">{words.beginNone}</p>}
        <ul>
          {given.map(({ id, title, fileName, unitName, unitKey, year }) => (
            <Line
              key={id}
              title={title ?? fileName}
              about={[unitName, year].filter(Boolean).join(' · ')}
              begun={year !== null && has(unitKey, year) ? yearPath(unitKey, year) : null}
              begin={() => void begin({ documentId: id })}
            />
          ))}
        </ul>
      </section>
    </>
  )
}

type LineProperties = {
  readonly title: string
  readonly about: string
  /** Where the year is that has begun already. */
  readonly begun: string | null
  readonly begin: () => void
}

function Line({ title, about, begun, begin }: LineProperties) {
  const words = useWords().performance
  return (
    <li>
      <span>
        {title} <span className="mut">{about}</span>
      </span>
      {begun === null ? (
        <button
          type="button"
          className="btn small"
          aria-label={`${words.beginThis} ${title}`}
          onClick={begin}
        >
          {words.beginThis}
        </button>
      ) : (
        <Link href={begun}>{words.begun}</Link>
      )}
    </li>
  )
}
