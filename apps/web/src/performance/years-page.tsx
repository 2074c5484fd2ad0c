import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { getAnswer, type YearLine, yearsAddress } from '../api/performance.ts'
import { Trouble } from '../parts/trouble.tsx'
import { useMay } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { BeginYear } from './begin-year.tsx'
import { yearPath } from './year-path.ts'

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
            {years.data.years.map(
              ({ unitKey, year, title, unitName, programmes, simulated, approvedOn, bookVersion }) => (
                <tr key={`${unitKey} ${year}`}>
                  <th scope="row">
                    <Link href={yearPath(unitKey, year)}>{title}</Link>
                    <span className="mut">　{unitName}</span>
                  </th>
                  <td className="n">{year}</td>
                  <td className="n">{programmes}</td>
                  <td>
                    {simulated && <b className="w">{words.performance.simulated}</b>}
                    {approvedOn &&
                      fill(words.performance.approvedOn, { on: approvedOn, version: bookVersion ?? '' })}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
      {mayBegin && years.data && <BeginYear years={years.data.years} />}
    </main>
  )
}
