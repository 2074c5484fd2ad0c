import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { AjvCompiler } from '@fastify/ajv-compiler'
import { audit } from '@mingzhang/audit'
import { importDocument } from '@mingzhang/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from '../build-server.ts'
import { holdAnswers, unheld } from '../tests/hold-answers.ts'
import { sampleAudit } from '../tests/sample-audit.ts'
import { openTestStore } from '../tests/test-store.ts'
import type { TypedFastify } from '../typed-fastify.ts'

type Operation = {
  readonly responses: {
    readonly [status: string]: { readonly content?: { readonly [type: string]: { readonly schema: object } } }
  }
}
type Described = {
  readonly paths: { readonly [url: string]: { readonly [method: string]: Operation } }
  readonly components: object
}

const names = ['qinglong-office-affairs-2024', 'wansheng-key-programmes-2024']
let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
let described: Described
const ids: string[] = []
const units: string[] = []

beforeAll(async () => {
  opened = await openTestStore()
  for (const name of names) {
    const bytes = readFileSync(new URL(`../../../../samples/${name}.txt`, import.meta.url))
    const read = audit(bytes, `${name}.txt`)
    if (!read.ok) throw new Error(read.refusal.what)
    const stored = await importDocument(opened.store, {
      ...read.value,
      ...{ bytes, sha256: createHash('sha256').update(bytes).digest('hex'), fileName: `${name}.txt` },
      ...{ importedAt: '2026-01-05T08:00:00.000Z', visibility: 'published' },
    })
    ids.push(stored.id)
    units.push(encodeURIComponent(stored.unitKey))
  }
  server = await buildServer({ store: opened.store, audit: sampleAudit, webRoot: import.meta.dirname })
  await holdAnswers(server, /^\/api\/open(?!api)/u)
  described = (await server.inject({ url: '/api/openapi.json', headers: { host: 'localhost' } })).json()
}, 60_000)
afterAll(async () => {
  await server?.close()
  await opened?.remove()
})

test('every address of the open book says what it answers, and what an error looks like', () => {
  const open = Object.entries(described.paths).filter(
    ([url]) => url.startsWith('/api/open/') || url === '/api/open',
  )
  expect(open.length).toBeGreaterThan(12)
  for (const [url, { get }] of open) {
    expect(get?.responses['200']?.content, url).toBeTruthy()
    const schemas = Object.values(get?.responses['200']?.content ?? {}).map(({ schema }) => schema)
    expect(
      schemas.every((schema) => Object.keys(schema).length > 0),
      url,
    ).toBe(true)
  }
})

test('what is answered is what is described, to the last field', async () => {
  const part = encodeURIComponent
  const asked: readonly (readonly [url: string, address: string])[] = [
    ['/api/open', '/api/open'],
    ['/api/open/glossary', '/api/open/glossary'],
    ...(['unit', 'program', 'indicator', 'text'] as const).map(
      (kind) => ['/api/open/search', `/api/open/search?query=${part('预算')}&kind=${kind}`] as const,
    ),
    ['/api/open/regions/{region}', `/api/open/regions/${part('河北省')}`],
    ['/api/open/compare', `/api/open/compare?unit=${units[0]}&unit=${units[1]}`],
    ...units.map((unit) => ['/api/open/units/{unit}', `/api/open/units/${unit}`] as const),
    ...units.map((unit) => ['/api/open/units/{unit}/{year}', `/api/open/units/${unit}/2024`] as const),
    ...ids.flatMap((id) => [
      ['/api/open/documents/{id}/reading', `/api/open/documents/${id}/reading`] as const,
      ['/api/open/documents/{id}/findings', `/api/open/documents/${id}/findings`] as const,
    ]),
    ['/api/open/documents/{id}/tables/{table}', `/api/open/documents/${ids[0]}/tables/t2`],
  ]
  const compile = AjvCompiler()(
    {},
    { customOptions: { strict: false, coerceTypes: false, removeAdditional: false } },
  )
  for (const [url, address] of asked) {
    const answer = await server.inject({ url: address, headers: { host: 'localhost' } })
    expect(answer.statusCode, address).toBe(200)
    const schema = described.paths[url]?.['get']?.responses['200']?.content?.['application/json']?.schema
    const check = compile({ schema: { ...schema, components: described.components } })
    expect([address, check(answer.json()), check.errors?.[0]]).toEqual([address, true, undefined])
  }
})

test('an error is described as it is', async () => {
  const answer = await server.inject({ url: '/api/open/units/nobody/2024', headers: { host: 'localhost' } })
  const schema =
    described.paths['/api/open/units/{unit}/{year}']?.['get']?.responses['default']?.content?.[
      'application/json'
    ]?.schema
  expect(schema).toEqual({ $ref: '#/components/schemas/Problem' })
  expect(Object.keys(answer.json()).toSorted()).toEqual(['toDo', 'what', 'why'])
})

test('files of the open book are what they are said to be', async () => {
  const [id] = ids
  for (const path of [
    ...['original', 'xlsx', 'csv', 'json'].map((one) => `documents/${id}/download/${one}`),
    'data.csv',
  ])
    expect((await server.inject(`/api/open/${path}`)).statusCode, path).toBe(200)
})

test('no answer was left out', async () => expect(await unheld('open/open-schemas.test.ts')).toEqual([]))
