import type { DocumentComment } from '@mingzhang/model'
import { request } from './request.ts'

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
