import { may } from '@mingzhang/cycle'
import { recordsOf, type WorkingBook } from '@mingzhang/forms'
import { editionIds } from '@mingzhang/law'
import { appendLog, type BookKey, getBook, listBooks, saveBook, transact } from '@mingzhang/store'
import { type Static, Type } from 'typebox'
import { begun } from '../books/begun.ts'
import { bookAnswer, isEditableBy, lastMoveOf, summaryAnswer } from '../books/book-answer.ts'
import { bookAnswers } from '../books/book-answers.ts'
import { bookEvent, doerOf, today } from '../books/book-doer.ts'
import { bookExists, notABook, notEditable, savedSince, unknownBook } from '../books/book-problems.ts'
import { figuresOfBook } from '../books/check-book.ts'
import { decodeKept, decodeWorking } from '../books/decode-working.ts'
import { unitsToCompile } from '../books/unit-of-book.ts'
import { withFeedback } from '../books/with-feedback.ts'
import type { ServerContext } from '../people/server-context.ts'
import { nextYearOf } from '../performance/next-year.ts'
import { HttpProblem } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { bookBytes, bookParams, newBookBody, saveBody } from './book-schemas.ts'

const tags = ['账本']

/** 账本接口 The list of books, beginning one, one book, and saving it. */
export function bookRoutes(server: TypedFastify, options: ServerContext): void {
  const { store } = options
  server.get(
    '/books',
    {
      schema: {
        summary: '账本列表',
        tags,
        querystring: Type.Object({}),
        response: { 200: bookAnswers.list },
      },
      config: { right: 'book.read' },
    },
    async ({ person }) => {
      const books = await listBooks(store)
      const mine = books.filter((one) => may(person, 'book.read', one.unitKey))
      const units = await unitsToCompile(options, person)
      return { books: mine.map(summaryAnswer), editions: editionIds, units }
    },
  )

  server.post(
    '/books',
    {
      schema: { summary: '新建账本', tags, body: newBookBody, response: { 201: bookAnswers.begun } },
      config: { right: 'book.edit' },
      bodyLimit: bookBytes,
    },
    async (request, reply) => {
      const { working: given, key, problems } = await begun(options, request, request.body)
      assertMay(request, 'book.edit', key.unitKey)
      const plain = withReasons(given)
      const withResults = 'feedback' in request.body && request.body.feedback === true
      if (withResults) assertMay(request, 'performance.read', key.unitKey)
      const working = withResults
        ? withFeedback(plain, await nextYearOf(store, key.unitKey, key.year - 1))
        : plain
      const doer = doerOf(request, options)
      const figures = figuresOfBook(working, today(options))
      const saved = await transact(store, async (transaction) => {
        const content = JSON.stringify(working)
        const result = await saveBook(transaction, {
          ...{ ...key, ...figures, basedOn: null, content, by: doer, note: '起编' },
        })
        if (result.status === 'saved') await appendLog(transaction, bookEvent(doer, key, 'book.created'))
        return result
      })
      if (saved.status !== 'saved') throw new HttpProblem(409, bookExists(key.year))
      return reply.code(201).send({ ...key, version: saved.version, problems })
    },
  )

  server.get(
    '/books/:unit/:year',
    {
      schema: { summary: '一本账', tags, params: bookParams, response: { 200: bookAnswers.book } },
      config: { right: 'book.read' },
    },
    async (request) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      const stored = await getBook(store, key)
      if (!stored) throw new HttpProblem(404, unknownBook())
      const formats = Object.keys(options.formats ?? {})
      return bookAnswer(stored, { person: request.person, formats, moved: await lastMoveOf(store, stored) })
    },
  )
  saveRoute(server, options)
}

/** The key in the address. */
export const keyOf = ({ unit, year }: Static<typeof bookParams>): BookKey => ({ unitKey: unit, year })

/**
 * 存一版 A save names the version it was made from. When somebody saved since, the answer is 409 and carries the other's
 * version, so that the two can be merged; nothing is written over.
 */
function saveRoute(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  server.put(
    '/books/:unit/:year',
    {
      schema: {
        ...{ summary: '存一版', tags, params: bookParams, body: saveBody },
        response: { 200: bookAnswers.saved, 409: bookAnswers.savedSince },
      },
      config: { right: 'book.edit' },
      bodyLimit: bookBytes,
    },
    async (request, reply) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.edit', key.unitKey)
      const working = decodeWorking(request.body.working)
      if (!working) throw new HttpProblem(400, notABook('其中没有分录表和字段。'))
      const stored = await getBook(store, key)
      if (!stored) throw new HttpProblem(404, unknownBook())
      if (!isEditableBy(stored, request.person)) throw new HttpProblem(409, notEditable())
      const doer = doerOf(request, options)
      const figures = figuresOfBook(working, today(options))
      const saved = await transact(store, async (transaction) => {
        const result = await saveBook(transaction, {
          ...key,
          ...figures,
          basedOn: request.body.basedOn,
          content: JSON.stringify(working),
          by: doer,
          note: request.body.note ?? null,
        })
        if (result.status === 'saved') {
          const { version } = result
          await appendLog(transaction, bookEvent(doer, key, 'book.saved', { version }))
        }
        return result
      })
      if (saved.status === 'saved') {
        return {
          version: saved.version,
          savedAt: doer.at,
          errors: figures.errors,
          warnings: figures.warnings,
        }
      }
      const theirs = await getBook(store, key)
      if (!theirs) throw new HttpProblem(404, unknownBook())
      return reply.code(409).send({
        ...savedSince(theirs.saved.name),
        theirs: { saved: theirs.saved, working: decodeKept(theirs.content) },
      })
    },
  )
}

/** Lists that pages edit are there from the beginning. */
const withReasons = (working: WorkingBook): WorkingBook => ({
  ...working,
  fields: { ...working.fields, reasons: recordsOf(working.fields, 'reasons') },
})
