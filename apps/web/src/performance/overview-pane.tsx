import type { ProgrammeSummary, ScoreSummary } from '@mingzhang/performance'
import type { YearOverview } from '../api/performance.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { Scatter } from './scatter.tsx'

type Properties = { readonly year: YearOverview; readonly choose: (index: number) => void }

type Ranked = { readonly index: number; readonly one: ProgrammeSummary; readonly score: ScoreSummary }

/** 总览 Execution against results, grades, the worst and the best, indicators never missed, reminders. */
export function OverviewPane({ year, choose }: Properties) {
  const words = useWords().performance
  const ranked = year.programmes
    .flatMap((one, index): Ranked[] => {
      const score = one.bureau ?? one.self
      return score ? [{ index, one, score }] : []
    })
    .toSorted((left, right) => Number(left.score.lowest) - Number(right.score.lowest))
  if (ranked.length === 0) return <p className="mut pad">{words.noScore}</p>
  // Without a grade the weights miss 100: such a total stands beside no other.
  const told = ranked.filter(({ score }) => score.total !== null && score.grade !== null)
  return (
    <div className="overview-pane">
      <section className="box">
        <header>
          <h2>{words.scatter}</h2>
        </header>
        <Scatter ranked={ranked} choose={choose} />
      </section>
      <section className="box">
        <header>
          <h2>{words.grades}</h2>
        </header>
        <Grades year={year} told={told} />
        <header>
          <h2>{words.next}</h2>
        </header>
        <Next year={year} choose={choose} />
      </section>
      <section className="box">
        {told.length < ranked.length && (
          <p className="mut note">
            {fill(words.rankedLeft, { n: told.length, left: ranked.length - told.length })}
          </p>
        )}
        {told.length > 0 && (
          <>
            <Ranking title={words.worst} ranked={told.slice(0, 8)} choose={choose} />
            <Ranking title={words.best} ranked={told.toReversed().slice(0, 8)} choose={choose} />
          </>
        )}
      </section>
      <section className="box">
        <NeverMissed year={year} />
        <header>
          <h2>{fill(words.reminders, { n: year.reminders.length })}</h2>
        </header>
        <ul className="plain-list">
          {year.reminders.length === 0 && <li className="mut">{words.noReminders}</li>}
          {year.reminders.map(({ what, days }) => (
            <li key={what} className={days < 0 ? 'e' : ''}>
              {what}
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** Indicators that nobody ever missed: perhaps too easy. */
function NeverMissed({ year }: Pick<Properties, 'year'>) {
  const words = useWords().performance
  return (
    <>
      <header>
        <h2>{words.neverMissed}</h2>
      </header>
      <p className="mut note">{year.neverMissed.length > 0 ? words.neverMissedWhy : words.neverMissedNone}</p>
      <ul className="plain-list">
        {year.neverMissed.map(({ name, times }) => (
          <li key={name}>
            {name} <span className="mut">{fill(words.times, { n: times })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Grades({ year, told }: { readonly year: YearOverview; readonly told: readonly Ranked[] }) {
  const words = useWords().performance
  const { grades, scored, unknown } = year.whole
  const open = scored + unknown - grades.优 - grades.良 - grades.中 - grades.差
  const rows = [
    ...(['优', '良', '中', '差'] as const).map((name) => [name, grades[name]] as const),
    [words.gradeOpen, open] as const,
  ]
  const most = Math.max(1, ...rows.map(([, n]) => n))
  return (
    <dl className="grade-bars" data-told={told.length}>
      {rows.map(([name, n]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className="grade-bar" style={{ width: `${(n / most) * 70}%` }} />
            {n} <span className="u">{words.pieces}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const actions = ['stop', 'cut', 'look', 'repeat'] as const

function Next({ year, choose }: Properties) {
  const words = useWords().performance
  return actions.map((action) => {
    const found = year.programmes.flatMap((one, index) =>
      one.next?.action === action ? [{ one, index }] : [],
    )
    return (
      <details key={action} className="next" open={action === 'stop' && found.length > 0}>
        <summary>
          {words[action]} <b>{found.length}</b> <span className="u">{words.pieces}</span>
        </summary>
        <ul className="plain-list">
          {found.map(({ one, index }) => (
            <li key={one.id}>
              <button type="button" className="link" onClick={() => choose(index)}>
                {index + 1} {one.name}
              </button>
              <span className="mut"> {one.next?.reasons.join('；')}</span>
            </li>
          ))}
        </ul>
      </details>
    )
  })
}

type RankingProperties = {
  readonly title: string
  readonly ranked: readonly Ranked[]
  readonly choose: (index: number) => void
}

function Ranking({ title, ranked, choose }: RankingProperties) {
  const words = useWords().performance
  return (
    <>
      <header>
        <h2>{title}</h2>
      </header>
      <table className="work ranking">
        <thead>
          <tr>
            <th scope="col">{words.programmes}</th>
            <th scope="col" className="n">
              {words.rate} %
            </th>
            <th scope="col" className="n">
              {words.score}
            </th>
            <th scope="col" className="c">
              {words.grades}
            </th>
          </tr>
        </thead>
        <tbody>
          {ranked.map(({ index, one, score }) => (
            <tr key={one.id}>
              <th scope="row">
                <button type="button" className="link" onClick={() => choose(index)}>
                  <span className="mut">{index + 1}</span> {one.name}
                </button>
              </th>
              <td className="n">{score.execution ?? words.none}</td>
              <td className="n">
                <b>{score.total}</b>
              </td>
              <td className="c">{score.grade ?? '？'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
