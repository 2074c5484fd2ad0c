import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { audit } from '@mingzhang/audit'
import { importDocument, setVisibility } from '@mingzhang/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from '../build-server.ts'
import { sampleAudit } from '../tests/sample-audit.ts'
import { openTestStore } from '../tests/test-store.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const sample = join(import.meta.dirname, '../../../../samples/qinglong-office-affairs-2024.txt')

describe.skipIf(!existsSync(sample))('公开账接口', () => {
  let opened: Awaited<ReturnType<typeof openTestStore>>
  let server: TypedFastify
  let id = ''
  let unit = ''

  beforeAll(async () => {
    opened = await openTestStore()
    const bytes = readFileSync(sample)
    const read = audit(bytes, 'sample.txt')
    if (!read.ok) throw new Error(read.refusal.what)
    const stored = await importDocument(opened.store, {
      ...read.value,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fileName: 'sample.txt',
      importedAt: '2026-01-05T08:00:00.000Z',
      visibility: 'published',
    })
    id = stored.id
    unit = encodeURIComponent(stored.unitKey)
    server = await buildServer({ store: opened.store, audit: sampleAudit, webRoot: import.meta.dirname })
  })
  afterAll(async () => {
    await server?.close()
    await opened?.remove()
  })
  const get = (url: string, headers: { readonly [name: string]: string } = {}) =>
    server.inject({ url: `/api/open${url}`, headers: { host: 'localhost', ...headers } })

  it('answers every address to the public', async () => {
    const addresses = [
      '',
      '/glossary',
      `/search?query=${encodeURIComponent('用车')}&kind=indicator`,
      `/regions/${encodeURIComponent('河北省')}`,
      `/compare?unit=${unit}&year=2024`,
      `/units/${unit}`,
      `/units/${unit}/2024`,
      `/documents/${id}/reading`,
      `/documents/${id}/tables/t2`,
      `/documents/${id}/findings`,
      '/data.csv?year=2024',
      ...['original', 'json', 'csv', 'xlsx'].map((format) => `/documents/${id}/download/${format}`),
    ]
    for (const address of addresses) expect((await get(address)).statusCode, address).toBe(200)
  })

  it('an answer that has not changed is not sent again; it is packed for those who can unpack it', async () => {
    const first = await get(`/units/${unit}/2024`)
    expect(first.json().book.facts.length).toBeGreaterThan(20)
    const tag = String(first.headers['etag'])
    const again = await get(`/units/${unit}/2024`, { 'if-none-match': tag })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const packed = await get(`/units/${unit}/2024`, { 'accept-encoding': 'gzip, br' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.rawPayload).toString('utf8')).toBe(first.body)
  })

  it('says what is wrong with an address', async () => {
    expect((await get('/units/nobody/2024')).statusCode).toBe(404)
    expect((await get(`/units/${unit}/24`)).statusCode).toBe(400)
    expect((await get('/search?query=')).statusCode).toBe(400)
    expect((await get(`/regions/${encodeURIComponent('没有')}`)).json().what).toContain('地区')
    expect((await get(`/documents/${id}/download/exe`)).statusCode).toBe(400)
  })

  it('nothing that is not published is shown', async () => {
    await setVisibility(opened.store, id, 'internal')
    for (const address of [
      `/units/${unit}/2024`,
      `/units/${unit}`,
      `/documents/${id}/reading`,
      `/documents/${id}/tables/t2`,
      `/documents/${id}/findings`,
      `/documents/${id}/download/original`,
    ]) {
      expect((await get(address)).statusCode, address).toBe(404)
    }
    expect((await get(`/search?query=${encodeURIComponent('青龙')}`)).json().hits).toEqual([])
    expect((await get('/data.csv')).body.trim().split('\n')).toHaveLength(1)
    await setVisibility(opened.store, id, 'published')
  })

  it('a text that begins like a formula stays a text in a CSV', async () => {
    const { dataLine } = await import('../open/csv.ts')
    const row = {
      ...{ unitKey: '甲', unitName: '=1+1', region: '@x', documentId: 'a,"b"', documentYear: 2024 },
      ...{ stage: 'budget', fact: 'total', name: '-', year: 2024, amount: -120, unit: '元' },
      place: { kind: 'text', line: 7, text: '-1.20' },
    } as const
    expect(dataLine(row)).toBe(`甲,'=1+1,'@x,"a,""b""",2024,budget,total,-,2024,-1.20,元,第 7 行\r\n`)
  })
})
