import type { TypedFastify } from '../typed-fastify.ts'
import { problem } from './answer-schema.ts'
import { documentSchemas } from './document-schemas.ts'
import { openAnswers, openSchemas } from './open-schemas.ts'

/** 答复与出错 The schemas of a route's answers: what it gives, and what it says when it gives nothing. */
export const answer = <Name extends keyof typeof openAnswers>(name: Name) => ({
  200: openAnswers[name],
  '4xx': problem,
})

/**
 * 描述答复 Makes what is described once known to the routes registered after it. The schemas describe: answers are written
 * as they are, because nothing in them is to be left out or made into something else.
 */
export function describeAnswers(server: TypedFastify): void {
  for (const [name, schema] of Object.entries({ ...documentSchemas, ...openSchemas }))
    server.addSchema({ ...schema, $id: name })
  server.setSerializerCompiler(() => (data) => JSON.stringify(data))
}
