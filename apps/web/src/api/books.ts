import type { BookDiff, WorkingBook } from '@mingzhang/forms'
import type { BookComment } from '@mingzhang/model'

/** 账本概要 A book as the list shows it. */
export type BookSummary = {
  readonly unitKey: string
  readonly year: number
  readonly unitName: string
  readonly unitCode: string | null
  readonly edition: string | null
  readonly state: string
  readonly version: number
  readonly errors: number
  readonly warnings: number
  /** 分. */
  readonly total: number
  readonly approvedOn: string | null
  readonly publishedOn: string | null
  /** `YYYY-MM-DD`: the last day for publishing what was approved. */
  readonly deadline: string | null
  readonly updatedAt: string
  readonly updatedBy: string
}

export type BookVersion = {
  readonly version: number
  readonly basedOn: number | null
  readonly savedAt: string
  readonly name: string
  readonly note: string | null
}

export type BookDetail = BookSummary & {
  readonly working: WorkingBook
  readonly saved: BookVersion
  readonly editable: boolean
  readonly moves: readonly { readonly move: string; readonly to: string; readonly reason: boolean }[]
  readonly formats: readonly string[]
  /** Who brought it to where it stands, when and why; null: nobody has moved it yet. */
  readonly moved: { readonly name: string; readonly at: string; readonly reason: string } | null
}

export type BookHold = {
  readonly id: string
  readonly where: string
  readonly what: string
  readonly why: string
  readonly toDo: string
}

export type BookCheck = {
  readonly open: boolean
  readonly holds: readonly BookHold[]
  readonly remarks: readonly BookHold[]
  readonly verdicts: { readonly holds: number; readonly fails: number; readonly unknown: number } | null
}

/** What the server said no to: why in words, with its status and whatever else the answer carries. */
export class Refused extends Error {
  readonly status: number
  readonly why: string
  readonly toDo: string
  readonly answer: unknown
  constructor(status: number, what: string, toDo: string, answer: unknown) {
    super(what)
    this.status = status
    this.toDo = toDo
    this.answer = answer
    const hasWhy = typeof answer === 'object' && answer !== null && 'why' in answer
    this.why = hasWhy && typeof answer.why === 'string' ? answer.why : ''
  }
}

/** 账本地址 Where a book stands on the server. */
export const bookAddress = (unit: string, year: number | string): string =>
  `/api/books/${encodeURIComponent(unit)}/${year}`

/** 账本页 Where a book stands in the app. */
export const bookPage = (unit: string, year: number | string): string =>
  `/books/${encodeURIComponent(unit)}/${year}`

async function ask<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body instanceof FormData
      ? { body }
      : body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
  })
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const answer = isJson ? await response.json() : null
  if (response.ok) return answer
  const said = typeof answer === 'object' && answer !== null ? answer : {}
  const what = 'what' in said && typeof said.what === 'string' ? said.what : `${response.status}`
  const toDo = 'toDo' in said && typeof said.toDo === 'string' ? said.toDo : ''
  throw new Refused(response.status, what, toDo, answer)
}

/** 可编的单位 A unit whose books one may compile. */
export type UnitToCompile = { readonly key: string; readonly name: string; readonly code: string | null }

/** 取账本列表 The books one may read, the editions there are, and the units one may compile for. */
export const fetchBooks = (): Promise<{
  readonly books: readonly BookSummary[]
  readonly editions: readonly string[]
  readonly units: readonly UnitToCompile[]
}> => ask('GET', '/api/books')

export const fetchBook = (unit: string, year: string): Promise<BookDetail> =>
  ask('GET', bookAddress(unit, year))

export const createBook = (
  body: object,
): Promise<{ readonly unitKey: string; readonly year: number; readonly problems: readonly BookHold[] }> =>
  ask('POST', '/api/books', body)

export type Saved = { readonly version: number; readonly savedAt: string }

export const saveBook = (address: string, basedOn: number, working: WorkingBook): Promise<Saved> =>
  ask('PUT', address, { basedOn, working })

