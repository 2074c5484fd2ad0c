import type { KeptOrganisation } from '@mingzhang/cycle'
import { getAccount, listLog, saveOrganisations } from '@mingzhang/store'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildServer } from '../build-server.ts'
import type { ServerOptions } from '../server-options.ts'
import { holdAnswers, unheld } from '../tests/hold-answers.ts'
import { signInAs, signInAt } from '../tests/people.ts'
import { idOf, sheetAudit } from '../tests/sample-audit.ts'
import { openTestStore } from '../tests/test-store.ts'
import { upload } from '../tests/upload.ts'
import type { TypedFastify } from '../typed-fastify.ts'

let opened: Awaited<ReturnType<typeof openTestStore>>
let options: ServerOptions
let server: TypedFastify
let headers: Readonly<Record<string, string>>

const one = (
  key: string,
  parent: string | null,
  kind: KeptOrganisation['kind'],
  code: string | null = null,
) => ({
  ...{ key, kind, code, name: key.split('/').at(-1) ?? key, parent },
})

beforeAll(async () => {
  opened = await openTestStore()
  const now = () => new Date('2026-03-02T09:00:00.000Z')
  options = { store: opened.store, audit: sheetAudit, webRoot: import.meta.dirname, now }
  server = await buildServer({ ...options, requestsPerMinute: 100_000 })
  await holdAnswers(server, /^\/api\/organisations/u)
})
afterAll(async () => {
  await server.close()
  await opened.remove()
})
beforeEach(async () => {
  const tables = ['account', 'organisation', 'organisation_name', 'document', 'log_entry'] as const
  for (const table of tables) await opened.store.db.deleteFrom(table).execute()
  const tree = [one('某县', null, 'region', '500'), one('某县/机关事务局', '某县', 'department', '432')]
  await saveOrganisations(
    opened.store,
    [
      ...tree,
      one('某县/中心', '某县/机关事务局', 'unit', '432001'),
      one('某县/车队', '某县/机关事务局', 'unit'),
    ],
    '2026-01-01',
  )
  // The tree is read anew at most every few seconds; a change through the server makes it forget.
  headers = await signInAs(options, 'administrator')
})

const send = (method: 'POST' | 'PATCH' | 'DELETE', payload: object, url = '') =>
  server.inject({ method, url: `/api/organisations${url}`, headers, payload })
const tree = async (): Promise<KeptOrganisation[]> =>
  (await server.inject({ url: '/api/organisations', headers })).json().organisations
const find = async (key: string) => (await tree()).find((each) => each.key === key)
const deeds = async () => (await listLog(opened.store, { what: 'organisation' })).map(({ what }) => what)

