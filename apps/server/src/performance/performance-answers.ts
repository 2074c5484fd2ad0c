import type { QualitativeBand, RecordColumn, RecordType } from '@mingzhang/law'
import type { BookIndicator, BookProgramme, Operator, ProgramScore } from '@mingzhang/model'
import {
  type DraftedTargets,
  type LibraryWarning,
  type Lit,
  likelihoods,
  type MeasuredResult,
  type NextYear,
  type NextYearProgramme,
  type ProgrammeSummary,
  type ProgramToScore,
  type ProposedRenaming,
  type ReportProblem,
  type ResultSource,
  reasonClasses,
  type TargetChange,
} from '@mingzhang/performance'
import type { StoredEvidence, StoredRecord, StoredRectification, StoredYear } from '@mingzhang/store'
import { Type } from 'typebox'
import {
  fenOrNull,
  many,
  named,
  oneOf,
  optional,
  orNull,
  real,
  record,
  text,
  textOrNull,
  texts,
  truth,
  whole,
  wholeOrNull,
} from '../answers/answer-schema.ts'
import type { NextYearOfUnit } from './next-year.ts'
import { action, byKey, citation, light, lit, scoreSchemas, severity, unitResults } from './score-answers.ts'
import type { YearAdjustment } from './year-adjustment.ts'
import type { programmeAnswer, YearAnswer } from './year-answer.ts'

type Programme = ReturnType<typeof programmeAnswer>
type Report = Programme['reports'][number]
type Evaluation = NonNullable<Programme['self']>
type Round = YearAnswer['rounds'][number]
type Scheme = YearAnswer['schemes'][number]
type Verdict = YearAnswer['verdicts'][number]

const operator = orNull(oneOf<Operator>('≥', '≤', '=', '>', '<', '定性'))

const indicator = record<BookIndicator>({
  ...{ level1: textOrNull, level2: textOrNull, name: text, description: textOrNull, operator },
  ...{ value: textOrNull, unit: textOrNull, weight: textOrNull, core: orNull(truth), basis: textOrNull },
  ...{ dataSource: optional(textOrNull), responsible: optional(textOrNull), due: optional(textOrNull) },
  withdrawn: optional(textOrNull),
})

const targets = record<BookProgramme>(
  {
    ...{ name: text, code: textOrNull, department: textOrNull, budget: fenOrNull },
    budgetInitial: optional(fenOrNull),
    budgetParts: many(record<BookProgramme['budgetParts'][number]>({ label: text, amount: fenOrNull })),
    ...{ plan: orNull(texts), category: textOrNull, overview: textOrNull, legalBasis: textOrNull },
    ...{ goal: textOrNull, executionWeight: textOrNull, indicators: many(indicator) },
  },
  '一个项目的绩效目标；没有填的为 null',
)
const targetsNamed = named<BookProgramme>('ProgrammeTargets')

const storedYear = {
  ...{ unitKey: text, year: whole, title: text, unitName: text, region: textOrNull, scheme: text },
  ...{ documentId: textOrNull, simulated: truth, createdAt: text, bookVersion: wholeOrNull },
  approvedOn: textOrNull,
}

const roundState = oneOf('early', 'open', 'late', 'in-time', 'in-late')
const round = record<Round>({
  ...{ month: whole, from: text, to: text, due: text, states: byKey(roundState) },
  counts: record<Round['counts']>({
    ...{ early: whole, open: whole, late: whole, 'in-time': whole, 'in-late': whole },
  }),
})

const scheme = record<Scheme>({
  ...{ id: text, title: text, region: textOrNull, from: text, note: text, basis: orNull(citation) },
  rounds: many(record<Scheme['rounds'][number]>({ month: whole, days: whole })),
})

const year = record<YearAnswer>({
  ...{ ...storedYear, today: text, schemes: many(scheme), rounds: many(round), catalogue: fenOrNull },
  reminders: many(
    record<YearAnswer['reminders'][number]>({
      ...{ kind: oneOf('report', 'rectification'), programme: text, due: text, days: whole, what: text },
    }),
  ),
  ...{ programmes: many(named<ProgrammeSummary>('ProgrammeSummary')), whole: unitResults },
  neverMissed: many(record<YearAnswer['neverMissed'][number]>({ name: text, times: whole })),
  verdicts: many(
    record<Verdict>({
      ...{ programme: text, indicator: wholeOrNull, field: textOrNull, rule: text, severity },
      ...{ what: text, why: text, toDo: text },
    }),
  ),
})

