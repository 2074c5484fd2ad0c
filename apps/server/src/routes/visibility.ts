import { setVisibility, transact } from '@mingzhang/store'
import { Type } from 'typebox'
import { done } from '../answers/answer-schema.ts'
import { today } from '../books/book-doer.ts'
import { writeLog } from '../people/write-log.ts'
import { assertMayDo } from '../rights/assert-readable.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { documentParams } from './documents.ts'

const body = Type.Object(
  { visibility: Type.Union([Type.Literal('published'), Type.Literal('internal')]) },
  { additionalProperties: false },
)

/** 公开接口 Makes an imported document public, or internal again. */
export function visibilityRoute(server: TypedFastify, options: ServerOptions): void {
  server.put(
    '/documents/:id/visibility',
    {
      schema: {
        ...{ summary: '公开或收回一份文件', tags: ['文件'], params: documentParams, body },
        response: done,
      },
      config: { right: 'document.publish' },
    },
    async (request, reply) => {
      const { params, body } = request
      const { organisation } = await assertMayDo(options.store, request, 'document.publish', params.id)
      await transact(options.store, async (transaction) => {
        await setVisibility(transaction, params.id, body.visibility, today(options))
        const what = body.visibility === 'published' ? 'document.published' : 'document.withdrawn'
        await writeLog(options, request, { what, about: params.id, organisation }, transaction)
      })
      return reply.code(204).send()
    },
  )
}
