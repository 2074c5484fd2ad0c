import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import type { Cluster, Deed } from '@mingzhang/cycle'
import {
  createBatch,
  listLog,
  removeDocument,
  type Store,
  saveOrganisations,
  takeFile,
} from '@mingzhang/store'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import type { KyselyPlugin } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { AuditFunction } from '../audit-function.ts'
import { buildServer } from '../build-server.ts'
import { holdAnswers, unheld } from '../tests/hold-answers.ts'
import { mayEverything, signInAt } from '../tests/people.ts'
import { openTestStore } from '../tests/test-store.ts'
import { type UploadPart, upload } from '../tests/upload.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const reading: AuditFunction = async (bytes, name) => audit(bytes, name)
const text = readFileSync(
  new URL('../../../../samples/qinhuangdao-office-affairs-2023.txt', import.meta.url),
  'utf8',
)
/** The same disclosure of another unit, and one whose wrong figure was put right. */
const other = text.replaceAll('秦皇岛经济技术开发区机关事务服务中心', '秦皇岛经济技术开发区信访服务中心')
const mended = text.replaceAll('8320.77', '8900.03')

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
let clock = new Date('2026-03-01T02:03:04.000Z')

const start = (more: Partial<Parameters<typeof buildServer>[0]> = {}) =>
  buildServer({
    ...{ store: opened.store, audit: reading, webRoot: import.meta.dirname, person: mayEverything },
    ...{ now: () => clock, requestsPerMinute: 10_000, ...more },
  })

