import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from './build-server.ts'
import type { ServerOptions } from './server-options.ts'
import { sampleAudit } from './tests/sample-audit.ts'
import { openTestStore } from './tests/test-store.ts'
import type { TypedFastify } from './typed-fastify.ts'

let web: string
let opened: Awaited<ReturnType<typeof openTestStore>>
let options: ServerOptions
let server: TypedFastify

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'mingzhang-web-'))
  mkdirSync(join(web, 'assets'))
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>明账</title>')
  writeFileSync(join(web, 'assets', 'index-abc123.js'), 'export {}')
  writeFileSync(join(web, '.secret'), 'secret')
  opened = await openTestStore()
  options = { store: opened.store, audit: sampleAudit, webRoot: web }
  server = await buildServer(options)
})
afterAll(async () => {
  await server.close()
  await opened.remove()
  rmSync(web, { recursive: true, force: true })
})

const get = (url: string) => server.inject({ method: 'GET', url })
const problem = { what: expect.any(String), why: expect.any(String), toDo: expect.any(String) }

describe('the web app', () => {
  test('is served with a strict policy', async () => {
    const { headers, body } = await get('/')
    expect(body).toContain('明账')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*|https?:|upgrade-insecure/u)
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test.each([
    '/documents/0123456789abcdef',
    '/anything/at/all',
    '/?sort=year',
    '/.secret',
    '/../../etc/passwd',
  ])('%s is a page of the app', async (url) => {
    const response = await get(url)
    expect(response.statusCode).toBe(200)
    expect(response.body).toContain('<title>明账')
    expect(response.headers['cache-control']).toBe('no-cache')
  })

  test('files named by their content are kept for good; missing ones are missing', async () => {
    expect((await get('/assets/index-abc123.js')).headers['cache-control']).toContain('immutable')
    expect((await get('/assets/gone.js')).statusCode).toBe(404)
    expect((await server.inject({ method: 'POST', url: '/anything' })).statusCode).toBe(404)
  })

  test('a page names what it needs first, when the build has written that down', async () => {
    const built = join(web, 'built')
    mkdirSync(built)
    writeFileSync(join(built, 'index.html'), '<!doctype html><head></head>')
    const hints = [{ page: '^/$', files: ['assets/list-1.js'], asks: [{ path: '/api/documents' }] }]
    writeFileSync(join(built, 'pages.json'), JSON.stringify(hints))
    const other = await buildServer({ ...options, webRoot: built })
    expect((await other.inject({ url: '/' })).body).toContain(
      'modulepreload" crossorigin href="/assets/list-1.js"',
    )
    expect((await other.inject({ url: '/elsewhere' })).body).not.toContain('list-1')
    await other.close()
  })

  test('that was not built says so', async () => {
    const empty = await buildServer({ ...options, webRoot: join(web, 'not', 'there') })
    const response = await empty.inject({ url: '/' })
    expect([response.statusCode, response.json()]).toEqual([503, problem])
    await empty.close()
  })
})
