import { randomUUID } from 'node:crypto'
import type { DocumentComment } from '@mingzhang/model'
import {
  addDocumentComment,
  figureOf,
  listDocumentComments,
  resolveDocumentComment,
  type Store,
  transact,
} from '@mingzhang/store'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { done } from '../answers/answer-schema.ts'
import { documentAnswers } from '../answers/document-answers.ts'
import { doerOf } from '../books/book-doer.ts'
import { writeLog } from '../people/write-log.ts'
import { badRequest, HttpProblem, unknownComment } from '../problem.ts'
import { assertMayDo } from '../rights/assert-readable.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { documentParams } from './documents.ts'

const id = Type.String({ pattern: '^[0-9a-f-]{36}$' })

const body = Type.Object(
  {
    /** Number of the statement whose figure it is about; null: the document as a whole. */
    statement: Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()]),
    aboutWords: Type.String({ maxLength: 300 }),
    body: Type.String({ minLength: 1, maxLength: 4_000, pattern: '\\S' }),
    /** The remark it answers; it is about the same figure then. */
    answers: Type.Optional(id),
  },
  { additionalProperties: false },
)

const settling = Type.Object({ resolved: Type.Boolean() }, { additionalProperties: false })
const commentParams = Type.Object({ ...documentParams.properties, comment: id })
const config = { right: 'document.comment' } as const
const tags = ['文件']

/**
 * 文件批注接口 Remarks on the figures of a document: read, written, answered and settled by reviewers and the unit concerned,
 * also where the document itself is public. No remark is ever deleted.
 */
export function documentCommentRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  server.get(
    '/documents/:id/comments',
    {
      schema: {
        ...{ summary: '文件上的批注', tags, params: documentParams },
        response: { 200: documentAnswers.comments },
      },
      config,
    },
    async (request) => {
      const { document } = await commented(store, request, request.params.id)
      return { comments: await listDocumentComments(store, document) }
    },
  )

  server.post(
    '/documents/:id/comments',
    {
      schema: {
        ...{ summary: '在文件上加批注，或答复一条批注', tags, params: documentParams, body },
        response: { 201: documentAnswers.commented },
      },
      config,
    },
    async (request, reply) => {
      const { params, body: given } = request
      const { document, organisation } = await commented(store, request, params.id)
      const comment = randomUUID()
      await transact(store, async (transaction) => {
        const asked = given.answers ? await rootOf(transaction, document, given.answers) : null
        const figure =
          given.statement === null || asked ? null : await figureOf(transaction, document, given.statement)
        if (given.statement !== null && !asked && !figure)
          throw new HttpProblem(400, badRequest('文件里没有读到所批的这个数。'))
        const by = doerOf(request, options)
        const words = { aboutWords: asked?.aboutWords ?? given.aboutWords, body: given.body }
        await addDocumentComment(transaction, {
          ...{ document, figure, ...words, answers: asked?.id ?? null, id: comment, by },
        })
        const deed = { what: 'document.commented', about: params.id, organisation, detail: { comment } }
        await writeLog(options, request, deed, transaction)
      })
      return reply.code(201).send({ id: comment })
    },
  )

  server.post(
    '/documents/:id/comments/:comment/resolve',
    {
      schema: { summary: '了结批注，或重开', tags, params: commentParams, body: settling, response: done },
      config,
    },
    async (request, reply) => {
      const { params, body: given } = request
      const { document, organisation } = await commented(store, request, params.id)
      const by = given.resolved ? doerOf(request, options) : null
      await transact(store, async (transaction) => {
        if (!(await resolveDocumentComment(transaction, { document, id: params.comment, by })))
          throw new HttpProblem(404, unknownComment())
        const what = given.resolved ? 'document.comment-settled' : 'document.comment-reopened'
        const deed = { what, about: params.id, organisation, detail: { comment: params.comment } }
        await writeLog(options, request, deed, transaction)
      })
      return reply.code(204).send()
    },
  )
}

/** The document, for who may remark on it: that everybody may read it is not enough. */
async function commented(store: Store, request: FastifyRequest, documentId: string) {
  const { unitKey, organisation } = await assertMayDo(store, request, 'document.comment', documentId)
  return { document: { unit_key: unitKey, document_id: documentId }, organisation }
}

/** The remark that is answered; an answer to an answer answers the remark. */
async function rootOf(
  store: Parameters<typeof listDocumentComments>[0],
  document: Parameters<typeof listDocumentComments>[1],
  asked: string,
): Promise<DocumentComment> {
  const all = await listDocumentComments(store, document)
  const one = all.find((each) => each.id === asked)
  const root = one?.answers ? all.find((each) => each.id === one.answers) : one
  if (!root) throw new HttpProblem(404, unknownComment())
  return root
}