describe('an organisation', () => {
  test('is renamed and stays the same one: its papers, its people, its old name are kept', async () => {
    const person = await signInAt(options, '某县/中心', 'compiler')
    const form = upload({ name: '甲.txt', content: '某县机关事务中心' })
    await server.inject({
      method: 'POST',
      url: '/api/documents',
      ...form,
      headers: { ...person, ...form.headers },
    })
    await opened.store.db.updateTable('document').set({ organisation: '某县/中心' }).execute()
    const change = { key: '某县/中心', version: 1, name: '事务保障中心' }
    expect((await send('PATCH', change)).statusCode).toBe(204)
    expect(await find('某县/中心')).toMatchObject({
      ...{ name: '事务保障中心', version: 2, formerNames: [{ name: '中心', until: '2026-03-02' }] },
    })
    const address = `/api/documents/${idOf('某县机关事务中心')}`
    const { cookie } = await signInAt(options, '某县/中心', 'unit-head')
    expect((await server.inject({ url: address, headers: { cookie, host: 'localhost' } })).statusCode).toBe(
      200,
    )
    expect((await send('PATCH', { ...change, name: '别的' })).statusCode).toBe(409)
    expect(await deeds()).toEqual(['organisation.changed'])
  })

  test('of a changed name is the same one in a sheet, by its code or by the name it bore', async () => {
    await send('PATCH', { key: '某县', version: 1, name: '某区' })
    const sheet =
      '编码,名称,上级,类型\n500,某区,,地区\n432,机关事务局,500,部门\n432001,保障中心,432,单位\n,车队,432,单位'
    const form = upload({ name: '机构.csv', content: sheet })
    const taken = await server.inject({
      ...{ method: 'POST', url: '/api/organisations', payload: form.payload },
      headers: { ...headers, ...form.headers },
    })
    expect(taken.json()).toMatchObject({ added: 1, changed: 3 })
    expect(await find('某县/中心')).toMatchObject({ name: '保障中心', formerNames: [{ name: '中心' }] })
  })

  test('does not take a sister’s name, nor hang below itself', async () => {
    expect((await send('PATCH', { key: '某县/车队', version: 1, name: '中心' })).statusCode).toBe(409)
    expect((await send('PATCH', { key: '某县', version: 1, parent: '某县/中心' })).statusCode).toBe(409)
    expect((await send('PATCH', { key: '某县/中心', version: 1, parent: null })).statusCode).toBe(409)
    expect((await send('PATCH', { key: '没有', version: 1, name: '甲' })).statusCode).toBe(404)
    expect((await send('PATCH', { key: '某县', version: 1 })).statusCode).toBe(400)
  })

  test('is closed on a day, once nothing that stands hangs on it; it takes nobody any more, and is opened again', async () => {
    const person = await signInAt(options, '某县/中心', 'compiler')
    const close = () => send('PATCH', { key: '某县/中心', version: 1, closedOn: '2026-03-01' })
    const refused = await close()
    expect([refused.statusCode, refused.json().why]).toEqual([409, '它还牵着：1 个可用的账号。'])
    expect((await send('PATCH', { key: '某县', version: 1, closedOn: '2026-03-01' })).json().why).toContain(
      '下级',
    )
    await opened.store.db.updateTable('account').set({ disabled: true }).where('id', '=', person.id).execute()
    expect((await close()).statusCode).toBe(204)
    const payload = { login: 'lisi', name: '李四', organisation: '某县/中心', roles: ['compiler'] }
    const made = await server.inject({ method: 'POST', url: '/api/accounts', headers, payload })
    expect(made.statusCode).toBe(400)
    expect((await send('PATCH', { key: '某县/中心', version: 2, closedOn: null })).statusCode).toBe(204)
    expect(await find('某县/中心')).toMatchObject({ closedOn: null })
    expect(await deeds()).toEqual(['organisation.opened', 'organisation.closed'])
  })

  test('goes into another: people and what is below it move, its papers are within the other’s reach', async () => {
    const person = await signInAt(options, '某县/车队', 'compiler')
    const into = '某县/中心'
    const merged = await send('POST', { key: '某县/车队', version: 1, into }, '/merged')
    expect(merged.json()).toEqual({ accounts: 1, below: 0 })
    expect(await getAccount(opened.store, person.id)).toMatchObject({ organisation: into })
    expect(await find('某县/车队')).toMatchObject({ closedOn: '2026-03-02', successor: into, parent: into })
    expect((await send('POST', { key: '某县/车队', version: 2, into }, '/merged')).statusCode).toBe(409)
    expect((await send('POST', { key: into, version: 1, into: '某县/车队' }, '/merged')).statusCode).toBe(409)
    const { cookie } = await signInAt(options, into, 'administrator')
    const seen = await server.inject({ url: '/api/accounts', headers: { cookie, host: 'localhost' } })
    expect(seen.json().accounts).toHaveLength(2)
  })

  test('is deleted only when nothing hangs on it and nothing ever did', async () => {
    const hanging = await server.inject({
      ...{ url: `/api/organisations/hanging?key=${encodeURIComponent('某县/机关事务局')}`, headers },
    })
    expect(hanging.json()).toEqual({ toClose: ['2 个下级机构'], toRemove: ['2 个下级机构'] })
    const refused = await send('DELETE', { key: '某县/机关事务局', version: 1 })
    expect([refused.statusCode, refused.json().why]).toEqual([409, '它还牵着：2 个下级机构。'])
    await send('PATCH', { key: '某县/中心', version: 1, name: '新名' })
    expect((await send('DELETE', { key: '某县/中心', version: 2 })).json().why).toContain('条日志')
    expect((await send('DELETE', { key: '某县/车队', version: 2 })).statusCode).toBe(409)
    expect((await send('DELETE', { key: '某县/车队', version: 1 })).statusCode).toBe(204)
    expect((await tree()).map(({ key }) => key)).not.toContain('某县/车队')
  })

  test('is changed only by who stands above the whole tree', async () => {
    headers = await signInAt(options, '某县', 'administrator')
    expect((await send('PATCH', { key: '某县/中心', version: 1, name: '甲' })).statusCode).toBe(403)
    expect((await send('POST', { key: '某县/中心', version: 1, into: '某县' }, '/merged')).statusCode).toBe(
      403,
    )
    expect((await send('DELETE', { key: '某县/中心', version: 1 })).statusCode).toBe(403)
    expect((await server.inject({ url: '/api/organisations/hanging?key=x', headers })).statusCode).toBe(403)
  })
})

test('no answer was left out', async () =>
  expect(await unheld('people/change-organisation.test.ts')).toEqual([]))
