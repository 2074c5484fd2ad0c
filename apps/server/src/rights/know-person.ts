import { type Person, type Right, thePublic } from '@mingzhang/cycle'
import { findSession, type Session, touchSession } from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import { passwordFirst } from '../people/people-problems.ts'
import type { ServerContext } from '../people/server-context.ts'
import { tokenOf } from '../people/session-cookie.ts'
import { idleMilliseconds } from '../people/sign-in.ts'
import { tokenHash } from '../people/token.ts'
import { HttpProblem } from '../problem.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { assertMay } from './assert-may.ts'
import type {} from './route-right.ts'

/**
 * 守门 Of every route registered on this server from here on: it must name its right, and answers only to who has it, in the
 * unit that its address names.
 * A route without a right is a mistake of the programmer and fails when the server is put together.
 */
export function guardRoutes(api: TypedFastify, context: ServerContext): void {
  api.addHook('onRoute', ({ method, url, config }) => {
    const right = config?.right
    if (right === undefined) throw new Error(`the route ${String(method)} ${url} names no right`)
    for (const each of [method].flat()) api.routeRights.push({ method: each, url, right })
  })
  api.addHook('onRequest', async (request) => {
    const known = context.person
      ? { person: context.person, session: null, passwordDue: false }
      : await personOf(request, context)
    request.person = known?.person ?? thePublic
    request.session = known?.session ?? null
    const right = request.routeOptions.config.right
    if (right !== undefined) assertMay(request, right, unitOf(request))
    if (known?.passwordDue && right !== undefined && !beforePassword.has(right))
      throw new HttpProblem(403, passwordFirst())
  })
}

/** The unit that the address names: whoever does not reach it learns nothing of it, not even whether it is there. */
const unitOf = ({ params }: FastifyRequest): string | null =>
  typeof params === 'object' && params !== null && 'unit' in params && typeof params.unit === 'string'
    ? params.unit
    : null

/** What an account may do before it has set the password that it was asked for. */
const beforePassword: ReadonlySet<Right> = new Set(['session.own', 'session.open', 'open.read'])

/** A session's last use is noted at most this often. */
const noteMilliseconds = 60_000

async function personOf(
  { headers }: FastifyRequest,
  { store, tree, now, https = false }: ServerContext,
): Promise<{ person: Person; session: Session; passwordDue: boolean } | null> {
  const token = tokenOf(headers.cookie, https)
  if (token === null) return null
  const at = now()
  const idleSince = new Date(at.getTime() - idleMilliseconds).toISOString()
  const found = await findSession(store, tokenHash(token), at.toISOString(), idleSince)
  if (!found) return null
  const { session, account } = found
  if (at.getTime() - Date.parse(session.seenAt) > noteMilliseconds)
    await touchSession(store, tokenHash(token), at.toISOString())
  const { id, name, roles, organisation, passwordDue } = account
  const person = { id, name, roles, organisation, scope: await tree.scope(organisation) }
  return { person, session, passwordDue }
}
