import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AuditFunction } from '../audit-function.ts'
import { auditSheet } from '../audit-sheet.ts'
import { buildServer } from '../build-server.ts'
import { mayEverything } from '../tests/people.ts'
import { openTestStore } from '../tests/test-store.ts'
import { upload } from '../tests/upload.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const reading: AuditFunction = async (bytes, name, options) =>
  options?.sheet ? auditSheet(bytes, name) : audit(bytes, name)
const bytes = readFileSync(
  new URL('../../../../samples/qijiang-government-services-2024.txt', import.meta.url),
)

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify

beforeAll(async () => {
  opened = await openTestStore()
  server = await buildServer({
    store: opened.store,
    audit: reading,
    webRoot: import.meta.dirname,
    now: () => new Date('2025-01-20T02:03:04.000Z'),
    requestsPerMinute: 10_000,
    person: mayEverything,
    formats: { txt: ({ book }) => new TextEncoder().encode(`${book.unit.name}`) },
  })
})
afterAll(async () => {
  await server.close()
  await opened.remove()
})
beforeEach(async () => void (await opened.store.db.deleteFrom('book').execute()))

const ask = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  server.inject({ method, url: `/api${url}`, ...(payload && { payload }) })

const begin = async (amounts: 'blank' | 'last-year' = 'last-year') => {
  await server.inject({
    method: 'POST',
    url: '/api/documents',
    ...upload({ name: '上年.txt', content: bytes.toString('utf8') }),
  })
  const { documents } = (await ask('GET', '/documents')).json()
  const made = await ask('POST', '/books', {
    from: 'document',
    documentId: documents[0].id,
    as: 'next-year',
    amounts,
  })
  expect(made.statusCode).toBe(201)
  const { unitKey, year } = made.json()
  return `/books/${encodeURIComponent(unitKey)}/${year}`
}

