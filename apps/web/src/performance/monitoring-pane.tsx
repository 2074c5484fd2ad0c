import type { BookIndicator } from '@mingzhang/model'
import {
  blankIndicator,
  checkReport,
  type Lit,
  lightsOfReport,
  likelihoods,
  type MonitoringReport,
  type ReportedIndicator,
  reasonClasses,
} from '@mingzhang/performance'
import { type ReactNode, useMemo, useState } from 'react'
import {
  type ProgrammeDetail,
  programmeAddress,
  sendAnswer,
  sendFile,
  type YearOverview,
} from '../api/performance.ts'
import { SeverityMark, SeverityShape } from '../parts/severity-mark.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { LightMark } from './light-mark.tsx'
import { MeasuredRows } from './measured-rows.tsx'
import { Rectifications } from './rectifications.tsx'
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

/** 监控 The report of a round as a form: money, results, forecasts, reasons, evidence, with lights as typed. */
export function MonitoringPane({ programme, ordinal, year, month, setMonth }: Properties) {
  const words = useWords()
  const months = [...new Set([...year.rounds.map((round) => round.month), 12])].toSorted((a, b) => a - b)
  const saved = programme.reports.find((report) => report.month === month)
  const [report, setReport] = useState<MonitoringReport>(() => saved ?? emptyReport(month, programme))
  const checked = useChecked(programme, report, year, month)
  const state = year.rounds.find((round) => round.month === month)
  const set = (part: Partial<MonitoringReport>) => setReport((now) => ({ ...now, ...part }))
  const setOne = (index: number, part: Partial<ReportedIndicator>) =>
    setReport((now) => ({
      ...now,
      indicators: programme.targets.indicators.map((_, at) => {
        const one = now.indicators[at] ?? null
        return at === index ? { ...blankIndicator, ...one, ...part, source: 'entered' } : one
      }),
    }))
  const act = useActs(programme, report, saved?.version ?? 0, month)
  return (
    <section className="box programme-pane">
      <Head programme={programme} ordinal={ordinal} verdicts={[]}>
        {months.map((each) => (
          <button
            key={each}
            type="button"
            className="btn small"
            aria-pressed={each === month}
            onClick={() => setMonth(each)}
          >
            {fill(words.performance.month, { n: each })}
          </button>
        ))}
      </Head>
      <p className="round-line">
        {state && fill(words.performance.roundDue, { due: state.due })}{' '}
        <b className={state?.states[programme.id] === 'late' ? 'e' : ''}>
          {state ? stateWords(words)[state.states[programme.id] ?? 'early'] : ''}
        </b>
        {saved?.submittedOn && ` ${saved.submittedOn} ${words.performance.submitted}`}
        {year.simulated && <b className="w"> {words.performance.simulated}</b>}
      </p>
      <div className="grid-scroll">
        <Money report={report} set={set} light={<LightMark {...checked.lights.execution} />} />
        <Results
          programme={programme}
          report={report}
          lights={checked.lights}
          setOne={setOne}
          month={month}
        />
        <Problems problems={checked.problems} />
        {saved && <MeasuredRows measured={saved.measured} indicators={programme.targets.indicators} />}
        <Rectifications programme={programme} year={year} month={month} lights={checked.lights} />
      </div>
      <div className="pane-actions" role="status">
        <button type="button" className="btn primary small" onClick={() => void act.save(true)}>
          {words.performance.submit}
        </button>
        <button type="button" className="btn small" onClick={() => void act.save(false)}>
          {words.performance.saveDraft}
        </button>
        <button type="button" className="btn small" onClick={() => void act.measure()}>
          {words.performance.measureNow}
        </button>
        {act.why && <span className="e">{act.why}</span>}
      </div>
    </section>
  )
}

const emptyReport = (month: number, { targets, reports }: ProgrammeDetail): MonitoringReport => {
  const before = reports.filter((report) => report.month < month).at(-1)
  return {
    month,
    initial: before?.initial ?? (targets.budget === null ? null : String(targets.budget / 1_000_000)),
    adjusted: before?.adjusted ?? null,
    executed: null,
    forecast: null,
    unit: '万元',
    indicators: targets.indicators.map(() => null),
    submittedOn: null,
  }
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

function useActs(programme: ProgrammeDetail, report: MonitoringReport, version: number, month: number) {
  const words = useWords()
  const { unit, year } = useWhere()
  const refresh = useRefresh()
  const announce = useAnnounce()
  const [why, setWhy] = useState('')
  const address = `${programmeAddress(unit, year, programme.id)}/reports/${month}`
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work()
      await refresh()
      setWhy('')
      announce(words.performance.saved, 'shown')
    } catch (error) {
      setWhy(error instanceof Error ? error.message : String(error))
    }
  }
  const { initial, adjusted, executed, forecast, unit: money, indicators } = report
  const body = { initial, adjusted, executed, forecast, unit: money, indicators }
  return {
    why,
    save: (submit: boolean) => act(() => sendAnswer('PUT', address, { version, submit, report: body })),
    measure: () => act(() => sendAnswer('POST', `${address}/measure`, { version })),
  }
}

