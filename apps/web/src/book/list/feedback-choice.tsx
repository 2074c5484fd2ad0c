import { useQuery } from '@tanstack/react-query'
import { fetchNextYear, type ProgrammeName } from '../../api/books.ts'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'

type Properties = {
  readonly unitKey: string
  readonly year: number
  readonly checked: boolean
  readonly change: (checked: boolean) => void
}

/** 带入绩效结果 Offered where the unit has a performance year: which programmes it leaves out, cuts, or leaves to a person. */
export function FeedbackChoice({ unitKey, year, checked, change }: Properties) {
  const words = useWords().book.parts.create
  const results = useQuery({
    queryKey: ['next-year', unitKey, year],
    queryFn: () => fetchNextYear(unitKey, year),
    retry: false,
  })
  const given = results.data
  if (!given || given.programmes.length + given.left.length === 0) return null
  const told = given.programmes.filter(({ action }) => action === 'cut' || action === 'look')
  return (
    <div className="feedback-choice">
      <label className="check">
        <input type="checkbox" checked={checked} onChange={(event) => change(event.currentTarget.checked)} />
        {fill(words.feedback, { year })}
        {given.simulated && <span className="sv w plain">{words.simulated}</span>}
      </label>
      <small>{words.feedbackHelp}</small>
      {checked && (
        <ul>
          {given.left.length > 0 && (
            <li>{fill(words.left, { n: given.left.length, names: given.left.map(nameOf).join('、') })}</li>
          )}
          {told.map(({ programme, action, reasons }) => (
            <li key={`${programme.code} ${nameOf(programme)}`}>
              <b>{words.actions[action]}</b> {nameOf(programme)}
              <small>{reasons.join('；')}</small>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const nameOf = ({ name, department }: ProgrammeName): string =>
  department === null ? name : `${name}（${department}）`
