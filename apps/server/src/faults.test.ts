import { appendLog, type Store, setVisibility } from '@mingzhang/store'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assertFourEyes } from './books/four-eyes.ts'
import { buildServer } from './build-server.ts'
import { organisationTree } from './people/organisation-tree.ts'
import type { ServerOptions } from './server-options.ts'
import { mayEverything, signInAs, signInAt } from './tests/people.ts'
import { idOf, sampleAudit } from './tests/sample-audit.ts'
import { openTestStore } from './tests/test-store.ts'
import { linesOf, upload } from './tests/upload.ts'

const at = '2026-03-01T02:03:04.000Z'
const now = () => new Date(at)
let opened: Awaited<ReturnType<typeof openTestStore>>
let options: ServerOptions

beforeAll(async () => {
  opened = await openTestStore()
  const { store } = opened
  options = { store, audit: sampleAudit, webRoot: import.meta.dirname, now, requestsPerMinute: 10_000 }
})
afterAll(() => opened.remove())
beforeEach(async () => {
  for (const table of ['document', 'book', 'account', 'log_entry'] as const)
    await opened.store.db.deleteFrom(table).execute()
})

/**
 * A store that cannot write any more: every insert fails as the engine makes it fail on a full disk. That the engine does,
 * and keeps nothing by halves, is tested on a real full disk beside the store.
 */
const onFullDisk = (store: Store): Store => {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      if (node.kind !== 'InsertQueryNode') return node
      throw Object.assign(new Error('could not extend file "base/5/16438"'), { code: '53100' })
    },
    transformResult: async ({ result }) => result,
  }
  return { ...store, db: store.db.withPlugin(plugin) }
}

describe('a full disk', () => {
  test('refuses an import and a save in words for people; the store is as it was', async () => {
    const server = await buildServer({ ...options, store: onFullDisk(opened.store), person: mayEverything })
    const form = upload({ name: '甲.txt', content: '甲' })
    const imported = await server.inject({ method: 'POST', url: '/api/documents', ...form })
    const lines = linesOf(imported.body)
    expect(lines.at(-2)).toMatchObject({ stage: 'refused', refusal: { id: 'import/no-room' } })
    const book = { from: 'empty', unitName: '机关事务中心', year: 2026 }
    const begun = await server.inject({ method: 'POST', url: '/api/books', payload: book })
    expect([begun.statusCode, begun.json().what]).toEqual([507, expect.stringContaining('磁盘已满')])
    expect(begun.body).not.toContain('base/5')
    expect((await server.inject({ url: '/api/documents' })).json().total).toBe(0)
    expect((await server.inject({ url: '/api/books' })).json().books).toEqual([])
    await server.close()
  })
})

describe('a database that is away', () => {
  const away = (store: Store): Store => {
    const plugin: KyselyPlugin = {
      transformQuery: () => {
        throw Object.assign(new Error('terminating connection due to administrator command'), {
          code: '57P01',
        })
      },
      transformResult: async ({ result }) => result,
    }
    return { ...store, db: store.db.withPlugin(plugin) }
  }

  test('is said in words, not as “sign in” and not as a bug; the server is there when it is back', async () => {
    const events: string[] = []
    const log: ServerOptions['log'] = ({ event }) => void events.push(event)
    const reviewer = await signInAs(options, 'bureau-reviewer')
    const { cookie, host } = reviewer
    const server = await buildServer({ ...options, store: away(opened.store), log })
    const answer = await server.inject({ url: '/api/review/batches', headers: { cookie, host } })
    expect([answer.statusCode, answer.json().what]).toEqual([503, expect.stringContaining('数据库没有应答')])
    expect(answer.body).not.toContain('administrator command')
    expect(events).not.toContain('bug')
    await server.close()
  })

  test('an import into it is refused as such, and nothing is kept', async () => {
    const server = await buildServer({ ...options, store: away(opened.store), person: mayEverything })
    const form = upload({ name: '丙.txt', content: '丙' })
    const lines = linesOf((await server.inject({ method: 'POST', url: '/api/documents', ...form })).body)
    expect(lines.at(-2)).toMatchObject({ stage: 'refused', refusal: { id: 'import/store-away' } })
    await server.close()
  })
})

describe('bytes that are in the store already', () => {
  test('are linked to for who may see them, and said to be elsewhere to who may not', async () => {
    const server = await buildServer(options)
    const send = async (who: { readonly cookie: string; readonly origin: string; readonly host: string }) => {
      const form = upload({ name: '乙.txt', content: '乙' })
      const { cookie, origin, host } = who
      const headers = { cookie, origin, host, ...form.headers }
      const answer = await server.inject({ method: 'POST', url: '/api/documents', ...form, headers })
      return linesOf(answer.body).at(-2)
    }
    const first = await signInAt(options, '某县', 'compiler')
    const other = await signInAt(options, '另一县', 'compiler')
    expect(await send(first)).toMatchObject({ status: 'imported' })
    expect(await send(first)).toMatchObject({ status: 'already', id: idOf('乙') })
    const refused = await send(other)
    expect(refused).toMatchObject({ refusal: { id: 'import/stored-elsewhere' } })
    expect(JSON.stringify(refused)).not.toContain(idOf('乙'))
    await setVisibility(opened.store, idOf('乙'), 'published')
    expect(await send(other)).toMatchObject({ status: 'already', id: idOf('乙') })
    await server.close()
  })
})

describe('who submitted a book', () => {
  const key = { unitKey: '某县', year: 2026 }
  const context = () => ({ ...options, now, tree: organisationTree(options.store, now) })
  const submittedBy = (account: string) =>
    appendLog(options.store, {
      ...{ at, account, name: '张三', what: 'book.submitted', about: '某县/2026' },
      ...{ organisation: '某县', detail: {} },
    })
  const someone = (id: string) => ({ ...mayEverything, id })

  test('does not approve it where somebody else could', async () => {
    await signInAt(options, '某县', 'department')
    await submittedBy('one')
    await expect(assertFourEyes(context(), someone('one'), key)).rejects.toMatchObject({ statusCode: 403 })
    expect(await assertFourEyes(context(), someone('two'), key)).toEqual({})
  })

  test('approves it alone where nobody else could, and the log says so', async () => {
    await signInAt(options, '另一县', 'department')
    await signInAs(options, 'compiler')
    await submittedBy('one')
    expect(await assertFourEyes(context(), someone('one'), key)).toEqual({ alone: true })
  })

  test('counts anew after it was returned and submitted by another', async () => {
    await signInAt(options, '某县', 'department')
    await submittedBy('one')
    await submittedBy('two')
    expect(await assertFourEyes(context(), someone('one'), key)).toEqual({})
  })
})
