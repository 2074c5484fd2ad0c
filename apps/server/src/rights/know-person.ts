import { type Person, roles } from '@mingzhang/cycle'
import type { TypedFastify } from '../typed-fastify.ts'
import type {} from './route-right.ts'

/** Whoever comes may do everything: what stands until people can sign in. */
const anybody: Person = { id: 'local', name: '本机', roles, organisation: null, scope: 'everything' }

/** 认人 Puts who asks on every request, before any route sees it. */
export function knowPerson(server: TypedFastify): void {
  server.addHook('onRequest', async (request) => {
    request.person = anybody
  })
}
