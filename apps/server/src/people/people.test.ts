import { checkLog, type LogEntry } from '@mingzhang/cycle'
import { listOrganisations, setVisibility } from '@mingzhang/store'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildServer } from '../build-server.ts'
import type { ServerOptions } from '../server-options.ts'
import { holdAnswers, unheld } from '../tests/hold-answers.ts'
import { signInAs, signInAt } from '../tests/people.ts'
import { idOf, sheetAudit } from '../tests/sample-audit.ts'
import { openTestStore } from '../tests/test-store.ts'
import { upload } from '../tests/upload.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { demonstration } from './demonstration.ts'
import { firstStart } from './first-start.ts'

let opened: Awaited<ReturnType<typeof openTestStore>>
let options: ServerOptions
let server: TypedFastify
let clock: Date

beforeAll(async () => {
  opened = await openTestStore()
  const { store } = opened
  options = {
    store,
    audit: sheetAudit,
    webRoot: import.meta.dirname,
    now: () => clock,
    requestsPerMinute: 100_000,
    passwordCost: { memorySize: 64, iterations: 1 },
  }
})
afterAll(async () => {
  await opened.remove()
})
beforeEach(async () => {
  clock = new Date('2026-03-02T09:00:00.000Z')
  const tables = ['account', 'organisation', 'failed_sign_in', 'document', 'log_entry'] as const
  for (const table of tables) await opened.store.db.deleteFrom(table).execute()
  // A new server counts requests anew.
  await server?.close()
  server = await buildServer(options)
  await holdAnswers(server, /^\/api\/(account|organisations|session|log|health)/u)
})
afterAll(() => server.close())

type Headers = Readonly<Record<string, string>>
const own = { host: 'localhost', origin: 'http://localhost' }
const send = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, headers: Headers, payload?: object) =>
  server.inject({ method, url: `/api${url}`, headers: { ...own, ...headers }, ...(payload && { payload }) })
const get = (url: string, headers: Headers = {}) =>
  server.inject({ method: 'GET', url: `/api${url}`, headers: { ...own, ...headers } })
const cookieOf = (response: Awaited<ReturnType<typeof get>>): Headers => ({
  cookie: String(response.headers['set-cookie']).split(';')[0] ?? '',
})
const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000)
}
const password = '三月的风吹过了那片田野'

/** A person with a password, signed in by the first link. */
async function administrator(): Promise<Headers> {
  const { token } = await firstStart(opened.store, clock)
  const headers = cookieOf(await send('POST', '/session/link', {}, { token }))
  await send('PUT', '/account/password', headers, { password })
  return headers
}
const signIn = (login: string, given: string) => send('POST', '/session', {}, { login, password: given })

describe('first start', () => {
  test('one link opens once; every start makes a new one until there is a password', async () => {
    const first = await firstStart(opened.store, clock)
    const second = await firstStart(opened.store, clock)
    expect([first.first, second.first]).toEqual([true, false])
    expect((await send('POST', '/session/link', {}, { token: first.token })).statusCode).toBe(401)
    const response = await send('POST', '/session/link', {}, { token: second.token })
    expect(response.statusCode).toBe(204)
    const [session, known] = [response.headers['set-cookie']].flat()
    expect(session).toMatch(/^mingzhang-session=.*; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/u)
    expect(known).toMatch(/^mingzhang-browser=.*; Path=\/; HttpOnly; SameSite=Strict; Max-Age=15552000$/u)
    expect((await send('POST', '/session/link', {}, { token: second.token })).statusCode).toBe(401)
    const who = (await get('/session', cookieOf(response))).json()
    expect(who).toMatchObject({
      person: { name: '管理员' },
      login: 'admin',
      hasPassword: false,
      everywhere: true,
    })
    expect(who.rights).toContain('people.manage')
    await send('PUT', '/account/password', cookieOf(response), { password })
    expect(await firstStart(opened.store, clock)).toEqual({ first: false, token: null })
    expect((await signIn('ADMIN', password)).statusCode).toBe(204)
  })
  test('the demonstration has one account for each role, whose passwords open', async () => {
    const accounts = await demonstration(opened.store, clock)
    expect(accounts.map(({ role }) => role)).toHaveLength(6)
    const [compiler] = accounts
    expect((await signIn(compiler?.login ?? '', compiler?.password ?? '')).statusCode).toBe(204)
    expect(new Set((await listOrganisations(opened.store)).map(({ kind }) => kind)).size).toBe(3)
    const rows = await opened.store.db.selectFrom('account').select('password_hash').execute()
    expect(
      rows.every(({ password_hash }) => password_hash?.startsWith('$argon2id$v=19$m=19456,t=2,p=1$')),
    ).toBe(true)
  })
})

