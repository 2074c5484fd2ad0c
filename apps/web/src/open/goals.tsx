import type { OpenYear } from '@mingzhang/model'
import { Link } from 'wouter'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { viewAddress } from './addresses.ts'
import { inWan } from './money.ts'
import { SourceLink } from './source-link.tsx'

const shown = 12

/** 项目与目标 The programmes with their foremost targets and their money, the largest first. */
export function Goals({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const programs = detail.book.programs.toSorted((one, other) => (other.amount ?? 0) - (one.amount ?? 0))
  const known = programs.filter(({ amount }) => amount !== null)
  const sum = known.reduce((total, { amount }) => total + (amount ?? 0), 0)
  const all = viewAddress(detail, 'programs')
  return (
    <section className="goals">
      <div className="chart-head">
        <h2>{open.unit.goals}</h2>
        {programs.length > 0 && (
          <span className="mut">
            {known.length === programs.length
              ? fill(open.unit.goalsNote, { n: programs.length, sum: inWan(sum) })
              : fill(open.unit.goalsCount, { n: programs.length })}
          </span>
        )}
      </div>
      {programs.length === 0 && <p className="undisclosed">{open.unit.noGoals}</p>}
      <ul>
        {programs.slice(0, shown).map(({ ordinal, name, brief, amount, place }) => (
          <li key={ordinal}>
            <Link href={`${all}#program-${ordinal}`} className="goal-name">
              {name}
            </Link>
            <span className="goal-brief" title={brief}>
              {brief}
            </span>
            <span className="goal-money">
              {amount === null ? (
                <span className="undisclosed">—</span>
              ) : (
                <SourceLink document={detail.documentId} place={place} name={name}>
                  <b>{inWan(amount)}</b>
                </SourceLink>
              )}
            </span>
          </li>
        ))}
      </ul>
      {programs.length > shown && (
        <p>
          <Link href={all}>{fill(open.unit.allGoals, { n: programs.length })}</Link>
        </p>
      )}
    </section>
  )
}
