import { may, type Person, type Right, thePublic } from '@mingzhang/cycle'
import type { FastifyRequest } from 'fastify'
import { HttpProblem, notAllowed, notSignedIn } from '../problem.ts'
import type {} from './route-right.ts'

/**
 * 核对权限 Lets through only a person who has the right there.
 *
 * @param organisation key of the organisation whose thing the route is about; null for nobody's in particular
 * @throws HttpProblem 401 when nobody is signed in, 403 when the right is missing
 */
export function assertMay(
  request: Pick<FastifyRequest, 'person'>,
  right: Right,
  organisation: string | null,
): void {
  if (!may(request.person, right, organisation)) throw refusalFor(request)
}

/**
 * 核对管辖 The same for what belongs to an organisation or, with null, stands above the whole tree: there only somebody
 * who stands there too.
 */
export function assertMayWithin(
  request: Pick<FastifyRequest, 'person'>,
  right: Right,
  organisation: string | null,
): void {
  if (!mayWithin(request.person, right, organisation)) throw refusalFor(request)
}

/** 管辖内可否 Would `assertMayWithin` let this person through? */
export const mayWithin = (person: Person, right: Right, organisation: string | null): boolean =>
  (organisation !== null || person.scope === 'everything') && may(person, right, organisation)

/** 拒绝 Who is not signed in is asked to; who is, is told no. */
export const refusalFor = ({ person }: Pick<FastifyRequest, 'person'>): HttpProblem =>
  person.id === thePublic.id ? new HttpProblem(401, notSignedIn()) : new HttpProblem(403, notAllowed())
