import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditFunction } from '../audit-function.ts'
import { auditSheet } from '../audit-sheet.ts'
import { buildServer } from '../build-server.ts'
import { askDescribed } from '../tests/ask-described.ts'
import { mayEverything } from '../tests/people.ts'
import { openTestStore } from '../tests/test-store.ts'
import { upload } from '../tests/upload.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const reading: AuditFunction = async (bytes, name, options) =>
  options?.sheet ? auditSheet(bytes, name) : audit(bytes, name)
const publication = readFileSync(
  new URL('../../../../samples/qijiang-government-services-2024.txt', import.meta.url),
  'utf8',
)

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
let asking: Awaited<ReturnType<typeof askDescribed>>
const ask: typeof asking.ask = (...given) => asking.ask(...given)

beforeAll(async () => {
  opened = await openTestStore()
  server = await buildServer({
    ...{ store: opened.store, audit: reading, webRoot: import.meta.dirname, person: mayEverything },
    now: () => new Date('2025-01-20T02:03:04.000Z'),
    requestsPerMinute: 10_000,
    formats: { txt: ({ book }) => new TextEncoder().encode(book.unit.name) },
  })
  asking = await askDescribed(server)
}, 60_000)
afterAll(async () => {
  await server?.close()
  await opened?.remove()
})

const address = '/api/books/{unit}/{year}'

const csv = (text: string) => ({ fileName: '导出.csv', content: Buffer.from(text).toString('base64') })

async function begun(): Promise<string> {
  const sent = upload({ name: '上年.txt', content: publication })
  await server.inject({ method: 'POST', url: '/api/documents', ...sent })
  const { documents } = (await server.inject('/api/documents')).json()
  const from = { from: 'document', as: 'next-year', amounts: 'last-year' }
  const body = { ...from, documentId: documents[0].id }
  const made = await ask('POST', '/api/books', '/api/books', 201, { payload: body })
  await ask('POST', '/api/books', '/api/books', 409, { payload: body })
  const { unitKey, year } = made.json()
  return `/api/books/${encodeURIComponent(unitKey)}/${year}`
}

test('every answer about a book is what is described, to the last field', { timeout: 60_000 }, async () => {
  const book = await begun()
  await ask('GET', '/api/books', '/api/books', 200)
  const { working } = (await ask('GET', address, book, 200)).json()
  const [first, ...others] = working.rows
  const noted = { ...first, money: { general: '1.00' }, note: '说明', proposed: ['econ'] }
  const changed = { ...working, rows: [noted, ...others] }
  const given = { payload: { basedOn: 1, working: changed, note: '改了一格' } }
  await ask('PUT', address, book, 200, given)
  expect((await ask('PUT', address, book, 409, given)).json().theirs.working.rows[0]).toEqual(noted)
  await ask('PUT', address, book, 400, { payload: { basedOn: 1, working: 1 } })
  await ask('GET', address, '/api/books/nobody/2025', 404)

  await versions(book)
  await moves(book)
  await papers(book)
  await sheets(book)
})

async function versions(book: string): Promise<void> {
  await ask('GET', `${address}/versions`, `${book}/versions`, 200)
  await ask('GET', `${address}/versions/{version}`, `${book}/versions/1`, 200)
  await ask('GET', `${address}/diff`, `${book}/diff?from=1&to=2`, 200)
  const back = `${address}/versions/{version}/restore`
  await ask('POST', back, `${book}/versions/1/restore`, 200, { payload: { basedOn: 2 } })
  await ask('POST', back, `${book}/versions/1/restore`, 409, { payload: { basedOn: 2 } })
}

async function moves(book: string): Promise<void> {
  expect((await ask('GET', `${address}/check`, `${book}/check`, 200)).json().verdicts).not.toBe(null)
  const move = (body: object) => ({ payload: { version: 3, ...body } })
  const moving = `${address}/moves`
  const refused = await ask('POST', moving, `${book}/moves`, 409, move({ move: 'submit' }))
  expect(refused.json().holds.length).toBeGreaterThan(0)
  await ask('POST', moving, `${book}/moves`, 409, move({ move: 'submit', version: 1 }))
  await ask('POST', moving, `${book}/moves`, 409, move({ move: 'fly' }))
  await opened.store.db.updateTable('book').set({ state: 'submitted' }).execute()
  const back = { move: 'return', reason: '请核对' }
  expect((await ask('POST', moving, `${book}/moves`, 200, move(back))).json()).toEqual({ state: 'returned' })
}

