import { setVisibility } from '../document-access.ts'
import { importDocument } from '../import-document.ts'
import type { DocumentKey } from '../insert-rows.ts'
import type { NewDocument } from '../new-document.ts'
import { type StoreOrTransaction, transact } from '../transact.ts'
import { keepStanding } from './standing.ts'

/** 待公开的版次 A book as it is published: the edition as a document, and what its formats are written from. */
export type NewEdition = {
  readonly book: { readonly unitKey: string; readonly year: number; readonly version: number }
  readonly document: NewDocument
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string
  /** JSON text, kept as it is. */
  readonly content: string
}

/**
 * 公开一版 Puts an edition of a book into the open book, where it stands for its unit and year. The edition before it is
 * marked as replaced and can still be read. The same edition published again changes nothing but its version.
 *
 * @returns number of the document
 */
export function publishEdition(store: StoreOrTransaction, edition: NewEdition): Promise<string> {
  return transact(store, async (transaction) => {
    const { id, unitKey, status } = await importDocument(transaction, {
      ...edition.document,
      unitKey: edition.book.unitKey,
      visibility: 'published',
    })
    const key = { unit_key: unitKey, document_id: id }
    if (status === 'already') await setVisibility(transaction, id, 'published')
    const replaced = await replaceEarlier(transaction, edition, id)
    await insertEdition(transaction, edition, key)
    for (const one of [key, ...replaced]) await keepStanding(transaction.db, one)
    return id
  })
}

async function insertEdition(
  { db }: StoreOrTransaction,
  { book, document, publishedOn, content }: NewEdition,
  key: DocumentKey,
): Promise<void> {
  const since = { replaced_on: null, replaced_by: null, withdrawn_on: null }
  await db
    .insertInto('open_edition')
    .values({
      ...{ ...key, book_unit: book.unitKey, book_year: book.year, book_version: book.version },
      ...{ published_on: publishedOn, published_at: new Date(document.importedAt), ...since, content },
    })
    .onConflict((conflict) =>
      conflict.columns(['unit_key', 'document_id']).doUpdateSet({ book_version: book.version, ...since }),
    )
    .execute()
}

/** Every edition of the book that still stands gives way to this one. */
async function replaceEarlier(
  { db }: StoreOrTransaction,
  { book, publishedOn }: NewEdition,
  id: string,
): Promise<readonly DocumentKey[]> {
  return db
    .updateTable('open_edition')
    .set({ replaced_on: publishedOn, replaced_by: id })
    .where('book_unit', '=', book.unitKey)
    .where('book_year', '=', book.year)
    .where('document_id', '!=', id)
    .where('replaced_by', 'is', null)
    .returning(['unit_key', 'document_id'])
    .execute()
}
