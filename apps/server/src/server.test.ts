import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildServer } from './build-server.ts'
import type { LogEntry } from './log.ts'
import type { ServerOptions } from './server-options.ts'
import { mayEverything } from './tests/people.ts'
import { idOf, sampleAudit } from './tests/sample-audit.ts'
import { openTestStore } from './tests/test-store.ts'
import { linesOf, type UploadPart, upload } from './tests/upload.ts'
import type { TypedFastify } from './typed-fastify.ts'

const fileLimitBytes = 200_000
const importedAt = '2026-03-01T02:03:04.000Z'

let web: string
let opened: Awaited<ReturnType<typeof openTestStore>>
let options: ServerOptions
let server: TypedFastify
let log: LogEntry[]

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'mingzhang-web-'))
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>明账</title>')
  opened = await openTestStore()
  log = []
  options = {
    store: opened.store,
    audit: sampleAudit,
    webRoot: web,
    log: (entry) => log.push(entry),
    now: () => new Date(importedAt),
    fileLimitBytes,
    hostNames: ['mingzhang.example'],
    requestsPerMinute: 10_000,
    person: mayEverything,
  }
  server = await buildServer(options)
})
afterAll(async () => {
  await server.close()
  await opened.remove()
  rmSync(web, { recursive: true, force: true })
})
beforeEach(async () => {
  await opened.clear()
  log.length = 0
})

const post = (...parts: UploadPart[]) =>
  server.inject({ method: 'POST', url: '/api/documents', ...upload(...parts) })
const get = (url: string, headers: Record<string, string> = {}) =>
  server.inject({ method: 'GET', url, headers })
const total = async () => (await get('/api/documents')).json().total
const problem = { what: expect.any(String), why: expect.any(String), toDo: expect.any(String) }

