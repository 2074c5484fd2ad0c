import { chained, emptyHead, type LogEntry, type LogEvent, type LogHead } from '@mingzhang/cycle'
import { type Selectable, sql } from 'kysely'
import { storableText, storableTextOrNull } from '../storable-text.ts'
import type { Tables } from '../tables.ts'
import { type StoreOrTransaction, transact } from '../transact.ts'
import { decodeDetail } from './decode-detail.ts'
import { platformKey } from './platform-key.ts'

/** Any number, the same for all writers of this log. */
const logLock = 7_201_913

/**
 * 记日志 Puts an event behind the last entry of the log. Called within the transaction of the change it speaks of, it
 * is written with it or not at all. Two writers queue; none of their entries is lost and no number is given twice.
 */
export function appendLog(store: StoreOrTransaction, event: LogEvent): Promise<LogEntry> {
  return transact(store, async (transaction) => {
    await sql`select pg_advisory_xact_lock(${logLock}::bigint)`.execute(transaction.db)
    const entry = chained(await logHead(transaction), storable(event))
    await transaction.db
      .insertInto('log_entry')
      .values({ unit_key: platformKey, ...entry, detail: JSON.stringify(entry.detail) })
      .execute()
    return entry
  })
}

/** 链尾 The last entry's number and hash; what to keep elsewhere. */
export async function logHead({ db }: StoreOrTransaction): Promise<LogHead> {
  const last = await db
    .selectFrom('log_entry')
    .select(['ordinal', 'hash'])
    .where('unit_key', '=', platformKey)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? emptyHead
}

export type LogQuery = {
  /** Only entries with a smaller number; by default from the newest. */
  readonly before?: number
  /** By default 100. */
  readonly limit?: number
  /** Exactly, or the noun before the point: `document`. */
  readonly what?: string
  readonly about?: string
  readonly account?: string
}

/** 查日志 The newest entries first. */
export async function listLog({ db }: StoreOrTransaction, query: LogQuery = {}): Promise<LogEntry[]> {
  const { before, limit = 100, what, about, account } = query
  let found = db.selectFrom('log_entry').selectAll().where('unit_key', '=', platformKey)
  if (before !== undefined) found = found.where('ordinal', '<', before)
  if (what !== undefined) {
    found = found.where((eb) =>
      eb.or([eb('what', '=', what), sql<boolean>`split_part(what, '.', 1) = ${what}`]),
    )
  }
  if (about !== undefined) found = found.where('about', '=', about)
  if (account !== undefined) found = found.where('account', '=', account)
  return (await found.orderBy('ordinal', 'desc').limit(limit).execute()).map(entryOf)
}

const page = 1_000

/** 通读日志 All entries in order, page by page, for verifying and exporting. */
export async function* readLog({ db }: StoreOrTransaction): AsyncGenerator<LogEntry> {
  let last = -1
  for (;;) {
    const rows = await db
      .selectFrom('log_entry')
      .selectAll()
      .where('unit_key', '=', platformKey)
      .where('ordinal', '>', last)
      .orderBy('ordinal')
      .limit(page)
      .execute()
    for (const row of rows) yield entryOf(row)
    if (rows.length < page) return
    last = rows.at(-1)?.ordinal ?? last
  }
}

function entryOf(row: Selectable<Tables['log_entry']>): LogEntry {
  const { unit_key: _, detail, ...rest } = row
  return { ...rest, detail: decodeDetail(detail) }
}

/** What the database would refuse to keep must not be hashed either. */
const storable = (event: LogEvent): LogEvent => ({
  ...event,
  name: storableText(event.name),
  about: storableText(event.about),
  organisation: storableTextOrNull(event.organisation),
})