describe('账本接口', () => {
  test('last year’s publication becomes this year’s book, in its edition', async () => {
    const address = await begin()
    const book = (await ask('GET', address)).json()
    expect(book).toMatchObject({
      year: 2025,
      state: 'draft',
      version: 1,
      edition: 'chongqing-unit',
      editable: true,
    })
    expect(book.working.rows.length).toBeGreaterThan(20)
    expect((await ask('GET', '/books')).json().books).toMatchObject([{ year: 2025, deadline: null }])
    const again = await ask('POST', '/books', { from: 'empty', unitName: book.unitName, year: 2026 })
    expect(again.statusCode).toBe(201)
  })

  test('the second of two savers gets the other’s version, and nothing was written over', async () => {
    const address = await begin()
    const { working } = (await ask('GET', address)).json()
    const first = await ask('PUT', address, { basedOn: 1, working: { ...working, amountUnit: '元' } })
    expect(first.json()).toMatchObject({ version: 2 })
    const second = await ask('PUT', address, { basedOn: 1, working })
    expect(second.statusCode).toBe(409)
    expect(second.json()).toMatchObject({
      what: expect.any(String),
      theirs: { saved: { version: 2 }, working: { amountUnit: '元' } },
    })
  })

  test('what is wrong with the book holds it back, and the list says which', async () => {
    const address = await begin()
    const held = await ask('POST', `${address}/moves`, { move: 'submit', version: 1 })
    expect(held.statusCode).toBe(409)
    expect(held.json().holds.length).toBeGreaterThan(0)
    expect((await ask('GET', `${address}/check`)).json()).toMatchObject({ open: false })
  })

  test('versions, what differs between them, and back again', async () => {
    const address = await begin()
    const { working } = (await ask('GET', address)).json()
    const rows = working.rows.map((row: object, at: number) =>
      at === 0 ? { ...row, money: { general: '1.00' } } : row,
    )
    await ask('PUT', address, { basedOn: 1, working: { ...working, rows } })
    const diff = (await ask('GET', `${address}/diff?from=1&to=2`)).json()
    expect(diff.money).toMatchObject([{ after: 1_000_000 }])
    const back = await ask('POST', `${address}/versions/1/restore`, { basedOn: 2 })
    expect(back.json()).toMatchObject({ version: 3 })
    expect((await ask('GET', `${address}/versions`)).json().versions).toMatchObject([
      { version: 3, note: '恢复到第 1 版' },
      {},
      {},
    ])
    expect((await ask('GET', address)).json().working).toEqual(working)
  })

  test('a file under its Chinese name, marked as a draft', async () => {
    const address = await begin()
    const file = await ask('GET', `${address}/files/txt`)
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain(
      '草稿-重庆市綦江区政务服务管理办公室2025年部门预算公开.txt',
    )
    expect((await ask('GET', `${address}/files/exe`)).statusCode).toBe(404)
    expect((await ask('GET', `${address}/files/yaml`)).body).toContain('unit:')
  })

  test('remarks on a figure', async () => {
    const address = await begin()
    const remark = { about: 'row/entries-1/fund:general', aboutWords: '第 1 条', body: '请核对' }
    const { id } = (await ask('POST', `${address}/comments`, remark)).json()
    expect((await ask('POST', `${address}/comments/${id}/resolve`, { resolved: true })).statusCode).toBe(204)
    expect((await ask('GET', `${address}/comments`)).json().comments).toMatchObject([
      { body: '请核对', resolvedBy: expect.any(String) },
    ])
  })

  test('an export becomes a book, its columns are remembered, and what is wrong says where and how to mend it', async () => {
    const rows = [
      '单位名称,预算年度,功能科目,部门经济科目,资金性质,年初数',
      '某县某局,2025,2010303,30201,111,"25,200.00"',
      '某县某局,2025,2010303,30104,111,5万',
      '某县某局,2024,2010303,30201,111,6',
    ]
    const content = Buffer.from(`${rows.join('\n')}\n`).toString('base64')
    const made = await ask('POST', '/books', { from: 'file', fileName: '导出.csv', content, year: 2025 })
    expect(made.json()).toMatchObject({ unitKey: '某县某局', year: 2025 })
    const said = made.json().problems.map(({ what }: { what: string }) => what)
    expect(said).toContain('第 3 行“年初数”的金额“5万”不是一个数')
    expect(said).toContain('第 4 行是 2024 年的')
    const address = `/books/${encodeURIComponent('某县某局')}/2025`
    const { working } = (await ask('GET', address)).json()
    expect(working.rows.map(({ money }: { money: object }) => money)).toEqual([
      { general: '2.52' },
      { general: '5万' },
    ])
    const { sheets } = (
      await ask('POST', `${address}/entry-sheets`, { fileName: '导出.csv', content })
    ).json()
    expect(sheets[0].rows[1]).toMatchObject({ line: 2, cells: expect.arrayContaining(['25,200.00']) })
    const mapping = { columns: { 年初数: 'amount' }, amountUnit: '元', constants: { origin: 'thisYear' } }
    expect((await ask('PUT', `${address}/entry-mappings`, { shape: '甲|乙', mapping })).statusCode).toBe(204)
    expect((await ask('GET', `${address}/entry-mappings`)).json().mappings).toMatchObject([
      { shape: '甲|乙', mapping },
    ])
    expect((await ask('PUT', `${address}/entry-mappings`, { shape: '甲', mapping: 1 })).statusCode).toBe(400)
  })

  test('a file without a unit asks for it; one that is nothing says so', async () => {
    const file = (text: string, more: object = {}) =>
      ask('POST', '/books', {
        ...{ from: 'file', fileName: '导出.csv', content: Buffer.from(text).toString('base64') },
        ...more,
      })
    const nameless = await file('功能科目,部门经济科目,金额(元)\n2010303,30201,5\n')
    expect(nameless.statusCode).toBe(400)
    expect(nameless.json().what).toBe('文件里没有写明单位名称和预算年度。')
    const named = await file('功能科目,部门经济科目,金额(元)\n2010303,30201,5\n', {
      ...{ unitName: '某局', year: 2025 },
    })
    expect(named.statusCode).toBe(201)
    expect((await file('天气晴好，诸事顺遂。')).statusCode).toBe(400)
  })

  test('next year’s book from this one: its money is the comparison, its lines stay', async () => {
    const address = await begin()
    const { unitKey, working } = (await ask('GET', address)).json()
    const body = { from: 'book', unitKey, year: 2025, amounts: 'last-year' }
    expect((await ask('POST', '/books', body)).json()).toMatchObject({ unitKey, year: 2026 })
    const next = (await ask('GET', address.replace(/2025$/u, '2026'))).json()
    expect(next).toMatchObject({ year: 2026, edition: 'chongqing-unit', state: 'draft' })
    const lines = (of: { rows: { at: object; money: object }[] }) =>
      of.rows.map(({ at, money }) => [at, money])
    expect(lines(next.working)).toEqual(lines(working))
    expect((await ask('POST', '/books', { ...body, year: 2031 })).statusCode).toBe(404)
  })

  test('entries as values parted by commas, and what cannot be read', async () => {
    const text =
      '功能科目,部门经济科目,资金性质,支出类别,金额(万元)\n2010303,30201,一般公共预算,公用经费,2.52\n'
    const made = await ask('POST', '/books', {
      from: 'text',
      fileName: '分录.csv',
      text,
      unitName: '某县某局',
      year: 2025,
    })
    expect(made.json()).toMatchObject({ unitKey: '某县某局', year: 2025 })
    expect((await ask('POST', '/books', { from: 'text', fileName: 'x.yaml', text: '[1' })).statusCode).toBe(
      400,
    )
    expect((await ask('GET', '/books/x/2025')).statusCode).toBe(404)
  })
})

test('a book of more lines than anybody compiles is not kept, typed or pasted; nor are records without end', async () => {
  const at = await begin()
  const { working, version } = (await ask('GET', at)).json()
  const row = { ...working.rows[0], id: 'r' }
  const rows = Array.from({ length: 10_001 }, (_, n) => ({ ...row, id: `r${n}` }))
  const saved = await ask('PUT', at, { basedOn: version, working: { ...working, rows } })
  expect([saved.statusCode, saved.json().what]).toEqual([413, '账本没有存：分录太多。'])
  expect((await ask('GET', at)).json()).toMatchObject({ version, working: { rows: working.rows } })
  const pasted = `功能科目,金额\n${'2010301,1.00\n'.repeat(10_001)}`
  const body = { from: 'text', text: pasted, fileName: '分录.csv', unitName: '某局', year: 2025 }
  expect((await ask('POST', '/books', body)).statusCode).toBe(413)
  const records = await server.inject({
    ...{ method: 'POST', url: '/api/performance/records/x/repair' },
    ...upload({ name: '台账.csv', content: '1,2\n'.repeat(2_200_000) }),
  })
  expect(records.statusCode).toBe(413)
})
