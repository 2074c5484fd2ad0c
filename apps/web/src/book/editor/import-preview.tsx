import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { columnName } from './column-name.ts'
import { amountIn } from './grid-row.tsx'
import type { ImportPlan } from './import-plan.ts'

const shownProblems = 40

/** 放入以前 What would happen: lines, sums by fund before and after, rows that are no entries, and what is wrong with which. */
export function ImportPreview({ plan }: { readonly plan: ImportPlan }) {
  const words = useWords().bookImport
  const { added, changed, removed, left, refused, flawed, problems } = plan
  if (added + changed === 0) return <p className="sv w plain">{words.nothing}</p>
  const kinds = [...left].map(([kind, n]) => fill(wordOf(words.leftKinds, kind), { n }))
  return (
    <div className="import-preview" aria-live="polite">
      <p>{fill(words.counts, { added, changed, removed })}</p>
      <FundSums plan={plan} />
      {kinds.length > 0 && <p>{`${words.left}${kinds.join('、')}`}</p>}
      {refused.length > 0 && (
        <>
          <p className="sv e plain">{fill(words.refused, { n: refused.length })}</p>
          <ProblemList problems={refused} />
        </>
      )}
      {flawed > 0 && <p className="sv w plain">{fill(words.flawed, { n: flawed })}</p>}
      <ProblemList problems={problems} />
    </div>
  )
}

function FundSums({ plan: { working, before, after } }: { readonly plan: ImportPlan }) {
  const { book, bookImport: words } = useWords()
  const { amountUnit: unit } = working
  const funds = [...new Set([...before.byFund.keys(), ...after.byFund.keys()])]
  return (
    <table className="work import-sums">
      <thead>
        <tr>
          <th scope="col">{words.fund}</th>
          <th scope="col" className="num">
            {fill(words.before, { unit })}
          </th>
          <th scope="col" className="num">
            {fill(words.after, { unit })}
          </th>
        </tr>
      </thead>
      <tbody>
        {funds.map((fund) => (
          <tr key={fund}>
            <th scope="row">{columnName(book.grid, `fund:${fund}`)}</th>
            <td className="num">{amountIn(before.byFund.get(fund) ?? 0, unit)}</td>
            <td className="num">{amountIn(after.byFund.get(fund) ?? 0, unit)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{words.total}</th>
          <td className="num">{amountIn(before.total, unit)}</td>
          <td className="num">{amountIn(after.total, unit)}</td>
        </tr>
      </tbody>
    </table>
  )
}

function ProblemList({ problems }: { readonly problems: ImportPlan['problems'] }) {
  const words = useWords().bookImport
  if (problems.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard.
    <ul className="import-problems" tabIndex={0}>
      {problems.slice(0, shownProblems).map(({ id, severity, where, what, why, toDo }) => (
        <li key={`${id} ${where} ${what}`}>
          <span className={`sv ${severity === 'error' ? 'e' : 'w'} plain`}>{what}</span>
          <small>{`${why}。${toDo}。`}</small>
        </li>
      ))}
      {problems.length > shownProblems && <li>{fill(words.more, { n: problems.length - shownProblems })}</li>}
    </ul>
  )
}
