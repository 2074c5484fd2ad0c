import { readdirSync, readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from '../build-server.ts'
import { askDescribed } from '../tests/ask-described.ts'
import { mayEverything } from '../tests/people.ts'
import { openTestStore } from '../tests/test-store.ts'
import { linesOf, upload } from '../tests/upload.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const folder = new URL('../../../../samples/', import.meta.url)
const samples = readdirSync(folder).filter((name) => name.endsWith('.txt'))

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
let asking: Awaited<ReturnType<typeof askDescribed>>
const ask: typeof asking.ask = (...given) => asking.ask(...given)

beforeAll(async () => {
  opened = await openTestStore()
  server = await buildServer({
    ...{ store: opened.store, webRoot: import.meta.dirname, person: mayEverything },
    audit: async (bytes, name, options) => {
      options?.onPhase?.('reading')
      const audited = audit(bytes, name)
      options?.onPhase?.('checking')
      return audited
    },
    requestsPerMinute: 10_000,
  })
  asking = await askDescribed(server)
}, 60_000)
afterAll(async () => {
  await server?.close()
  await opened?.remove()
})

const address = '/api/documents/{id}'

test('every line of an upload is one that is described: taken, already there, refused, in a bundle', async () => {
  const files = samples.map((name) => ({ name, content: readFileSync(new URL(name, folder)) }))
  const [first] = files
  if (!first) throw new Error('no samples')
  const bundle = zipSync({ '另一份.txt': strToU8('天气晴好。'), [first.name]: new Uint8Array(first.content) })
  const sent = upload(...files, { name: '几份.zip', content: bundle }, { name: '空.txt', content: '' })
  const said = linesOf((await ask('POST', '/api/documents', '/api/documents', 200, sent)).body)
  expect(new Set(said.map(({ stage }) => stage))).toEqual(
    new Set(['receiving', 'reading', 'checking', 'saving', 'done', 'refused', 'end']),
  )
  expect(new Set(said.map(({ status }) => status))).toEqual(
    new Set([undefined, 'imported', 'already', 'refused']),
  )
  expect(said.some(({ member }) => member === 1)).toBe(true)
  await ask('POST', '/api/documents', '/api/documents', 415, { payload: {} })
})

test('a document, its beginning and all that is asked of it', { timeout: 60_000 }, async () => {
  const { documents } = (await ask('GET', '/api/documents', '/api/documents', 200)).json()
  expect(documents.length).toBe(samples.length)
  let cutOff = 0
  for (const { id } of documents) {
    const path = `/api/documents/${id}`
    const { disclosure } = (await ask('GET', address, path, 200)).json()
    expect(disclosure.document.year).not.toBe(null)
    const { whole } = (await ask('GET', `${address}/beginning`, `${path}/beginning`, 200)).json()
    if (whole) cutOff += 1
  }
  expect(cutOff).toBeGreaterThan(0)

  const path = `/api/documents/${documents[0].id}`
  const stated = await opened.store.db.selectFrom('statement').select(['document_id', 'key_text']).execute()
  for (const { document_id, key_text } of stated.filter((_, at) => at % 200 === 0)) {
    const asked = `/api/documents/${document_id}/statements?key=${encodeURIComponent(key_text)}`
    const { statements } = (await ask('GET', `${address}/statements`, asked, 200)).json()
    expect(statements.length).toBeGreaterThan(0)
  }
  await ask('GET', `${address}/original`, `${path}/original`, 200)
  const open = { payload: { visibility: 'published' } }
  await ask('PUT', `${address}/visibility`, `${path}/visibility`, 204, open)
  await ask('PUT', `${address}/visibility`, `${path}/visibility`, 400, { payload: { visibility: 'both' } })
  const comments = `${address}/comments`
  const said = { payload: { statement: null, aboutWords: '整份文件', body: '请核对' } }
  const { id } = (await ask('POST', comments, `${path}/comments`, 201, said)).json()
  const settle = { payload: { resolved: true } }
  const resolve = `${path}/comments/${id}/resolve`
  await ask('POST', `${comments}/{comment}/resolve`, resolve, 204, settle)
  await ask('GET', comments, `${path}/comments`, 200)
  await ask('DELETE', address, path, 409)
  const other = `/api/documents/${documents[1].id}`
  await ask('DELETE', address, other, 204)
  await ask('GET', address, other, 404)
})

test('no answer about documents was left out', () => {
  const { all, unheld } = asking.answersUnder('/api/documents')
  expect(all.length).toBe(11)
  expect(unheld).toEqual([])
})