async function papers(book: string): Promise<void> {
  const remark = { payload: { about: '', aboutWords: '整本', body: '请核对' } }
  const { id } = (await ask('POST', `${address}/comments`, `${book}/comments`, 201, remark)).json()
  const resolve = { payload: { resolved: true } }
  await ask('POST', `${address}/comments/{id}/resolve`, `${book}/comments/${id}/resolve`, 204, resolve)
  await ask('GET', `${address}/comments`, `${book}/comments`, 200)

  const files = `${address}/attachments`
  const sent = upload({ name: '合同.pdf', content: '%PDF-' })
  const added = (await ask('POST', files, `${book}/attachments`, 201, sent)).json()
  await ask('GET', files, `${book}/attachments`, 200)
  const file = await ask('GET', `${files}/{id}`, `${book}/attachments/${added.id}`, 200)
  expect(file.body).toBe('%PDF-')
  await ask('DELETE', `${files}/{id}`, `${book}/attachments/${added.id}`, 204)
  await ask('GET', `${files}/{id}`, `${book}/attachments/${added.id}`, 404)

  expect((await ask('GET', `${address}/files/{format}`, `${book}/files/yaml`, 200)).body).toContain('unit:')
  const window = (name: string) => ({ payload: { window: name, place: 'page/basics' } })
  await ask('POST', `${address}/presence`, `${book}/presence`, 200, window('window-1'))
  await ask('POST', `${address}/presence`, `${book}/presence`, 200, window('window-2'))
}

async function sheets(book: string): Promise<void> {
  const file = csv('导出\n功能科目,部门经济科目,金额\n2010303,30201,5\n2010303,30104,6\n')
  await ask('POST', `${address}/entry-sheets`, `${book}/entry-sheets`, 200, { payload: file })
  const mapping = {
    columns: { 年初数: 'amount', 备注: null },
    amountUnit: '元',
    constants: { origin: '本年' },
  }
  const said = { payload: { shape: '年初数|备注', mapping } }
  await ask('PUT', `${address}/entry-mappings`, `${book}/entry-mappings`, 204, said)
  await ask('GET', `${address}/entry-mappings`, `${book}/entry-mappings`, 200)
}

test('a book that cannot be compiled is answered as described, with its cells', async () => {
  const rows =
    '单位名称,预算年度,功能科目,部门经济科目,资金性质,年初数\n某县某局,2025,2010303,30201,111,5万\n'
  const body = { from: 'file', ...csv(rows) }
  const made = await ask('POST', '/api/books', '/api/books', 201, { payload: body })
  expect(made.json().problems.length).toBeGreaterThan(0)
  const check = `/api/books/${encodeURIComponent('某县某局')}/2025/check`
  const { open, holds, verdicts } = (await ask('GET', `${address}/check`, check, 200)).json()
  expect([open, verdicts]).toEqual([false, null])
  expect(holds.some(({ cell }: { cell?: object | null }) => cell)).toBe(true)
})

test('a field too many, or one too few, is no answer as described', async () => {
  const { misfit } = asking.described
  const answer = await server.inject('/api/books')
  const { units, ...rest } = answer.json()
  const { headers } = answer
  const as = (content: object) => ({
    ...{ statusCode: 200, headers, body: JSON.stringify(content) },
    json: () => content,
  })
  expect(misfit('GET', '/api/books', as(rest))).toContain('units')
  expect(misfit('GET', '/api/books', as({ ...rest, units, more: 1 }))).toContain('more')
  expect(misfit('GET', address, as({ working: null }))).toContain('unitKey')
})

test('no answer about books was left out', () => {
  const { all, unheld } = asking.answersUnder('/api/books')
  expect(all.length).toBeGreaterThan(20)
  expect(unheld).toEqual([])
})
