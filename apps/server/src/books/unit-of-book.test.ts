import { audit } from '@mingzhang/audit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditSheet } from '../audit-sheet.ts'
import { buildServer } from '../build-server.ts'
import type { ServerOptions } from '../server-options.ts'
import { type SignedIn, signInAt } from '../tests/people.ts'
import { openTestStore } from '../tests/test-store.ts'
import { upload } from '../tests/upload.ts'
import type { TypedFastify } from '../typed-fastify.ts'

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
let compiler: SignedIn
let head: SignedIn

beforeAll(async () => {
  opened = await openTestStore()
  const options: ServerOptions = {
    store: opened.store,
    audit: async (bytes, name, more) => (more?.sheet ? auditSheet(bytes, name) : audit(bytes, name)),
    webRoot: import.meta.dirname,
    now: () => new Date('2025-01-20T02:03:04.000Z'),
    requestsPerMinute: 10_000,
  }
  server = await buildServer(options)
  const { cookie, ...own } = await signInAt(options, null, 'administrator')
  const tree = ['编码,名称,上级,类型', '1,甲省,,地区', '2,乙省,,地区']
  const units = ['430,甲县机关事务中心,1,单位', '431,乙县机关事务中心,2,单位']
  const form = upload({ name: '机构.csv', content: [...tree, ...units].join('\n') })
  const headers = { ...form.headers, cookie, ...own }
  await server.inject({ method: 'POST', url: '/api/organisations', payload: form.payload, headers })
  compiler = await signInAt(options, '甲省/甲县机关事务中心', 'compiler')
  head = await signInAt(options, '甲省/甲县机关事务中心', 'unit-head')
})
afterAll(async () => {
  await server.close()
  await opened.remove()
})

const post = (payload: object) =>
  server.inject({ method: 'POST', url: '/api/books', headers: { ...compiler }, payload })
const csv = (rows: readonly string[]) => Buffer.from(rows.join('\n')).toString('base64')

describe('whose book it is', () => {
  test('a compiler is told the own unit', async () => {
    const { units } = (await server.inject({ url: '/api/books', headers: { ...compiler } })).json()
    expect(units).toEqual([{ key: '甲省/甲县机关事务中心', name: '甲县机关事务中心', code: '430' }])
  })

  test('a book begun by name is the own unit’s, which has its region in the key', async () => {
    const made = await post({ from: 'empty', unitName: ' 甲县机关事务中心', year: 2026 })
    expect([made.statusCode, made.json().unitKey]).toEqual([201, '甲省/甲县机关事务中心'])
  })

  test('a blank book is compiled in the edition of the unit’s latest book', async () => {
    const unitName = '甲县机关事务中心'
    await post({ from: 'empty', unitName, year: 2030, edition: 'hebei-2024' })
    const { unitKey } = (await post({ from: 'empty', unitName, year: 2031 })).json()
    const url = `/api/books/${encodeURIComponent(unitKey)}/2031`
    const { edition } = (await server.inject({ url, headers: { ...compiler } })).json()
    expect(edition).toBe('hebei-2024')
  })

  test('who may not edit is not led to type: the book says so', async () => {
    const { unitKey } = (await post({ from: 'empty', unitName: '甲县机关事务中心', year: 2032 })).json()
    const url = `/api/books/${encodeURIComponent(unitKey)}/2032`
    const editable = async (who: SignedIn) =>
      (await server.inject({ url, headers: { ...who } })).json().editable
    expect([await editable(compiler), await editable(head)]).toEqual([true, false])
  })

  test('another’s name is refused and says whose books one compiles; a code decides nothing', async () => {
    const made = await post({ from: 'empty', unitName: '丙县某局', unitCode: '430', year: 2026 })
    expect(made.statusCode).toBe(403)
    expect(made.json().what).toBe('您不能编“丙县某局”的账本。')
    expect(made.json().why).toContain('甲县机关事务中心')
    expect(JSON.stringify(made.json())).not.toContain('乙县')
  })

  test('an export that names no unit is the own unit’s; one that names another says so', async () => {
    const file = { from: 'file', fileName: '导出.csv' }
    const head = '功能科目,部门经济科目,金额(元)'
    const nameless = await post({ ...file, content: csv([head, '2010303,30201,5']), year: 2027 })
    expect([nameless.statusCode, nameless.json().unitKey]).toEqual([201, '甲省/甲县机关事务中心'])
    const others = csv([`单位名称,${head}`, '乙县机关事务中心,2010303,30201,5'])
    expect((await post({ ...file, content: others, year: 2028 })).statusCode).toBe(403)
    const typed = await post({ ...file, content: others, unitName: '甲县机关事务中心', year: 2028 })
    expect(typed.json().problems).toMatchObject([{ id: 'book/unit-differs' }])
  })
})
