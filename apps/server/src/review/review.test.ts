import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { createBatch, takeFile } from '@mingzhang/store'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { AuditFunction } from '../audit-function.ts'
import { buildServer } from '../build-server.ts'
import { mayEverything } from '../tests/people.ts'
import { openTestStore } from '../tests/test-store.ts'
import { type UploadPart, upload } from '../tests/upload.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import type { Cluster } from './board.ts'

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

const start = (more: Partial<Parameters<typeof buildServer>[0]> = {}) =>
  buildServer({
    ...{ store: opened.store, audit: reading, webRoot: import.meta.dirname, person: mayEverything },
    ...{ now: () => new Date('2026-03-01T02:03:04.000Z'), requestsPerMinute: 10_000, ...more },
  })

beforeAll(async () => {
  opened = await openTestStore()
})
afterAll(() => opened.remove())
beforeEach(async () => {
  for (const table of ['review_batch', 'finding_decision', 'review_notice', 'document'] as const)
    await opened.store.db.deleteFrom(table).execute()
  server = await start()
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
    expect(batch.files).toEqual({ total: 3, waiting: 0, done: 2, refused: 1 })
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
    expect((await post('/decisions', { items, decision: 'rejected', reason: '口径不同' })).json()).toEqual({
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
    await takeFile(opened.store, key)
    server = await start()
    await server.ready()
    expect((await finished(key.id)).batch.files).toMatchObject({ total: 2, done: 2 })
  })
})
