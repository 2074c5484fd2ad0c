import assert from 'node:assert/strict'
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** A document within the store: what leads every key of its rows. */
export type DocumentKey = { readonly unit_key: string; readonly document_id: string }

/** 列 One column of many rows: its type in the database and its values, top to bottom. */
export type ColumnOfRows = {
  readonly name: string
  readonly type: 'text' | 'integer' | 'bigint' | 'double precision' | 'boolean'
  readonly values: readonly (string | number | boolean | null)[]
}

/**
 * 整批写入 Inserts all rows of a document into a table with one statement, however many they are: the columns go over
 * as arrays. Rows are numbered from 0 in the order given (`ordinal`).
 */
export async function insertRows(
  transaction: Kysely<Tables>,
  table: 'statement' | 'finding' | 'program' | 'indicator' | 'open_fact',
  { unit_key, document_id }: DocumentKey,
  columns: readonly ColumnOfRows[],
): Promise<void> {
  const count = columns[0]?.values.length ?? 0
  assert(
    columns.every(({ values }) => values.length === count),
    'columns of unequal length',
  )
  if (count === 0) return
  const names = sql.join(columns.map(({ name }) => sql.ref(name)))
  const arrays = sql.join(columns.map(({ type, values }) => sql`${values}::${sql.raw(type)}[]`))
  const inserted = await sql`
    insert into ${sql.table(table)} (unit_key, document_id, ordinal, ${names})
    select ${unit_key}::text, ${document_id}::text, (entry.ordinal - 1)::integer, ${sql.join(
      columns.map(({ name }) => sql.ref(`entry.${name}`)),
    )}
    from unnest(${arrays}) with ordinality as entry (${names}, ordinal)`.execute(transaction)
  assert.equal(inserted.numAffectedRows, BigInt(count))
}
