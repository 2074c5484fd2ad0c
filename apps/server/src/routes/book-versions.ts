import { diffBooks, readWorking } from '@mingzhang/forms'
import { appendLog, getBook, listBookVersions, saveBook, transact } from '@mingzhang/store'
import { Type } from 'typebox'
import { isEditableBy } from '../books/book-answer.ts'
import { bookAnswers } from '../books/book-answers.ts'
import { bookEvent, doerOf, today } from '../books/book-doer.ts'
import { notABook, notEditable, savedSince, unknownBook } from '../books/book-problems.ts'
import { figuresOfBook } from '../books/check-book.ts'
import { decodeKept } from '../books/decode-working.ts'
import { HttpProblem } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { bookParams, versionParams } from './book-schemas.ts'
import { keyOf } from './books.ts'

const tags = ['账本']

const diffQuery = Type.Object({
  from: Type.Integer({ minimum: 1 }),
  to: Type.Integer({ minimum: 1 }),
})

/** 版本接口 The versions of a book, one of them, what differs between two, and going back to one. */
export function bookVersionRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  server.get(
    '/books/:unit/:year/versions',
    {
      schema: { summary: '各版', tags, params: bookParams, response: { 200: bookAnswers.versions } },
      config: { right: 'book.read' },
    },
    async (request) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      return { versions: await listBookVersions(store, key) }
    },
  )

  server.get(
    '/books/:unit/:year/versions/:version',
    {
      schema: { summary: '其中一版', tags, params: versionParams, response: { 200: bookAnswers.version } },
      config: { right: 'book.read' },
    },
    async (request) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      const stored = await getBook(store, key, request.params.version)
      if (!stored) throw new HttpProblem(404, unknownBook())
      return { saved: stored.saved, working: decodeKept(stored.content) }
    },
  )

  server.get(
    '/books/:unit/:year/diff',
    {
      schema: {
        ...{ summary: '比较两版', tags, params: bookParams, querystring: diffQuery },
        response: { 200: bookAnswers.diff },
      },
      config: { right: 'book.read' },
    },
    async (request) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      const { from, to } = request.query
      const [before, after] = await Promise.all(
        [from, to].map(async (version) => {
          const stored = await getBook(store, key, version)
          const working = stored && decodeKept(stored.content)
          return working && readWorking(working).book
        }),
      )
      if (!before || !after) throw new HttpProblem(404, unknownBook())
      return diffBooks(before, after)
    },
  )
  restoreRoute(server, options)
}

/** 恢复 An older version becomes the newest; nothing in between is lost. */
function restoreRoute(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  server.post(
    '/books/:unit/:year/versions/:version/restore',
    {
      schema: {
        summary: '恢复到一版',
        tags,
        params: versionParams,
        body: Type.Object({ basedOn: Type.Integer({ minimum: 1 }) }),
        response: { 200: bookAnswers.restored },
      },
      config: { right: 'book.edit' },
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.edit', key.unitKey)
      const { version } = request.params
      const [now, old] = await Promise.all([getBook(store, key), getBook(store, key, version)])
      const working = old && decodeKept(old.content)
      if (!now || !old) throw new HttpProblem(404, unknownBook())
      if (!working) throw new HttpProblem(400, notABook('这一版读不出来。'))
      if (!isEditableBy(now, request.person)) throw new HttpProblem(409, notEditable())
      const doer = doerOf(request, options)
      const saved = await transact(store, async (transaction) => {
        const result = await saveBook(transaction, {
          ...key,
          ...figuresOfBook(working, today(options)),
          basedOn: request.body.basedOn,
          content: old.content,
          by: doer,
          note: `恢复到第 ${version} 版`,
        })
        if (result.status === 'saved') {
          await appendLog(transaction, bookEvent(doer, key, 'book.restored', { version }))
        }
        return result
      })
      if (saved.status !== 'saved') throw new HttpProblem(409, savedSince(now.saved.name))
      return reply.send({ version: saved.version, savedAt: doer.at, working })
    },
  )
}
