import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { openStore, type StoreLocation } from '../open-store.ts'
import type { Store } from '../store.ts'
import { fillFolder } from './fill-folder.ts'
import { type PostgresServer, postgresPrograms, startPrivatePostgres } from './private-postgres.ts'

/** 引擎 An engine the same tests run on. */
export type TestEngine = {
  readonly name: string
  readonly available: boolean
  /** Before the first test and after the last. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  /** A place with nothing in it: an empty store of the embedded engine, a schema without tables of PostgreSQL. */
  readonly newLocation: () => Promise<StoreLocation>
}

/** Opens a store that must open. */
export async function opened(location: StoreLocation): Promise<Store> {
  const store = await openStore(location)
  if (!store.ok) throw new Error(store.refusal.what)
  return store.value
}

export const testEngines = (): readonly TestEngine[] => [embedded(), postgres()]

function embedded(): TestEngine {
  let folder = ''
  let count = 0
  return {
    name: 'embedded PGlite',
    available: true,
    start: async () => {
      folder = mkdtempSync(join(tmpdir(), 'mingzhang-store-'))
    },
    stop: async () => rmSync(folder, { recursive: true, force: true }),
    newLocation: async () => {
      count += 1
      return { folder: await fillFolder(join(folder, `store-${count}`)) }
    },
  }
}

/** The server of DATABASE_URL_TEST, or one of our own; every location is a schema of its own in it. */
function postgres(): TestEngine {
  const given = process.env['DATABASE_URL_TEST']
  const programs = given ? null : postgresPrograms()
  const available = given !== undefined || programs !== null
  // The reporter only counts what is skipped; this says why.
  if (!available) process.stderr.write('PostgreSQL is not installed: the tests on that engine are skipped\n')
  const schemas: string[] = []
  let server: PostgresServer = { url: given ?? '', stop: async () => {} }
  return {
    name: available ? 'PostgreSQL' : 'PostgreSQL (skipped: PostgreSQL is not installed)',
    available,
    start: async () => {
      if (programs) server = await startPrivatePostgres(programs)
    },
    stop: async () => {
      for (const schema of schemas) await run(server.url, `drop schema ${schema} cascade`)
      await server.stop()
    },
    newLocation: async () => {
      const schema = `test_${process.pid}_${schemas.length}`
      await run(server.url, `create schema ${schema}`)
      schemas.push(schema)
      const url = new URL(server.url)
      url.searchParams.set('options', `-csearch_path=${schema}`)
      return { url: url.href }
    },
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
