import { storableText } from '../storable-text.ts'
import type { StoreOrTransaction } from '../transact.ts'
import type { BookKey, Doer } from './book-summary.ts'

/** 批注 A remark on a figure: a cell of the entry table, a cell of a form, a sentence, or the book as a whole. */
export type BookComment = {
  readonly id: string
  /** `row/<id>/<field>`, `cell/<table>/<key>`, `part/<text>`; empty for the book. */
  readonly about: string
  /** What it was about in words, as long as the thing itself may change. */
  readonly aboutWords: string
  readonly body: string
  readonly name: string
  readonly writtenAt: string
  readonly resolvedAt: string | null
  readonly resolvedBy: string | null
}

export type NewComment = BookKey & {
  readonly id: string
  readonly about: string
  readonly aboutWords: string
  readonly body: string
  readonly by: Doer
}

/** 加批注 Adds a remark. */
export async function addBookComment({ db }: StoreOrTransaction, comment: NewComment): Promise<void> {
  await db
    .insertInto('book_comment')
    .values({
      ...{ unit_key: comment.unitKey, year: comment.year, id: comment.id },
      about: storableText(comment.about),
      about_words: storableText(comment.aboutWords),
      body: storableText(comment.body),
      account: comment.by.account,
      name: storableText(comment.by.name),
      written_at: new Date(comment.by.at),
      resolved_at: null,
      resolved_by: null,
    })
    .execute()
}

/** 了结批注 Marks a remark as dealt with, or opens it again (null); false when there is none. */
export async function resolveBookComment(
  { db }: StoreOrTransaction,
  { unitKey, year, id, by }: BookKey & { readonly id: string; readonly by: Doer | null },
): Promise<boolean> {
  const changed = await db
    .updateTable('book_comment')
    .set({ resolved_at: by === null ? null : new Date(by.at), resolved_by: by === null ? null : by.name })
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .where('id', '=', id)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** 批注列表 The remarks on a book in the order they were written. */
export async function listBookComments(
  { db }: StoreOrTransaction,
  { unitKey, year }: BookKey,
): Promise<BookComment[]> {
  const rows = await db
    .selectFrom('book_comment')
    .selectAll()
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    about: row.about,
    aboutWords: row.about_words,
    body: row.body,
    name: row.name,
    writtenAt: row.written_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    resolvedBy: row.resolved_by,
  }))
}
