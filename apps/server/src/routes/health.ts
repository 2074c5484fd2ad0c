import { gives } from '../answers/answer-schema.ts'
import { peopleAnswers } from '../people/people-answers.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'

/** 健康 Is the server up, and which engine is behind it? */
export function healthRoute(server: TypedFastify, { store }: ServerOptions): void {
  server.get(
    '/health',
    {
      schema: { summary: '服务是否可用', tags: ['系统'], response: gives(peopleAnswers.health) },
      config: { right: 'open.read' },
    },
    async () => {
      await store.db.selectFrom('document').select('id').limit(1).execute()
      return { status: 'ok', engine: store.engine }
    },
  )
}
