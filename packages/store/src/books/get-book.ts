import type { StoreOrTransaction } from '../transact.ts'
import { type BookKey, type BookSummary, bookSummary } from './book-summary.ts'

/** 一版账本 A version: who made it, when, from which, and under what name. */
export type BookVersion = {
  readonly version: number
  readonly basedOn: number | null
  readonly savedAt: string
  readonly account: string
  readonly name: string
  readonly note: string | null
}

export type StoredBook = BookSummary & {
  readonly content: string
  readonly saved: BookVersion
}

const columns = ['version', 'based_on', 'saved_at', 'account', 'name', 'note'] as const

type Row = {
  version: number
  based_on: number | null
  saved_at: Date
  account: string
  name: string
  note: string | null
}

const versionOf = ({ based_on, saved_at, ...row }: Row): BookVersion => ({
  version: row.version,
  basedOn: based_on,
  savedAt: saved_at.toISOString(),
  account: row.account,
  name: row.name,
  note: row.note,
})

/** 取账本 A book with its newest version, or another one of it; null when there is none. */
export async function getBook(
  { db }: StoreOrTransaction,
  { unitKey, year }: BookKey,
  version?: number,
): Promise<StoredBook | null> {
  const book = await db
    .selectFrom('book')
    .selectAll()
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .executeTakeFirst()
  if (!book) return null
  const found = await db
    .selectFrom('book_version')
    .select([...columns, 'content'])
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .where('version', '=', version ?? book.version)
    .executeTakeFirst()
  if (!found) return null
  const { content, ...saved } = found
  return { ...bookSummary(book), content, saved: versionOf(saved) }
}

/** 各版 The versions that were kept, the newest first. */
export async function listBookVersions(
  { db }: StoreOrTransaction,
  { unitKey, year }: BookKey,
): Promise<BookVersion[]> {
  const rows = await db
    .selectFrom('book_version')
    .select(columns)
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(versionOf)
}

/** 账本列表 All books, by year from the newest and by name. */
export async function listBooks({ db }: StoreOrTransaction): Promise<BookSummary[]> {
  const rows = await db
    .selectFrom('book')
    .selectAll()
    .orderBy('year', 'desc')
    .orderBy('name_order')
    .orderBy('unit_key')
    .execute()
  return rows.map(bookSummary)
}
