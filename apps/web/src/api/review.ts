import type { Certainty, Severity } from '@mingzhang/model'
import { request } from './request.ts'

/** 批次状态 `running` goes on after a restart, `paused` waits, `stopped` leaves the rest unread, `done` has read all. */
export type BatchState = 'running' | 'paused' | 'stopped' | 'done'

/** 批次 Files laid on the desk together, and how far they are read. */
export type Batch = {
  readonly id: string
  readonly name: string
  readonly state: BatchState
  readonly createdAt: string
  readonly finishedAt: string | null
  readonly accountName: string
  readonly files: {
    readonly total: number
    readonly waiting: number
    readonly done: number
    readonly refused: number
  }
  readonly millisecondsUsed: number
  /** Null while nothing tells how long the rest takes. */
  readonly millisecondsLeft: number | null
}

/** 通知在行里 What the board says of the newest notice to a unit. */
export type RowNotice = {
  readonly id: string
  readonly documentId: string
  readonly state: 'open' | 'closed'
  /** How many of its findings the newest version still has; null before one came. */
  readonly remaining: number | null
  readonly dueOn: string | null
  readonly closedAt: string | null
  readonly closedByDocument: string | null
  readonly findings: number
}

/** 看板的一行 A file of a batch: what became of it, its findings, how far they are decided. */
export type BoardRow = {
  readonly ordinal: number
  readonly file: string
  readonly state: 'waiting' | 'reading' | 'done' | 'refused'
  readonly refusal: { readonly what: string; readonly why: string; readonly toDo: string } | null
  readonly document: {
    readonly id: string
    readonly unitKey: string
    readonly unitName: string | null
    readonly unitCode: string | null
    readonly year: number | null
    readonly kind: string | null
    readonly title: string | null
    readonly tables: number
    readonly programs: number
  } | null
  readonly count: Readonly<Record<Severity, number>>
  readonly errors: Readonly<Record<Certainty, number>>
  /** 分. */
  readonly money: number
  readonly decided: number
  readonly accepted: number
  readonly open: number
  readonly missing: { readonly tables: number; readonly programs: number }
  readonly notice: RowNotice | null
}

export type Board = { readonly batch: Batch; readonly rows: readonly BoardRow[] }

/** 处理意见 `accepted` goes into the notice, `rejected` is no error, `returned` goes back to be explained. */
export type Decision = 'accepted' | 'rejected' | 'returned'

/** 一处问题 One finding of one document. */
export type FindingOf = { readonly documentId: string; readonly findingId: string }

export type ClusterItem = FindingOf & {
  readonly unitName: string | null
  readonly unitCode: string | null
  readonly what: string
  readonly certainty: Certainty
  readonly money: number
  readonly decision: Decision | null
  readonly reason: string
}

/** 同类问题 One error over many units. */
export type Cluster = {
  readonly id: string
  readonly rule: string
  readonly title: string | null
  readonly severity: Severity
  readonly shape: string
  readonly example: string
  readonly units: number
  readonly money: number
  readonly items: readonly ClusterItem[]
}

/** 规则被否情况 How often findings of a rule were rejected here. */
export type RuleRecord = {
  readonly rule: string
  readonly title: string | null
  readonly decided: number
  readonly rejected: number
}

/** 通知 A notice that went out. */
export type Notice = RowNotice & {
  readonly unitKey: string
  readonly year: number | null
  readonly issuedAt: string
  readonly issuedBy: string
}

export type MadeDecision = FindingOf & {
  readonly decision: Decision
  readonly reason: string
  readonly decidedAt: string
  readonly accountName: string
}

const root = '/review'

export const fetchBatches = (signal?: AbortSignal): Promise<{ readonly batches: readonly Batch[] }> =>
  request('GET', `${root}/batches`, undefined, signal)
export const fetchBoard = (id: string, signal?: AbortSignal): Promise<Board> =>
  request('GET', `${root}/batches/${id}`, undefined, signal)
export const fetchClusters = (
  id: string,
  signal?: AbortSignal,
): Promise<{ readonly clusters: readonly Cluster[] }> =>
  request('GET', `${root}/batches/${id}/clusters`, undefined, signal)
export const fetchRules = (signal?: AbortSignal): Promise<{ readonly rules: readonly RuleRecord[] }> =>
  request('GET', `${root}/rules`, undefined, signal)
export const moveBatch = (id: string, move: 'pause' | 'continue' | 'stop'): Promise<void> =>
  request('POST', `${root}/batches/${id}/moves`, { move })
export const removeBatch = (id: string): Promise<void> => request('DELETE', `${root}/batches/${id}`)
export const decide = (items: readonly FindingOf[], decision: Decision, reason: string): Promise<void> =>
  request('POST', `${root}/decisions`, { items: items.map(bare), decision, reason })
export const withdraw = (items: readonly FindingOf[]): Promise<void> =>
  request('POST', `${root}/decisions/withdrawn`, { items: items.map(bare) })
export const fetchDecisions = (
  id: string,
  signal?: AbortSignal,
): Promise<{ readonly decisions: readonly MadeDecision[] }> =>
  request('GET', `${root}/documents/${id}/decisions`, undefined, signal)
export const issueNotices = (
  documents: readonly string[],
  dueOn: string,
): Promise<{ readonly notices: readonly string[] }> =>
  request('POST', `${root}/notices`, { documents, ...(dueOn !== '' && { dueOn }) })

/** 下载地址 Where a notice, several of them in an archive, or the list of findings is downloaded from. */
export const noticeAddress = (id: string): string => `/api${root}/notices/${id}/file`
export const noticesAddress = (ids: readonly string[]): string =>
  `/api${root}/notices.zip?ids=${ids.join(',')}`
export const findingsAddress = (id: string): string => `/api${root}/batches/${id}/findings.xlsx`

const bare = ({ documentId, findingId }: FindingOf): FindingOf => ({ documentId, findingId })
