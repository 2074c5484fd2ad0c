import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { saveOrganisations } from '@mingzhang/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from './build-server.ts'
import type { ServerOptions } from './server-options.ts'
import { type SignedIn, signInAt } from './tests/people.ts'
import { openTestStore } from './tests/test-store.ts'
import { upload } from './tests/upload.ts'
import type { TypedFastify } from './typed-fastify.ts'

/** 公开账漏不漏 What everybody may ask, asked of a draft: nothing of it is there; of what is public, nobody's name and no remark. */
let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
let options: ServerOptions
let person: SignedIn & { readonly id: string }
const sample = readFileSync(new URL('../../../samples/qinhuangdao-office-affairs-2023.txt', import.meta.url))
const region = '保密测试县'
const remark = '这条批注只给内部看'

beforeAll(async () => {
  opened = await openTestStore()
  options = {
    store: opened.store,
    audit: async (bytes, name) => audit(bytes, name),
    webRoot: import.meta.dirname,
    requestsPerMinute: 10_000,
  }
  server = await buildServer(options)
  const county = { key: region, kind: 'region', code: null, name: region, parent: null } as const
  await saveOrganisations(opened.store, [county], '2026-01-01')
  person = await signInAt(options, null, 'bureau-reviewer', 'compiler', 'department', 'bureau-performance')
}, 60_000)
afterAll(async () => {
  await server.close()
  await opened.remove()
})

type Described = { readonly paths: { readonly [url: string]: { readonly [method: string]: object } } }

/** Every address that reads, of this unit, document and word. */
async function addresses(unit: string, id: string): Promise<string[]> {
  const { paths }: Described = (
    await server.inject({ url: '/api/openapi.json', headers: { host: 'localhost' } })
  ).json()
  const values: readonly (readonly [string, string])[] = [
    ['{unit}', encodeURIComponent(unit)],
    ['{id}', id],
    ['{year}', '2023'],
    ['{region}', encodeURIComponent('河北省')],
    ['{table}', 't1'],
    ['{kind}', 'targets'],
    ['{programme}', 'p1'],
    ['{version}', '1'],
    ['{month}', '12'],
    ['{comment}', '0'.repeat(8)],
    ['{type}', 'repair'],
  ]
  const plain = Object.entries(paths)
    .filter(([url, methods]) => 'get' in methods && url !== '/api/openapi.json' && !url.endsWith('/glossary'))
    .map(([url]) => values.reduce((whole, [name, value]) => whole.replace(name, value), url))
  return plain.flatMap((url) => {
    if (url.includes('{format}'))
      return ['original', 'json', 'csv', 'html', 'yaml'].map((one) => url.replace('{format}', one))
    if (url.endsWith('/search'))
      return ['unit', 'program', 'text'].map(
        (kind) => `${url}?query=${encodeURIComponent('机关事务')}&kind=${kind}`,
      )
    return url.endsWith('/compare') ? [`${url}?unit=${encodeURIComponent(unit)}`] : [url]
  })
}

/** What nobody without a sign-in is answered: the addresses whose answer holds one of the words. */
async function leaks(unit: string, id: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const url of await addresses(unit, id)) {
    const { body, headers } = await server.inject({ url, headers: { host: 'localhost' } })
    const said = `${body} ${JSON.stringify(headers)}`
    if (words.some((word) => said.includes(word))) found.push(url)
  }
  return found
}

test('nothing of a draft, then nobody behind what is public, then nothing again', {
  timeout: 120_000,
}, async () => {
  const { cookie, origin, host } = person
  const asked = { headers: { cookie, origin, host } }
  const form = upload({ name: '一.txt', content: sample })
  await server.inject({
    ...{ method: 'POST', url: '/api/documents', payload: form.payload },
    headers: { cookie, origin, host, ...form.headers },
  })
  const { documents } = (await server.inject({ url: '/api/documents', ...asked })).json()
  const { id, unitKey, unitName } = documents[0]
  const body = { statement: null, aboutWords: '', body: remark }
  const said = await server.inject({
    method: 'POST',
    url: `/api/documents/${id}/comments`,
    ...asked,
    payload: body,
  })
  const begun = await server.inject({
    method: 'POST',
    url: '/api/performance/years',
    ...asked,
    payload: { documentId: id },
  })
  expect([said.statusCode, begun.statusCode]).toEqual([201, 201])
  const secret = [unitName, '机关事务服务中心', remark, '张三', person.id]
  expect(await leaks(unitKey, id, secret)).toEqual([])
  const show = (visibility: string) =>
    server.inject({
      method: 'PUT',
      url: `/api/documents/${id}/visibility`,
      ...asked,
      payload: { visibility },
    })
  expect((await show('published')).statusCode).toBe(204)
  expect(await leaks(unitKey, id, [remark, '张三', person.id])).toEqual([])
  expect((await leaks(unitKey, id, [unitName])).length).toBeGreaterThan(8)
  expect((await show('internal')).statusCode).toBe(204)
  await server.close()
  server = await buildServer(options)
  expect(await leaks(unitKey, id, secret)).toEqual([])
})
