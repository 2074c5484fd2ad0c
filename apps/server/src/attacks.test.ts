import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { createAccount, decideFindings, getAccount, saveOrganisations } from '@mingzhang/store'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { AuditFunction } from './audit-function.ts'
import { buildServer } from './build-server.ts'
import { firstStart } from './people/first-start.ts'
import { hashPassword } from './people/password.ts'
import type { ServerOptions } from './server-options.ts'
import { mayEverything, type SignedIn, signInAs, signInAt } from './tests/people.ts'
import { openTestStore } from './tests/test-store.ts'
import { type UploadPart, upload } from './tests/upload.ts'
import type { TypedFastify } from './typed-fastify.ts'

/** 自己攻一遍 What somebody with bad intentions would try, and what comes of it. */
const reading: AuditFunction = async (bytes, name) => audit(bytes, name)
const sample = readFileSync(
  new URL('../../../samples/qinhuangdao-office-affairs-2023.txt', import.meta.url),
  'utf8',
)
/** The sample of another unit. */
const text = (unit: string) => sample.replaceAll('秦皇岛经济技术开发区机关事务服务中心', unit)

let opened: Awaited<ReturnType<typeof openTestStore>>
let options: ServerOptions
let server: TypedFastify
let clock: Date

beforeAll(async () => {
  opened = await openTestStore()
})
afterAll(() => opened.remove())
beforeEach(async () => {
  clock = new Date('2026-03-02T09:00:00.000Z')
  const tables = [
    'account',
    'organisation',
    'failed_sign_in',
    'document',
    'review_batch',
    'review_deed',
  ] as const
  for (const table of tables) await opened.store.db.deleteFrom(table).execute()
  await server?.close()
  options = { store: opened.store, audit: reading, webRoot: import.meta.dirname, now: () => clock }
  server = await buildServer({ ...options, fileLimitBytes: 200_000, requestsPerMinute: 10_000 })
})
afterAll(() => server.close())

type Headers = Readonly<Record<string, string>>
const own = { host: 'localhost', origin: 'http://localhost' }
const send = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  headers: Headers,
  payload?: object,
) =>
  server.inject({ method, url: `/api${url}`, headers: { ...own, ...headers }, ...(payload && { payload }) })
const cookiesOf = (response: Awaited<ReturnType<typeof send>>): string[] =>
  [response.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0] ?? '')
const drop = (who: SignedIn, ...parts: UploadPart[]) => {
  const form = upload(...parts)
  const { cookie, origin, host } = who
  return server.inject({
    ...{ method: 'POST', url: '/api/review/batches', payload: form.payload },
    headers: { cookie, origin, host, ...form.headers },
  })
}
const waiting = { timeout: 15_000, interval: 50 }
const finished = async ({ cookie }: SignedIn, id: string) =>
  vi.waitFor(async () => {
    const board = (await send('GET', `/review/batches/${id}`, { cookie })).json()
    expect(board.batch.state).toBe('done')
    return board
  }, waiting)

