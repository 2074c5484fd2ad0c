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
export function assertMay(request: FastifyRequest, right: Right, organisation: string | null): void {
  if (!may(request.person, right, organisation)) throw refusalFor(request.person)
}

const refusalFor = (person: Person): HttpProblem =>
  person.id === thePublic.id ? new HttpProblem(401, notSignedIn()) : new HttpProblem(403, notAllowed())
