import type { Deed, FindingOf } from '@mingzhang/cycle'
import { type ExpressionBuilder, sql } from 'kysely'
import { decodeJson } from '../decode-json.ts'
import { storableText } from '../storable-text.ts'
import type { Tables } from '../tables.ts'
import { type StoreOrTransaction, transact } from '../transact.ts'
import { type FindingDecision, keepDecisions, listDecisions, removeDecisions } from './finding-decisions.ts'
import { lockDesk } from './lock-desk.ts'

/** 谁在何时 Who does something, when and why. */
export type NewDeed = {
  readonly id: string
  readonly at: string
  readonly account: string
  readonly accountName: string
  readonly reason: string
}

/** 改了什么 A finding with what was decided of it before and after a deed. */
export type DeedItem = FindingOf & {
  readonly before: FindingDecision | null
  readonly after: FindingDecision | null
}

/** 决定 Decides of many findings at once, keeping what was before. @returns what changed */
export function decideFindings(
  store: StoreOrTransaction,
  desk: string,
  deed: NewDeed,
  decision: FindingDecision['decision'],
  findings: readonly (FindingOf & { readonly rule: string })[],
): Promise<DeedItem[]> {
  const { reason, at: decidedAt, account, accountName } = deed
  return transact(store, async (transaction) => {
    await lockDesk(transaction, desk)
    const now = await currentOf(transaction, desk, findings)
    const items = findings.map(({ documentId, findingId, rule }) => {
      const after = { documentId, findingId, rule, decision, reason, decidedAt, account, accountName }
      return { documentId, findingId, before: now(documentId, findingId), after }
    })
    await keepDecisions(
      transaction,
      desk,
      items.map(({ after }) => after),
    )
    await keepDeed(transaction, desk, { ...deed, kind: decision, undoes: null }, items)
    return items
  })
}

/** 撤意见 Takes back what was decided of these findings, keeping what it was. @returns what changed */
export function withdrawDecisions(
  store: StoreOrTransaction,
  desk: string,
  deed: NewDeed,
  findings: readonly FindingOf[],
): Promise<DeedItem[]> {
  return transact(store, async (transaction) => {
    await lockDesk(transaction, desk)
    const now = await currentOf(transaction, desk, findings)
    const items = findings.flatMap(({ documentId, findingId }) => {
      const before = now(documentId, findingId)
      return before ? [{ documentId, findingId, before, after: null }] : []
    })
    if (items.length === 0) return []
    await removeDecisions(transaction, desk, items)
    await keepDeed(transaction, desk, { ...deed, kind: 'withdrawn', undoes: null }, items)
    return items
  })
}

/** 撤回一次决定 `gone`: there is no such deed, or it was undone already; nothing was written then. */
export type UndoneDeed =
  | { readonly status: 'gone' }
  | { readonly status: 'undone'; readonly items: readonly DeedItem[]; readonly kept: number }

/**
 * 撤回一次决定 Puts back what was before a deed. A finding of which somebody decided anew since is left as it is and
 * counted as kept; when that is true of all, nothing is written. Undoing an undoing does the deed again.
 */
export function undoDeed(
  store: StoreOrTransaction,
  desk: string,
  deedId: string,
  by: NewDeed,
): Promise<UndoneDeed> {
  return transact(store, async (transaction) => {
    await lockDesk(transaction, desk)
    const deed = await transaction.db
      .selectFrom('review_deed')
      .select(['undoes', 'undone_at'])
      .where('unit_key', '=', desk)
      .where('id', '=', deedId)
      .executeTakeFirst()
    if (!deed || deed.undone_at) return { status: 'gone' }
    const done = await itemsOf(transaction, desk, deedId)
    const now = await currentOf(transaction, desk, done)
    const items = done
      .filter(({ documentId, findingId, after }) => isSame(now(documentId, findingId), after))
      .map(({ documentId, findingId, before, after }) => ({
        ...{ documentId, findingId, before: after, after: before },
      }))
    const kept = done.length - items.length
    if (items.length === 0) return { status: 'undone', items, kept }
    await keepDecisions(
      transaction,
      desk,
      items.flatMap(({ after }) => after ?? []),
    )
    await removeDecisions(
      transaction,
      desk,
      items.filter(({ after }) => after === null),
    )
    await keepDeed(transaction, desk, { ...by, kind: 'undone', undoes: deedId }, items)
    await mark(transaction, desk, deedId, { undone_at: new Date(by.at), undone_by: by.accountName })
    if (deed.undoes) await mark(transaction, desk, deed.undoes, { undone_at: null, undone_by: null })
    return { status: 'undone', items, kept }
  })
}

const isSame = (one: FindingDecision | null, other: FindingDecision | null): boolean =>
  one === null || other === null
    ? one === other
    : one.decision === other.decision &&
      one.reason === other.reason &&
      one.account === other.account &&
      one.decidedAt === other.decidedAt

async function currentOf(transaction: StoreOrTransaction, desk: string, findings: readonly FindingOf[]) {
  const documents = [...new Set(findings.map(({ documentId }) => documentId))]
  const made = await listDecisions(transaction, desk, documents)
  const byFinding = new Map(made.map((one) => [`${one.documentId}/${one.findingId}`, one]))
  return (documentId: string, findingId: string) => byFinding.get(`${documentId}/${findingId}`) ?? null
}