describe('a session', () => {
  test('is never the one that somebody planted; the one before is over', async () => {
    const planted = `mingzhang-session=${'A'.repeat(43)}`
    const first = await firstStart(opened.store, clock)
    const signed = await send('POST', '/session/link', { cookie: planted }, { token: first.token ?? '' })
    const [session = ''] = cookiesOf(signed)
    expect(session).not.toBe(planted)
    expect((await send('GET', '/account/sessions', { cookie: planted })).statusCode).toBe(401)
    const again = await firstStart(opened.store, clock)
    const second = await send('POST', '/session/link', { cookie: session }, { token: again.token ?? '' })
    expect((await send('GET', '/account/sessions', { cookie: session })).statusCode).toBe(401)
    expect((await send('GET', '/account/sessions', { cookie: cookiesOf(second)[0] ?? '' })).statusCode).toBe(
      200,
    )
  })

  test('cannot be guessed fast: the thirty-first try of a minute is refused', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 31; count += 1)
      statuses.push((await send('POST', '/session/link', {}, { token: 'B'.repeat(43) })).statusCode)
    expect(statuses).toEqual([...Array(30).fill(401), 429])
  })

  test('wrong passwords from elsewhere cannot keep an owner out for ever: a browser that is known goes on', async () => {
    const password = '三月的风吹过了那片田野'
    const account = { id: '0'.repeat(16), login: 'zhangsan', name: '张三', organisation: null, roles: [] }
    const createdAt = clock.toISOString()
    await createAccount(opened.store, { ...account, passwordHash: await hashPassword(password), createdAt })
    const signIn = (given: string, headers: Headers = {}) =>
      send('POST', '/session', headers, { login: 'zhangsan', password: given })
    const [, browser = ''] = cookiesOf(await signIn(password))
    for (let count = 0; count < 5; count += 1) await signIn('wrong')
    expect((await signIn(password)).statusCode).toBe(429)
    const home = await signIn(password, { cookie: browser })
    expect(home.statusCode).toBe(204)
    // The token is another now; the old one opens no second door, nor does a token that somebody made up.
    expect(cookiesOf(home)[1]).not.toBe(browser)
    expect((await signIn(password, { cookie: browser })).statusCode).toBe(429)
    expect((await signIn(password, { cookie: `mingzhang-browser=${'C'.repeat(43)}` })).statusCode).toBe(429)
    expect((await signIn('wrong', { cookie: cookiesOf(home)[1] ?? '' })).statusCode).toBe(401)
  })
})

describe('an account that an administrator made or reset', () => {
  test('may do nothing but set a password of its own', async () => {
    const headers = await signInAs(options, 'administrator')
    const body = { login: 'lisi', name: '李四', organisation: null, roles: ['bureau-reviewer'] }
    const { token, account } = (await send('POST', '/accounts', headers, body)).json()
    const [cookie = ''] = cookiesOf(await send('POST', '/session/link', {}, { token }))
    const who = (await send('GET', '/session', { cookie })).json()
    expect(who).toMatchObject({ passwordDue: true, hasPassword: false })
    for (const url of ['/review/batches', '/documents', '/books'])
      expect((await send('GET', url, { cookie })).json().what).toBe('请先设自己的口令。')
    expect(
      (await send('PUT', '/account/password', { cookie }, { password: '十月的雨落在了那个屋檐' })).statusCode,
    ).toBe(204)
    expect((await send('GET', '/review/batches', { cookie })).statusCode).toBe(200)
    await send('POST', `/accounts/${account.id}/link`, headers)
    expect(await getAccount(opened.store, account.id)).toMatchObject({
      passwordDue: true,
      hasPassword: false,
    })
  })
})

describe('a body with more in it than asked for', () => {
  test.each([
    ['PATCH', '/accounts/:me', { version: 1, name: '甲', passwordHash: 'x' }],
    ['PATCH', '/accounts/:me', { version: 1, name: '甲', passwordDue: false }],
    ['POST', '/accounts', { login: 'x1', name: '甲', organisation: null, roles: [], disabled: false }],
    ['POST', '/accounts', { login: 'x1', name: '甲', organisation: null, roles: ['public'] }],
    ['PUT', '/account/password', { password: '十月的雨落在了那个屋檐', roles: ['administrator'] }],
    ['PATCH', '/organisations', { key: '某县', version: 1, name: '甲', kind: 'region' }],
    ['POST', '/review/decisions', { items: [], decision: 'accepted', reason: '', account: 'other' }],
    ['PUT', '/review/rules', { rule: 'a', off: true, reason: 'b', desk: '别的局' }],
    ['POST', '/review/notices', { documents: ['0'.repeat(16)], issuedBy: '局长' }],
  ] as const)('%s %s is refused', async (method, url, payload) => {
    const headers = await signInAs(options, 'administrator', 'bureau-reviewer')
    expect((await send(method, url.replace(':me', headers.id), headers, payload)).statusCode).toBe(400)
    expect(await getAccount(opened.store, headers.id)).toMatchObject({ name: '张三', version: 1 })
  })
})

