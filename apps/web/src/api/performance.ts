import type { BookProgramme, Citation, Severity } from '@mingzhang/model'
import type {
  Adjustment,
  EvaluationRecord,
  MonitoringReport,
  MonitorReport,
  ProgrammeSummary,
  ProposedRenaming,
  Rectification,
  Reminder,
  ReportProblem,
  RoundState,
  TargetChange,
  UnitResults,
} from '@mingzhang/performance'
import { answered } from './request.ts'

/** 绩效年度 One line of the list of years. */
export type YearLine = {
  readonly unitKey: string
  readonly year: number
  readonly title: string
  readonly unitName: string
  readonly region: string | null
  readonly simulated: boolean
  readonly programmes: number
  /** `YYYY-MM-DD` its targets were approved on with the budget; null: they came from a document. */
  readonly approvedOn: string | null
  readonly bookVersion: number | null
}

/** 目标核对 What a rule says of a cell of the targets. */
export type Verdict = {
  readonly programme: string
  readonly indicator: number | null
  readonly field: string | null
  readonly rule: string
  readonly severity: Severity
  readonly what: string
  readonly why: string
  readonly toDo: string
  /** Cells that lack something, where there are several. */
  readonly blanks?: readonly { readonly indicator: number | null; readonly field: string | null }[]
}

/** 监控期 A round with who is in what state. */
export type RoundLine = {
  readonly month: number
  readonly from: string
  readonly to: string
  readonly due: string
  readonly counts: Readonly<Record<RoundState, number>>
  readonly states: Readonly<Record<string, RoundState>>
}

/** 监控安排 A scheme of rounds that a year can follow, with what it rests on. */
export type SchemeChoice = {
  readonly id: string
  readonly title: string
  readonly region: string | null
  readonly from: string
  readonly note: string
  readonly basis: Citation | null
  readonly rounds: readonly { readonly month: number; readonly days: number }[]
}

/** 年度概况 A year as the overview shows it. */
export type YearOverview = Omit<YearLine, 'programmes'> & {
  readonly documentId: string | null
  readonly today: string
  readonly scheme: string
  readonly schemes: readonly SchemeChoice[]
  readonly rounds: readonly RoundLine[]
  readonly reminders: readonly Reminder[]
  readonly whole: UnitResults
  readonly neverMissed: readonly { readonly name: string; readonly times: number }[]
  /** 分; null without a catalogue. */
  readonly catalogue: number | null
  readonly verdicts: readonly Verdict[]
  readonly programmes: readonly ProgrammeSummary[]
}

export type ReportDetail = MonitoringReport & {
  readonly version: number
  /** JSON of how a result was computed from records, by the position of its indicator. */
  readonly measured: Readonly<Record<string, string>>
  readonly lights: MonitorReport
  readonly problems: readonly ReportProblem[]
}

export type EvaluationDetail = EvaluationRecord & {
  readonly remarks: string
  readonly version: number
  readonly evaluatedAt: string
  readonly evaluatedBy: string
  readonly replayed: boolean
  /** Targets or the last report have been changed since. */
  readonly outdated: boolean
}

export type Evidence = {
  readonly month: number
  readonly indicator: number
  readonly id: string
  readonly fileName: string
}

/** 项目的一年 Everything of one programme. */
export type ProgrammeDetail = {
  readonly id: string
  readonly version: number
  readonly targets: BookProgramme
  readonly stoppedOn: string | null
  readonly stoppedWhy: string | null
  readonly changedBy: string
  readonly reports: readonly ReportDetail[]
  readonly rectifications: readonly (Rectification & { readonly version: number })[]
  readonly evidence: readonly Evidence[]
  readonly self: EvaluationDetail | null
  readonly bureau: EvaluationDetail | null
}