const reported = record<NonNullable<Report['indicators'][number]>>({
  ...{ actual: textOrNull, unit: textOrNull, on: textOrNull, forecast: textOrNull, reason: textOrNull },
  band: orNull(oneOf<QualitativeBand>('achieved', 'partly', 'missed')),
  ...{ likelihood: orNull(oneOf(...likelihoods)), reasonClass: orNull(oneOf(...reasonClasses)) },
  source: oneOf<ResultSource>('entered', 'records', 'document', 'simulated'),
})

const problem = record<ReportProblem>({
  ...{ severity, indicator: wholeOrNull, what: text },
  id: oneOf<ReportProblem['id']>(
    ...([
      'another-unit',
      'text-for-number',
      'before-period',
      'after-period',
      'after-today',
      'not-a-number',
    ] as const),
    ...(['less-than-before', 'more-than-budget', 'missing', 'no-reason'] as const),
  ),
})

const report = record<Report>(
  {
    ...{ month: whole, initial: textOrNull, adjusted: textOrNull, executed: textOrNull },
    ...{ forecast: textOrNull, unit: text, indicators: many(orNull(reported)), submittedOn: textOrNull },
    ...{ version: whole, measured: byKey(text), problems: many(problem) },
    lights: record<Report['lights']>({
      ...{ name: text, month: whole, execution: record<Lit>(lit), light },
      indicators: many(record<Report['lights']['indicators'][number]>({ ...lit, name: text })),
    }),
  },
  '一期填报，和由它得出的灯与问题；钱是累计数，按 unit 的十进制文字',
)

const rectification = record<StoredRectification>({
  ...{ programme: text, id: text, month: whole, indicator: wholeOrNull, what: text, raisedOn: text },
  ...{ due: text, measures: textOrNull, answeredOn: textOrNull, closing: textOrNull },
  ...{ closedOn: textOrNull, version: whole },
})

const evidence = record<StoredEvidence>({
  ...{ programme: text, month: whole, indicator: whole, id: text, fileName: text, bytes: whole },
  addedBy: text,
})

const score = named<ProgramScore>('ProgramScore')

const evaluation = record<Evaluation>(
  {
    program: Type.Unsafe<ProgramToScore>(
      Type.Object(
        { name: text, code: textOrNull, indicators: Type.Array(Type.Any()), results: Type.Array(Type.Any()) },
        { additionalProperties: true, description: '打分时代入的目标与结果，原样留存，可以重放' },
      ),
    ),
    ...{ day: text, region: textOrNull, score, remarks: text, version: whole },
    adjustments: many(
      record<Evaluation['adjustments'][number]>({
        ...{ indicator: wholeOrNull, actual: textOrNull, points: textOrNull, remark: text },
      }),
    ),
    ...{ evaluatedAt: text, evaluatedBy: text, replayed: truth, outdated: truth },
  },
  '一次评价和它所依据的一切；replayed：按现在的规则重放是否仍得同样的分；outdated：打分以后目标或年终填报又改过',
)
const evaluationOrNull = orNull(named<Evaluation>('ProgrammeEvaluation'))

const programme = record<Programme>({
  ...{ id: text, version: whole, targets: targetsNamed, stoppedOn: textOrNull, stoppedWhy: textOrNull },
  ...{ changedBy: text, changedAt: text, reports: many(named<Report>('MonitoringReport')) },
  ...{ rectifications: many(rectification), evidence: many(evidence) },
  ...{ self: evaluationOrNull, bureau: evaluationOrNull },
})

const next = record<NextYearProgramme>({
  ...{ programme: targetsNamed, action, reasons: texts },
  targets: many(record<NextYear['targets'][number]>({ indicator: whole, what: text })),
})

const column = record<RecordColumn>({
  ...{ name: text, kind: oneOf('date', 'time', 'number', 'text', 'choice'), unit: textOrNull },
  ...{ required: truth, identity: truth },
})
const typeFields = { id: text, title: text, columns: many(column) }
const row = record<StoredRecord>({ id: text, day: text, cells: byKey(text), source: text })

type Line = { readonly line: number; readonly why: string }
const line = record<Line>({ line: whole, why: text })
const measuredFields = {
  ...{ measure: text, value: textOrNull, unit: text, counted: many(whole), considered: many(whole) },
  ...{ left: many(line), why: text },
}

type Measure = MeasuredResult & { readonly names: readonly string[] }
type MeasuredRow = { readonly line: number; readonly cells: { readonly [column: string]: string } }
type Measured = MeasuredResult & { readonly rows: readonly MeasuredRow[] }
const measured = record<Measured>({
  ...measuredFields,
  rows: many(record<MeasuredRow>({ line: whole, cells: byKey(text) })),
})

