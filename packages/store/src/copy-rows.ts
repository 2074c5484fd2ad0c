import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * 抄到另一单位 Writes rows of a table anew under another unit, every column as it is: the column by which tables are
 * distributed cannot be changed in place. Rows that are there already stay. The caller removes the old ones.
 */
export async function copyRows(
  db: Kysely<Tables>,
  table: keyof Tables,
  { from, to }: { readonly from: string; readonly to: string },
  which: RawBuilder<unknown>,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and column_name <> 'unit_key'
    order by ordinal_position`.execute(db)
  const columns = sql.join(rows.map(({ name }) => sql.ref(name)))
  await sql`
    insert into ${sql.table(table)} (unit_key, ${columns})
    select ${to}::text, ${columns} from ${sql.table(table)}
    where unit_key = ${from} and ${which}
    on conflict do nothing`.execute(db)
}
