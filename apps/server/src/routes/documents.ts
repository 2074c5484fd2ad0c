import {
  countDocumentComments,
  documentSorts,
  getDocument,
  getStatementsByKey,
  listDocuments,
  removeDocument,
  type Store,
  type StoredDocument,
  transact,
} from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { done } from '../answers/answer-schema.ts'
import { documentAnswers } from '../answers/document-answers.ts'
import { beginningOf } from '../document-beginning.ts'
import { packedAnswer } from '../packed-answer.ts'
import { writeLog } from '../people/write-log.ts'
import { commentedDocument, HttpProblem, unknownDocument } from '../problem.ts'
import { assertMayDo, assertReadable, mayDo, readerOf } from '../rights/assert-readable.ts'
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

const config = { right: 'document.read' } as const
const tags = ['文件']

/** 文件接口 The list, one document, its statements of one key, and removing it. */
export function documentRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  server.get(
    '/documents',
    {
      schema: { summary: '文件清单', tags, querystring: listQuery, response: { 200: documentAnswers.list } },
      config,
      onSend: packedAnswer,
    },
    async ({ query, person }) => {
      const { total, documents } = await listDocuments(store, { ...query, reader: readerOf(person) })
      return { total, documents: documents.map((one) => ({ ...one, may: mayDo(person, one.organisation) })) }
    },
  )

  server.get(
    '/documents/:id',
    {
      schema: {
        summary: '一份文件',
        tags,
        params: documentParams,
        response: { 200: documentAnswers.document },
      },
      config,
      onSend: packedAnswer,
    },
    (request) => readable(store, request, request.params.id),
  )

  server.get(
    '/documents/:id/beginning',
    {
      schema: {
        summary: '一份文件的开头',
        tags,
        params: documentParams,
        response: { 200: documentAnswers.beginning },
      },
      config,
      onSend: packedAnswer,
    },
    async (request) => beginningOf(await readable(store, request, request.params.id)),
  )

  server.get(
    '/documents/:id/statements',
    {
      schema: {
        summary: '同一笔钱在文件里的各处',
        tags,
        params: documentParams,
        querystring: statementsQuery,
        response: { 200: documentAnswers.statements },
      },
      config,
    },
    async (request) => {
      const { params, query } = request
      await assertReadable(store, request, params.id)
      return { statements: await getStatementsByKey(store, params.id, query.key) }
    },
  )
  removalRoute(server, options)
}

/** 删除接口 Removing a document, which the log remembers; what was said of it is not removed with it. */
function removalRoute(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  server.delete(
    '/documents/:id',
    {
      schema: { summary: '删除文件', tags, params: documentParams, response: done },
      config: { right: 'document.remove' },
    },
    async (request, reply) => {
      const { id } = request.params
      const { organisation, unitKey } = await assertMayDo(store, request, 'document.remove', id)
      await transact(store, async (transaction) => {
        const said = await countDocumentComments(transaction, { unit_key: unitKey, document_id: id })
        if (said > 0) throw new HttpProblem(409, commentedDocument(said))
        if (!(await removeDocument(transaction, id))) throw new HttpProblem(404, unknownDocument())
        const deed = { what: 'document.removed', about: id, organisation, detail: { unit: unitKey } }
        await writeLog(options, request, deed, transaction)
      })
      return reply.code(204).send()
    },
  )
}

/** The document, for who may read it. */
async function readable(store: Store, request: FastifyRequest, id: string): Promise<StoredDocument> {
  await assertReadable(store, request, id)
  const document = await getDocument(store, id)
  if (!document) throw new HttpProblem(404, unknownDocument())
  return document
}
