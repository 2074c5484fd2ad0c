import { type Disclosure, statementsOf } from '@mingzhang/model'
import type { Kysely } from 'kysely'
import { decodeJson } from '../decode-json.ts'
import type { Tables } from '../tables.ts'
import { insertOpenBook } from './insert-open-book.ts'

/**
 * 补入公开账 Puts every published document that the open book does not have yet into it, one transaction each. A second
 * run finds nothing to do, and one that was broken off is taken up where it stopped.
 *
 * @returns how many were added
 */
export async function backfillOpenBook(db: Kysely<Tables>): Promise<number> {
  for (let added = 0; ; added += 1) {
    const row = await db
      .selectFrom('document')
      .leftJoin('open_book', (join) =>
        join
          .onRef('open_book.unit_key', '=', 'document.unit_key')
          .onRef('open_book.document_id', '=', 'document.id'),
      )
      .select([
        'document.unit_key',
        'document.id',
        'document.disclosure',
        'document.fails_count',
        'document.imported_at',
      ])
      .where('document.visibility', '=', 'published')
      .where('open_book.document_id', 'is', null)
      .limit(1)
      .executeTakeFirst()
    if (!row) return added
    const disclosure = decodeJson<Disclosure>(row.disclosure)
    const key = { unit_key: row.unit_key, document_id: row.id }
    await db.transaction().execute((transaction) =>
      insertOpenBook(transaction, key, {
        disclosure,
        statements: statementsOf(disclosure),
        fails: row.fails_count,
        importedAt: row.imported_at,
      }),
    )
  }
}