describe('sign-in', () => {
  test('a wrong password and an unknown login are one answer', async () => {
    await administrator()
    const answers = [await signIn('admin', 'wrong'), await signIn('nobody', password)]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401])
    expect(answers[0]?.json()).toEqual(answers[1]?.json())
  })
  test('after five failures a login waits, even with the right password, and longer every time', async () => {
    await administrator()
    for (let count = 0; count < 5; count += 1) await signIn('admin', 'wrong')
    expect((await signIn('admin', password)).statusCode).toBe(429)
    later(1)
    expect((await signIn('admin', 'wrong')).statusCode).toBe(401)
    later(0.75)
    expect((await signIn('admin', password)).json().what).toContain('15 秒')
    later(0.3)
    expect((await signIn('admin', password)).statusCode).toBe(204)
    expect((await signIn('admin', 'wrong')).statusCode).toBe(401)
  })
  test('many tries at once are not many free tries', async () => {
    await administrator()
    const statuses = await Promise.all(Array.from({ length: 12 }, () => signIn('admin', 'wrong')))
    expect(statuses.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5)
  })
})

describe('sessions', () => {
  test('end when idle, at their absolute end, and by hand', async () => {
    const headers = await administrator()
    const signedIn = async () => (await get('/session', headers)).json().person !== null
    later(119)
    expect(await signedIn()).toBe(true)
    later(119)
    expect(await signedIn()).toBe(true)
    later(121)
    expect(await signedIn()).toBe(false)
    const again = cookieOf(await signIn('admin', password))
    for (let hour = 0; hour < 12; hour += 1) {
      later(60)
      await get('/session', again)
    }
    expect((await get('/account/sessions', again)).statusCode).toBe(401)
  })
  test('are listed, and the others are ended without this one', async () => {
    const here = await administrator()
    const there = cookieOf(await signIn('admin', password))
    const { sessions } = (await get('/account/sessions', here)).json()
    expect(sessions.map(({ current }: { current: boolean }) => current).toSorted()).toEqual([false, true])
    expect((await send('DELETE', '/account/sessions', here)).json()).toEqual({ ended: 1 })
    expect((await get('/account/sessions', there)).statusCode).toBe(401)
    expect((await send('DELETE', '/session', here)).statusCode).toBe(204)
    expect((await get('/account/sessions', here)).statusCode).toBe(401)
  })
  test('a new password ends the others and needs the old one', async () => {
    const here = await administrator()
    const there = cookieOf(await signIn('admin', password))
    const change = (current: string) =>
      send('PUT', '/account/password', here, { current, password: '十月的雨落在了那个屋檐' })
    expect((await change('wrong')).statusCode).toBe(400)
    expect((await change(password)).statusCode).toBe(204)
    expect((await get('/account/sessions', there)).statusCode).toBe(401)
    expect((await get('/account/sessions', here)).statusCode).toBe(200)
  })
})

describe('behind a proxy that speaks https', () => {
  test('the cookie is for https and this host alone, browsers are told to stay with https', async () => {
    const proxied = await buildServer({ ...options, https: true, hostNames: ['mingzhang.example'] })
    const { token } = await firstStart(opened.store, clock)
    const headers = { host: 'mingzhang.example', origin: 'https://mingzhang.example' }
    const link = { method: 'POST', url: '/api/session/link', payload: { token } } as const
    const response = await proxied.inject({ ...link, headers })
    expect(response.statusCode).toBe(204)
    for (const cookie of [response.headers['set-cookie']].flat())
      expect(cookie).toMatch(/^__Host-mingzhang-(session|browser)=.*; Path=\/; .*; Secure$/u)
    expect(response.headers['strict-transport-security']).toBe('max-age=15552000')
    const { cookie = '' } = cookieOf(response)
    const ask = (given: string) =>
      proxied.inject({ method: 'GET', url: '/api/account/sessions', headers: { ...headers, cookie: given } })
    expect((await ask(cookie)).statusCode).toBe(200)
    expect((await ask(cookie.replace('__Host-', ''))).statusCode).toBe(401)
    await proxied.close()
  })
})