export type LibraryAnswer = {
  readonly entries: number
  readonly warnings: readonly { readonly what: string }[]
  readonly suggestions: readonly {
    readonly name: string
    readonly uses: number
    readonly sources: number
    readonly units: readonly Times[]
    readonly operators: readonly Times[]
    readonly targets: readonly Times[]
    readonly weights: readonly Times[]
    readonly sectors: readonly Times[]
  }[]
}
type Times = { readonly text: string; readonly times: number }

export type DraftAnswer = { readonly programme: BookProgramme; readonly notes: readonly string[] }

export type RecordType = { readonly id: string; readonly title: string; readonly rows: number }
export type RecordsDetail = {
  readonly type: {
    readonly id: string
    readonly title: string
    readonly columns: readonly { readonly name: string; readonly required: boolean }[]
  }
  readonly rows: readonly {
    readonly id: string
    readonly day: string
    readonly cells: Readonly<Record<string, string>>
  }[]
  readonly measures: readonly {
    readonly names: readonly string[]
    readonly measure: string
    readonly value: string | null
    readonly unit: string
    readonly counted: readonly number[]
    readonly left: readonly { readonly line: number; readonly why: string }[]
    readonly why: string
  }[]
}
export type RecordsIn = {
  readonly added: number
  readonly same: number
  readonly refused: readonly { readonly line: number; readonly why: string }[]
}

const root = '/api/performance'

/** 年度的地址 Where a unit's year stands on the server. */
export const yearAddress = (unit: string, year: string | number): string =>
  `${root}/years/${encodeURIComponent(unit)}/${year}`

/** 项目的地址 Where a programme of a year stands. */
export const programmeAddress = (unit: string, year: string | number, programme: string): string =>
  `${yearAddress(unit, year)}/programmes/${encodeURIComponent(programme)}`

/** 台账的地址 Where the records of a unit stand. */
export const recordsAddress = (unit: string, type = ''): string =>
  `${root}/records/${encodeURIComponent(unit)}${type === '' ? '' : `/${encodeURIComponent(type)}`}`

/** 指标库的地址 Where the library answers about a name. */
export const libraryAddress = (asked: Readonly<Record<string, string>>): string =>
  `${root}/library?${new URLSearchParams(asked)}`

export const yearsAddress = `${root}/years`

/** 取 Gets an answer; a refusal is thrown in its own words, with its status as the cause. */
export async function getAnswer<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(address, signal ? { signal } : {})
  return answerOf<T>(response)
}

/** 送 Sends something and gets the answer. */
export async function sendAnswer<T>(method: 'POST' | 'PUT', address: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return answerOf<T>(await answered(address, { method, headers, body: JSON.stringify(body) }))
}

/** 调整的地址 Where an adjusted book is offered to a year, and taken. */
export const adjustmentAddress = (unit: string, year: string | number): string =>
  `${yearAddress(unit, year)}/adjustment`

/** 待带入的调整 What an adjusted book would change in the year. */
export type AdjustmentAnswer = {
  readonly state: 'none' | 'typing' | 'offered'
  readonly from: number | null
  readonly to: number | null
  readonly changes: readonly TargetChange[]
  readonly renamings: readonly ProposedRenaming[]
}

/** 传文件 Sends a file as a form. */
export async function sendFile<T>(address: string, file: File): Promise<T> {
  const body = new FormData()
  body.append('file', file, file.name)
  return answerOf<T>(await answered(address, { method: 'POST', body }))
}

async function answerOf<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new Error(sentenceOf(body) ?? `${response.status}`, { cause: response.status })
  const answer: T = body as T
  return answer
}

function sentenceOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null
  const parts = ['what', 'why', 'toDo'].flatMap((name) => {
    const value: unknown = Reflect.get(body, name)
    return typeof value === 'string' && value !== '' ? [value] : []
  })
  return parts.length > 0 ? parts.join('') : null
}

export type EvaluationSent = {
  readonly version: number
  readonly month: number
  readonly remarks: string
  readonly adjustments: readonly Adjustment[]
}
