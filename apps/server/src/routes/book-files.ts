import { randomUUID } from 'node:crypto'
import { writeBook } from '@mingzhang/forms'
import {
  addAttachment,
  addBookComment,
  appendLog,
  getAttachment,
  getBook,
  listAttachments,
  listBookComments,
  removeAttachment,
  resolveBookComment,
  transact,
} from '@mingzhang/store'
import { Type } from 'typebox'
import { done, fileAnswer } from '../answers/answer-schema.ts'
import { bookAnswers } from '../books/book-answers.ts'
import { bookEvent, doerOf, today } from '../books/book-doer.ts'
import { notABook, unknownBook, unknownFormat } from '../books/book-problems.ts'
import { checkBook } from '../books/check-book.ts'
import { decodeKept } from '../books/decode-working.ts'
import { HttpProblem, notMultipart, tooLargeRequest } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { uploadName } from '../upload-name.ts'
import { bookParams, commentBody, itemParams } from './book-schemas.ts'
import { keyOf } from './books.ts'
import { attachment } from './original.ts'

const tags = ['账本']

const formatParams = Type.Object({ ...bookParams.properties, format: Type.String({ maxLength: 20 }) })

/** 下载接口 A book in every format this machine writes, and as the file it is kept in. */
export function bookFileRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store, formats = {} } = options
  server.get(
    '/books/:unit/:year/files/:format',
    {
      schema: {
        summary: '下载',
        tags,
        params: formatParams,
        response: fileAnswer('application/octet-stream'),
      },
      config: { right: 'book.read' },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      const { format } = request.params
      const stored = await getBook(store, key)
      const working = stored && decodeKept(stored.content)
      if (!stored || !working) throw new HttpProblem(404, unknownBook())
      const checked = await checkBook(working, stored.publishedOn ?? today(options), options.audit)
      if (!('gate' in checked)) throw new HttpProblem(400, notABook('没有选定版式，编不出公开稿。'))
      const write = Object.hasOwn(formats, format) ? formats[format] : undefined
      const bytes =
        format === 'yaml' ? new TextEncoder().encode(writeBook(checked.book)) : await write?.(checked)
      if (!bytes) throw new HttpProblem(404, unknownFormat([...Object.keys(formats), 'yaml']))
      const draft = stored.state === 'approved' || stored.state === 'published' ? '' : '草稿-'
      const what = format === 'yaml' ? '账本' : '部门预算公开'
      const name = `${draft}${checked.book.unit.name}${checked.book.year}年${what}.${format}`
      return reply
        .type('application/octet-stream')
        .header('content-disposition', attachment(uploadName(name)))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(Buffer.from(bytes))
    },
  )
  commentRoutes(server, options)
  attachmentRoutes(server, options)
}

/** 批注接口 Remarks on figures. */
function commentRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  server.get(
    '/books/:unit/:year/comments',
    {
      schema: { summary: '批注', tags, params: bookParams, response: { 200: bookAnswers.comments } },
      config: { right: 'book.read' },
    },
    async (request) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      return { comments: await listBookComments(store, key) }
    },
  )
  server.post(
    '/books/:unit/:year/comments',
    {
      schema: {
        ...{ summary: '加批注', tags, params: bookParams, body: commentBody },
        response: { 201: bookAnswers.added },
      },
      config: { right: 'book.read' },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      if (!(await getBook(store, key))) throw new HttpProblem(404, unknownBook())
      const id = randomUUID()
      await addBookComment(store, { ...key, ...request.body, id, by: doerOf(request, options) })
      return reply.code(201).send({ id })
    },
  )
  server.post(
    '/books/:unit/:year/comments/:id/resolve',
    {
      schema: {
        summary: '了结批注',
        tags,
        params: itemParams,
        body: Type.Object({ resolved: Type.Boolean() }),
        response: done,
      },
      config: { right: 'book.read' },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      const by = request.body.resolved ? doerOf(request, options) : null
      if (!(await resolveBookComment(store, { ...key, id: request.params.id, by }))) {
        throw new HttpProblem(404, unknownBook())
      }
      return reply.code(204).send()
    },
  )
}

/** 附件接口 Files beside a book. */
function attachmentRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  server.get(
    '/books/:unit/:year/attachments',
    {
      schema: { summary: '附件', tags, params: bookParams, response: { 200: bookAnswers.attachments } },
      config: { right: 'book.read' },
    },
    async (request) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      return { attachments: await listAttachments(store, key) }
    },
  )
  server.post(
    '/books/:unit/:year/attachments',
    {
      schema: { summary: '加附件', tags, params: bookParams, response: { 201: bookAnswers.added } },
      config: { right: 'book.edit' },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.edit', key.unitKey)
      if (!request.isMultipart()) throw new HttpProblem(415, notMultipart())
      if (!(await getBook(store, key))) throw new HttpProblem(404, unknownBook())
      const file = await request.file()
      if (!file) throw new HttpProblem(415, notMultipart())
      const bytes = await file.toBuffer()
      if (file.file.truncated) throw new HttpProblem(413, tooLargeRequest())
      const id = randomUUID()
      const fileName = uploadName(file.filename)
      await addAttachment(store, { ...key, id, about: '', fileName, bytes, by: doerOf(request, options) })
      return reply.code(201).send({ id })
    },
  )
  oneAttachmentRoutes(server, options)
}

/** 一个附件的接口 One file beside a book: taken out, or removed. */
function oneAttachmentRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  server.get(
    '/books/:unit/:year/attachments/:id',
    {
      schema: {
        summary: '下载附件',
        tags,
        params: itemParams,
        response: fileAnswer('application/octet-stream'),
      },
      config: { right: 'book.read' },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      const file = await getAttachment(store, { ...key, id: request.params.id })
      if (!file) throw new HttpProblem(404, unknownBook())
      return reply
        .type('application/octet-stream')
        .header('content-disposition', attachment(file.fileName))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(Buffer.from(file.bytes))
    },
  )
  server.delete(
    '/books/:unit/:year/attachments/:id',
    {
      schema: { summary: '删附件', tags, params: itemParams, response: done },
      config: { right: 'book.edit' },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.edit', key.unitKey)
      const doer = doerOf(request, options)
      const { id } = request.params
      const gone = await transact(store, async (transaction) => {
        const removed = await removeAttachment(transaction, { ...key, id })
        if (removed) await appendLog(transaction, bookEvent(doer, key, 'book.attachment-removed', { id }))
        return removed
      })
      if (!gone) throw new HttpProblem(404, unknownBook())
      return reply.code(204).send()
    },
  )
}
