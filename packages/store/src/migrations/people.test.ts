import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PGliteDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../migrate.ts'
import { defaultWorkerFile, type PgliteThread, startPglite } from '../pglite-thread.ts'
import type { Tables } from '../tables.ts'
import { firstSchema } from './first-schema.ts'

let folder = ''
let database: PgliteThread
let db: Kysely<Tables>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-older-'))
  database = await startPglite({ folder: join(folder, 'database'), archive: null }, defaultWorkerFile())
  db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: database }) })
  const first = {
    up: async (older: Kysely<unknown>) => {
      for (const statement of firstSchema) await sql.raw(statement).execute(older)
    },
  }
  const provider = { getMigrations: async () => ({ '0001-first-schema': first }) }
  const { error } = await new Migrator({ db, migrationTableSchema: 'public', provider }).migrateToLatest()
  if (error !== undefined) throw error
}, 120_000)
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a store from before there were people keeps its documents, and shows them to nobody else', async () => {
  const { rows } = await sql<{ name: string; type: string }>`
    select column_name as name, data_type as type from information_schema.columns
    where table_name = 'document' and is_nullable = 'NO' order by ordinal_position`.execute(db)
  const blank: { readonly [type: string]: string } = { text: "'x'", integer: '0', bytea: "''" }
  const values = rows.map(({ type }) => blank[type] ?? 'now()').join(', ')
  await sql.raw(`insert into unit (unit_key) values ('x')`).execute(db)
  await sql
    .raw(`insert into document (${rows.map(({ name }) => name).join(', ')}) values (${values})`)
    .execute(db)
  expect(await migrate(db)).toEqual({ ok: true, value: null })
  const kept = await db
    .selectFrom('document')
    .select(['id', 'visibility', 'organisation', 'imported_by'])
    .execute()
  expect(kept).toEqual([{ id: 'x', visibility: 'internal', organisation: null, imported_by: null }])
}, 120_000)