describe('the desk of another bureau', () => {
  test('is not there: boards, decisions, deeds, notices, files', async () => {
    const region = (key: string) => ({ key, kind: 'region', code: null, name: key, parent: null }) as const
    await saveOrganisations(opened.store, [region('甲县'), region('乙县')], '2026-01-01')
    const one = await signInAt(options, '甲县', 'bureau-reviewer')
    const other = await signInAt(options, '乙县', 'bureau-reviewer')
    const { id } = (await drop(one, { name: '甲.txt', content: text('甲县教育局') })).json()
    const { rows } = await finished(one, id)
    const document: string = rows[0].document.id
    const by = { at: clock.toISOString(), account: one.id, accountName: '张三', reason: '' }
    const finding = { documentId: document, findingId: 'f', rule: 'a/b' }
    await decideFindings(opened.store, '甲县', { id: '1'.repeat(16), ...by }, 'accepted', [finding])
    const batch = `/review/batches/${id}`
    const asked = [
      await send('GET', batch, other),
      await send('GET', `${batch}/clusters`, other),
      await send('GET', `${batch}/findings.xlsx`, other),
      await send('POST', `${batch}/moves`, other, { move: 'stop' }),
      await send('DELETE', batch, other),
      await send('GET', `/review/documents/${document}/decisions`, other),
      await send('GET', `/documents/${document}`, other),
      await send('GET', `/documents/${document}/original`, other),
      await send('POST', '/review/decisions', other, {
        ...{ items: [{ documentId: document, findingId: 'f' }], decision: 'accepted', reason: '' },
      }),
      await send('POST', '/review/notices', other, { documents: [document] }),
      await send('POST', `/review/deeds/${'1'.repeat(16)}/undone`, other, {}),
    ]
    expect(asked.map(({ statusCode }) => statusCode)).toEqual([...Array(10).fill(404), 409])
    expect((await send('GET', '/review/deeds', other)).json()).toEqual({ deeds: [] })
    expect((await send('GET', `/review/deeds?batch=${id}`, other)).json()).toEqual({ deeds: [] })
    expect((await send('GET', '/review/batches', other)).json()).toEqual({ batches: [] })
  })
})

/** A body that the route would take from who may. */
const bodies = (url: string): object => {
  if (url.endsWith('/visibility')) return { visibility: 'published' }
  if (url.endsWith('/link')) return {}
  return { version: 1, name: '乙' }
}

describe('every route that names a thing', () => {
  test('gives nothing of another county’s: books, remarks, files, documents, accounts', {
    timeout: 60_000,
  }, async () => {
    const region = (key: string) => ({ key, kind: 'region', code: null, name: key, parent: null }) as const
    await saveOrganisations(opened.store, [region('甲县'), region('乙县')], '2026-01-01')
    const all = await buildServer({ ...options, person: mayEverything })
    const book = { from: 'empty', unitName: '甲县', year: 2026 }
    const begun = await all.inject({ method: 'POST', url: '/api/books', payload: book })
    expect(begun.statusCode).toBe(201)
    const form = upload({ name: '甲.txt', content: text('甲县教育局') })
    await all.inject({ method: 'POST', url: '/api/documents', ...form })
    const { documents } = (await all.inject({ url: '/api/documents' })).json()
    await all.close()
    const owner = await signInAt(options, '甲县', 'administrator')
    const other = await signInAt(
      options,
      '乙县',
      'bureau-reviewer',
      'compiler',
      'administrator',
      'department',
    )
    const things = new Map([
      [':unit', encodeURIComponent('甲县')],
      [':year', '2026'],
      [':id', documents[0].id],
      [':version', '1'],
    ])
    const mine = server.routeRights.filter(
      ({ url, right }) => /\/:(unit|id)/u.test(url) && right !== 'open.read' && right !== 'session.own',
    )
    const given: string[] = []
    for (const { method, url } of mine) {
      if (method === 'HEAD') continue
      const id = url.includes('/accounts/') ? owner.id : documents[0].id
      const named = url.replace(/:\w+/gu, (name) => (name === ':id' ? id : (things.get(name) ?? 'x')))
      const payload = method === 'GET' ? undefined : bodies(url)
      const answer = await send(method as 'GET', named.replace(/^\/api/u, ''), other, payload)
      if (answer.statusCode < 400) given.push(`${method} ${url}: ${answer.statusCode}`)
    }
    expect(mine.length).toBeGreaterThan(15)
    expect(given).toEqual([])
    expect(await getAccount(opened.store, owner.id)).toMatchObject({ name: '张三' })
  })
})

