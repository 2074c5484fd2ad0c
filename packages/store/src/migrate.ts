import type { Read } from '@mingzhang/model'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { migrations } from './migrations/index.ts'
import { backfillOpenBook } from './open/backfill-open-book.ts'
import { gatherUnits } from './people/gather-units.ts'
import { newerSchema } from './refusals.ts'
import type { Tables } from './tables.ts'

/**
 * 更新库表 Brings the schema to the newest migration, in one transaction.
 *
 * A database that a newer version has already changed is refused and left alone; any other failure is a bug.
 */
export async function migrate(db: Kysely<Tables>): Promise<Read<null>> {
  const known = new Set(Object.keys(migrations))
  const applied = await appliedMigrations(db)
  if (applied.some((name) => !known.has(name))) return { ok: false, refusal: newerSchema() }
  if (applied.length < known.size) {
    const { error } = await (await migratorOf(db)).migrateToLatest()
    if (error !== undefined) throw error
  }
  // What is published and not in the open book yet, also where an earlier start was broken off.
  await backfillOpenBook(db)
  // What was filed under a name of an organisation before it was known to be one.
  await db.transaction().execute((transaction) => gatherUnits({ db: transaction }))
  return { ok: true, value: null }
}

/** The schema is named, or the migrator would mistake another program's tables elsewhere in the database for its own. */
async function migratorOf(db: Kysely<Tables>): Promise<Migrator> {
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db)
  const migrationTableSchema = rows[0]?.schema ?? 'public'
  return new Migrator({ db, migrationTableSchema, provider: { getMigrations: async () => compiled() } })
}

function compiled(): Record<string, Migration> {
  const entries = Object.entries(migrations).map(
    ([name, statements]) => [name, migration(statements)] as const,
  )
  return Object.fromEntries(entries)
}

const migration = (statements: readonly string[]): Migration => ({
  up: async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
})

async function appliedMigrations(db: Kysely<Tables>): Promise<string[]> {
  const table = await sql<{
    exists: boolean
  }>`select to_regclass('kysely_migration') is not null as exists`.execute(db)
  if (table.rows[0]?.exists !== true) return []
  const names = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return names.rows.map(({ name }) => name)
}
