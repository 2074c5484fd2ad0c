import type { BatchCounts, BatchState, KnownFile } from '@mingzhang/cycle'
import type { Refusal } from '@mingzhang/model'
import { decodeJson } from '../decode-json.ts'
import { storableText } from '../storable-text.ts'
import { type StoreOrTransaction, transact } from '../transact.ts'

/** 批次键 A batch on a bureau's desk. */
export type BatchKey = { readonly desk: string; readonly id: string }

/** 审核批次 A batch with how far it has come. */
export type ReviewBatch = BatchKey & {
  readonly name: string
  readonly state: BatchState
  readonly createdAt: string
  readonly account: string
  readonly accountName: string
  readonly finishedAt: string | null
  readonly files: BatchCounts
  /** What the files read so far took, together. */
  readonly milliseconds: number
}

export type NewBatch = BatchKey & {
  readonly name: string
  readonly at: string
  readonly account: string
  readonly accountName: string
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** 建批次 Puts a batch with all its files on the desk, or nothing. */
export async function createBatch(store: StoreOrTransaction, batch: NewBatch): Promise<void> {
  await transact(store, async ({ db }) => {
    await db
      .insertInto('review_batch')
      .values({
        ...{ unit_key: batch.desk, id: batch.id, name: storableText(batch.name), state: 'running' },
        ...{
          created_at: new Date(batch.at),
          account: batch.account,
          account_name: storableText(batch.accountName),
        },
        finished_at: null,
      })
      .execute()
    for (const [ordinal, { name, bytes }] of batch.files.entries()) {
      await db
        .insertInto('review_file')
        .values({
          ...{ unit_key: batch.desk, batch_id: batch.id, ordinal, file_name: storableText(name), bytes },
          ...{
            byte_count: bytes.byteLength,
            state: 'waiting',
            document_id: null,
            refusal: null,
            milliseconds: null,
            ...{ known: null, held_until: null },
          },
        })
        .execute()
    }
  })
}

/** 批次清单 The batches of a desk, the newest first; of every desk when none is named. */
export async function listBatches(
  { db }: StoreOrTransaction,
  desk: string | null,
  id: string | null = null,
): Promise<ReviewBatch[]> {
  const rows = await db
    .selectFrom('review_batch as batch')
    .leftJoin('review_file as file', (join) =>
      join.onRef('file.unit_key', '=', 'batch.unit_key').onRef('file.batch_id', '=', 'batch.id'),
    )
    .select([
      'batch.unit_key',
      'batch.id',
      'batch.name',
      'batch.state',
      'batch.created_at',
      'batch.finished_at',
    ])
    .select(['batch.account', 'batch.account_name'])
    .select(({ fn, eb }) => [
      fn.count<number>('file.ordinal').as('total'),
      fn.count<number>('file.ordinal').filterWhere('file.state', 'in', ['waiting', 'reading']).as('waiting'),
      fn.count<number>('file.ordinal').filterWhere('file.state', '=', 'done').as('done'),
      fn.count<number>('file.ordinal').filterWhere('file.state', '=', 'refused').as('refused'),
      fn.count<number>('file.ordinal').filterWhere('file.known', 'is not', null).as('known'),
      fn.coalesce(fn.sum<number>('file.milliseconds'), eb.lit(0)).as('milliseconds'),
    ])
    .$if(desk !== null, (query) => query.where('batch.unit_key', '=', desk ?? ''))
    .$if(id !== null, (query) => query.where('batch.id', '=', id ?? ''))
    .groupBy(['batch.unit_key', 'batch.id'])
    .orderBy('batch.created_at', 'desc')
    .orderBy('batch.id')
    .execute()
  return rows.map((row) => ({
    ...{ desk: row.unit_key, id: row.id, name: row.name },
    // Written from values of this type.
    state: row.state as BatchState,
    createdAt: row.created_at.toISOString(),
    ...{ account: row.account, accountName: row.account_name },
    finishedAt: row.finished_at?.toISOString() ?? null,
    files: {
      ...{ total: row.total, waiting: row.waiting, done: row.done },
      ...{ refused: row.refused, known: row.known },
    },
    milliseconds: row.milliseconds,
  }))
}

/** 改状态 Pauses, stops, continues or ends a batch; false when it was in none of the named states. */
export async function moveBatch(
  { db }: StoreOrTransaction,
  { desk, id }: BatchKey,
  from: readonly BatchState[],
  to: BatchState,
  at: string,
): Promise<boolean> {
  const moved = await db
    .updateTable('review_batch')
    .set({ state: to, finished_at: to === 'done' || to === 'stopped' ? new Date(at) : null })
    .where('unit_key', '=', desk)
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

/** 删批次 Takes a batch from the desk; the documents stay. */
export async function removeBatch({ db }: StoreOrTransaction, { desk, id }: BatchKey): Promise<boolean> {
  const gone = await db
    .deleteFrom('review_batch')
    .where('unit_key', '=', desk)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}

/** 待读文件 A file of a batch with its bytes. */
export type WaitingFile = { readonly ordinal: number; readonly name: string; readonly bytes: Uint8Array }

/** 持有期 When a file is taken, and until when who took it holds it (ISO 8601). */
export type Hold = { readonly now: string; readonly until: string }

/**
 * 取下一份 Takes the next file of a running batch that waits, or whose reader has let its time pass; null when there is none.
 * Two who take at once get two files.
 */
export async function takeFile(
  store: StoreOrTransaction,
  { desk, id }: BatchKey,
  { now, until }: Hold,
): Promise<WaitingFile | null> {
  return transact(store, async ({ db }) => {
    const row = await db
      .selectFrom('review_file as file')
      .innerJoin('review_batch as batch', (join) =>
        join.onRef('batch.unit_key', '=', 'file.unit_key').onRef('batch.id', '=', 'file.batch_id'),
      )
      .select(['file.ordinal', 'file.file_name', 'file.bytes'])
      .where('file.unit_key', '=', desk)
      .where('file.batch_id', '=', id)
      .where('batch.state', '=', 'running')
      .where(({ or, and, eb }) =>
        or([
          eb('file.state', '=', 'waiting'),
          and([eb('file.state', '=', 'reading'), eb('file.held_until', '<', new Date(now))]),
        ]),
      )
      .orderBy('file.ordinal')
      .limit(1)
      .forUpdate('file')
      .skipLocked()
      .executeTakeFirst()
    if (!row) return null
    await db
      .updateTable('review_file')
      .set({ state: 'reading', held_until: new Date(until) })
      .where('unit_key', '=', desk)
      .where('batch_id', '=', id)
      .where('ordinal', '=', row.ordinal)
      .execute()
    return { ordinal: row.ordinal, name: row.file_name, bytes: row.bytes ?? new Uint8Array() }
  })
}

/** 续持 Who reads a file holds it longer; with null the file waits again. */
export async function holdFile(
  { db }: StoreOrTransaction,
  { desk, id }: BatchKey,
  ordinal: number,
  until: string | null,
): Promise<void> {
  await db
    .updateTable('review_file')
    .set(until === null ? { state: 'waiting', held_until: null } : { held_until: new Date(until) })
    .where('unit_key', '=', desk)
    .where('batch_id', '=', id)
    .where('ordinal', '=', ordinal)
    .where('state', '=', 'reading')
    .execute()
}

export type FileOutcome = {
  readonly documentId: string | null
  readonly refusal: Refusal | null
  readonly milliseconds: number
  /** Where the same bytes were known from; null when they were new. */
  readonly known?: KnownFile | null
}

/** 读完 Says what became of a file; its bytes are the document's from here on, those of a refused file are let go. */
export async function finishFile(
  { db }: StoreOrTransaction,
  { desk, id }: BatchKey,
  ordinal: number,
  { documentId, refusal, milliseconds, known = null }: FileOutcome,
): Promise<void> {
  await db
    .updateTable('review_file')
    .set({
      ...{ state: documentId === null ? 'refused' : 'done', document_id: documentId, bytes: null },
      ...{
        refusal: refusal && storableText(JSON.stringify(refusal)),
        milliseconds: Math.round(milliseconds),
      },
      ...{ known: known && storableText(JSON.stringify(known)), held_until: null },
    })
    .where('unit_key', '=', desk)
    .where('batch_id', '=', id)
    .where('ordinal', '=', ordinal)
    .execute()
}

/**
 * 复位 What was being read when the program ended waits again.
 *
 * @param held before this moment (ISO 8601): on a database of several servers only what nobody holds any more; null for all
 */
export async function resetFiles({ db }: StoreOrTransaction, held: string | null = null): Promise<void> {
  await db
    .updateTable('review_file')
    .set({ state: 'waiting', held_until: null })
    .where('state', '=', 'reading')
    .$if(held !== null, (query) =>
      query.where(({ or, eb }) =>
        or([eb('held_until', 'is', null), eb('held_until', '<', new Date(held ?? 0))]),
      ),
    )
    .execute()
}

/** 批次里的文件 One file of a batch and what became of it. */
export type ReviewFile = {
  readonly ordinal: number
  readonly name: string
  readonly size: number
  readonly state: 'waiting' | 'reading' | 'done' | 'refused'
  readonly documentId: string | null
  readonly refusal: Refusal | null
  readonly known: KnownFile | null
}

/** 批次文件清单 The files of a batch in their order. */
export async function listBatchFiles(
  { db }: StoreOrTransaction,
  { desk, id }: BatchKey,
): Promise<ReviewFile[]> {
  const rows = await db
    .selectFrom('review_file')
    .select(['ordinal', 'file_name', 'byte_count', 'state', 'document_id', 'refusal', 'known'])
    .where('unit_key', '=', desk)
    .where('batch_id', '=', id)
    .orderBy('ordinal')
    .execute()
  return rows.map((row) => ({
    ...{ ordinal: row.ordinal, name: row.file_name, size: row.byte_count },
    // Written from values of this type.
    state: row.state as ReviewFile['state'],
    documentId: row.document_id,
    refusal: row.refusal === null ? null : decodeJson<Refusal>(row.refusal),
    known: row.known === null ? null : decodeJson<KnownFile>(row.known),
  }))
}
