import { type Kysely, sql } from 'kysely'
import type { DocumentKey } from '../insert-rows.ts'
import type { Tables } from '../tables.ts'

/**
 * 位次 Which of several documents of a unit and year stands for it: an edition published here, then a document that came as
 * a file (the one with the most figures), and last an edition that an adjusted one has replaced. That one is found by its
 * address only: it is in no search, no sum and no comparison.
 */
export const standings = { published: 0, imported: 1, replaced: 2 } as const

/** Of a row of the open book: was it compiled and published here? */
export const isEdition = sql<boolean>`standing <> ${standings.imported}::integer`

/** 先后 The order in which documents of one unit and year stand for it, best first. */
export const bestFirst = sql`standing, statement_count desc, imported_at desc`

/** 定位次 Gives an edition's row in the open book its rank; a document that is no edition keeps its own. */
export async function keepStanding(db: Kysely<Tables>, key: DocumentKey): Promise<void> {
  const edition = await db
    .selectFrom('open_edition')
    .select('replaced_by')
    .where('unit_key', '=', key.unit_key)
    .where('document_id', '=', key.document_id)
    .executeTakeFirst()
  if (!edition) return
  const standing = edition.replaced_by === null ? standings.published : standings.replaced
  await db
    .updateTable('open_book')
    .set({ standing })
    .where('unit_key', '=', key.unit_key)
    .where('document_id', '=', key.document_id)
    .execute()
  if (standing !== standings.replaced) return
  await db
    .deleteFrom('open_search')
    .where('unit_key', '=', key.unit_key)
    .where('document_id', '=', key.document_id)
    .execute()
}

/** 记收回 Notes since when an edition cannot be read any more; null: it can. */
export async function markWithdrawn(db: Kysely<Tables>, key: DocumentKey, on: string | null): Promise<void> {
  await db
    .updateTable('open_edition')
    .set({ withdrawn_on: on })
    .where('unit_key', '=', key.unit_key)
    .where('document_id', '=', key.document_id)
    .execute()
}
