import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { Verdict, YearOverview } from '../api/performance.ts'
import { SeverityMark, SeverityShape } from '../parts/severity-mark.tsx'
import { useWords } from '../words/use-words.ts'
import type { View } from './chart-rows.ts'
import { type ListEntry, plainEntries, targetEntries } from './list-entries.ts'
import { tenThousands } from './money.ts'
import { stateWords } from './state-words.ts'

type Properties = {
  readonly year: YearOverview
  readonly view: View
  readonly month: number
  /** Positions of the programmes that are shown. */
  readonly shown: readonly number[]
  readonly current: number
  readonly choose: (index: number) => void
  readonly onlyErrors: boolean
  readonly setOnlyErrors: (only: boolean) => void
}

const rowHeight = 25

/** 项目清单 The programmes as a virtual list; what the third column says depends on the view. */
export function ProgrammeList({
  year,
  view,
  month,
  shown,
  current,
  choose,
  onlyErrors,
  setOnlyErrors,
}: Properties) {
  const words = useWords()
  const scroll = useRef<HTMLDivElement>(null)
  const entries = useMemo(
    () => (view === 'targets' ? targetEntries(year, shown, words) : plainEntries(shown)),
    [year, view, shown, words],
  )
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const at = entries.findIndex((entry) => entry.kind === 'row' && entry.position === current)
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' })
  }, [at, rows])
  return (
    <section className="box programme-list">
      <ListHead year={year} view={view} onlyErrors={onlyErrors} setOnlyErrors={setOnlyErrors} />
      <div className="list-head-row" aria-hidden="true">
        <span>{words.performance.no}</span>
        <span>{words.performance.programmes}</span>
        <span>
          {view === 'targets'
            ? words.performance.problem
            : view === 'monitoring'
              ? words.performance.state
              : words.performance.score}
        </span>
        <span className="n">{`${words.performance.budget} ${words.performance.tenThousand}`}</span>
      </div>
      <div className="list-rows" ref={scroll}>
        <div style={{ height: rows.getTotalSize() }} className="list-space">
          {rows.getVirtualItems().map(({ index, start, key }) => {
            const entry = entries[index]
            return entry ? (
              <Entry
                key={key}
                {...{ entry, start, year, view, month, choose }}
                isCurrent={entry.kind === 'row' && entry.position === current}
              />
            ) : null
          })}
        </div>
      </div>
    </section>
  )
}

type EntryProperties = Pick<Properties, 'year' | 'view' | 'month' | 'choose'> & {
  readonly entry: ListEntry
  /** Pixels from the top of the list. */
  readonly start: number
  readonly isCurrent: boolean
}

/** A head of a group, or a programme. */
function Entry({ entry, start, isCurrent, year, view, month, choose }: EntryProperties) {
  const words = useWords()
  const style = { transform: `translateY(${start}px)` }
  if (entry.kind === 'group')
    return (
      <h3 className="list-group" style={style}>
        {entry.label} <span className="mut">{`${entry.count} ${words.performance.pieces}`}</span>
      </h3>
    )
  const { position, verdict } = entry
  const programme = year.programmes[position]
  return programme ? (
    <button
      type="button"
      className={isCurrent ? 'list-row current' : 'list-row'}
      aria-current={isCurrent ? 'true' : undefined}
      style={style}
      onClick={() => choose(position)}
    >
      <span className="mut">{position + 1}</span>
      <span className="name">{programme.name}</span>
      <Said year={year} view={view} month={month} position={position} verdict={verdict} />
      <span className="n">{programme.budget === null ? '—' : tenThousands(programme.budget)}</span>
    </button>
  ) : null
}

/** What the list shows, how many have an error, and whether only those are shown. */
function ListHead({
  year,
  view,
  onlyErrors,
  setOnlyErrors,
}: Pick<Properties, 'year' | 'view' | 'onlyErrors' | 'setOnlyErrors'>) {
  const words = useWords().performance
  const errors = new Set(
    year.verdicts.filter(({ severity }) => severity === 'error').map(({ programme }) => programme),
  )
  return (
    <header>
      <h2>{onlyErrors ? words.listErrors : words.listAll}</h2>
      {view === 'targets' && (
        <SeverityMark severity="error">
          {errors.size} {words.pieces}
        </SeverityMark>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={onlyErrors}
          onChange={(event) => setOnlyErrors(event.currentTarget.checked)}
        />
        {words.onlyErrors}
      </label>
    </header>
  )
}

type SaidProperties = Pick<Properties, 'year' | 'view' | 'month'> & {
  readonly position: number
  readonly verdict: Verdict | null
}

/** The programme and the check are said beside it. */
const withoutOwner = (what: string): string =>
  what.replace(/^(?:(?:项目)?“[^”]*”的?)?(?:指标权重|预算，)?/u, '')

/** The third column: the heaviest problem, the state of the round, or the score. */
function Said({ year, view, month, position, verdict }: SaidProperties) {
  const words = useWords()
  const programme = year.programmes[position]
  if (!programme) return null
  if (view === 'targets') {
    return (
      <span className="said" title={verdict?.what}>
        {verdict && <SeverityShape severity={verdict.severity} label={words.severity[verdict.severity]} />}
        {verdict && withoutOwner(verdict.what)}
      </span>
    )
  }
  if (view === 'monitoring') {
    const state = year.rounds.find((round) => round.month === month)?.states[programme.id]
    const report = programme.reports.find((each) => each.month === month)
    const word = state === undefined ? words.performance.none : stateWords(words)[state]
    return (
      <span className={state === 'late' ? 'said e' : 'said'}>
        {report && report.submittedOn === null ? words.performance.draftState : word}
        {report?.rate && <span className="mut">{` ${report.rate}%`}</span>}
      </span>
    )
  }
  const score = programme.bureau ?? programme.self
  return (
    <span className="said">
      {score ? (score.total ?? `${score.lowest}–${score.highest}`) : words.performance.none}
      {score?.grade && (
        <b className={score.grade === '差' ? 'e' : score.grade === '中' ? 'w' : ''}>{` ${score.grade}`}</b>
      )}
    </span>
  )
}