/** 相左的版本 The other's version in the answer of a save that met another. */
export function theirsOf(
  error: unknown,
): { readonly saved: BookVersion; readonly working: WorkingBook } | null {
  if (!(error instanceof Refused) || error.status !== 409) return null
  const answer = error.answer
  if (typeof answer !== 'object' || answer === null || !('theirs' in answer)) return null
  return answer.theirs as { readonly saved: BookVersion; readonly working: WorkingBook }
}

/** 拦截清单 What holds a book back, in the answer of a move that was refused. */
export function holdsOf(error: unknown): readonly BookHold[] | null {
  if (!(error instanceof Refused) || error.status !== 409) return null
  const answer = error.answer
  if (typeof answer !== 'object' || answer === null || !('holds' in answer)) return null
  return answer.holds as readonly BookHold[]
}

export const checkBook = (address: string): Promise<BookCheck> => ask('GET', `${address}/check`)

export const moveBook = (
  address: string,
  body: { readonly move: string; readonly version: number; readonly reason?: string },
): Promise<{ readonly state: string }> => ask('POST', `${address}/moves`, body)

export const fetchVersions = (address: string): Promise<{ readonly versions: readonly BookVersion[] }> =>
  ask('GET', `${address}/versions`)

export const fetchDiff = (address: string, from: number, to: number): Promise<BookDiff> =>
  ask('GET', `${address}/diff?from=${from}&to=${to}`)

export const restoreVersion = (
  address: string,
  version: number,
  basedOn: number,
): Promise<Saved & { readonly working: WorkingBook }> =>
  ask('POST', `${address}/versions/${version}/restore`, { basedOn })

export const fetchComments = (address: string): Promise<{ readonly comments: readonly BookComment[] }> =>
  ask('GET', `${address}/comments`)

export const addComment = (
  address: string,
  body: { readonly about: string; readonly aboutWords: string; readonly body: string },
): Promise<{ readonly id: string }> => ask('POST', `${address}/comments`, body)

export const resolveComment = (address: string, id: string, resolved: boolean): Promise<null> =>
  ask('POST', `${address}/comments/${id}/resolve`, { resolved })

/** 附件 A file beside a book. */
export type BookAttachment = {
  readonly id: string
  readonly fileName: string
  /** Bytes. */
  readonly size: number
  readonly name: string
  readonly addedAt: string
}

export const fetchAttachments = (
  address: string,
): Promise<{ readonly attachments: readonly BookAttachment[] }> => ask('GET', `${address}/attachments`)

export const removeAttachment = (address: string, id: string): Promise<null> =>
  ask('DELETE', `${address}/attachments/${id}`)

export const addAttachment = (address: string, file: File): Promise<{ readonly id: string }> => {
  const form = new FormData()
  form.append('file', file)
  return ask('POST', `${address}/attachments`, form)
}

/** 在场 Somebody else who has the book open. */
export type Present = { readonly name: string; readonly place: string }

export const beatPresence = (
  address: string,
  body: { readonly window: string; readonly place: string },
): Promise<{ readonly others: readonly Present[] }> => ask('POST', `${address}/presence`, body)

/** 结果应用 What last year's evaluation says of next year's programmes. */
export type NextYear = {
  readonly year: number
  readonly simulated: boolean
  readonly programmes: readonly {
    readonly programme: ProgrammeName
    readonly action: 'repeat' | 'cut' | 'stop' | 'look'
    readonly reasons: readonly string[]
  }[]
  readonly left: readonly ProgrammeName[]
}

export type ProgrammeName = {
  readonly name: string
  readonly code: string | null
  readonly department: string | null
}

/** Null where the unit has no performance of that year, or one may not see it. */
export const fetchNextYear = (unit: string, year: number): Promise<NextYear | null> =>
  ask<NextYear>('GET', `/api/performance/years/${encodeURIComponent(unit)}/${year}/next-year`).catch(
    () => null,
  )