describe('a hostile file', () => {
  test('names that climb out of a folder are only names', async () => {
    const reviewer = await signInAs(options, 'bureau-reviewer')
    const content = new TextEncoder().encode(text('某局'))
    const climbing = zipSync({ '../../../etc/passwd.txt': content })
    const parts = [
      { name: '..\\..\\批.zip', content: climbing },
      { name: '/etc/cron.d/甲.txt', content: text('甲局') },
    ]
    const { id } = (await drop(reviewer, ...parts)).json()
    const { rows } = await finished(reviewer, id)
    const seen = rows.map(({ file, state }: { file: string; state: string }) => [file, state])
    expect(seen).toEqual([
      ['批.zip', 'refused'],
      ['甲.txt', 'done'],
    ])
    const original = await send('GET', `/documents/${rows[1].document.id}/original`, reviewer)
    expect(original.headers['content-disposition']).toMatch(/^attachment; filename="_+\.txt"/u)
  })

  test('an archive of too many files, or of too much, is refused whole', async () => {
    const reviewer = await signInAs(options, 'bureau-reviewer')
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`${n}.txt`, new Uint8Array()])),
      {
        level: 0,
      },
    )
    const small = many.byteLength < 200_000
    const { id } = (await drop(reviewer, { name: '多.zip', content: many })).json()
    const { rows } = await finished(reviewer, id)
    expect([rows.length, rows[0].state, small]).toEqual([1, 'refused', false])
    const bomb = zipSync({ '大.txt': new Uint8Array(12 * 200_000 + 1), '小.txt': new Uint8Array(1) })
    expect(bomb.byteLength).toBeLessThan(200_000)
    const refused = await drop(reviewer, { name: '弹.zip', content: bomb })
    expect([refused.statusCode, refused.json().what]).toEqual([
      413,
      expect.stringContaining('一份也没有放上'),
    ])
    expect((await send('GET', '/review/batches', reviewer)).json().batches).toHaveLength(1)
  })

  test('a name that begins like a formula, or like a script, stays a text in every file we give out', async () => {
    const reviewer = await signInAs(options, 'bureau-reviewer')
    const hostile = '=HYPERLINK("http://evil")<script>alert(1)</script>'
    const { id } = (await drop(reviewer, { name: '甲.txt', content: text(hostile) })).json()
    expect((await finished(reviewer, id)).rows[0]).toMatchObject({ state: 'done' })
    const excel = await send('GET', `/review/batches/${id}/findings.xlsx`, reviewer)
    const parts = Object.entries(unzipSync(excel.rawPayload)).filter(([name]) => name.endsWith('.xml'))
    for (const [, bytes] of parts) expect(strFromU8(bytes)).not.toMatch(/<f[ >]|<script/u)
    const shown = await send('GET', `/review/batches/${id}`, reviewer)
    expect(shown.headers).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    })
    const policy = String(shown.headers['content-security-policy'])
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(part)
    expect(excel.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
  })
})
