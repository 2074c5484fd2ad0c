import type { Read } from '@mingzhang/model'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool, types } from 'pg'
import { codeOf } from './error-code.ts'
import { int8TypeId, parseInt8 } from './int8.ts'
import { migrate } from './migrate.ts'
import { badUrl, notUtf8, serverUnreachable } from './refusals.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

const connectMilliseconds = 10_000

/** 打开服务器库 Opens the store in a PostgreSQL database. The URL's password never appears in a refusal. */
export async function openPostgres(url: string): Promise<Read<Store>> {
  const server = serverOf(url)
  if (server === null) return { ok: false, refusal: badUrl() }
  const pool = openPool(url)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  let closing: Promise<void> | null = null
  const close = () => {
    closing ??= pool.end()
    return closing
  }
  const ready = await check(db, server)
  if (ready.ok) return { ok: true, value: { engine: 'postgres', db, close } }
  await close()
  return ready
}

async function check(db: Kysely<Tables>, server: string): Promise<Read<null>> {
  try {
    const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(db)
    const encoding = rows[0]?.server_encoding ?? ''
    if (encoding !== 'UTF8') return { ok: false, refusal: notUtf8(encoding) }
  } catch (error) {
    return { ok: false, refusal: serverUnreachable(server, codeOf(error) || '没有说明原因') }
  }
  return migrate(db)
}

function openPool(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: connectMilliseconds,
    types: {
      getTypeParser: (id, format) =>
        Number(id) === int8TypeId ? parseInt8 : types.getTypeParser(id, format),
    },
  })
  // A connection that breaks while idle is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => {})
  // So would one that breaks between two statements of a transaction; its next statement fails, and says why.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Host, port and database of the URL, for messages; null when it is not the URL of a PostgreSQL server. */
function serverOf(url: string): string | null {
  if (!/^postgres(?:ql)?:\/\//u.test(url) || !URL.canParse(url)) return null
  const { hostname, port, pathname } = new URL(url)
  return `${hostname || 'localhost'}:${port || '5432'}${decodeURIComponent(pathname)}`
}
