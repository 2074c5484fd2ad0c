import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAway } from './is-away.ts'
import { openStore } from './open-store.ts'
import { listOrganisations } from './people/list-organisations.ts'
import { saveOrganisations } from './people/organisations.ts'
import type { Store } from './store.ts'
import { type PostgresServer, postgresPrograms, startPrivatePostgres } from './tests/private-postgres.ts'
import { transact } from './transact.ts'

const programs = postgresPrograms()
const region = { key: '某县', kind: 'region', code: null, name: '某县', parent: null } as const

/** 连接中断 The connection to PostgreSQL breaks in the middle of a change, or the server ends. */
describe.skipIf(programs === null)('a lost connection to PostgreSQL', () => {
  let server: PostgresServer
  let store: Store

  beforeAll(async () => {
    server = await startPrivatePostgres(programs ?? '')
    const opened = await openStore({ url: server.url })
    if (!opened.ok) throw new Error(opened.refusal.what)
    store = opened.value
  }, 60_000)
  afterAll(async () => {
    await store.close()
    await server.stop()
  })

  /** Ends every connection but the one that says so, and waits until they are ended: a signal alone may arrive later. */
  const cut = async () => {
    const other = new Client({ connectionString: server.url })
    await other.connect()
    await other.query(
      'select pg_terminate_backend(pid, 10000) from pg_stat_activity where pid <> pg_backend_pid()',
    )
    await other.end()
  }
  const failure = async (work: Promise<unknown>): Promise<unknown> => {
    try {
      await work
    } catch (error) {
      return error
    }
    return null
  }

  test('in the middle of a change: nothing of it is kept, and the next one goes through', async () => {
    const broken = await failure(
      transact(store, async (transaction) => {
        await saveOrganisations(transaction, [region], '2026-03-01')
        await cut()
        await saveOrganisations(transaction, [{ ...region, name: '别的' }], '2026-03-01')
      }),
    )
    expect(isAway(broken)).toBe(true)
    expect(await listOrganisations(store)).toEqual([])
    await saveOrganisations(store, [region], '2026-03-01')
    expect(await listOrganisations(store)).toMatchObject([region])
  })

  test('between two changes: the second is none the wiser', async () => {
    await cut()
    const found = (await failure(listOrganisations(store))) ?? 'answered'
    expect(found === 'answered' || isAway(found)).toBe(true)
    expect(await listOrganisations(store)).toHaveLength(1)
  })

  test('the server is gone: that is what it says', async () => {
    await server.stop()
    expect(isAway(await failure(listOrganisations(store)))).toBe(true)
  })
})

test.each([
  [new Error('a mistake of ours'), false],
  [Object.assign(new Error('full'), { code: '53100' }), false],
  [Object.assign(new Error('clash'), { code: '23505' }), false],
  [Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), true],
  [Object.assign(new Error('no socket'), { code: 'ENOENT', syscall: 'connect' }), true],
  [Object.assign(new Error('no file'), { code: 'ENOENT', syscall: 'open' }), false],
  [new Error('Connection terminated unexpectedly'), true],
  ['text', false],
])('%s is away: %s', (error, expected) => {
  expect(isAway(error)).toBe(expected)
})
