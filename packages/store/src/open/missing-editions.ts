import type { BookKey } from '../books/book-summary.ts'
import type { Store } from '../store.ts'
import { type StoreOrTransaction, transact } from '../transact.ts'
import { type NewEdition, publishEdition } from './publish-edition.ts'

/** 现行的一版 Which version of a book the edition was made from that the public reads now; null where there is none. */
export async function standingVersion(
  { db }: StoreOrTransaction,
  { unitKey, year }: BookKey,
): Promise<number | null> {
  const row = await db
    .selectFrom('open_edition')
    .select('book_version')
    .where('book_unit', '=', unitKey)
    .where('book_year', '=', year)
    .where('replaced_by', 'is', null)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()
  return row?.book_version ?? null
}

/** 未入账的账本 Books that were published and have no edition, nor one that was withdrawn, by unit and year. */
export async function booksWithoutEdition({ db }: Store): Promise<readonly BookKey[]> {
  const rows = await db
    .selectFrom('book')
    .select(['unit_key', 'year'])
    .where('published_on', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('open_edition')
            .select('document_id')
            .whereRef('open_edition.book_unit', '=', 'book.unit_key')
            .whereRef('open_edition.book_year', '=', 'book.year'),
        ),
      ),
    )
    .orderBy('unit_key')
    .orderBy('year')
    .execute()
  return rows.map(({ unit_key, year }) => ({ unitKey: unit_key, year }))
}

/**
 * 补一版 Publishes the edition of a book that has none yet. A book that is being published at this moment is waited for: an
 * older version never takes the place of a newer one.
 *
 * @returns number of the document; null where the book has an edition by now, or is gone
 */
export function publishMissingEdition(
  store: StoreOrTransaction,
  edition: NewEdition,
): Promise<string | null> {
  const { unitKey, year } = edition.book
  return transact(store, async (transaction) => {
    const book = await transaction.db
      .selectFrom('book')
      .select('unit_key')
      .where('unit_key', '=', unitKey)
      .where('year', '=', year)
      .forUpdate()
      .executeTakeFirst()
    if (!book) return null
    const present = await transaction.db
      .selectFrom('open_edition')
      .select('document_id')
      .where('book_unit', '=', unitKey)
      .where('book_year', '=', year)
      .executeTakeFirst()
    return present ? null : publishEdition(transaction, edition)
  })
}
