import type { BoardRow, RowNotice } from '@mingzhang/cycle'
import { memo, type ReactNode } from 'react'
import { Link } from 'wouter'
import { SeverityShape } from '../parts/severity-mark.tsx'
import { localTime } from '../people/local-time.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { documentAddress } from './addresses.ts'
import { useBoardInUse } from './board-context.ts'
import { knownFrom } from './known-files.tsx'
import { inWan } from './money.ts'
import { daysLate, firstOf, stateOf } from './row-state.ts'
import { nameOf } from './sort-rows.ts'
import { oddYear } from './usual-year.ts'

type Properties = {
  readonly row: BoardRow
  readonly second: boolean
  readonly current: boolean
  readonly picked: boolean
}

/** 一个单位 The cells of one unit on the board. */
export function UnitCells({ row, second, current, picked }: Properties) {
  const words = useWords().review
  const { pick, setCurrent, shortName, batch } = useBoardInUse()
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
        title={useTitleOf(row)}
        {...(current && { 'aria-current': 'true' as const })}
      >
        <Remarks row={row} />
        {document ? (
          <Link
            href={documentAddress(document.id, firstOf(row), { batch: batch.id })}
            onClick={() => setCurrent(row.ordinal)}
          >
            {shortName(name)}
          </Link>
        ) : (
          <span>{row.file}</span>
        )}
        <Odd row={row} />
      </th>
      {refusal || row.state === 'gone' ? (
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

/** What is odd about a file among the others: of another year, or the same file once more. */
function Odd({ row }: { readonly row: BoardRow }) {
  const words = useWords().review.board
  const { year: usual } = useBoardInUse()
  const year = oddYear(row, usual)
  const twin = row.known?.batch?.same ? row.known.fileName : null
  if (year === null && twin === null) return null
  return (
    <span className="row-odd">
      {year !== null && <b>{fill(words.oddYear, { year })}</b>}
      {twin !== null && <span>{fill(words.twin, { file: twin })}</span>}
    </span>
  )
}

/** How many remarks on its figures wait, leading to them. */
function Remarks({ row: { document, comments } }: { readonly row: BoardRow }) {
  const words = useWords().review.board
  const { batch } = useBoardInUse()
  if (!document || comments === 0) return null
  const said = fill(words.remarks, { n: comments })
  return (
    <Link
      className="row-remarks"
      href={`${documentAddress(document.id, null, { batch: batch.id })}&remarks=shown`}
      title={said}
      aria-label={said}
    >
      {comments}
    </Link>
  )
}

/** What a pointer learns of a row: whose it is, which file, from where it was known, what is not counted. */
function useTitleOf(row: BoardRow): string {
  const { board, progress } = useWords().review
  const { document, file, known, silenced } = row
  return [
    document ? nameOf(row) : '',
    file,
    known && fill(board.known, { from: knownFrom(known, progress), at: localTime(known.importedAt) }),
    silenced > 0 && fill(board.silenced, { n: silenced }),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** A file that could not be read says so in its row: what, why, what to do. */
function Refused({ row, half }: { readonly row: BoardRow; readonly half: string }) {
  const words = useWords().review
  const { refusal } = row
  const text = refusal ? [refusal.what, refusal.why, refusal.toDo].join('') : words.board.gone
  return (
    <>
      <td className={`state refused ${half}`}>{words.rowState[refusal ? 'refused' : 'gone']}</td>
      <td className={`refusal-cell ${half}`} colSpan={5} title={text}>
        <span className="e">{text}</span>
      </td>
    </>
  )
}

type LeadProperties = { readonly row: BoardRow; readonly to: string | null; readonly children: ReactNode }

/** A figure of the board leads to the finding it is about; the keys reach it by the unit, so it is no stop of its own. */
function Lead({ row, to, children }: LeadProperties) {
  const { batch, setCurrent } = useBoardInUse()
  if (to === null || row.document === null) return children
  return (
    <Link
      href={documentAddress(row.document.id, to, { batch: batch.id })}
      tabIndex={-1}
      onClick={() => setCurrent(row.ordinal)}
    >
      {children}
    </Link>
  )
}

const Counts = memo(function Counts({ row, half }: { readonly row: BoardRow; readonly half: string }) {
  const words = useWords().review.board
  const { count, errors, money, leads } = row
  const wan = inWan(money)
  const total = errors.certain + errors.likely + errors.possible
  return (
    <>
      <td className={`n ${half} ${count.error > 0 ? 'e' : 'nought'}`}>
        <Lead row={row} to={leads.error}>
          {count.error}
        </Lead>
      </td>
      <td className={`n ${half} ${count.warning > 0 ? 'w' : 'nought'}`}>
        <Lead row={row} to={leads.warning}>
          {count.warning}
        </Lead>
      </td>
      <td className={`n money ${half} ${wan ? '' : 'nought'}`}>
        <Lead row={row} to={wan ? leads.money : null}>
          {wan || '—'}
        </Lead>
      </td>
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
    <Lead row={row} to={row.leads.missing}>
      <span className="lacks e" title={lacks.join(' ')}>
        <SeverityShape severity="error" />
        {lacks.join(' ')}
      </span>
    </Lead>
  )
}

type NoticeProperties = { readonly notice: RowNotice; readonly lacks: readonly string[] }

/** What became of the notice: when it is due, what the new version still has, or that it closed by itself. */
function NoticeText({ notice, lacks }: NoticeProperties) {
  const words = useWords().review.board
  const { remaining, dueOn, state } = notice
  const closed = state === 'closed'
  const due = dueOn ?? ''
  const late = daysLate(notice)
  const lateWords = { n: late, date: due }
  const [short, long] = closed
    ? [words.closed, words.closedLong]
    : late > 0
      ? [fill(words.late, lateWords), fill(words.lateLong, lateWords)]
      : remaining
        ? [fill(words.left, { n: remaining }), fill(words.leftLong, { n: remaining })]
        : due === ''
          ? [words.sent, words.sent]
          : [fill(words.due, { date: due.slice(5) }), fill(words.dueLong, { date: due })]
  return (
    <span
      className={closed ? 'notice closed' : late > 0 ? 'notice e' : 'notice'}
      title={[long, ...lacks].join(' · ')}
    >
      {closed && <span className="shape o" aria-hidden="true" />}
      <span aria-hidden="true">{short}</span>
      <span className="unseen">{[long, ...lacks].join('，')}</span>
    </span>
  )
}
