import type { Person, Right } from '@mingzhang/cycle'
import type { Session } from '@mingzhang/store'

/** 接口权限 A route as the table of rights sees it. */
export type RouteRight = { readonly method: string; readonly url: string; readonly right: Right }

/* What a route says of itself, and what a request knows of who asks. */
declare module 'fastify' {
  interface FastifyContextConfig {
    /** The right without which the route does not answer. */
    readonly right?: Right
  }
  interface FastifyRequest {
    /** Who asks; the public when nobody is signed in. */
    person: Person
    /** The sign-in by which the person is known, if by one. */
    session: Session | null
  }
  interface FastifyInstance {
    /** Every route of the API with its right, in the order of registration. */
    routeRights: RouteRight[]
  }
}
