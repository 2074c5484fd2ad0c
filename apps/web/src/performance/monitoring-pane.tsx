import {
  beginReport,
  blankIndicator,
  checkReport,
  lightsOfReport,
  type MonitoringReport,
  type ReportedIndicator,
} from '@mingzhang/performance'
import { type ReactNode, useMemo, useState } from 'react'
import { type ProgrammeDetail, programmeAddress, sendAnswer, type YearOverview } from '../api/performance.ts'
import { ScrollBox } from '../parts/scroll-box.tsx'
import { SeverityMark, SeverityShape } from '../parts/severity-mark.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { useMay } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { keptSteps } from './kept-steps.ts'
import { LightMark } from './light-mark.tsx'
import { MeasuredRows } from './measured-rows.tsx'
import { Rectifications } from './rectifications.tsx'
import { ResultsTable } from './results-table.tsx'
import { stateWords } from './state-words.ts'
import { Head } from './targets-pane.tsx'
import { useRefresh, useWhere } from './use-year.ts'

type Properties = {
  readonly programme: ProgrammeDetail
  readonly ordinal: number
  readonly year: YearOverview
  readonly month: number
  readonly setMonth: (month: number) => void
}

const useKept = keptSteps<MonitoringReport>('report')

/** 监控 The report of a round as a form: money, results, forecasts, reasons, evidence, with lights as typed. */
export function MonitoringPane({ programme, ordinal, year, month, setMonth }: Properties) {
  const saved = programme.reports.find((report) => report.month === month)
  const { unit } = useWhere()
  const mayEdit = useMay('performance.edit')
  const kept = useKept(
    `${unit} ${year.year} ${programme.id} ${month}`,
    saved?.version ?? 0,
    () => saved ?? beginReport(month, programme.targets, programme.reports),
  )
  const { now: report, set: setReport } = kept
  const checked = useChecked(programme, report, year, month)
  const set = (part: Partial<MonitoringReport>) => setReport((now) => ({ ...now, ...part }))
  const setSome = (parts: ReadonlyMap<number, Partial<ReportedIndicator>>) =>
    setReport((now) => ({
      ...now,
      indicators: programme.targets.indicators.map((_, at) => {
        const [one, part] = [now.indicators[at] ?? null, parts.get(at)]
        return part ? { ...blankIndicator, ...one, ...part, source: 'entered' } : one
      }),
    }))
  const act = useActs(programme, kept, saved?.version ?? 0)
  const words = useWords().performance
  return (
    <section className="box programme-pane">
      <Head programme={programme} ordinal={ordinal} verdicts={[]}>
        <Months year={year} month={month} choose={setMonth} />
      </Head>
      <RoundLine programme={programme} year={year} month={month} kept={kept} />
      <ScrollBox className="grid-scroll" label={words.viewMonitoring}>
        <Money
          report={report}
          set={set}
          frozen={!mayEdit}
          light={<LightMark {...checked.lights.execution} />}
        />
        <ResultsTable
          programme={programme}
          report={report}
          lights={checked.lights}
          setSome={setSome}
          month={month}
          problems={checked.problems}
          frozen={!mayEdit}
        />
        <Problems problems={checked.problems} />
        {saved && <MeasuredRows measured={saved.measured} indicators={programme.targets.indicators} />}
        <Rectifications programme={programme} year={year} month={month} lights={checked.lights} />
      </ScrollBox>
      {mayEdit && <Actions act={act} kept={kept} isIn={Boolean(saved?.submittedOn)} />}
    </section>
  )
}

type MonthsProperties = {
  readonly year: YearOverview
  readonly month: number
  readonly choose: (month: number) => void
}

/** The rounds of the year, and its end. */
function Months({ year, month, choose }: MonthsProperties) {
  const words = useWords().performance
  const months = [...new Set([...year.rounds.map((round) => round.month), 12])].toSorted((a, b) => a - b)
  return months.map((each) => (
    <button
      key={each}
      type="button"
      className="btn small"
      aria-pressed={each === month}
      onClick={() => choose(each)}
    >
      {fill(words.month, { n: each })}
    </button>
  ))
}

type RoundProperties = {
  readonly programme: ProgrammeDetail
  readonly year: YearOverview
  readonly month: number
  readonly kept: ReturnType<typeof useKept>
}

/** Until when, whether it was handed in, and whether what stands here is saved. */
function RoundLine({ programme, year, month, kept }: RoundProperties) {
  const words = useWords()
  const { performance } = words
  const saved = programme.reports.find((report) => report.month === month)
  const round = year.rounds.find((each) => each.month === month)
  return (
    <p className="round-line">
      {round && fill(performance.roundDue, { due: round.due })}{' '}
      <b className={round?.states[programme.id] === 'late' ? 'e' : ''}>
        {round ? stateWords(words)[round.states[programme.id] ?? 'early'] : ''}
      </b>
      {saved?.submittedOn && ` ${saved.submittedOn} ${performance.submitted}`}
      {year.simulated && <b className="w"> {performance.simulated}</b>}
      {kept.changed && (
        <span className="mut">
          {' '}
          {kept.basedOn === (saved?.version ?? 0) ? performance.unsaved : performance.clashHere}
        </span>
      )}
    </p>
  )
}

