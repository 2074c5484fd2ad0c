import { type Kysely, sql } from 'kysely'
import { copyRows } from './copy-rows.ts'
import type { DocumentKey } from './insert-rows.ts'
import type { Tables } from './tables.ts'

/** What hangs on a document, in the order in which it is copied. */
const hanging = [
  'statement',
  'finding',
  'program',
  'indicator',
  'open_book',
  'open_fact',
  'open_search',
  'open_part',
  'document_comment',
] as const

/**
 * 改归单位 Files a document, with everything read from it, under another unit; its number stays, so every link to it does. Within the caller's transaction.
 */
export async function moveDocument(db: Kysely<Tables>, from: DocumentKey, to: string): Promise<void> {
  await sql`
    insert into unit (unit_key, code, name, region)
    select ${to}::text, unit_code, unit_name, region from document
    where unit_key = ${from.unit_key} and id = ${from.document_id}
    on conflict (unit_key) do nothing`.execute(db)
  const units = { from: from.unit_key, to }
  await copyRows(db, 'document', units, sql`id = ${from.document_id}::text`)
  for (const table of hanging) await copyRows(db, table, units, sql`document_id = ${from.document_id}::text`)
  // Whose it is follows the unit only where it was the unit's own.
  await sql`
    update document set organisation = ${to}::text
    where unit_key = ${to} and id = ${from.document_id} and organisation = ${from.unit_key}`.execute(db)
  await sql`
    update review_notice set subject = ${to}::text
    where document_id = ${from.document_id} and subject = ${from.unit_key}`.execute(db)
  await db
    .deleteFrom('document')
    .where('unit_key', '=', from.unit_key)
    .where('id', '=', from.document_id)
    .execute()
}
