import { may, type Role, roles, thePublic } from '@mingzhang/cycle'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '../build-server.ts'
import type { ServerOptions } from '../server-options.ts'
import { mayEverything, signInAs } from '../tests/people.ts'
import { sampleAudit } from '../tests/sample-audit.ts'
import { openTestStore } from '../tests/test-store.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import type { RouteRight } from './route-right.ts'

/*
 * Every route × every role: the routes are those the server has registered, the expected answer is what the table of
 * rights says, so neither can be forgotten. Here everybody stands above the whole tree: who reaches how far is tested
 * with the things themselves.
 */
let opened: Awaited<ReturnType<typeof openTestStore>>
let options: ServerOptions
let server: TypedFastify

beforeAll(async () => {
  opened = await openTestStore()
  options = {
    store: opened.store,
    audit: sampleAudit,
    webRoot: import.meta.dirname,
    requestsPerMinute: 100_000,
  }
  server = await buildServer(options)
})
afterAll(async () => {
  await server.close()
  await opened.remove()
})

const addressOf = ({ url }: RouteRight): string =>
  url.replace(/:(\w+)/gu, (_, name: string) => (name === 'year' ? '2024' : '0'.repeat(16)))

const ask = async (route: RouteRight, role: Role): Promise<number> => {
  const headers = role === 'public' ? { host: 'localhost' } : await signInAs(options, role)
  const { statusCode } = await server.inject({
    // Only methods that routes were registered with.
    method: route.method as 'GET',
    url: addressOf(route),
    headers: { ...headers, host: 'localhost' },
  })
  return statusCode
}

/** `no`: not signed in, or not allowed; `yes`: anything the route itself says. */
const answers = { 401: 'no: sign in', 403: 'no: not allowed' } as const
const answerOf = (status: number): string => (status === 401 || status === 403 ? answers[status] : 'yes')

const expected = (role: Role, { right }: RouteRight): string => {
  const person = role === 'public' ? thePublic : { ...mayEverything, roles: [role] }
  if (may(person, right, null)) return 'yes'
  return role === 'public' ? answers[401] : answers[403]
}

describe('every route × every role', () => {
  test.each(roles)('%s', { timeout: 60_000 }, async (role) => {
    const wrong: string[] = []
    for (const route of server.routeRights) {
      const [answer, should] = [answerOf(await ask(route, role)), expected(role, route)]
      if (answer !== should)
        wrong.push(`${route.method} ${route.url} (${route.right}): ${answer}, not ${should}`)
    }
    expect(wrong).toEqual([])
  })

  test('every route of the API is in the table', () => {
    const tree = server.printRoutes({ commonPrefix: false })
    const methods = [...tree.matchAll(/\(([A-Z, ]+)\)/gu)].flatMap(([, names = '']) => names.split(', '))
    // The web files are one route more, with GET and HEAD.
    expect(server.routeRights).toHaveLength(methods.length - 2)
  })

  test('a route without a right does not come up', async () => {
    const wrong = await buildServer(options)
    await wrong.close()
    const { guardRoutes } = await import('./know-person.ts')
    const { default: Fastify } = await import('fastify')
    const bare: TypedFastify = Fastify()
    bare.decorate('routeRights', [])
    const { organisationTree } = await import('../people/organisation-tree.ts')
    const now = () => new Date()
    guardRoutes(bare, { ...options, now, tree: organisationTree(options.store, now) })
    expect(() => bare.get('/open-to-all', () => 'secret')).toThrow('names no right')
  })
})