type MoneyProperties = {
  readonly report: MonitoringReport
  readonly set: (part: Partial<MonitoringReport>) => void
  readonly light: ReactNode
}

function Money({ report, set, light }: MoneyProperties) {
  const words = useWords().performance
  const fields = ['initial', 'adjusted', 'executed', 'forecast'] as const
  return (
    <fieldset className="money-fields">
      {fields.map((field) => (
        <label key={field}>
          <span>{words[field]}</span>
          <input
            className="cell n"
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

type ResultProperties = {
  readonly programme: ProgrammeDetail
  readonly report: MonitoringReport
  readonly lights: ReturnType<typeof lightsOfReport>
  readonly setOne: (index: number, part: Partial<ReportedIndicator>) => void
  readonly month: number
}

function Results({ programme, report, lights, setOne, month }: ResultProperties) {
  const words = useWords().performance
  return (
    <table className="work results">
      <thead>
        <tr>
          <th scope="col">{words.indicator}</th>
          <th scope="col" className="n">
            {words.target}
          </th>
          <th scope="col" className="n">
            {words.actual}
          </th>
          <th scope="col" className="n">
            {words.forecast}
          </th>
          <th scope="col">{words.likelihood}</th>
          <th scope="col">{words.reasonClass}</th>
          <th scope="col">{words.reason}</th>
          <th scope="col">{words.evidence}</th>
          <th scope="col">{words.light}</th>
        </tr>
      </thead>
      <tbody>
        {programme.targets.indicators.map((target, index) => (
          <ResultRow
            // biome-ignore lint/suspicious/noArrayIndexKey: an indicator is its place.
            key={index}
            target={target}
            one={report.indicators[index] ?? blankIndicator}
            lit={lights.indicators[index] ?? null}
            set={(part) => setOne(index, part)}
            evidence={
              <EvidenceCell programme={programme} indicator={index} month={month} name={target.name} />
            }
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProperties = {
  readonly target: BookIndicator
  readonly one: ReportedIndicator
  readonly lit: Lit | null
  readonly set: (part: Partial<ReportedIndicator>) => void
  readonly evidence: ReactNode
}

function ResultRow({ target, one, lit, set, evidence }: RowProperties) {
  const words = useWords().performance
  const { name, operator, value, unit } = target
  const text = (field: 'actual' | 'forecast' | 'reason', label: string) => (
    <input
      className="cell"
      aria-label={`${name} ${label}`}
      value={one[field] ?? ''}
      onChange={(event) => set({ [field]: event.currentTarget.value || null })}
    />
  )
  return (
    <tr>
      <th scope="row" className="wide" title={name}>
        {name}
        {one.source === 'records' && <span className="mut"> {words.measuredFrom}</span>}
      </th>
      <td className="n nowrap">{`${operator === '定性' ? '' : (operator ?? '')}${value ?? ''}${unit ?? ''}`}</td>
      <td className="n">{text('actual', words.actual)}</td>
      <td className="n">{text('forecast', words.forecast)}</td>
      <td>
        <Choice
          label={`${name} ${words.likelihood}`}
          values={likelihoods}
          value={one.likelihood}
          choose={(likelihood) => set({ likelihood })}
        />
      </td>
      <td>
        <Choice
          label={`${name} ${words.reasonClass}`}
          values={reasonClasses}
          value={one.reasonClass}
          choose={(reasonClass) => set({ reasonClass })}
        />
      </td>
      <td>{text('reason', words.reason)}</td>
      <td>{evidence}</td>
      <td title={lit?.why}>{lit && <LightMark light={lit.light} why={lit.why} short />}</td>
    </tr>
  )
}

type ChoiceProperties<T extends string> = {
  readonly label: string
  readonly values: readonly T[]
  readonly value: T | null
  readonly choose: (value: T | null) => void
}

function Choice<T extends string>({ label, values, value, choose }: ChoiceProperties<T>) {
  return (
    <select
      className="cell"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => choose(values.find((each) => each === event.currentTarget.value) ?? null)}
    >
      <option value="" />
      {values.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  )
}

type EvidenceProperties = {
  readonly programme: ProgrammeDetail
  readonly indicator: number
  readonly month: number
  readonly name: string
}

function EvidenceCell({ programme, indicator, month, name }: EvidenceProperties) {
  const words = useWords().performance
  const { unit, year } = useWhere()
  const refresh = useRefresh()
  const address = `${programmeAddress(unit, year, programme.id)}/reports/${month}/evidence`
  const files = programme.evidence.filter((file) => file.month === month && file.indicator === indicator)
  return (
    <span className="evidence">
      {files.map(({ id, fileName }) => (
        <a key={id} href={`${address}/${id}`} title={fileName}>
          {fileName.slice(0, 8)}
        </a>
      ))}
      <label className="btn quiet small" title={words.addEvidence}>
        +
        <input
          type="file"
          className="unseen"
          aria-label={`${words.addEvidence} ${name}`}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file) void sendFile(`${address}?indicator=${indicator}`, file).then(refresh)
          }}
        />
      </label>
    </span>
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
