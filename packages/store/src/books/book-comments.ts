import type { BookComment } from '@mingzhang/model'
import { commentOf, commentRow, settled, type WrittenComment } from '../comments/comment-row.ts'
import { storableText } from '../storable-text.ts'
import type { StoreOrTransaction } from '../transact.ts'
import type { BookKey, Doer } from './book-summary.ts'

export type NewComment = BookKey & WrittenComment & { readonly about: string }

/** 加批注 Adds a remark. */
export async function addBookComment({ db }: StoreOrTransaction, comment: NewComment): Promise<void> {
  await db
    .insertInto('book_comment')
    .values({
      ...{ unit_key: comment.unitKey, year: comment.year, about: storableText(comment.about) },
      ...commentRow(comment),
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
    .set(settled(by))
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
  return rows.map((row) => ({ ...commentOf(row), about: row.about }))
}