async function itemsOf({ db }: StoreOrTransaction, desk: string, deedId: string): Promise<DeedItem[]> {
  const rows = await db
    .selectFrom('review_deed_item')
    .selectAll()
    .where('unit_key', '=', desk)
    .where('deed_id', '=', deedId)
    .execute()
  const decode = (text: string | null) => (text === null ? null : decodeJson<FindingDecision>(text))
  return rows.map((row) => ({
    ...{ documentId: row.document_id, findingId: row.finding_id },
    ...{ before: decode(row.before), after: decode(row.after) },
  }))
}

type DeedRow = NewDeed & { readonly kind: Deed['kind']; readonly undoes: string | null }

/** So many rows go in one statement: a statement has at most 65,535 values. */
const rowsAtOnce = 1_000

async function keepDeed(
  { db }: StoreOrTransaction,
  desk: string,
  { id, kind, at, account, accountName, reason, undoes }: DeedRow,
  items: readonly DeedItem[],
): Promise<void> {
  const next = sql<number>`coalesce((select max(ordinal) from review_deed where unit_key = ${desk}), 0) + 1`
  await db
    .insertInto('review_deed')
    .values({
      ...{ unit_key: desk, id, ordinal: next, kind, at: new Date(at), account, undoes },
      ...{ account_name: storableText(accountName), reason: storableText(reason) },
      ...{ undone_at: null, undone_by: null },
    })
    .execute()
  const encode = (decision: FindingDecision | null) =>
    decision && storableText(JSON.stringify({ ...decision, reason: storableText(decision.reason) }))
  const rows = items.map(({ documentId, findingId, before, after }) => ({
    ...{ unit_key: desk, deed_id: id, document_id: documentId, finding_id: findingId },
    ...{ before: encode(before), after: encode(after) },
  }))
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await db
      .insertInto('review_deed_item')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute()
}

async function mark(
  { db }: StoreOrTransaction,
  desk: string,
  id: string,
  undone: { readonly undone_at: Date | null; readonly undone_by: string | null },
): Promise<void> {
  await db.updateTable('review_deed').set(undone).where('unit_key', '=', desk).where('id', '=', id).execute()
}

export type DeedQuery = {
  /** Only deeds about documents of this batch, or about this document. */
  readonly batch?: string
  readonly document?: string
  /** By default 50. */
  readonly limit?: number
}

/** 决定清单 The deeds of a desk, the newest first, each with one of its findings. */
export async function listDeeds(
  { db }: StoreOrTransaction,
  desk: string,
  { batch, document, limit = 50 }: DeedQuery = {},
): Promise<(Omit<Deed, 'example'> & { readonly first: FindingOf })[]> {
  const rows = await db
    .selectFrom('review_deed as deed')
    .innerJoin('review_deed_item as item', (join) =>
      join.onRef('item.unit_key', '=', 'deed.unit_key').onRef('item.deed_id', '=', 'deed.id'),
    )
    .selectAll('deed')
    .select(({ fn }) => [
      fn.countAll<number>().as('items'),
      fn.count<number>('item.document_id').distinct().as('documents'),
      sql<string>`min(item.document_id || '/' || item.finding_id)`.as('first'),
    ])
    .where('deed.unit_key', '=', desk)
    .$if(document !== undefined, (query) =>
      query.where((eb) => about(eb, sql<boolean>`one.document_id = ${document ?? ''}`)),
    )
    .$if(batch !== undefined, (query) =>
      query.where((eb) =>
        about(
          eb,
          sql<boolean>`exists (select from review_file file where file.unit_key = one.unit_key
            and file.document_id = one.document_id and file.batch_id = ${batch ?? ''})`,
        ),
      ),
    )
    .groupBy(['deed.unit_key', 'deed.id'])
    .orderBy('deed.ordinal', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, at: row.at.toISOString(), account: row.account, accountName: row.account_name },
    // Written from values of this type.
    kind: row.kind as Deed['kind'],
    ...{ reason: row.reason, items: row.items, documents: row.documents, undoes: row.undoes },
    first: firstOf(row.first),
    undone: row.undone_at && { at: row.undone_at.toISOString(), accountName: row.undone_by ?? '' },
  }))
}

/** Does the deed have an item of which this is true? */
const about = (
  { exists, selectFrom }: ExpressionBuilder<Tables & { deed: Tables['review_deed'] }, 'deed'>,
  condition: ReturnType<typeof sql<boolean>>,
) =>
  exists(
    selectFrom('review_deed_item as one')
      .select('one.deed_id')
      .whereRef('one.unit_key', '=', 'deed.unit_key')
      .whereRef('one.deed_id', '=', 'deed.id')
      .where(condition),
  )

/** An id of a document has no stroke in it, that of a finding may. */
function firstOf(text: string): FindingOf {
  const at = text.indexOf('/')
  return { documentId: text.slice(0, at), findingId: text.slice(at + 1) }
}
