import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { ProgrammeDetail, YearOverview } from '../api/performance.ts'
import { KeyBar } from '../parts/key-bar.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useKeys } from '../shell/use-keys.ts'
import { useMay } from '../shell/who.ts'
import { useWords } from '../words/use-words.ts'
import type { Words } from '../words/zh-cn.ts'
import { chartRows, currentRound, type View } from './chart-rows.ts'
import { DistrictChart } from './district-chart.tsx'
import { EvaluationPane } from './evaluation-pane.tsx'
import { plainEntries, targetEntries } from './list-entries.ts'
import { MonitoringPane } from './monitoring-pane.tsx'
import { OverviewPane } from './overview-pane.tsx'
import { ProgrammeList } from './programme-list.tsx'
import { RecordsPane } from './records-pane.tsx'
import { TargetsPane } from './targets-pane.tsx'
import type { GridSet } from './use-targets.ts'
import { useProgramme, useWhere, useYear } from './use-year.ts'
import { YearHead } from './year-head.tsx'

const views: readonly View[] = ['targets', 'monitoring', 'evaluation', 'overview', 'records']

/** 绩效年度页 The district overview above, and what is looked at below. */
export function YearPage() {
  const words = useWords()
  const year = useYear(useWhere())
  return (
    <main id="content" tabIndex={-1} className="year-page">
      {year.isPending && <p className="mut pad">{words.performance.loading}</p>}
      {year.isError && (
        <Trouble what={words.performance.failed} why={year.error.message} retry={() => void year.refetch()} />
      )}
      {year.data && <Loaded year={year.data} />}
    </main>
  )
}

function useLook() {
  const [parameters, setParameters] = useSearchParams()
  const set = (values: Readonly<Record<string, string>>) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries(values)) {
          if (value === '') after.delete(name)
          else after.set(name, value)
        }
        return after
      },
      { replace: true },
    )
  return { get: (name: string) => parameters.get(name) ?? '', set }
}

function Loaded({ year }: { readonly year: YearOverview }) {
  const words = useWords()
  const look = useLook()
  const view = views.find((each) => each === look.get('view')) ?? 'targets'
  const month = Number(look.get('month')) || currentRound(year)?.month || 12
  const onlyErrors = look.get('only') === '1'
  const shown = shownOf(year, view, month, onlyErrors)
  // Before one is chosen it is the first of the list as it was opened: mending it must not show another.
  const [opened] = useState(() => firstOf(year, view, shown, words))
  const chosen = year.programmes.findIndex(({ id }) => id === look.get('programme'))
  const current = chosen >= 0 ? chosen : opened
  const choose = (index: number) => look.set({ programme: year.programmes[index]?.id ?? '' })
  const walk = (steps: number) => {
    const at = shown.indexOf(current)
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + steps))]
    if (next !== undefined) choose(next)
  }
  useKeys({
    arrowleft: () => walk(-1),
    arrowright: () => walk(1),
    e: () => {
      const wrong = shownOf(year, view, month, true)
      const next = wrong.find((index) => index > current) ?? wrong[0]
      if (next !== undefined) choose(next)
    },
  })
  const list = (
    <ProgrammeList
      year={year}
      view={view}
      month={month}
      shown={shown}
      current={current}
      choose={choose}
      onlyErrors={onlyErrors}
      setOnlyErrors={(only) => look.set({ only: only ? '1' : '' })}
    />
  )
  return (
    <>
      <YearHead year={year} view={view} month={month} setView={(next) => look.set({ view: next })} />
      {view !== 'records' && (
        <DistrictChart
          programmes={year.programmes}
          rows={chartRows(year, view, words)}
          current={current}
          choose={choose}
        />
      )}
      {view === 'records' && <RecordsPane />}
      {view === 'overview' && <OverviewPane year={year} choose={choose} />}
      {view !== 'records' && view !== 'overview' && (
        <div className="two-panes">
          {list}
          <Programme
            year={year}
            view={view}
            current={current}
            month={month}
            setMonth={(next) => look.set({ month: String(next) })}
            columns={look.get('columns') === 'duties' ? 'duties' : 'figures'}
            setColumns={(columns) => look.set({ columns: columns === 'duties' ? columns : '' })}
          />
        </div>
      )}
      <Keys view={view} />
    </>
  )
}

