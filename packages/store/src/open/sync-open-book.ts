import { type Disclosure, statementsOf } from '@mingzhang/model'
import type { Kysely } from 'kysely'
import { decodeJson } from '../decode-json.ts'
import type { Tables } from '../tables.ts'
import { insertOpenBook } from './insert-open-book.ts'
import { keepStanding, markWithdrawn } from './standing.ts'

/**
 * 对齐公开账 Makes the open book hold a document exactly when it is published; within the caller's transaction.
 *
 * @param on `YYYY-MM-DD`, said of an edition that is withdrawn
 */
export async function syncOpenBook(db: Kysely<Tables>, id: string, on: string | null): Promise<void> {
  const row = await db
    .selectFrom('document')
    .select(['unit_key', 'disclosure', 'fails_count', 'imported_at', 'visibility'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return
  for (const table of ['open_book', 'open_fact', 'open_search', 'open_part'] as const) {
    await db.deleteFrom(table).where('unit_key', '=', row.unit_key).where('document_id', '=', id).execute()
  }
  const key = { unit_key: row.unit_key, document_id: id }
  const published = row.visibility === 'published'
  await markWithdrawn(db, key, published ? null : on)
  if (!published) return
  const disclosure = decodeJson<Disclosure>(row.disclosure)
  await insertOpenBook(db, key, {
    disclosure,
    statements: statementsOf(disclosure),
    fails: row.fails_count,
    importedAt: row.imported_at,
  })
  await keepStanding(db, key)
}
