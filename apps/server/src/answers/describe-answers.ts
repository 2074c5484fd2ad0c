import { bookSchemas } from '../books/book-answers.ts'
import { openSchemas } from '../open/open-schemas.ts'
import { peopleSchemas } from '../people/people-answers.ts'
import { performanceSchemas } from '../performance/performance-answers.ts'
import { reviewSchemas } from '../review/review-answers.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { problem } from './answer-schema.ts'
import { storedSchemas } from './document-answers.ts'
import { documentSchemas } from './document-schemas.ts'

/** 各处共有的结构 What answers of several routes hold, each described once under its name. */
const shared = {
  ...{ ...documentSchemas, ...storedSchemas, ...openSchemas, ...bookSchemas },
  ...{ ...peopleSchemas, ...performanceSchemas, ...reviewSchemas, Problem: problem },
}

/**
 * 描述答复 Makes what is described once known to the routes registered after it. The schemas describe: answers are written
 * as they are, because nothing in them is to be left out or made into something else.
 */
export function describeAnswers(server: TypedFastify): void {
  for (const [name, schema] of Object.entries(shared)) server.addSchema({ ...schema, $id: name })
  server.setSerializerCompiler(() => (data) => JSON.stringify(data))
}