describe('a document', () => {
  const content = '2024年部门预算'
  const id = idOf(content)
  beforeEach(() => post({ name: '预算.txt', content }))

  test('is listed with its counts', async () => {
    const response = await get('/api/documents?search=预算&sort=-errors&limit=10&offset=0')
    expect(response.statusCode).toBe(200)
    expect(response.headers['cache-control']).toBe('no-store')
    expect(response.json()).toMatchObject({
      total: 1,
      documents: [
        { id, fileName: '预算.txt', unitName: '某县机关事务中心', findings: { error: 1 }, importedAt },
      ],
    })
  })

  test('is given whole', async () => {
    const { json } = await get(`/api/documents/${id}`)
    expect(json()).toMatchObject({
      id,
      fileName: '预算.txt',
      source: { blocks: [{ text: '支出总表' }] },
      disclosure: { document: { year: 2024 } },
      findings: [{ rule: 'between-tables/same-money' }],
      verdicts: { holds: 1, fails: 1 },
    })
  })

  test('gives every statement of one key', async () => {
    const key = encodeURIComponent('measure=money year=2024')
    const { statements } = (await get(`/api/documents/${id}/statements?key=${key}`)).json()
    expect(statements).toHaveLength(2)
    expect(statements[0]).toMatchObject({ amount: { value: 1_000_000, unit: '万元' }, place: { line: 3 } })
  })

  test('gives its original to save, never to show', async () => {
    const response = await get(`/api/documents/${id}/original`)
    expect(response.body).toBe(content)
    expect(response.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="__.txt"; filename*=UTF-8''${encodeURIComponent('预算.txt')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
  })

  test('is removed once', async () => {
    const remove = () => server.inject({ method: 'DELETE', url: `/api/documents/${id}` })
    expect((await remove()).statusCode).toBe(204)
    expect((await remove()).statusCode).toBe(404)
    expect(await total()).toBe(0)
  })
})

describe('an upload', () => {
  test('of several files: each has its own outcome, and a bug in one leaves the others alone', async () => {
    const response = await post(
      { name: 'a.txt', content: 'first' },
      { name: 'b.txt', content: 'BAD' },
      { name: 'c.txt', content: 'BUG with a secret' },
      { name: 'd.txt', content: 'first' },
      { name: 'e.txt', content: 'second' },
    )
    expect(response.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
    const lines = linesOf(response.body)
    expect(lines.filter(({ stage }) => stage === 'done' || stage === 'refused')).toMatchObject([
      { file: 'a.txt', index: 0, status: 'imported', id: idOf('first'), findings: { error: 1 } },
      { file: 'b.txt', index: 1, status: 'refused', refusal: { id: 'reading/unknown-format' } },
      { file: 'c.txt', index: 2, status: 'refused', refusal: { id: 'import/program-error' } },
      { file: 'd.txt', index: 3, status: 'already', id: idOf('first') },
      { file: 'e.txt', index: 4, status: 'imported', id: idOf('second') },
    ])
    expect(lines.at(-1)).toEqual({ stage: 'end', imported: 2, already: 1, refused: 2 })
    const stages = lines.filter(({ index }) => index === 0).map(({ stage }) => stage)
    expect(stages).toEqual(['receiving', 'reading', 'checking', 'saving', 'done'])
    expect(lines.find(({ stage }) => stage === 'saving')).toMatchObject({
      tables: 1,
      statements: 2,
      findings: 1,
    })
    expect(response.body).not.toContain('secret')
    expect(JSON.stringify(log)).not.toContain('secret')
    expect(log).toContainEqual(expect.objectContaining({ level: 'error', event: 'import failed' }))
  })

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\\\..\\\\windows\\\\win.ini', 'win.ini'],
    ['/', '未命名文件'],
    ['', '未命名文件'],
    ['..', '未命名文件'],
    ['a\u0000b\u001b[31m\u007f.txt', 'ab[31m.txt'],
    ['预算\u202etxt.exe', '预算txt.exe'],
    ['<img src=x onerror=alert(1)>.txt', '<img src=x onerror=alert(1)>.txt'],
    [`${'长'.repeat(5_000)}.docx`, `${'长'.repeat(194)}….docx`],
    ['２０２４ 预算（公开）.txt', '２０２４ 预算（公开）.txt'],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
  ])('named %j is kept as %j', async (name, kept) => {
    const response = await post({ name, content: 'x' })
    expect(response.statusCode).toBe(200)
    const { documents } = (await get('/api/documents')).json()
    expect(documents.map(({ fileName }: { fileName: string }) => fileName)).toEqual([kept])
  })

  test('with a name that is mark-up is never answered as mark-up', async () => {
    const name = '<script>alert(1)</script>.html'
    const answers = [await post({ name, content: '<script>' }), await get('/api/documents')]
    const id = idOf('<script>')
    answers.push(await get(`/api/documents/${id}`), await get(`/api/documents/${id}/original`))
    for (const { headers } of answers) {
      expect(String(headers['content-type'])).toMatch(/^application\/(json|x-ndjson|octet-stream)/u)
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
    expect(answers.at(-1)?.headers['content-disposition']).not.toMatch(/[<>]/u)
  })

  test('of a file over the limit refuses that file and takes the next', async () => {
    const response = await post(
      { name: 'big.txt', content: 'x'.repeat(fileLimitBytes + 1) },
      { name: 'fits.txt', content: 'y'.repeat(fileLimitBytes) },
    )
    const ends = linesOf(response.body).filter(({ status }) => status !== undefined)
    expect(ends).toMatchObject([
      { file: 'big.txt', refusal: { id: 'import/too-large' } },
      { file: 'fits.txt', status: 'imported' },
    ])
  })

  test.each([
    ['JSON', { 'content-type': 'application/json' }, '{}'],
    ['a form of words', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b'],
    ['XML', { 'content-type': 'application/xml' }, '<a/>'],
    ['nothing', {}, ''],
  ])('of %s instead of files is refused', async (_, headers, payload) => {
    const response = await server.inject({ method: 'POST', url: '/api/documents', headers, payload })
    expect(response.statusCode).toBe(415)
    expect(response.json()).toEqual(problem)
  })

  test('without a file, and one that breaks off, end with a refusal', async () => {
    const none = await post()
    expect(linesOf(none.body)).toMatchObject([
      { stage: 'refused', refusal: { id: 'import/no-file' } },
      { stage: 'end', refused: 1 },
    ])
    const { headers, payload } = upload(
      { name: 'a.txt', content: 'whole' },
      { name: 'b.txt', content: 'half' },
    )
    const cut = await server.inject({
      method: 'POST',
      url: '/api/documents',
      headers,
      payload: payload.subarray(0, -40),
    })
    expect(linesOf(cut.body).at(-2)).toMatchObject({
      stage: 'refused',
      refusal: { id: 'import/upload-broken' },
    })
    expect(linesOf(cut.body).at(-1)).toMatchObject({ stage: 'end', refused: 1 })
  })
})

describe('who may ask', () => {
  const change = (headers: Record<string, string>) => {
    const { headers: type, payload } = upload({ name: 'a.txt', content: 'from elsewhere' })
    return server.inject({ method: 'POST', url: '/api/documents', headers: { ...type, ...headers }, payload })
  }

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { host: '127.0.0.1:4180', origin: 'http://127.0.0.1:9999' }],
    ['a page without an origin', { origin: 'null' }],
    ['what is no origin', { origin: '::::' }],
    ['a form on another site', { 'sec-fetch-site': 'cross-site' }],
    [
      'a sister site',
      { 'sec-fetch-site': 'same-site', host: '127.0.0.1:4180', origin: 'http://127.0.0.1:4180' },
    ],
    ['a name pointed at this machine', { host: 'evil.example:4180', origin: 'http://evil.example:4180' }],
  ])('%s may not change anything', async (_, headers) => {
    const response = await change(headers)
    expect(response.statusCode).toBe(403)
    expect(response.json()).toEqual(problem)
    expect(await total()).toBe(0)
    const removal = await server.inject({
      method: 'DELETE',
      url: `/api/documents/${'0'.repeat(16)}`,
      headers,
    })
    expect(removal.statusCode).toBe(403)
  })

  test.each([
    [
      'our own page',
      { host: '127.0.0.1:4180', origin: 'http://127.0.0.1:4180', 'sec-fetch-site': 'same-origin' },
    ],
    ['our own page by a name we know', { host: 'mingzhang.example', origin: 'http://mingzhang.example' }],
    ['our own page by IPv6', { host: '[::1]:4180', origin: 'http://[::1]:4180' }],
    ['a program', { host: 'localhost:4180' }],
  ])('%s may', async (_, headers) => {
    expect((await change(headers)).statusCode).toBe(200)
    expect(await total()).toBe(1)
  })

  test('a name pointed at this machine may not even read', async () => {
    expect((await get('/api/documents', { host: 'evil.example' })).statusCode).toBe(403)
    expect((await get('/', { host: 'evil.example' })).statusCode).toBe(403)
  })

  test('too many requests are put off', async () => {
    const strict = await buildServer({ ...options, requestsPerMinute: 2 })
    const answers = []
    for (let turn = 0; turn < 3; turn += 1) answers.push(await strict.inject({ url: '/api/health' }))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429])
    expect(answers[2]?.json()).toEqual(problem)
    await strict.close()
  })
})

