import { type Kysely, sql } from 'kysely'
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
 * 改归单位 Files a document, with everything read from it, under another unit; its number stays, so every link to it does. The
 * rows are written anew and the old ones removed: the column by which tables are distributed cannot be changed in place.
 * Within the caller's transaction.
 */
export async function moveDocument(db: Kysely<Tables>, from: DocumentKey, to: string): Promise<void> {
  await sql`
    insert into unit (unit_key, code, name, region)
    select ${to}::text, unit_code, unit_name, region from document
    where unit_key = ${from.unit_key} and id = ${from.document_id}
    on conflict (unit_key) do nothing`.execute(db)
  await copy(db, 'document', 'id', from, to)
  for (const table of hanging) await copy(db, table, 'document_id', from, to)
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

async function copy(
  db: Kysely<Tables>,
  table: 'document' | (typeof hanging)[number],
  id: 'id' | 'document_id',
  from: DocumentKey,
  to: string,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and column_name <> 'unit_key'
    order by ordinal_position`.execute(db)
  const columns = sql.join(rows.map(({ name }) => sql.ref(name)))
  await sql`
    insert into ${sql.table(table)} (unit_key, ${columns})
    select ${to}::text, ${columns} from ${sql.table(table)}
    where unit_key = ${from.unit_key} and ${sql.ref(id)} = ${from.document_id}`.execute(db)
}
