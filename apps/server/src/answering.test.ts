import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from './build-server.ts'
import { sampleAudit } from './tests/sample-audit.ts'
import { openTestStore } from './tests/test-store.ts'
import type { TypedFastify } from './typed-fastify.ts'

type Content = { readonly [type: string]: { readonly schema: object } }
type Operation = { readonly responses: { readonly [status: string]: { readonly content?: Content } } }

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
let paths: { readonly [url: string]: { readonly [method: string]: Operation } }

beforeAll(async () => {
  opened = await openTestStore()
  server = await buildServer({ store: opened.store, audit: sampleAudit, webRoot: import.meta.dirname })
  const answer = await server.inject({ url: '/api/openapi.json', headers: { host: 'localhost' } })
  paths = answer.json().paths
})
afterAll(async () => {
  await server?.close()
  await opened?.remove()
})

const rooms = /^\/api\/(review|performance|account|organisations|session|log|health)/u

test('every address of review, people and performance says what it answers', () => {
  const operations = Object.entries(paths)
    .filter(([url]) => rooms.test(url))
    .flatMap(([url, methods]) =>
      Object.entries(methods).map(([method, { responses }]) => ({ name: `${method} ${url}`, responses })),
    )
  expect(operations.length).toBeGreaterThan(50)
  const silent = operations.filter(({ responses }) => {
    if ('204' in responses) return false
    const good = responses['200'] ?? responses['201']
    const schemas = Object.values(good?.content ?? {}).map(({ schema }) => schema)
    return schemas.length === 0 || schemas.some((schema) => Object.keys(schema).length === 0)
  })
  expect(silent.map(({ name }) => name)).toEqual([])
})
