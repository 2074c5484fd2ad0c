import type {
  Batch,
  Board,
  Cluster,
  Decision,
  Deed,
  DueBook,
  FindingOf,
  MadeDecision,
  OnBoard,
  RuleRecord,
  RuleSwitch,
  Undone,
} from '@mingzhang/cycle'
import { request } from './request.ts'

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
export const fetchRules = (
  signal?: AbortSignal,
): Promise<{ readonly rules: readonly RuleRecord[]; readonly turns: readonly RuleSwitch[] }> =>
  request('GET', `${root}/rules`, undefined, signal)
export const switchRule = (rule: string, off: boolean, reason: string): Promise<void> =>
  request('PUT', `${root}/rules`, { rule, off, reason })
/** 决定记录 The newest deeds that touch a batch or a document. */
export const fetchDeeds = (
  about: { readonly batch: string } | { readonly document: string },
  signal?: AbortSignal,
): Promise<{ readonly deeds: readonly Deed[] }> =>
  request('GET', `${root}/deeds?${new URLSearchParams(about)}`, undefined, signal)
export const fetchDeadlines = (signal?: AbortSignal): Promise<{ readonly books: readonly DueBook[] }> =>
  request('GET', `${root}/deadlines`, undefined, signal)
export const undoDeed = (id: string): Promise<Undone> => request('POST', `${root}/deeds/${id}/undone`)
export const moveBatch = (id: string, move: 'pause' | 'continue' | 'stop'): Promise<void> =>
  request('POST', `${root}/batches/${id}/moves`, { move })
export const removeBatch = (id: string): Promise<void> => request('DELETE', `${root}/batches/${id}`)
export const decide = (items: readonly FindingOf[], decision: Decision, reason: string): Promise<void> =>
  request('POST', `${root}/decisions`, { items: items.map(bare), decision, reason })
export const fetchDecisions = (
  id: string,
  signal?: AbortSignal,
): Promise<{
  readonly decisions: readonly MadeDecision[]
  readonly boards: readonly OnBoard[]
  readonly silenced: readonly RuleSwitch[]
}> => request('GET', `${root}/documents/${id}/decisions`, undefined, signal)
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