describe('a request from another page', () => {
  test.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a subdomain', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_, headers) => {
    const session = await administrator()
    const { statusCode } = await send('DELETE', '/account/sessions', { ...session, ...headers })
    expect(statusCode).toBe(403)
  })
  test('a changing request with a session that does not say where it comes from is refused', async () => {
    const { cookie = '' } = await administrator()
    const headers = { host: 'localhost', cookie }
    const { statusCode } = await server.inject({ method: 'DELETE', url: '/api/account/sessions', headers })
    expect(statusCode).toBe(403)
  })
})

describe('accounts', () => {
  const account = { login: 'lisi', name: '李四', organisation: null, roles: ['compiler'] }

  test('are made with a link, reset with a link, and disabled at once', async () => {
    const headers = await administrator()
    const made = await send('POST', '/accounts', headers, account)
    expect(made.statusCode).toBe(201)
    const { token, account: created } = made.json()
    const lisi = cookieOf(await send('POST', '/session/link', {}, { token }))
    expect((await get('/accounts', lisi)).statusCode).toBe(403)
    await send('PUT', '/account/password', lisi, { password })
    expect((await signIn('lisi', password)).statusCode).toBe(204)
    const reset = await send('POST', `/accounts/${created.id}/link`, headers)
    expect((await signIn('lisi', password)).statusCode).toBe(401)
    const again = cookieOf(await send('POST', '/session/link', {}, reset.json()))
    const { version } = (await get('/accounts', headers))
      .json()
      .accounts.find(({ login }: { login: string }) => login === 'lisi')
    const change = { version, disabled: true }
    expect((await send('PATCH', `/accounts/${created.id}`, headers, change)).json().disabled).toBe(true)
    expect((await get('/account/sessions', again)).statusCode).toBe(401)
    expect((await send('PATCH', `/accounts/${created.id}`, headers, change)).statusCode).toBe(409)
  })
  test('a login is given once, an organisation must be there', async () => {
    const headers = await administrator()
    await send('POST', '/accounts', headers, account)
    expect((await send('POST', '/accounts', headers, { ...account, login: 'LISI' })).statusCode).toBe(409)
    const nowhere = { ...account, login: 'x1', organisation: '没有的单位' }
    expect((await send('POST', '/accounts', headers, nowhere)).statusCode).toBe(400)
  })
  test('no organisation is no organisation, and a body is taken as it was sent', async () => {
    const headers = await administrator()
    const one = { login: 'anyone', name: '某人', organisation: null, roles: ['compiler'] }
    const { account } = (await send('POST', '/accounts', headers, one)).json()
    expect(account.organisation).toBeNull()
    const change = (body: object) => send('PATCH', `/accounts/${account.id}`, headers, body)
    expect((await change({ version: String(account.version), name: '改' })).statusCode).toBe(400)
    expect((await change({ version: account.version, disabled: null })).statusCode).toBe(400)
    const changed = (await change({ version: account.version, organisation: null, disabled: true })).json()
    expect(changed).toMatchObject({ organisation: null, disabled: true })
  })
  test('the last administrator cannot lock everybody out', async () => {
    const headers = await administrator()
    const [{ id, version }] = (await get('/accounts', headers)).json().accounts
    for (const change of [{ disabled: true }, { roles: ['compiler'] }]) {
      const { statusCode } = await send('PATCH', `/accounts/${id}`, headers, { version, ...change })
      expect(statusCode).toBe(409)
    }
    expect((await get('/session', headers)).json().rights).toContain('people.manage')
  })
  test('an administrator of one organisation reaches no further', async () => {
    await administrator()
    const local = await signInAt(options, '某县/中心', 'administrator')
    expect((await get('/accounts', local)).json().accounts).toHaveLength(1)
    expect((await send('POST', '/accounts', local, account)).statusCode).toBe(403)
    expect((await get('/log', local)).statusCode).toBe(403)
  })
})

