import type { Selectable } from 'kysely'
import { decodeJson } from '../decode-json.ts'
import { storableText } from '../storable-text.ts'
import type { Tables } from '../tables.ts'
import type { StoreOrTransaction } from '../transact.ts'

/** 整改通知 A notice that went to a unit: which findings it names, and whether a later version has mended them. */
export type ReviewNotice = {
  readonly id: string
  readonly documentId: string
  /** Key of the unit. */
  readonly unitKey: string
  readonly year: number | null
  readonly findings: readonly string[]
  readonly state: 'open' | 'closed'
  readonly issuedAt: string
  readonly issuedBy: string
  /** `YYYY-MM-DD`. */
  readonly dueOn: string | null
  readonly closedAt: string | null
  readonly closedByDocument: string | null
  /** How many of its findings the newest version still has; null before one came. */
  readonly remaining: number | null
}

export type NewNotice = Pick<
  ReviewNotice,
  'id' | 'documentId' | 'unitKey' | 'year' | 'findings' | 'issuedAt' | 'issuedBy' | 'dueOn'
>

/** 发通知 Keeps a notice as issued. */
export async function addNotice({ db }: StoreOrTransaction, desk: string, notice: NewNotice): Promise<void> {
  await db
    .insertInto('review_notice')
    .values({
      ...{ unit_key: desk, id: notice.id, document_id: notice.documentId, subject: notice.unitKey },
      ...{ year: notice.year, findings: JSON.stringify(notice.findings), state: 'open' },
      ...{
        issued_at: new Date(notice.issuedAt),
        issued_by: storableText(notice.issuedBy),
        due_on: notice.dueOn,
      },
      ...{ closed_at: null, closed_by_document: null, remaining: null },
    })
    .execute()
}

/** 通知清单 The notices of a desk, the newest first. */
export async function listNotices(
  { db }: StoreOrTransaction,
  desk: string,
  { unitKey, state }: { readonly unitKey?: string; readonly state?: ReviewNotice['state'] } = {},
): Promise<ReviewNotice[]> {
  const rows = await db
    .selectFrom('review_notice')
    .selectAll()
    .where('unit_key', '=', desk)
    .$if(unitKey !== undefined, (query) => query.where('subject', '=', unitKey ?? ''))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'open'))
    .orderBy('issued_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(noticeOf)
}

/** 给一个单位的未结通知 The open notices to a unit, each with its desk. */
export async function listOpenNoticesTo(
  { db }: StoreOrTransaction,
  unitKey: string,
): Promise<{ readonly desk: string; readonly notice: ReviewNotice }[]> {
  const rows = await db
    .selectFrom('review_notice')
    .selectAll()
    .where('subject', '=', unitKey)
    .where('state', '=', 'open')
    .execute()
  return rows.map((row) => ({ desk: row.unit_key, notice: noticeOf(row) }))
}

const noticeOf = (row: Selectable<Tables['review_notice']>): ReviewNotice => ({
  ...{ id: row.id, documentId: row.document_id, unitKey: row.subject, year: row.year },
  findings: decodeJson<string[]>(row.findings),
  // Written from values of this type.
  state: row.state as ReviewNotice['state'],
  ...{ issuedAt: row.issued_at.toISOString(), issuedBy: row.issued_by, dueOn: row.due_on },
  closedAt: row.closed_at?.toISOString() ?? null,
  ...{ closedByDocument: row.closed_by_document, remaining: row.remaining },
})

/**
 * 回看通知 What a returned version means for a notice: how many of its findings it still has. With none left the notice
 * is closed by it.
 */
export async function settleNotice(
  { db }: StoreOrTransaction,
  desk: string,
  { id, documentId, remaining, at }: { id: string; documentId: string; remaining: number; at: string },
): Promise<void> {
  await db
    .updateTable('review_notice')
    .set({
      remaining,
      ...(remaining === 0 && { state: 'closed', closed_at: new Date(at), closed_by_document: documentId }),
    })
    .where('unit_key', '=', desk)
    .where('id', '=', id)
    .execute()
}

/** 重开通知 A notice that was closed by decisions that were undone since. */
export async function reopenNotice({ db }: StoreOrTransaction, desk: string, id: string): Promise<void> {
  await db
    .updateTable('review_notice')
    .set({ state: 'open', remaining: null, closed_at: null, closed_by_document: null })
    .where('unit_key', '=', desk)
    .where('id', '=', id)
    .execute()
}
