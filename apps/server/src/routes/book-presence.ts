import { Type } from 'typebox'
import { bookAnswers } from '../books/book-answers.ts'
import { openPresence } from '../books/presence.ts'
import type { ServerContext } from '../people/server-context.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { bookParams } from './book-schemas.ts'
import { keyOf } from './books.ts'

const body = Type.Object({
  /** Tells the windows of one person apart. */
  window: Type.String({ minLength: 8, maxLength: 40 }),
  /** Where in the book: a line and a column, or a page. */
  place: Type.String({ maxLength: 200 }),
  leaves: Type.Optional(Type.Boolean()),
})

/** 在场接口 Who else has a book open. */
export function bookPresenceRoutes(server: TypedFastify, { now }: ServerContext): void {
  const presence = openPresence(() => now().getTime())
  server.post(
    '/books/:unit/:year/presence',
    {
      schema: {
        ...{ summary: '在场：还有谁打开着', tags: ['账本'], params: bookParams, body },
        response: { 200: bookAnswers.present },
      },
      config: { right: 'book.read' },
    },
    async (request) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      const { window, place, leaves = false } = request.body
      if (leaves) {
        presence.leave(key, window)
        return { others: [] }
      }
      const { id, name } = request.person
      return { others: presence.beat(key, window, { account: id, name, place }) }
    },
  )
}