describe('the organisation tree', () => {
  const good =
    '编码,名称,上级,类型\n500,某县,,地区\n432,某县机关事务局,500,部门\n432001,机关事务中心,432,单位'
  const take = (headers: Headers, content: string) => {
    const form = upload({ name: '机构.csv', content })
    return server.inject({
      ...{ method: 'POST', url: '/api/organisations', payload: form.payload },
      headers: { ...own, ...headers, ...form.headers },
    })
  }
  test('is taken in from a sheet, whole or not at all', async () => {
    const headers = await administrator()
    const wrong = await take(headers, `${good}\n433,,500,部门\n434,甲,999,单位`)
    expect(wrong.statusCode).toBe(422)
    expect(wrong.json().faults).toEqual([
      { row: 5, what: '没有名称。' },
      { row: 6, what: '找不到上级“999”。' },
    ])
    expect(await listOrganisations(opened.store)).toEqual([])
    expect((await take(headers, good)).json()).toEqual({ added: 3, changed: 0 })
    expect((await take(headers, good)).json()).toEqual({ added: 0, changed: 3 })
    expect((await get('/organisations', headers)).json().organisations).toHaveLength(3)
  })
  test('decides who sees which document', async () => {
    const headers = await administrator()
    await take(headers, good)
    const form = upload({ name: '预算.txt', content: '2024年部门预算' })
    const importer = await signInAt(options, null, 'compiler')
    await server.inject({
      ...{ method: 'POST', url: '/api/documents', payload: form.payload },
      headers: { ...own, cookie: importer.cookie, ...form.headers },
    })
    const id = idOf('2024年部门预算')
    // The document names 某县机关事务中心; nobody in the tree is called so: it stays with whom it came from.
    const department = await signInAt(options, '某县机关事务局', 'department')
    const open = async (who: Headers) => (await get(`/documents/${id}`, who)).statusCode
    expect([await open({}), await open(department), await open(importer)]).toEqual([404, 404, 200])
    const unit = { organisation: '某县/机关事务中心' }
    await opened.store.db.updateTable('document').set(unit).where('id', '=', id).execute()
    const { cookie } = department
    expect([await open({}), await open({ cookie })]).toEqual([404, 200])
    expect((await get('/documents', { cookie })).json().total).toBe(1)
    expect((await get('/documents')).json().total).toBe(0)
    const publish = { visibility: 'published' }
    expect((await send('PUT', `/documents/${id}/visibility`, { cookie }, publish)).statusCode).toBe(204)
    expect((await get('/documents')).json().total).toBe(1)
    const offered = async (who: Headers) => (await get('/documents', who)).json().documents[0].may
    expect(await offered({ cookie })).toEqual(['document.publish', 'performance.evaluate'])
    const elsewhere = await signInAt(options, '某县', 'department')
    const stranger = await signInAt(options, '别县', 'department')
    expect([await offered(elsewhere), await offered(stranger), await offered({})]).toEqual([
      ['document.publish', 'performance.evaluate'],
      [],
      [],
    ])
    expect((await send('DELETE', `/documents/${id}`, { cookie })).statusCode).toBe(403)
    await setVisibility(opened.store, id, 'internal')
    expect((await send('DELETE', `/documents/${id}`, headers)).statusCode).toBe(204)
  })
})

describe('the log', () => {
  test('tells what was done, is whole, and any program can verify the export', async () => {
    const headers = await administrator()
    await send('POST', '/accounts', headers, { login: 'x1', name: '甲', organisation: null, roles: [] })
    const { entries } = (await get('/log', headers)).json()
    expect(entries.map(({ what }: LogEntry) => what)).toEqual([
      'account.created',
      'account.password',
      'session.opened',
      'account.created',
    ])
    expect(JSON.stringify(entries)).not.toContain(password)
    const lines = (await get('/log/export', headers)).body.trim().split('\n')
    const exported: LogEntry[] = lines.map((line) => JSON.parse(line))
    expect(checkLog(exported)).toMatchObject({ whole: true, head: { ordinal: 5 } })
    expect((await get('/log/check', headers)).json()).toMatchObject({ whole: true, head: { ordinal: 5 } })
    await opened.store.db.updateTable('log_entry').set({ name: '别人' }).where('ordinal', '=', 2).execute()
    expect((await get('/log/check', headers)).json()).toEqual({ whole: false, ordinal: 2, fault: 'changed' })
  })
  test('everybody else may not read it', async () => {
    for (const role of ['compiler', 'bureau-reviewer'] as const)
      expect((await get('/log', await signInAs(options, role))).statusCode).toBe(403)
  })
})

test('no answer was left out', async () => {
  expect((await get('/health')).json()).toEqual({ status: 'ok', engine: 'embedded' })
  const headers = await administrator()
  const { sessions } = (await get('/account/sessions', headers)).json()
  expect((await send('DELETE', `/account/sessions/${sessions[0].id}`, headers)).statusCode).toBe(204)
  expect(await unheld('people/people.test.ts')).toEqual([])
})
