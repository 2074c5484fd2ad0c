import type { Indicator, OpenYear, Program } from '@mingzhang/model'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { sourceAddress } from './addresses.ts'
import { OpenState } from './open-state.tsx'
import { SourceLink } from './source-link.tsx'
import { useReading } from './use-reading.ts'

/** 各项目 The programmes with their targets, and what came of them where the document says so. */
export function ProgramsView({ detail }: { readonly detail: OpenYear }) {
  const query = useReading(detail.documentId)
  return (
    <OpenState query={query}>
      {({ programs }) => <Listed programs={programs} document={detail.documentId} />}
    </OpenState>
  )
}

function Listed({
  programs,
  document: of,
}: {
  readonly programs: readonly Program[]
  readonly document: string
}) {
  useEffect(() => {
    const { hash } = location
    if (hash.startsWith('#program-'))
      document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <div className="programs">
      {programs.map((program, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the programmes of a document never change.
        <OneProgram key={index} program={program} ordinal={index} document={of} />
      ))}
    </div>
  )
}

type Properties = { readonly program: Program; readonly ordinal: number; readonly document: string }

function OneProgram({ program, ordinal, document }: Properties) {
  const { open } = useWords()
  const { name, code, budget, budgetPlace, place, goal, indicators, evaluation } = program
  const total = evaluation?.total?.value
  return (
    <section id={`program-${ordinal}`}>
      <div className="chart-head">
        <h2>
          <Link href={sourceAddress(document, place)}>{name}</Link>
        </h2>
        <span className="mut">{code}</span>
        <span className="space" />
        {total && <span className="mut">{fill(open.unit.score, { n: total })}</span>}
        {budget && (
          <SourceLink document={document} place={budgetPlace ?? place} name={name}>
            <b>{budget.amount}</b>
            <span className="u">{budget.unit}</span>
          </SourceLink>
        )}
      </div>
      {goal && <p className="goal-text">{goal.text}</p>}
      {indicators.length === 0 ? (
        <p className="undisclosed">{open.unit.noIndicators}</p>
      ) : (
        <Indicators program={program} document={document} />
      )}
    </section>
  )
}

function Indicators({ program, document }: Omit<Properties, 'ordinal'>) {
  const { open } = useWords()
  const { indicators, evaluation } = program
  const classed = indicators.some(({ level1, level2 }) => level1 ?? level2)
  const weighted = indicators.some(({ weight }) => weight !== null)
  return (
    <div className="wide-table">
      <table className="work">
        <caption className="unseen">{program.name}</caption>
        <thead>
          <tr>
            {classed && <th scope="col">{open.unit.level}</th>}
            <th scope="col">{open.unit.indicator}</th>
            <th scope="col" className="n">
              {open.unit.target}
            </th>
            {weighted && (
              <th scope="col" className="n">
                {open.unit.weight}
              </th>
            )}
            {evaluation && (
              <>
                <th scope="col" className="n">
                  {open.unit.result}
                </th>
                <th scope="col" className="n">
                  {open.unit.points}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator, index) => {
            const result = evaluation?.results[index]
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the indicators of a document never change.
              <tr key={index}>
                {classed && <td className="mut">{indicator.level2 ?? indicator.level1}</td>}
                <th scope="row">{indicator.name}</th>
                <td className="n">
                  <SourceLink document={document} place={indicator.place} name={indicator.name}>
                    {targetOf(indicator)}
                  </SourceLink>
                </td>
                {weighted && <td className="n">{indicator.weight}</td>}
                {evaluation && (
                  <>
                    <td className="n">{result?.actual?.text}</td>
                    <td className="n">{result?.points?.text}</td>
                  </>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const targetOf = ({ operator, value, unit }: Indicator): string =>
  value === null
    ? '—'
    : `${operator === '定性' || operator === '=' || operator === null ? '' : operator}${value}${unit ? ` ${unit}` : ''}`
