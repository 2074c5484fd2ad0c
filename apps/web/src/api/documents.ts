import type { Right } from '@mingzhang/cycle'
import type {
  Disclosure,
  DocumentKind,
  Finding,
  Format,
  Severity,
  SourceDocument,
  VerdictCounts,
  WholeDocument,
} from '@mingzhang/model'
import { problemOf, request } from './request.ts'

/** 文件摘要 One row of the list of documents. */
export type DocumentSummary = {
  readonly id: string
  readonly fileName: string
  readonly title: string | null
  readonly unitKey?: string
  readonly unitName: string | null
  readonly unitCode: string | null
  readonly year: number | null
  readonly kind: DocumentKind | null
  readonly region: string | null
  readonly format: Format
  readonly findings: { readonly [S in Severity]: number }
  readonly verdicts: VerdictCounts
  readonly importedAt: string
  readonly size: number
  /** `internal`: only for people of the unit and those above, and whoever imported it. */
  readonly visibility?: 'published' | 'internal'
  /** Only of an edition that does not stand any more. */
  readonly ended?: EditionEnd
  /** What the reader may do with it. */
  readonly may?: readonly Right[]
}

/** 版次的终了 How and when an edition stopped standing; the one that stands now, where there is one. */
export type EditionEnd = {
  readonly how: 'replaced' | 'withdrawn'
  /** `YYYY-MM-DD`. */
  readonly on: string | null
  readonly standing: string | null
}

export type DocumentPage = { readonly documents: readonly DocumentSummary[]; readonly total: number }

/** 文件全貌 A document with its source, what was read in it and what was found. */
export type DocumentDetail = {
  readonly id: string
  readonly fileName: string
  readonly importedAt: string
  readonly source: SourceDocument
  readonly disclosure: Disclosure
  readonly findings: readonly Finding[]
  readonly verdicts: VerdictCounts
  /** Only of an edition that does not stand any more. */
  readonly ended?: EditionEnd
  /** Of a beginning: how much the whole document has, and by their ids what the first places of its findings are called. */
  readonly whole?: WholeDocument
}

export type DocumentQuery = {
  readonly search: string
  /** A column of the list; with `-` in front, from large to small. */
  readonly sort: string
  readonly limit: number
  readonly offset: number
}

const root = '/api/documents'

/** Where one document of the server stands. */
const addressOf = (id: string): string => `${root}/${encodeURIComponent(id)}`

/** 原件下载地址 The address the original is downloaded from. */
export const originalAddress = (id: string): string => `${addressOf(id)}/original`

/** 取文件列表 One page of the list, searched and sorted by the server. */
export async function fetchDocuments(query: DocumentQuery, signal: AbortSignal): Promise<DocumentPage> {
  const { search, sort, limit, offset } = query
  const parameters = new URLSearchParams({ sort, limit: String(limit), offset: String(offset) })
  if (search) parameters.set('search', search)
  const response = await fetch(`${root}?${parameters}`, { signal })
  await expectOk(response)
  const page: DocumentPage = await response.json()
  return page
}

/** 取一份文件 One document with everything in it. */
export const fetchDocument = (id: string, signal: AbortSignal): Promise<DocumentDetail> =>
  fetchDetail(addressOf(id), signal)

/** 取文件的开头 What the first screen of a document shows; the whole document where it has no `whole`. */
export const fetchBeginning = (id: string, signal: AbortSignal): Promise<DocumentDetail> =>
  fetchDetail(`${addressOf(id)}/beginning`, signal)

async function fetchDetail(address: string, signal: AbortSignal): Promise<DocumentDetail> {
  const response = await fetch(address, { signal })
  await expectOk(response)
  const detail: DocumentDetail = await response.json()
  return detail
}

/** 取原件 The file as it was imported. */
export async function fetchOriginal(id: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(originalAddress(id), { signal })
  await expectOk(response)
  return response.arrayBuffer()
}

/** 删除一份文件 Removes a document and its results from the store. */
export async function deleteDocument(id: string): Promise<void> {
  try {
    await request('DELETE', `/documents/${encodeURIComponent(id)}`)
  } catch (error) {
    const { status, what, why, toDo } = problemOf(error)
    if (status !== 404) throw new Error(`${what}${why}${toDo}`, { cause: status })
  }
}

/** Throws into the query library, which keeps it as data; the cause is the status. */
async function expectOk(response: Response): Promise<void> {
  if (response.ok) return
  const status = response.status
  let why = `${status} ${response.statusText}`.trim()
  try {
    const body: unknown = await response.json()
    why = sentenceOf(body) ?? why
  } catch {
    // The answer is not JSON: the status line says what is known.
  }
  throw new Error(why, { cause: status })
}

function sentenceOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null
  if ('refusal' in body) return sentenceOf(body.refusal)
  if ('error' in body && typeof body.error === 'object') return sentenceOf(body.error)
  if ('what' in body && typeof body.what === 'string') return body.what
  if ('message' in body && typeof body.message === 'string') return body.message
  return null
}