type ActionProperties = {
  readonly act: ReturnType<typeof useActs>
  readonly kept: ReturnType<typeof useKept>
  /** It has been handed in: keeping it as a draft takes it back. */
  readonly isIn: boolean
}

/** Handing in, keeping as a draft, computing from records, and what came of it. */
function Actions({ act, kept, isIn }: ActionProperties) {
  const words = useWords().performance
  return (
    <div className="pane-actions" role="status">
      <button type="button" className="btn primary small" onClick={() => void act.save(true)}>
        {words.submit}
      </button>
      <button type="button" className="btn small" onClick={() => void act.save(false)}>
        {isIn ? words.takeBack : words.saveDraft}
      </button>
      <button type="button" className="btn small" disabled={!kept.canUndo} onClick={kept.undo}>
        {words.undo}
      </button>
      <button type="button" className="btn small" onClick={() => void act.measure()}>
        {words.measureNow}
      </button>
      {act.why && <span className="e">{act.why}</span>}
    </div>
  )
}

/** Lights and problems of the report as it is typed, by the same rules as the server's. */
function useChecked(programme: ProgrammeDetail, report: MonitoringReport, year: YearOverview, month: number) {
  return useMemo(() => {
    const place = { year: year.year, region: year.region }
    const lights = lightsOfReport({ programme: programme.targets }, report, place)
    const round = year.rounds.find((each) => each.month === month)
    const whole = { month, from: `${year.year}-01-01`, to: `${year.year}-12-31`, due: `${year.year}-12-31` }
    const before = programme.reports.filter((each) => each.month < month).at(-1) ?? null
    const { indicators } = programme.targets
    const asked = {
      indicators,
      report,
      before,
      round: round ?? whole,
      lights: lights.indicators,
      today: year.today,
    }
    return { lights, problems: checkReport(asked) }
  }, [programme, report, year, month])
}

function useActs(programme: ProgrammeDetail, kept: ReturnType<typeof useKept>, version: number) {
  const words = useWords()
  const { unit, year } = useWhere()
  const refresh = useRefresh()
  const announce = useAnnounce()
  const [why, setWhy] = useState('')
  const { month, initial, adjusted, executed, forecast, unit: money, indicators } = kept.now
  const address = `${programmeAddress(unit, year, programme.id)}/reports/${month}`
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work()
      kept.forget(kept.now)
      setWhy('')
      announce(words.performance.saved, 'shown')
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error))
    }
    await refresh()
  }
  const body = { initial, adjusted, executed, forecast, unit: money, indicators }
  const save = (submit: boolean) =>
    sendAnswer<{ version: number }>('PUT', address, { version, submit, report: body })
  return {
    why,
    save: (submit: boolean) => act(() => save(submit)),
    // What is typed is saved first: computing reads what is saved.
    measure: () =>
      act(async () => {
        const at = kept.changed ? (await save(false)).version : version
        await sendAnswer('POST', `${address}/measure`, { version: at })
      }),
  }
}

type MoneyProperties = {
  readonly report: MonitoringReport
  readonly set: (part: Partial<MonitoringReport>) => void
  readonly frozen: boolean
  readonly light: ReactNode
}

/** An amount as it can be reported, or nothing yet. */
const isMoney = (text: string | null): boolean => text === null || /^\d+(?:\.\d+)?$/u.test(text.trim())

function Money({ report, set, frozen, light }: MoneyProperties) {
  const words = useWords().performance
  const fields = ['initial', 'adjusted', 'executed', 'forecast'] as const
  return (
    <fieldset className="money-fields" disabled={frozen}>
      {fields.map((field) => (
        <label key={field}>
          <span>{words[field]}</span>
          <input
            className={`cell n ${isMoney(report[field]) ? '' : 'error'}`}
            aria-invalid={!isMoney(report[field])}
            inputMode="decimal"
            value={report[field] ?? ''}
            onChange={(event) => set({ [field]: event.currentTarget.value || null })}
          />
        </label>
      ))}
      <span className="u">{report.unit}</span>
      {light}
    </fieldset>
  )
}

function Problems({ problems }: { readonly problems: ReturnType<typeof checkReport> }) {
  const words = useWords()
  if (problems.length === 0) return <p className="problems o">✓ {words.performance.noProblems}</p>
  const errors = problems.filter(({ severity }) => severity === 'error')
  return (
    <details className="problems" open={errors.length > 0}>
      <summary>
        {words.performance.problems}{' '}
        {(['error', 'warning'] as const).map((severity) => {
          const n = problems.filter((one) => one.severity === severity).length
          return n > 0 ? (
            <SeverityMark key={severity} severity={severity}>
              {words.severity[severity]} {n}
            </SeverityMark>
          ) : null
        })}
      </summary>
      <ul>
        {problems.map(({ severity, what }) => (
          <li key={what}>
            <SeverityShape severity={severity} label={words.severity[severity]} /> {what}
          </li>
        ))}
      </ul>
    </details>
  )
}