beforeAll(async () => {
  opened = await openTestStore()
})
afterAll(() => opened.remove())
beforeEach(async () => {
  clock = new Date('2026-03-01T02:03:04.000Z')
  const tables = ['review_batch', 'finding_decision', 'review_notice', 'document', 'organisation'] as const
  for (const table of [...tables, 'review_deed', 'review_rule_switch'] as const)
    await opened.store.db.deleteFrom(table).execute()
  server = await start()
  await holdAnswers(server, /^\/api\/review\//u)
})
afterEach(() => server.close())

const get = async (url: string) => (await server.inject({ method: 'GET', url: `/api/review${url}` })).json()
const post = (url: string, payload: object) =>
  server.inject({ method: 'POST', url: `/api/review${url}`, payload })

async function drop(...parts: readonly UploadPart[]): Promise<string> {
  const answer = await server.inject({ method: 'POST', url: '/api/review/batches', ...upload(...parts) })
  expect(answer.statusCode).toBe(201)
  return answer.json().id
}

const finished = (id: string) =>
  vi.waitFor(
    async () => {
      const board = await get(`/batches/${id}`)
      expect(board.batch.state).toBe('done')
      return board
    },
    { timeout: 20_000, interval: 50 },
  )

describe('审核台', () => {
  test('a zip and a file that cannot be read: a board with a row for each', async () => {
    const zip = zipSync({
      '甲.txt': new TextEncoder().encode(text),
      '乙.txt': new TextEncoder().encode(other),
    })
    const id = await drop({ name: '一批.zip', content: zip }, { name: '坏.pdf', content: '' })
    const { batch, rows } = await finished(id)
    expect(batch.files).toEqual({ total: 3, waiting: 0, done: 2, refused: 1, known: 0 })
    expect(rows.map(({ state }: { state: string }) => state)).toEqual(['done', 'done', 'refused'])
    expect(rows[0]).toMatchObject({ count: { error: 2 }, decided: 0, notice: null })
    expect(rows[0].money).toBeGreaterThan(0)
    expect(rows[2].refusal.what).not.toBe('')
  })

  test('one error over two units is decided once, can be taken back, and rules that are rejected stand out', async () => {
    const id = await drop({ name: '甲.txt', content: text }, { name: '乙.txt', content: other })
    await finished(id)
    const { clusters }: { clusters: Cluster[] } = await get(`/batches/${id}/clusters`)
    const stale = clusters.find(({ example }) => example.includes('8320.77'))
    expect(stale).toMatchObject({ units: 2, severity: 'error' })
    const items = stale?.items.map(({ documentId, findingId }) => ({ documentId, findingId }))
    expect(
      (await post('/decisions', { items, decision: 'rejected', reason: '口径不同' })).json(),
    ).toMatchObject({
      decided: 2,
    })
    expect((await get('/rules')).rules[0]).toMatchObject({ decided: 2, rejected: 2 })
    expect((await get(`/batches/${id}`)).rows[0]).toMatchObject({ decided: 1, accepted: 0 })
    expect((await post('/decisions/withdrawn', { items })).json()).toEqual({ withdrawn: 2 })
    expect((await get('/rules')).rules).toEqual([])
    const foreign = {
      items: [{ documentId: items?.[0]?.documentId, findingId: 'nothing' }],
      decision: 'accepted',
      reason: '',
    }
    expect((await post('/decisions', foreign)).statusCode).toBe(409)
  })

  test('a notice names what was accepted; the returned version that mends it closes it by itself', async () => {
    const id = await drop({ name: '甲.txt', content: text })
    const { rows } = await finished(id)
    const documentId = rows[0].document.id
    expect((await post('/notices', { documents: [documentId] })).statusCode).toBe(409)
    const { clusters }: { clusters: Cluster[] } = await get(`/batches/${id}/clusters`)
    const stale = clusters.find(({ example }) => example.includes('8320.77'))?.items[0]
    const items = [{ documentId, findingId: stale?.findingId }]
    await post('/decisions', { items, decision: 'accepted', reason: '' })
    const made = await post('/notices', { documents: [documentId], dueOn: '2026-03-10' })
    expect(made.statusCode).toBe(201)
    const [notice] = made.json().notices
    const file = await server.inject({ method: 'GET', url: `/api/review/notices/${notice}/file` })
    expect(strFromU8(unzipSync(file.rawPayload)['word/document.xml'] ?? new Uint8Array())).toContain(
      '8320.77',
    )
    const archive = await server.inject({ method: 'GET', url: `/api/review/notices.zip?ids=${notice}` })
    expect(Object.keys(unzipSync(archive.rawPayload))).toEqual([
      '整改通知书-秦皇岛经济技术开发区机关事务服务中心.docx',
    ])
    await finished(await drop({ name: '甲-改.txt', content: mended }))
    expect((await get('/notices')).notices).toMatchObject([{ id: notice, state: 'closed', remaining: 0 }])
  })

  test('a version that the unit itself imports closes the notice as well; one from before the notice does not', async () => {
    const before = upload({ name: '甲-早.txt', content: mended })
    await server.inject({ method: 'POST', url: '/api/documents', ...before })
    clock = new Date('2026-03-02T00:00:00.000Z')
    const id = await drop({ name: '甲.txt', content: text })
    const [{ document }] = (await finished(id)).rows
    const { clusters }: { clusters: Cluster[] } = await get(`/batches/${id}/clusters`)
    const findingId = clusters.find(({ example }) => example.includes('8320.77'))?.items[0]?.findingId
    const items = [{ documentId: document.id, findingId }]
    await post('/decisions', { items, decision: 'accepted', reason: '' })
    await post('/notices', { documents: [document.id] })
    await finished(await drop({ name: '甲-早.txt', content: mended }))
    expect((await get('/notices')).notices).toMatchObject([{ state: 'open' }])
    const form = upload({ name: '甲-改.txt', content: `${mended}\n` })
    await server.inject({ method: 'POST', url: '/api/documents', ...form })
    expect((await get('/notices')).notices).toMatchObject([{ state: 'closed', remaining: 0 }])
  })

  test('what is returned is in the notice to be explained; an explanation that is taken closes it, undone it is open again', async () => {
    const id = await drop({ name: '甲.txt', content: text })
    const [{ document }] = (await finished(id)).rows
    const { clusters }: { clusters: Cluster[] } = await get(`/batches/${id}/clusters`)
    const stale = clusters.find(({ example }) => example.includes('8320.77'))?.items[0]
    const items = [{ documentId: document.id, findingId: stale?.findingId }]
    await post('/decisions', { items, decision: 'returned', reason: '请说明口径' })
    expect((await get(`/batches/${id}`)).rows[0]).toMatchObject({ decided: 1, accepted: 1 })
    const [notice] = (await post('/notices', { documents: [document.id], dueOn: '2026-03-10' })).json()
      .notices
    const file = await server.inject({ method: 'GET', url: `/api/review/notices/${notice}/file` })
    const xml = strFromU8(unzipSync(file.rawPayload)['word/document.xml'] ?? new Uint8Array())
    for (const said of ['（请说明）', '请说明口径', '2026年3月10日前'])
      expect(xml.replace(/<[^>]*>/gu, '')).toContain(said)
    const { deed } = (await post('/decisions', { items, decision: 'rejected', reason: '说明成立' })).json()
    expect((await get('/notices')).notices).toMatchObject([{ id: notice, state: 'closed' }])
    await post(`/deeds/${deed}/undone`, {})
    expect((await get('/notices')).notices).toMatchObject([{ id: notice, state: 'open', remaining: null }])
  })

  test('paused, continued, stopped; a move that does not fit is refused', async () => {
    const id = await drop({ name: '甲.txt', content: text })
    await finished(id)
    expect((await post(`/batches/${id}/moves`, { move: 'pause' })).statusCode).toBe(409)
    expect((await post(`/batches/${'0'.repeat(36)}/moves`, { move: 'pause' })).statusCode).toBe(404)
    const excel = await server.inject({ method: 'GET', url: `/api/review/batches/${id}/findings.xlsx` })
    expect(excel.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  test('a restart in the middle: what was being read is read again, nothing twice', async () => {
    const key = { desk: '*', id: '00000000-0000-4000-8000-000000000000' }
    const files = [text, other].map((content, n) => ({
      name: `${n}.txt`,
      bytes: new TextEncoder().encode(content),
    }))
    await server.close()
    await createBatch(opened.store, {
      ...key,
      name: '一批',
      at: '2026-03-01T00:00:00Z',
      account: 'a',
      accountName: '甲',
      files,
    })
    const hold = { now: '2026-03-01T00:00:00Z', until: '2026-03-01T00:01:30Z' }
    await takeFile(opened.store, key, hold)
    server = await start()
    await server.ready()
    expect((await finished(key.id)).batch.files).toMatchObject({ total: 2, done: 2 })
  })

  test('a deed is undone after a restart and by another reviewer, each step in the log; what was decided anew stays', async () => {
    const id = await drop({ name: '甲.txt', content: text }, { name: '乙.txt', content: other })
    await finished(id)
    const { clusters }: { clusters: Cluster[] } = await get(`/batches/${id}/clusters`)
    const stale = clusters.find(({ example }) => example.includes('8320.77'))
    const items = stale?.items.map(({ documentId, findingId }) => ({ documentId, findingId })) ?? []
    const { deed } = (await post('/decisions', { items, decision: 'rejected', reason: '口径不同' })).json()
    await post('/decisions', { items: items.slice(1), decision: 'accepted', reason: '' })
    await server.close()
    server = await start({ person: { ...mayEverything, id: 'second', name: '第二人' } })
    const { deeds }: { deeds: Deed[] } = await get(`/deeds?batch=${id}`)
    expect(deeds).toMatchObject([
      { kind: 'accepted', items: 1, undone: null },
      { id: deed, kind: 'rejected', items: 2, documents: 2, accountName: '测试', reason: '口径不同' },
    ])
    expect(deeds[1]?.example).toContain('8320.77')
    expect((await post(`/deeds/${deed}/undone`, {})).json()).toEqual({ undone: 1, kept: 1 })
    expect((await post(`/deeds/${deed}/undone`, {})).statusCode).toBe(409)
    const undone = await listLog(opened.store, { what: 'finding.undone' })
    const logged = undone.filter(({ detail }) => detail['undoes'] === deed)
    expect(logged).toMatchObject([{ name: '第二人', about: items[0]?.documentId, detail: { undoes: deed } }])
    const rows = (await get(`/batches/${id}`)).rows.map(({ decided }: { decided: number }) => decided)
    expect(rows).toEqual([0, 1])
    expect((await get(`/deeds?document=${items[0]?.documentId}`)).deeds[0]).toMatchObject({
      ...{ kind: 'undone', undoes: deed, accountName: '第二人' },
    })
  })

  test('a rule that is switched off is in no count, no cluster and no notice, and every board says so', async () => {
    const id = await drop({ name: '甲.txt', content: text })
    const before = await finished(id)
    const { clusters }: { clusters: Cluster[] } = await get(`/batches/${id}/clusters`)
    const stale = clusters.find(({ example }) => example.includes('8320.77'))
    const rule = stale?.rule ?? ''
    const items = stale?.items.map(({ documentId, findingId }) => ({ documentId, findingId }))
    await post('/decisions', { items, decision: 'accepted', reason: '' })
    const turn = (payload: object) => server.inject({ method: 'PUT', url: '/api/review/rules', payload })
    expect((await turn({ rule, off: true, reason: ' ' })).statusCode).toBe(400)
    expect((await turn({ rule: 'no/such-rule', off: true, reason: '因为' })).statusCode).toBe(400)
    expect((await turn({ rule, off: true, reason: '本地口径不同' })).statusCode).toBe(204)
    expect((await turn({ rule, off: true, reason: '再来' })).statusCode).toBe(409)
    const { rows, silenced } = await get(`/batches/${id}`)
    expect(rows[0].count.error).toBeLessThan(before.rows[0].count.error)
    expect(rows[0].silenced).toBeGreaterThan(0)
    expect(silenced).toMatchObject([{ rule, reason: '本地口径不同', accountName: '测试', findings: 1 }])
    expect(JSON.stringify((await get(`/batches/${id}/clusters`)).clusters)).not.toContain(`"${rule}"`)
    const excel = await server.inject({ url: `/api/review/batches/${id}/findings.xlsx` })
    const sheets = Object.entries(unzipSync(excel.rawPayload)).map(([, bytes]) => strFromU8(bytes))
    for (const said of ['问题与意见', '规则已停用，不计', '本地口径不同'])
      expect(
        sheets.some((sheet) => sheet.includes(said)),
        said,
      ).toBe(true)
    const document = rows[0].document.id
    expect((await post('/notices', { documents: [document] })).statusCode).toBe(409)
    expect((await get(`/documents/${document}/decisions`)).silenced).toMatchObject([{ rule }])
    expect((await turn({ rule, off: false, reason: '口径改了' })).statusCode).toBe(204)
    expect((await get(`/batches/${id}`)).rows[0].count).toEqual(before.rows[0].count)
    expect((await get('/rules')).turns).toMatchObject([{ off: false }, { off: true }])
    const logged = await listLog(opened.store, { what: 'rule' })
    expect(logged.map(({ what }) => what)).toEqual(['rule.restored', 'rule.silenced'])
  })

  test('each cell of the board leads to a finding; a document knows its boards; one that was removed is gone, not passed', async () => {
    const id = await drop({ name: '甲.txt', content: text })
    const { rows } = await finished(id)
    const [{ document, leads }] = rows
    const { findings } = (await server.inject({ url: `/api/documents/${document.id}` })).json()
    const severityOf = (lead: string) =>
      findings.find((finding: { id: string }) => finding.id === lead)?.severity
    expect([severityOf(leads.error), severityOf(leads.money)]).toEqual(['error', 'error'])
    const { boards } = await get(`/documents/${document.id}/decisions`)
    expect(boards).toMatchObject([{ id }])
    await removeDocument(opened.store, document.id)
    expect((await get(`/batches/${id}`)).rows[0]).toMatchObject({ state: 'gone', document: null })
  })
})

describe('早已在库的文件', () => {
  test('say from which file they were known: of this batch, of an earlier one, of an import', async () => {
    const first = await drop({ name: '甲.txt', content: text }, { name: '甲 (2).txt', content: text })
    const one = await finished(first)
    expect(one.batch.files).toMatchObject({ done: 2, known: 1 })
    const again = one.rows.find(({ known }: { known: unknown }) => known !== null)
    expect(again.known.fileName).toMatch(/^甲/u)
    const two = await finished(await drop({ name: '又一份.txt', content: text }))
    expect(two.rows[0].known).toMatchObject({ fileName: '甲.txt', batch: { id: first, same: false } })
  })

  test('of another bureau: refused with whose they are and since when, without a link', async () => {
    const region = (key: string) => ({ key, kind: 'region', code: null, name: key, parent: null }) as const
    await saveOrganisations(opened.store, [region('甲县'), region('乙县')], '2026-01-01')
    await server.close()
    const options = { store: opened.store, audit: reading, webRoot: import.meta.dirname }
    const now = () => new Date('2026-03-01T02:03:04.000Z')
    const open = await buildServer({ ...options, now, requestsPerMinute: 10_000 })
    const send = async (who: { cookie: string; origin: string; host: string }, url: string) => {
      const { cookie, origin, host } = who
      const form = upload({ name: '丙.txt', content: text })
      const headers = { cookie, origin, host, ...form.headers }
      return open.inject({ method: 'POST', url: `/api/${url}`, ...form, headers })
    }
    await send(await signInAt({ ...options, now }, '甲县', 'compiler'), 'documents')
    await opened.store.db.updateTable('document').set({ organisation: '甲县' }).execute()
    const reviewer = await signInAt({ ...options, now }, '乙县', 'bureau-reviewer')
    const { id } = (await send(reviewer, 'review/batches')).json()
    const { cookie, host } = reviewer
    const board = await vi.waitFor(async () => {
      const found = (
        await open.inject({ url: `/api/review/batches/${id}`, headers: { cookie, host } })
      ).json()
      expect(found.batch.state).toBe('done')
      return found
    })
    expect(board.rows[0]).toMatchObject({ state: 'refused', document: null, known: null })
    expect(board.rows[0].refusal.why).toContain('于 2026-03-01 导入，归“甲县”')
    await open.close()
    server = await start()
  })
})

describe('读到一半', () => {
  /** The store fails once for so many times a document is kept; then it is itself again. */
  const failing = (store: Store, code: string, times: number): Store => {
    let left = times
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => {
        const isDocument =
          node.kind === 'InsertQueryNode' && JSON.stringify(node.into).includes('"name":"document"')
        if (!isDocument || left === 0) return node
        left -= 1
        throw Object.assign(new Error('cannot'), { code })
      },
      transformResult: async ({ result }) => result,
    }
    return { ...store, db: store.db.withPlugin(plugin) }
  }

  test.each([
    ['the disk is full', '53100', 'full'],
    ['the database goes away', '57P01', 'away'],
  ])(
    '%s: the board says so, nothing is refused for it, and reading goes on by itself',
    async (_, code, kind) => {
      await server.close()
      server = await start({ store: failing(opened.store, code, 2) })
      const id = await drop({ name: '甲.txt', content: text }, { name: '乙.txt', content: other })
      await vi.waitFor(
        async () => expect((await get(`/batches/${id}`)).batch.trouble).toMatchObject({ kind }),
        {
          ...{ timeout: 10_000, interval: 20 },
        },
      )
      expect((await get(`/batches/${id}`)).batch).toMatchObject({ state: 'running', files: { refused: 0 } })
      const { batch } = await finished(id)
      expect(batch).toMatchObject({ trouble: null, files: { done: 2, refused: 0, waiting: 0 } })
    },
  )
})

test('no answer was left out', async () => {
  const id = await drop({ name: '坏.pdf', content: '' })
  await finished(id)
  await opened.store.db.updateTable('review_batch').set({ state: 'running' }).execute()
  expect((await post(`/batches/${id}/moves`, { move: 'pause' })).statusCode).toBeLessThan(300)
  expect((await get('/batches')).batches).toMatchObject([{ id, state: 'paused' }])
  expect(await get(`/deeds?batch=${id}`)).toMatchObject({ deeds: [] })
  const gone = await server.inject({ method: 'DELETE', url: `/api/review/batches/${id}` })
  expect(gone.statusCode).toBe(204)
  expect(await get('/deadlines')).toEqual({ books: [] })
  expect(await unheld('review/review.test.ts')).toEqual([])
})
