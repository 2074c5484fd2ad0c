import type { Person, Right } from '@mingzhang/cycle'

/* What a route says of itself, and what a request knows of who asks. */
declare module 'fastify' {
  interface FastifyContextConfig {
    /** The right without which the route does not answer. */
    readonly right?: Right
  }
  interface FastifyRequest {
    /** Who asks; the public when nobody is signed in. */
    person: Person
  }
}
