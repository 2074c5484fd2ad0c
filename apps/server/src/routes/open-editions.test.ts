import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { importDocument, listLog } from '@mingzhang/store'
import { writeText } from '@mingzhang/writers/text'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from '../build-server.ts'
import { holdAnswers, unheld } from '../tests/hold-answers.ts'
import { mayEverything } from '../tests/people.ts'
import { openTestStore } from '../tests/test-store.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const name = 'wansheng-office-affairs-2024.txt'
const bytes = readFileSync(new URL(`../../../../samples/${name}`, import.meta.url))

describe('账本公开后进公开账', () => {
  let opened: Awaited<ReturnType<typeof openTestStore>>
  let compilers: TypedFastify
  let publics: TypedFastify
  let book = ''
  let unit = ''
  let written = 0

  beforeAll(async () => {
    opened = await openTestStore()
    const read = audit(bytes, name)
    if (!read.ok) throw new Error(read.refusal.what)
    const { id, unitKey } = await importDocument(opened.store, {
      ...read.value,
      ...{ bytes, sha256: createHash('sha256').update(bytes).digest('hex'), fileName: name },
      importedAt: '2024-01-05T08:00:00.000Z',
    })
    const options = {
      ...{ store: opened.store, webRoot: import.meta.dirname, requestsPerMinute: 10_000 },
      audit: async (given: Uint8Array, file: string) => audit(given, file),
      now: () => new Date('2024-02-06T02:03:04.000Z'),
      formats: {
        txt: ({ compiled }: { compiled: { publication: Parameters<typeof writeText>[0] } }) => {
          written += 1
          return new TextEncoder().encode(writeText(compiled.publication))
        },
        pdf: async () => null,
      },
    }
    compilers = await buildServer({ ...options, person: mayEverything })
    publics = await buildServer(options)
    await holdAnswers(publics, /^\/api\/open\//u)
    const made = await compilers.inject({
      ...{ method: 'POST', url: '/api/books' },
      payload: { from: 'document', documentId: id, as: 'same-year', amounts: 'last-year' },
    })
    unit = encodeURIComponent(unitKey)
    book = `/api/books/${encodeURIComponent(made.json().unitKey)}/2024`
  }, 60_000)
  afterAll(async () => {
    await compilers?.close()
    await publics?.close()
    await opened?.remove()
  })
  const move = async (step: string, more: object = {}) => {
    const { version } = (await compilers.inject(book)).json()
    return compilers.inject({
      ...{ method: 'POST', url: `${book}/moves` },
      payload: { move: step, version, ...more },
    })
  }
  const read = (url: string) => publics.inject({ url: `/api/open${url}`, headers: { host: 'localhost' } })
  const documentsRead = (path: string) =>
    publics.inject({ url: `/api/documents${path}`, headers: { host: 'localhost' } })
  const year = async (document?: string) =>
    (await read(`/units/${unit}/2024${document ? `?document=${document}` : ''}`)).json()

  it('nothing is public before the publishing', async () => {
    expect((await read(`/units/${unit}/2024`)).statusCode).toBe(404)
    expect((await move('submit')).json()).toEqual({ state: 'submitted' })
    expect((await move('approve')).json()).toEqual({ state: 'approved' })
    expect((await read(`/units/${unit}/2024`)).statusCode).toBe(404)
  })

  it('publishing makes a unit’s year of it: figures, tables, narrative, programmes, each with its source', async () => {
    expect((await move('publish')).json()).toEqual({ state: 'published' })
    const found = await year()
    expect(found).toMatchObject({ standing: 'current', publishedOn: '2024-02-06', formats: ['txt', 'pdf'] })
    expect(found.book.facts.find(({ fact }: { fact: string }) => fact === 'total')).toMatchObject({
      ...{ amount: 1117.75 * 1_000_000, year: 2024, place: { kind: 'html' } },
    })
    expect(found.book.tables.length).toBeGreaterThan(10)
    expect(found.book.programs).toHaveLength(3)
    expect(found.book.flow.nodes.length).toBeGreaterThan(4)
    const document = `/documents/${found.documentId}`
    const reading = (await read(`${document}/reading`)).json()
    expect(reading.sections.length).toBeGreaterThan(5)
    expect(reading.programs).toHaveLength(3)
    expect((await read(`${document}/findings`)).json().findings.length).toBe(found.verdicts.fails)
    const source = await publics.inject({
      url: `/api/documents/${found.documentId}`,
      headers: { host: 'localhost' },
    })
    expect(source.json().source.format).toBe('html')
    const log = await listLog(opened.store, { limit: 5 })
    expect(JSON.stringify(log)).toContain(found.documentId)
  })

  it('every format is written once from what was published', async () => {
    const { documentId } = await year()
    const first = await read(`/documents/${documentId}/edition/txt`)
    expect(decodeURIComponent(String(first.headers['content-disposition']))).toContain(
      '机关事务管理中心2024年部门预算公开.txt',
    )
    expect((await read(`/documents/${documentId}/edition/txt`)).body).toBe(first.body)
    expect(written).toBe(1)
    expect(first.body).toContain('617.75')
    expect((await read(`/documents/${documentId}/edition/pdf`)).statusCode).toBe(404)
    expect((await read(`/documents/${documentId}/edition/exe`)).statusCode).toBe(404)
    for (const format of ['original', 'json', 'csv', 'xlsx'])
      expect((await read(`/documents/${documentId}/download/${format}`)).statusCode, format).toBe(200)
  })

  it('an adjusted book takes its place when it is published again, the earlier one is marked', async () => {
    const before = (await year()).documentId
    await move('adjust', { reason: '预算调整' })
    expect((await year()).documentId).toBe(before)
    // Adjusted figures are approved before they are published.
    expect((await move('publish')).statusCode).toBe(409)
    expect((await move('submit')).json()).toEqual({ state: 'submitted' })
    expect((await move('withdraw')).json()).toEqual({ state: 'adjusted' })
    await move('submit')
    expect((await move('approve', { on: '2024-06-20' })).json()).toEqual({ state: 'approved' })
    expect((await compilers.inject(book)).json()).toMatchObject({
      ...{ deadline: '2024-07-10', publishedOn: '2024-02-06', moved: { name: '测试', reason: '' } },
    })
    expect((await year()).documentId).toBe(before)
    await move('publish', { on: '2024-07-01' })
    const now = await year()
    expect(now).toMatchObject({ standing: 'current', publishedOn: '2024-07-01' })
    expect(now.documentId).not.toBe(before)
    expect(await year(before)).toMatchObject({
      ...{ documentId: before, standing: 'replaced', replacedBy: now.documentId, endedOn: '2024-07-01' },
    })
    expect((await read(`/documents/${before}/download/original`)).statusCode).toBe(200)
    expect((await read(`/units/${unit}`)).json().years).toHaveLength(1)
    const ended = { how: 'replaced', on: '2024-07-01', standing: now.documentId }
    const { documents } = (await documentsRead('')).json()
    expect(documents).toHaveLength(2)
    for (const one of documents) expect(one.ended, one.title).toEqual(one.id === before ? ended : undefined)
    for (const part of ['', '/beginning'])
      expect((await documentsRead(`/${before}${part}`)).json()).toMatchObject({ ended })
    expect((await documentsRead(`/${now.documentId}`)).json()).not.toHaveProperty('ended')
  })

  it('an adjustment that came to nothing is given up; one that changed something is not', async () => {
    const { documentId } = await year()
    await move('adjust', { reason: '误按' })
    const { version, working } = (await compilers.inject(book)).json()
    const save = (basedOn: number, given: object) =>
      compilers.inject({ method: 'PUT', url: book, payload: { basedOn, working: given } })
    await save(version, { ...working, fields: { ...working.fields, phone: '12345678' } })
    const refused = await move('unadjust', { reason: '不调了' })
    expect(refused.statusCode).toBe(409)
    expect(refused.json().toDo).toContain(`第 ${version} 版`)
    await compilers.inject({
      ...{ method: 'POST', url: `${book}/versions/${version}/restore` },
      payload: { basedOn: version + 1 },
    })
    expect((await move('unadjust', { reason: '不调了' })).json()).toEqual({ state: 'published' })
    expect((await year()).documentId).toBe(documentId)
  })

  it('one that is withdrawn is named with its day, and the earlier one shown with its mark', async () => {
    const { documentId, editions } = await year()
    const withdrawn = await compilers.inject({
      ...{ method: 'PUT', url: `/api/documents/${documentId}/visibility` },
      payload: { visibility: 'internal' },
    })
    expect(withdrawn.statusCode).toBe(204)
    const shown = await year()
    expect(shown).toMatchObject({ documentId: editions[1].documentId, standing: 'replaced' })
    expect(shown.editions[1]).toMatchObject({ documentId, standing: 'withdrawn', endedOn: '2024-02-06' })
    expect((await read(`/documents/${documentId}/edition/txt`)).statusCode).toBe(404)
  })
})

it('no answer was left out', async () => expect(await unheld('routes/open-editions.test.ts')).toEqual([]))
