import type { Place } from '@mingzhang/model'
import { request } from './request.ts'

/** 文件批注 A remark on a figure of a document, as it is seen from the version that is looked at. */
export type DocumentComment = {
  readonly id: string
  /** Version at which it was written. */
  readonly documentId: string
  /** Text of the key of the figure; empty: the document as a whole. */
  readonly about: string
  readonly aboutWords: string
  readonly body: string
  readonly name: string
  readonly writtenAt: string
  readonly resolvedAt: string | null
  readonly resolvedBy: string | null
  /** `carried`: written at an earlier version, the figure stands here as well; `former`: it stands there only. */
  readonly where: 'here' | 'carried' | 'former'
  readonly place: Place | null
  readonly answers: string | null
}

export type NewDocumentComment = {
  readonly statement: string | null
  readonly aboutWords: string
  readonly body: string
  readonly answers?: string
}

const of = (document: string): string => `/documents/${encodeURIComponent(document)}/comments`

export const fetchDocumentComments = (
  document: string,
  signal: AbortSignal,
): Promise<{ readonly comments: readonly DocumentComment[] }> =>
  request('GET', of(document), undefined, signal)
export const addDocumentComment = (
  document: string,
  comment: NewDocumentComment,
): Promise<{ readonly id: string }> => request('POST', of(document), comment)
export const resolveDocumentComment = (document: string, id: string, resolved: boolean): Promise<void> =>
  request('POST', `${of(document)}/${id}/resolve`, { resolved })
