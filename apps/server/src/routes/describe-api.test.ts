import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from '../build-server.ts'
import { sampleAudit } from '../tests/sample-audit.ts'
import { openTestStore } from '../tests/test-store.ts'
import type { TypedFastify } from '../typed-fastify.ts'

let opened: Awaited<ReturnType<typeof openTestStore>>
let server: TypedFastify
beforeAll(async () => {
  opened = await openTestStore()
  server = await buildServer({ store: opened.store, audit: sampleAudit, webRoot: import.meta.dirname })
})
afterAll(async () => {
  await server.close()
  await opened.remove()
})

type Answer = { readonly description: string }
type Operation = { readonly summary?: string; readonly tags?: readonly string[]; readonly security?: object }

test('the OpenAPI document has every route once, with a summary, and says which need a session', async () => {
  const answer = await server.inject({ method: 'GET', url: '/api/openapi.json' })
  const { openapi, paths }: { openapi: string; paths: Record<string, Record<string, Operation>> } =
    answer.json()
  expect(openapi).toBe('3.1.0')
  const described = Object.entries(paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${url}`,
      operation,
    })),
  )
  const routes = server.routeRights
    .filter(({ method }) => method !== 'HEAD')
    .map(({ method, url, right }) => ({ route: `${method} ${url.replace(/:(\w+)/gu, '{$1}')}`, right }))
  expect(described.map(({ route }) => route).toSorted()).toEqual(routes.map(({ route }) => route).toSorted())
  expect(
    described.filter(({ operation }) => !operation.summary || !operation.tags).map(({ route }) => route),
  ).toEqual([])
  const needing = new Map(
    routes.map(({ route, right }) => [route, right !== 'open.read' && right !== 'session.open']),
  )
  for (const { route, operation } of described)
    expect([route, operation.security !== undefined]).toEqual([route, needing.get(route)])
})

test('every operation says what it answers', async () => {
  const { paths }: { paths: Record<string, Record<string, { responses: Record<string, Answer> }>> } = (
    await server.inject({ method: 'GET', url: '/api/openapi.json' })
  ).json()
  const silent = Object.entries(paths).flatMap(([url, methods]) =>
    Object.entries(methods)
      .filter(([, { responses }]) =>
        Object.values(responses).some(({ description }) => description === '答复'),
      )
      .map(([method]) => `${method.toUpperCase()} ${url}`),
  )
  expect(silent).toEqual(['GET /api/openapi.json'])
})