type Often = { readonly text: string; readonly times: number }
type Near = {
  readonly near: number
  readonly name: string
  readonly uses: number
  readonly sources: number
} & {
  readonly [K in 'level2' | 'units' | 'operators' | 'targets' | 'sectors' | 'weights']: readonly Often[]
}
const often = many(record<Often>({ text, times: whole }))
const suggestion = record<Near>({
  ...{ near: real, name: text, uses: whole, sources: whole, level2: often, units: often },
  ...{ operators: often, targets: often, sectors: often, weights: often },
})
const warning = record<LibraryWarning>({
  kind: oneOf('same-as-all', 'unusual-unit', 'unusual-direction', 'another-name'),
  what: text,
})

const targetChange = record<TargetChange>({
  ...{ programme: text, name: text, indicator: textOrNull, field: textOrNull },
  kind: oneOf<TargetChange['kind']>(
    ...(['programme-added', 'programme-withdrawn', 'programme-restored', 'programme-field'] as const),
    ...(['indicator-added', 'indicator-withdrawn', 'indicator-restored', 'indicator-field'] as const),
    'indicator-renamed',
  ),
  ...{ before: textOrNull, after: textOrNull, months: many(whole), meanwhile: truth },
})

/** 绩效各答复共有 What more than one answer about performance holds, described once. */
export const performanceSchemas = {
  ...{ ...scoreSchemas, ProgrammeTargets: targets, MonitoringReport: report },
  ProgrammeEvaluation: evaluation,
}

type Kept = StoredYear & { readonly programmes: number }
type Begun = { readonly unitKey: string; readonly year: number; readonly programmes: number }
type Simulated = {
  readonly simulated: boolean
  readonly programmes: number
  readonly months: readonly number[]
}
type Library = {
  readonly entries: number
  readonly warnings: readonly LibraryWarning[]
  readonly suggestions: readonly Near[]
}
type Records = {
  readonly type: RecordType
  readonly rows: readonly StoredRecord[]
  readonly measures: readonly Measure[]
}
type TypeRows = RecordType & { readonly rows: number }
type Taken = { readonly added: number; readonly same: number; readonly refused: readonly Line[] }

/** 绩效的答复 The answers about performance, by what is asked. */
export const performanceAnswers = {
  years: record<{ years: readonly Kept[] }>({
    years: many(record<Kept>({ ...storedYear, programmes: whole })),
  }),
  begun: record<Begun>({ unitKey: text, year: whole, programmes: whole }),
  year,
  programme,
  saved: record<{ version: number }>({ version: whole }),
  adjustment: record<YearAdjustment>({
    ...{ state: oneOf('none', 'typing', 'offered'), from: wholeOrNull, to: wholeOrNull },
    changes: many(targetChange),
    renamings: many(
      record<ProposedRenaming>({
        ...{ programme: text, indicator: wholeOrNull, from: text, to: text, changes: many(targetChange) },
      }),
    ),
  }),
  adjusted: record<{ bookVersion: number; changes: number }>({ bookVersion: whole, changes: whole }),
  scheme: record<{ scheme: string }>({ scheme: text }),
  simulated: record<Simulated>({ simulated: truth, programmes: whole, months: many(whole) }),
  scored: record<{ scored: number; left: number }>({ scored: whole, left: whole }),
  nextYear: record<NextYearOfUnit>({
    ...{ year: whole, simulated: truth, programmes: many(next) },
    left: many(
      record<NextYearOfUnit['left'][number]>({ name: text, code: textOrNull, department: textOrNull }),
    ),
  }),
  library: record<Library>({ entries: whole, warnings: many(warning), suggestions: many(suggestion) }),
  draft: record<DraftedTargets>({ programme: targetsNamed, notes: texts }),
  reported: record<{ version: number; submittedOn: string | null }>({
    ...{ version: whole, submittedOn: textOrNull },
  }),
  evidence: record<{ id: string; fileName: string }>({ id: text, fileName: text }),
  evaluated: record<{ version: number; score: ProgramScore }>({ version: whole, score }),
  recordTypes: record<{ types: readonly TypeRows[] }>({
    types: many(record<TypeRows>({ ...typeFields, rows: whole })),
  }),
  records: record<Records>({
    ...{ type: record<RecordType>(typeFields), rows: many(row) },
    measures: many(record<Measure>({ ...measuredFields, names: texts })),
  }),
  taken: record<Taken>({ added: whole, same: whole, refused: many(line) }),
  measured: record<{ version: number; measured: { [indicator: string]: Measured } }>({
    ...{ version: whole, measured: byKey(measured) },
  }),
}
