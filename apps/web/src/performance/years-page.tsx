import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { fetchDocuments } from '../api/documents.ts'
import { getAnswer, sendAnswer, type YearLine, yearsAddress } from '../api/performance.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useMay } from '../shell/who.ts'
import { useWords } from '../words/use-words.ts'

/** 年度页的地址 Where a unit's year is shown. */
export const yearPath = (unit: string, year: number | string): string =>
  `/performance?${new URLSearchParams({ unit, year: String(year) })}`

/** 绩效年度 The years there are, and documents from which one can begin. */
export function YearsPage() {
  const words = useWords()
  const mayBegin = useMay('performance.evaluate')
  const years = useQuery({
    queryKey: ['performance', 'years'],
    queryFn: ({ signal }) => getAnswer<{ years: YearLine[] }>(yearsAddress, signal),
  })
  return (
    <main id="content" tabIndex={-1} className="pad years-page">
      <h1>{words.performance.years}</h1>
      {years.isError && (
        <Trouble
          what={words.performance.failed}
          why={years.error.message}
          retry={() => void years.refetch()}
        />
      )}
      {years.data && years.data.years.length === 0 && (
        <p className="mut">
          {words.performance.yearsEmpty}：
          {mayBegin ? words.performance.yearsEmptyToDo : words.performance.yearsEmptyWait}
        </p>
      )}
      {years.data && years.data.years.length > 0 && (
        <table className="work">
          <thead>
            <tr>
              <th scope="col">{words.performance.unit}</th>
              <th scope="col" className="n">
                {words.performance.year}
              </th>
              <th scope="col" className="n">
                {words.performance.programmes}
              </th>
              <th scope="col">{words.performance.state}</th>
            </tr>
          </thead>
          <tbody>
            {years.data.years.map(({ unitKey, year, title, unitName, programmes, simulated }) => (
              <tr key={`${unitKey} ${year}`}>
                <th scope="row">
                  <Link href={yearPath(unitKey, year)}>{title}</Link>
                  <span className="mut">　{unitName}</span>
                </th>
                <td className="n">{year}</td>
                <td className="n">{programmes}</td>
                <td>{simulated && <b className="w">{words.performance.simulated}</b>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayBegin && <Begin />}
    </main>
  )
}

/** Documents that hold targets; beginning a year leads to it. */
function Begin() {
  const words = useWords()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const [why, setWhy] = useState('')
  const documents = useQuery({
    queryKey: ['documents', 'for performance'],
    queryFn: ({ signal }) =>
      fetchDocuments({ search: '', sort: '-importedAt', limit: 200, offset: 0 }, signal),
  })
  const begin = async (documentId: string) => {
    try {
      const begun = await sendAnswer<{ unitKey: string; year: number }>('POST', yearsAddress, { documentId })
      await client.invalidateQueries({ queryKey: ['performance'] })
      navigate(yearPath(begun.unitKey, begun.year))
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <section className="begin">
      <h2>{words.performance.begin}</h2>
      {why && (
        <p role="alert" className="e">
          {why}
        </p>
      )}
      {documents.data?.documents.length === 0 && <p className="mut">{words.performance.beginNone}</p>}
      <ul>
        {documents.data?.documents.map(({ id, title, fileName, unitName, year }) => (
          <li key={id}>
            <span>
              {title ?? fileName} <span className="mut">{[unitName, year].filter(Boolean).join(' · ')}</span>
            </span>
            <button
              type="button"
              className="btn small"
              aria-label={`${words.performance.beginThis} ${title ?? fileName}`}
              onClick={() => void begin(id)}
            >
              {words.performance.beginThis}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
