import type { OpenFacts, OpenYear } from '@mingzhang/model'
import { useQuery } from '@tanstack/react-query'
import { fetchOpenUnit } from '../api/open.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { comparedFacts } from './compare.ts'
import { useFactName } from './fact-name.ts'
import { inUnits, inWan, percentOf } from './money.ts'
import { OpenState } from './open-state.tsx'
import { SourceLink } from './source-link.tsx'
import { type CodeChange, type Trend, type TrendLine, type TrendPoint, trendOf } from './trend.ts'

/** 历年 A unit over the years, with every change of a code marked. */
export function TrendView({ detail }: { readonly detail: OpenYear }) {
  const query = useQuery({
    queryKey: ['open-unit', detail.unitKey],
    queryFn: ({ signal }) => fetchOpenUnit(detail.unitKey, signal),
  })
  return <OpenState query={query}>{({ years }) => <Loaded documents={years} />}</OpenState>
}

const isMain = (fact: string): boolean =>
  /^(?:total|revenue|carriedIn|threePublic|three:|use:|fund:|count:(?:staff|posts|vehicle)|area:officeBuilding)/u.test(
    fact,
  )

/** As on the page that compares: the total first, what is counted last. */
function inOrder({ years, lines }: Trend): Trend {
  const names: readonly string[] = comparedFacts
  const rank = ({ fact }: TrendLine) =>
    names.includes(fact) ? names.indexOf(fact) : names.indexOf('procurement')
  return { years, lines: lines.toSorted((one, other) => rank(one) - rank(other)) }
}

function Loaded({ documents }: { readonly documents: readonly OpenFacts[] }) {
  const { open } = useWords()
  const main = inOrder(trendOf(documents, isMain))
  const functions = trendOf(documents, (fact) => /^func:\d{3}(?:\d{4})?$/u.test(fact))
  const accounts = trendOf(documents, (fact) => /^econ:\d{5}$/u.test(fact))
  return (
    <div className="trend">
      <h2>{open.trend.title}</h2>
      <p className={documents.length < 2 ? 'undisclosed' : 'mut'}>
        {documents.length < 2 ? open.trend.one : open.trend.note}
      </p>
      <Lines title={open.trend.main} trend={main} />
      <Lines title={open.trend.functions} trend={functions} />
      <Lines title={open.trend.accounts} trend={accounts} />
    </div>
  )
}

function Lines({ title, trend }: { readonly title: string; readonly trend: Trend }) {
  const { open } = useWords()
  if (trend.lines.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys. */}
      <section className="wide-table" tabIndex={0} aria-label={title}>
        <table className="work">
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{open.trend.fact}</th>
              {trend.years.map((year) => (
                <th key={year} scope="col" className="n">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {trend.lines.filter(isStated).map((line) => (
              <Line key={line.fact} line={line} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

/** A line of noughts in every year says nothing. */
const isStated = ({ points }: TrendLine): boolean => points.some((point) => point && point.fact.amount !== 0)

function Line({ line }: { readonly line: TrendLine }) {
  const name = useFactName()(line.fact, line.name)
  const code = /^(?:func|econ):(\d+)$/u.exec(line.fact)?.[1]
  const largest = Math.max(...line.points.map((point) => Math.abs(point?.fact.amount ?? 0)))
  // A bar says how large a year is beside the others.
  const alone = line.points.filter(Boolean).length < 2
  return (
    <tr>
      <th scope="row">
        {name} {code && <span className="u">{code}</span>}
        {line.change && <Change change={line.change} />}
      </th>
      {line.points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column a year, in order.
        <td key={index} className="n">
          {point && <Point point={point} name={name} largest={alone ? 0 : largest} />}
        </td>
      ))}
    </tr>
  )
}

function Change({ change }: { readonly change: CodeChange }) {
  const { trend } = useWords().open
  const text =
    change.kind === 'renamed'
      ? fill(trend.renamed, { before: change.before, after: change.after })
      : fill(change.kind === 'appeared' ? trend.appeared : trend.ended, { year: change.year })
  return <span className="code-change">{text}</span>
}

type PointProperties = { readonly point: TrendPoint; readonly name: string; readonly largest: number }

function Point({ point: { fact, document, statedIn }, name, largest }: PointProperties) {
  const { open } = useWords()
  const counted = /^(?:count|area):/u.test(fact.fact)
  const share = largest > 0 && fact.amount > 0 ? percentOf(fact.amount, largest) : '0'
  return (
    <>
      <SourceLink document={document} place={fact.place} name={name}>
        {counted ? inUnits(fact.amount) : inWan(fact.amount)}
      </SourceLink>
      {statedIn !== fact.year && !counted && (
        <sup title={fill(open.trend.lastYear, { year: statedIn })}>*</sup>
      )}
      {largest > 0 && (
        <span className="meter" aria-hidden="true">
          <span style={{ width: `${share}%` }} />
        </span>
      )}
    </>
  )
}
