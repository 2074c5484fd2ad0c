import { roundSchemes } from '@mingzhang/law'
import type { Disclosure } from '@mingzhang/model'
import {
  checkReport,
  checkTyped,
  dutyDays,
  type EvaluationRecord,
  lightsOfReport,
  type Reminder,
  type Round,
  remindersOf,
  replay,
  roundOverviews,
  roundsOf,
  standing,
  summariseYear,
  wholeUnit,
} from '@mingzhang/performance'
import { checkTargets, entriesOf } from '@mingzhang/rules'
import type { StoredEvaluation } from '@mingzhang/store'
import type { LoadedProgramme, LoadedYear } from './load-year.ts'
import { toScore } from './score-year.ts'

/** 监控期 The rounds of a year by its scheme. */
export function roundsOfYear({ stored }: LoadedYear): Round[] {
  const scheme = roundSchemes().find(({ id }) => id === stored.scheme)
  return scheme ? roundsOf(scheme, stored.year) : []
}

/** 可选的监控安排 The schemes a year can follow, each with what it rests on; those known only later are left out. */
const schemesFor = (year: number) =>
  roundSchemes()
    .filter(({ from }) => from <= `${year}-12-31`)
    .map(({ id, title, region, from, note, rounds }) => ({
      id,
      title,
      region,
      from,
      note,
      basis: rounds[0]?.basis ?? null,
      rounds: rounds.map(({ month, days }) => ({ month, days })),
    }))

const submittedOf = ({ reports }: LoadedProgramme): ReadonlyMap<number, string> =>
  new Map(reports.flatMap(({ month, submittedOn }) => (submittedOn ? [[month, submittedOn] as const] : [])))

function remindersOfYear(loaded: LoadedYear, rounds: readonly Round[], today: string): Reminder[] {
  const programmes = loaded.programmes.map((one) => ({
    id: one.stored.id,
    name: one.stored.targets.name,
    stoppedOn: one.year.stopped ? (one.year.stopped.on ?? `${loaded.stored.year}-01-01`) : null,
    submitted: submittedOf(one),
    rectifications: one.rectifications,
  }))
  return remindersOf(rounds, programmes, today, dutyDays(today, loaded.stored.region).remind)
}

/** 年度答复 What the overview shows: lines, checks, rounds, reminders. `disclosure`: the document behind it, if kept. */
export function yearAnswer(loaded: LoadedYear, disclosure: Disclosure | null, today: string) {
  const { stored, programmes } = loaded
  const rounds = roundsOfYear(loaded)
  const single = programmes.filter((one) => one.stored.id !== wholeUnit)
  const place = { year: stored.year, region: stored.region, rounds }
  const lines = summariseYear(
    programmes.map(({ year }) => year),
    place,
    today,
  )
  const { whole } = summariseYear(
    single.map(({ year }) => year),
    place,
    today,
  )
  const overviews = roundOverviews(
    rounds,
    programmes.map((one) => ({
      id: one.stored.id,
      stoppedOn: one.year.stopped ? (one.year.stopped.on ?? `${stored.year}-01-01`) : null,
      submitted: submittedOf(one),
    })),
    today,
  )
  return {
    ...stored,
    today,
    schemes: schemesFor(stored.year),
    rounds: overviews.map(({ round, counts, states }) => ({
      ...round,
      counts,
      states: Object.fromEntries(states),
    })),
    reminders: remindersOfYear(loaded, rounds, today),
    programmes: lines.programmes,
    whole,
    neverMissed: lines.neverMissed,
    catalogue: catalogueOf(disclosure),
    verdicts: verdictsOf(single, disclosure, stored.year),
  }
}

/** The rules over all targets, and dates outside the year, each with its cell. What a whole programme leaves unsaid is told on its page. */
function verdictsOf(programmes: readonly LoadedProgramme[], disclosure: Disclosure | null, year: number) {
  const standings = programmes.map(({ stored }) => standing(stored.targets))
  const found = checkTargets(
    standings.map(({ targets }) => targets),
    disclosure,
  )
  return [
    ...found.map(({ programme, indicator, field, finding }) => ({
      programme: programmes[programme]?.stored.id ?? '',
      indicator: indicator === null ? null : (standings[programme]?.places[indicator] ?? null),
      field,
      rule: finding.rule,
      severity: finding.severity,
      what: finding.what,
      why: finding.why,
      toDo: finding.toDo,
    })),
    ...programmes.flatMap(({ stored: { id } }, at) =>
      checkTyped(standings[at]?.targets.indicators ?? [], year).flatMap(({ indicator, ...problem }) =>
        indicator === null
          ? []
          : [{ programme: id, ...problem, indicator: standings[at]?.places[indicator] ?? null }],
      ),
    ),
  ]
}

/** The money of the catalogue of programmes, 分; null where the document has none. */
function catalogueOf(disclosure: Disclosure | null): number | null {
  const entries = disclosure ? entriesOf(disclosure) : []
  return entries.length === 0 ? null : entries.reduce((sum, { amount }) => sum + (amount?.value ?? 0), 0)
}

/** 年度概况的格式 What `yearAnswer` gives. */
export type YearAnswer = ReturnType<typeof yearAnswer>

/** 项目答复 Everything of one programme: targets, reports with lights and problems, rectifications, evaluations played again. */
export function programmeAnswer(loaded: LoadedYear, one: LoadedProgramme, today: string) {
  const rounds = roundsOfYear(loaded)
  const { stored, year } = one
  const place = { year: loaded.stored.year, region: loaded.stored.region }
  return {
    id: stored.id,
    version: stored.version,
    targets: stored.targets,
    stoppedOn: stored.stoppedOn,
    stoppedWhy: stored.stoppedWhy,
    changedBy: stored.changedBy,
    changedAt: stored.changedAt,
    reports: year.reports.map((report, index) => {
      const lights = lightsOfReport(year, report, place)
      const round = rounds.find(({ month }) => month === report.month)
      return {
        ...report,
        version: one.reports[index]?.version ?? 0,
        measured: Object.fromEntries(
          (one.reports[index]?.results ?? []).flatMap(({ indicator, measured }) =>
            measured ? [[indicator, measured]] : [],
          ),
        ),
        lights,
        problems: round
          ? checkReport({
              indicators: stored.targets.indicators,
              report,
              before: year.reports[index - 1] ?? null,
              round,
              lights: lights.indicators,
              today,
            })
          : [],
      }
    }),
    rectifications: one.rectifications,
    evidence: one.evidence,
    self: one.self && evaluationAnswer(one.self, loaded, one),
    bureau: one.bureau && evaluationAnswer(one.bureau, loaded, one),
  }
}

const evaluationAnswer = (
  { body, remarks, version, evaluatedAt, evaluatedBy }: StoredEvaluation<EvaluationRecord>,
  loaded: LoadedYear,
  one: LoadedProgramme,
) => ({
  ...body,
  remarks,
  version,
  evaluatedAt,
  evaluatedBy,
  replayed: replay(body).same,
  outdated: isOutdated(body, loaded, one),
})

/** Have targets or the last report been changed since it was scored? */
function isOutdated({ program }: EvaluationRecord, loaded: LoadedYear, one: LoadedProgramme): boolean {
  const { stopped, reports } = one.year
  if (!stopped && !reports.some(({ month }) => month === 12)) return true
  return JSON.stringify(toScore(loaded, one, 12)) !== JSON.stringify(program)
}
