import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '../build-server.ts'
import { mayEverything } from '../tests/people.ts'
import { openTestStore } from '../tests/test-store.ts'
import { upload } from '../tests/upload.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const sample = new URL('../../../../samples/qinglong-office-affairs-2024.txt', import.meta.url)

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
let documentId = ''

beforeAll(async () => {
  opened = await openTestStore()
  server = await buildServer({
    store: opened.store,
    audit: async (bytes, name) => audit(bytes, name),
    webRoot: import.meta.dirname,
    now: () => new Date('2025-01-20T02:03:04.000Z'),
    requestsPerMinute: 10_000,
    person: mayEverything,
  })
  const file = { name: '上年.txt', content: readFileSync(sample, 'utf8') }
  await server.inject({ method: 'POST', url: '/api/documents', ...upload(file) })
  documentId = (await ask('GET', '/documents')).json().documents[0].id
}, 60_000)
afterAll(async () => {
  await server.close()
  await opened.remove()
})

const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
  server.inject({ method, url: `/api${url}`, ...(payload && { payload }) })

const begin = (more: object = {}) =>
  ask('POST', '/books', { from: 'document', documentId, as: 'next-year', amounts: 'last-year', ...more })

describe('a book with the results of last year', () => {
  test('asks for a performance year; leaves out what is to stop and says why of what is cut', async () => {
    expect((await begin({ feedback: true })).statusCode).toBe(404)
    const { unitKey } = (await ask('POST', '/performance/years', { documentId })).json()
    const year = `/performance/years/${encodeURIComponent(unitKey)}/2024`
    await ask('POST', `${year}/simulate`, { seed: 7 })
    const next = (await ask('GET', `${year}/next-year`)).json()
    expect((await begin({ feedback: true })).statusCode).toBe(201)
    const book = (await ask('GET', `/books/${encodeURIComponent(unitKey)}/2025`)).json()
    const names = book.working.fields.programmes.map(({ name }: { name: string }) => name)
    const given = next.programmes.map(({ programme }: { programme: { name: string } }) => programme.name)
    expect(names.toSorted()).toEqual(given.toSorted())
    for (const { name } of next.left) expect(names).not.toContain(name)
    expect(next.programmes.length + next.left.length).toBe(12)
  })
})

describe('beside a book', () => {
  const address = async (): Promise<string> => {
    const [book] = (await ask('GET', '/books')).json().books
    return `/books/${encodeURIComponent(book.unitKey)}/${book.year}`
  }

  test('a file is added, listed with its size, fetched, and removed; the log keeps the removal', async () => {
    const book = await address()
    const file = upload({ name: '合同.txt', content: '甲乙双方' })
    const { id } = (await server.inject({ method: 'POST', url: `/api${book}/attachments`, ...file })).json()
    expect((await ask('GET', `${book}/attachments`)).json().attachments).toMatchObject([
      { id, fileName: '合同.txt', size: 12 },
    ])
    expect((await ask('GET', `${book}/attachments/${id}`)).body).toBe('甲乙双方')
    expect((await ask('DELETE', `${book}/attachments/${id}`)).statusCode).toBe(204)
    expect((await ask('DELETE', `${book}/attachments/${id}`)).statusCode).toBe(404)
    expect((await ask('GET', '/log?what=book.attachment-removed')).json().entries).toHaveLength(1)
  })

  test('a heartbeat tells who else has it open: not oneself', async () => {
    const beat = { window: 'window-0001', place: 'texts' }
    const answer = await ask('POST', `${await address()}/presence`, beat)
    expect([answer.statusCode, answer.json()]).toEqual([200, { others: [] }])
  })
})
