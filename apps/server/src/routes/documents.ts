import {
  documentSorts,
  getDocument,
  getStatementsByKey,
  listDocuments,
  removeDocument,
} from '@mingzhang/store'
import { Type } from 'typebox'
import { HttpProblem, unknownDocument } from '../problem.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'

const longestText = 2_000
const longestPage = 500

/** 文件号 The parameters of every route about one document. */
export const documentParams = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) })

const sorts = documentSorts.flatMap((sort) => [Type.Literal(sort), Type.Literal(`-${sort}` as const)])

const listQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 200 })),
    sort: Type.Optional(Type.Union(sorts)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: longestPage })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  },
  { additionalProperties: false },
)

const statementsQuery = Type.Object(
  { key: Type.String({ minLength: 1, maxLength: longestText }) },
  { additionalProperties: false },
)

/** 文件接口 The list, one document, its statements of one key, and removing it. */
export function documentRoutes(server: TypedFastify, { store }: ServerOptions): void {
  server.get('/documents', { schema: { querystring: listQuery } }, ({ query }) => listDocuments(store, query))

  server.get('/documents/:id', { schema: { params: documentParams } }, async ({ params }) => {
    const document = await getDocument(store, params.id)
    if (!document) throw new HttpProblem(404, unknownDocument())
    return document
  })

  server.get(
    '/documents/:id/statements',
    { schema: { params: documentParams, querystring: statementsQuery } },
    async ({ params, query }) => ({ statements: await getStatementsByKey(store, params.id, query.key) }),
  )

  server.delete('/documents/:id', { schema: { params: documentParams } }, async ({ params }, reply) => {
    if (!(await removeDocument(store, params.id))) throw new HttpProblem(404, unknownDocument())
    return reply.code(204).send()
  })
}