describe('what is not there or not right', () => {
  const unknown = '0123456789abcdef'

  test.each([
    `/api/documents/${unknown}`,
    `/api/documents/${unknown}/original`,
    '/api/nothing',
    '/api',
    '/api/',
  ])('%s is 404 as JSON', async (url) => {
    const response = await get(url)
    expect(response.statusCode).toBe(404)
    expect(response.json()).toEqual(problem)
  })

  test.each([
    '/api/documents/..%2f..%2fetc',
    '/api/documents/ABC',
    '/api/documents?limit=0',
    '/api/documents?limit=501',
    '/api/documents?limit=many',
    '/api/documents?offset=-1',
    '/api/documents?sort=sha256',
    "/api/documents?sort=year';drop",
    `/api/documents?search=${'x'.repeat(201)}`,
    '/api/documents?search=a&search=b',
    '/api/documents?colour=red',
    `/api/documents/${unknown}/statements`,
    `/api/documents/${unknown}/statements?key=`,
    '/api/documents/%ff',
  ])('%s is 400 as JSON', async (url) => {
    const response = await get(url)
    expect(response.statusCode).toBe(400)
    expect(response.json()).toEqual(problem)
  })

  test('a method that no route has is 404 as JSON', async () => {
    const response = await server.inject({ method: 'PUT', url: '/api/documents' })
    expect([response.statusCode, response.json()]).toEqual([404, problem])
  })

  test('a bug is 500 without its trace, and the log has no message', async () => {
    const broken = { ...options.store, db: options.store.db.withSchema('no_such_schema') }
    const strange = await buildServer({ ...options, store: broken })
    const response = await strange.inject({ url: '/api/documents?search=secret' })
    expect([response.statusCode, response.json()]).toEqual([500, problem])
    expect(response.body).not.toMatch(/schema|\.ts|at /u)
    const text = JSON.stringify(log)
    expect(text).toContain('"event":"bug"')
    expect(text).not.toMatch(/secret|no_such_schema/u)
    await strange.close()
  })
})

test('the health of the server', async () => {
  expect((await get('/api/health')).json()).toEqual({ status: 'ok', engine: 'embedded' })
})