/** The first programme of the list. */
function firstOf(year: YearOverview, view: View, shown: readonly number[], words: Words): number {
  const entries = view === 'targets' ? targetEntries(year, shown, words) : plainEntries(shown)
  const first = entries.find((entry) => entry.kind === 'row')
  return first?.kind === 'row' ? first.position : 0
}

/** Which programmes the list has, by what is looked at; those with a problem only, when asked. */
function shownOf(year: YearOverview, view: View, month: number, only: boolean): number[] {
  const all = year.programmes.map((_, index) => index)
  if (!only) return all
  const wrong = new Set(
    year.verdicts.filter(({ severity }) => severity === 'error').map(({ programme }) => programme),
  )
  const round = year.rounds.find((each) => each.month === month)
  return all.filter((index) => {
    const one = year.programmes[index]
    if (!one) return false
    if (view === 'targets') return wrong.has(one.id)
    if (view === 'monitoring') {
      const light = one.reports.find((report) => report.month === month)?.light
      return round?.states[one.id] === 'late' || light === 'red' || light === 'yellow'
    }
    const score = one.bureau ?? one.self
    return score?.grade === '差' || score?.grade === '中' || score?.grade === null
  })
}

type ProgrammeProperties = {
  readonly year: YearOverview
  readonly view: View
  readonly current: number
  readonly month: number
  readonly setMonth: (month: number) => void
  readonly columns: GridSet
  readonly setColumns: (columns: GridSet) => void
}

function Programme({ year, view, current, month, setMonth, ...set }: ProgrammeProperties) {
  const words = useWords()
  const id = year.programmes[current]?.id ?? null
  const programme = useProgramme(id)
  if (programme.isError) return <Trouble what={words.performance.failed} why={programme.error.message} />
  if (!programme.data)
    return <section className="box programme-pane mut">{words.performance.loading}</section>
  const { data } = programme
  const verdicts = year.verdicts.filter((verdict) => verdict.programme === id)
  const common = { programme: data, ordinal: current + 1 }
  if (view === 'monitoring')
    return (
      <MonitoringPane
        key={reportKey(data, month)}
        {...common}
        year={year}
        month={month}
        setMonth={setMonth}
      />
    )
  if (view === 'evaluation') return <EvaluationPane key={`${id} ${data.bureau?.version}`} {...common} />
  return (
    <TargetsPane
      key={`${id} ${data.version}`}
      {...common}
      verdicts={verdicts}
      approvedOn={year.approvedOn}
      today={year.today}
      {...set}
    />
  )
}

/** A saved report is shown anew; one that is being typed is left alone. */
const reportKey = ({ id, reports }: ProgrammeDetail, month: number): string =>
  `${id} ${month} ${reports.find((report) => report.month === month)?.version ?? 0}`

/** The keys of what is looked at; those of the grid of targets work there only. */
function Keys({ view }: { readonly view: View }) {
  const { performance, keys } = useWords()
  const [mayEdit, mayEvaluate] = [useMay('performance.edit'), useMay('performance.evaluate')]
  // Records are the unit's, whichever programme is chosen.
  const short =
    view === 'records'
      ? []
      : [
          { caps: ['←', '→'], does: performance.keyNext },
          { caps: ['E'], does: performance.keyError },
        ]
  const ofTargets = [
    { caps: ['W'], does: performance.keyWeight },
    { caps: ['L'], does: performance.keyLibrary },
    { caps: ['D'], does: performance.keyDraft },
    { caps: ['O'], does: performance.keyColumns },
  ]
  const ofCells = [
    { caps: ['Enter'], does: performance.keyDown },
    { caps: ['Ctrl D'], does: performance.keyRepeat },
    { caps: ['Ctrl V'], does: performance.keyPaste },
  ]
  const cells = view === 'targets' || view === 'monitoring' ? mayEdit : view === 'evaluation' && mayEvaluate
  const ofView = [...short, ...(view === 'targets' ? ofTargets : [])]
  const all = [...ofView, ...(cells ? ofCells : [])]
  const here = view === 'targets' ? ofView : all
  return <KeyBar short={here} groups={[{ title: keys.groupPage, keys: all }]} />
}
