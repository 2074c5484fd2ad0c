import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useBoardInUse } from './board-context.ts'
import { filterNames, lets, stateOf } from './row-state.ts'

/** 状态条 The states as filters, with how many units each has; what is shown, what is ticked, how certainty is drawn. */
export function StateBar() {
  const words = useWords()
  const { filter: names, shown: count, sure } = words.review
  const { rows, shown, filter, setFilter, picked, pick } = useBoardInUse()
  const states = rows.map((row) => stateOf(row))
  return (
    <div className="state-bar">
      <fieldset className="segments">
        <legend className="unseen">{names.label}</legend>
        {filterNames.map((name) => (
          <button key={name} type="button" aria-pressed={filter === name} onClick={() => setFilter(name)}>
            {names[name]} {states.filter((state) => lets(name, state)).length}
          </button>
        ))}
      </fieldset>
      <span className="mut" role="status">
        {fill(count, { n: shown.length })}
      </span>
      {picked.size > 0 && (
        <span className="picked">
          {fill(words.review.board.picked, { n: picked.size })}
          <button type="button" className="link" onClick={() => pick(rows, false)}>
            {words.review.board.clear}
          </button>
        </span>
      )}
      <span className="sure-legend">
        {sure}
        {(['certain', 'likely', 'possible'] as const).map((certainty) => (
          <span key={certainty}>
            <i className={`sure-${certainty}`} />
            {words.certainty[certainty]}
          </span>
        ))}
      </span>
    </div>
  )
}
