import { memo } from 'react'
import { Link } from 'wouter'
import type { BoardRow, RowNotice } from '../api/review.ts'
import { SeverityShape } from '../parts/severity-mark.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useBoardInUse } from './board-context.ts'
import { inWan } from './money.ts'
import { stateOf } from './row-state.ts'
import { nameOf } from './sort-rows.ts'

type Properties = {
  readonly row: BoardRow
  readonly second: boolean
  readonly current: boolean
  readonly picked: boolean
}

/** 一个单位 The cells of one unit on the board. */
export function UnitCells({ row, second, current, picked }: Properties) {
  const words = useWords().review
  const { pick, setCurrent, shortName } = useBoardInUse()
  const name = nameOf(row)
  const state = stateOf(row)
  const half = [second ? 'second' : 'first', current ? 'current' : ''].join(' ').trim()
  const { document, refusal } = row
  return (
    <>
      <td className={`code ${half}`}>
        <input
          type="checkbox"
          aria-label={fill(words.board.pickOne, { name })}
          checked={picked}
          onChange={() => {
            setCurrent(row.ordinal)
            pick([row], !picked)
          }}
        />
        {document?.unitCode}
      </td>
      <th
        scope="row"
        className={`unit ${half}`}
        title={document ? `${name} · ${row.file}` : row.file}
        {...(current && { 'aria-current': 'true' as const })}
      >
        {document ? (
          <Link
            href={`/documents/${encodeURIComponent(document.id)}`}
            onClick={() => setCurrent(row.ordinal)}
          >
            {shortName(name)}
          </Link>
        ) : (
          <span>{row.file}</span>
        )}
      </th>
      {refusal ? (
        <Refused row={row} half={half} />
      ) : (
        <>
          <td className={`state ${state} ${half}`}>{words.rowState[state]}</td>
          <Counts row={row} half={half} />
          <td className={`missing ${half}`}>
            <Missing row={row} />
          </td>
        </>
      )}
    </>
  )
}

/** A file that could not be read says so in its row: what, why, what to do. */
function Refused({ row, half }: { readonly row: BoardRow; readonly half: string }) {
  const words = useWords().review
  const { refusal } = row
  if (!refusal) return null
  const text = [refusal.what, refusal.why, refusal.toDo].join('')
  return (
    <>
      <td className={`state refused ${half}`}>{words.rowState.refused}</td>
      <td className={`refusal-cell ${half}`} colSpan={5} title={text}>
        <span className="e">{text}</span>
      </td>
    </>
  )
}

const Counts = memo(function Counts({ row, half }: { readonly row: BoardRow; readonly half: string }) {
  const words = useWords().review.board
  const { count, errors, money } = row
  const wan = inWan(money)
  const total = errors.certain + errors.likely + errors.possible
  return (
    <>
      <td className={`n ${half} ${count.error > 0 ? 'e' : 'nought'}`}>{count.error}</td>
      <td className={`n ${half} ${count.warning > 0 ? 'w' : 'nought'}`}>{count.warning}</td>
      <td className={`n money ${half} ${wan ? '' : 'nought'}`}>{wan || '—'}</td>
      <td className={`certainty ${half}`}>
        {total > 0 && (
          <span
            className="bars"
            role="img"
            aria-label={fill(words.sureText, errors)}
            title={fill(words.sureText, errors)}
          >
            {(['certain', 'likely', 'possible'] as const).map((certainty) => (
              <i
                key={certainty}
                className={`sure-${certainty}`}
                style={{ width: barWidth(errors[certainty], total) }}
              />
            ))}
          </span>
        )}
      </td>
    </>
  )
})

/** The widest bar, and how much of it one error takes. */
const barWidest = 40
const barStep = 4

const barWidth = (n: number, total: number): number =>
  n === 0 ? 0 : Math.max(2, n * Math.min(barStep, barWidest / total))

/** What is not there; with a notice, what became of it. */
function Missing({ row }: { readonly row: BoardRow }) {
  const words = useWords().review.board
  const { missing, notice } = row
  const lacks = [
    missing.tables > 0 ? fill(words.tables, { n: missing.tables }) : '',
    missing.programs > 0 ? fill(words.programs, { n: missing.programs }) : '',
  ].filter(Boolean)
  if (notice) return <NoticeText notice={notice} lacks={lacks} />
  if (lacks.length === 0) return null
  return (
    <span className="lacks e" title={lacks.join(' ')}>
      <SeverityShape severity="error" />
      {lacks.join(' ')}
    </span>
  )
}

type NoticeProperties = { readonly notice: RowNotice; readonly lacks: readonly string[] }

/** What became of the notice: when it is due, what the new version still has, or that it closed by itself. */
function NoticeText({ notice, lacks }: NoticeProperties) {
  const words = useWords().review.board
  const { remaining, dueOn, state } = notice
  const closed = state === 'closed'
  const due = dueOn ?? ''
  const [short, long] = closed
    ? [words.closed, words.closedLong]
    : remaining
      ? [fill(words.left, { n: remaining }), fill(words.leftLong, { n: remaining })]
      : due === ''
        ? [words.sent, words.sent]
        : [fill(words.due, { date: due.slice(5) }), fill(words.dueLong, { date: due })]
  return (
    <span className={closed ? 'notice closed' : 'notice'} title={[long, ...lacks].join(' · ')}>
      {closed && <span className="shape o" aria-hidden="true" />}
      <span aria-hidden="true">{short}</span>
      <span className="unseen">{[long, ...lacks].join('，')}</span>
    </span>
  )
}
