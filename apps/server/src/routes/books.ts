import { may } from '@mingzhang/cycle'
import { readWorking, recordsOf, type WorkingBook } from '@mingzhang/forms'
import { editionIds } from '@mingzhang/law'
import {
  appendLog,
  type BookKey,
  getBook,
  getDocument,
  listBooks,
  saveBook,
  transact,
  unitKey,
} from '@mingzhang/store'
import { type Static, Type } from 'typebox'
import { type Beginning, type Begun as Beginnings, beginBook } from '../books/begin-book.ts'
import { beginFromFile } from '../books/begin-from-file.ts'
import { bookAnswer, summaryAnswer } from '../books/book-answer.ts'
import { bookEvent, doerOf, today } from '../books/book-doer.ts'
import {
  bookExists,
  notABook,
  notEditable,
  savedSince,
  unitUnknown,
  unknownBook,
} from '../books/book-problems.ts'
import { figuresOfBook } from '../books/check-book.ts'
import { decodeKept, decodeWorking } from '../books/decode-working.ts'
import { withFeedback } from '../books/with-feedback.ts'
import { nextYearOf } from '../performance/next-year.ts'
import { HttpProblem, unknownDocument } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { bookBytes, bookParams, newBookBody, saveBody } from './book-schemas.ts'
import { rememberedMappings } from './entry-sheets.ts'

const tags = ['账本']

/** 账本接口 The list of books, beginning one, one book, and saving it. */
export function bookRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  server.get(
    '/books',
    { schema: { summary: '账本列表', tags, querystring: Type.Object({}) }, config: { right: 'book.read' } },
    async ({ person }) => {
      const books = await listBooks(store)
      const mine = books.filter((one) => may(person, 'book.read', one.unitKey))
      return { books: mine.map(summaryAnswer), editions: editionIds }
    },
  )

  server.post(
    '/books',
    {
      schema: { summary: '新建账本', tags, body: newBookBody },
      config: { right: 'book.edit' },
      bodyLimit: bookBytes,
    },
    async (request, reply) => {
      const { working: plain, key, problems } = await begun(options, request.body)
      assertMay(request, 'book.edit', key.unitKey)
      const withResults = request.body.from === 'document' && request.body.feedback === true
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
    { schema: { summary: '一本账', tags, params: bookParams }, config: { right: 'book.read' } },
    async (request) => {
      const key = keyOf(request.params)
      assertMay(request, 'book.read', key.unitKey)
      const stored = await getBook(store, key)
      if (!stored) throw new HttpProblem(404, unknownBook())
      return bookAnswer(stored, request.person, Object.keys(options.formats ?? {}))
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
      schema: { summary: '存一版', tags, params: bookParams, body: saveBody },
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
      if (!bookAnswer(stored, request.person, []).editable) throw new HttpProblem(409, notEditable())
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

type Begun = {
  readonly working: WorkingBook
  readonly key: BookKey
  readonly problems: ReturnType<typeof beginBook>['problems']
}

async function begun(options: ServerOptions, body: Static<typeof newBookBody>): Promise<Begun> {
  if (body.from === 'file') return begunFromFile(options, body)
  const source = body.from === 'document' ? await getDocument(options.store, body.documentId) : null
  if (body.from === 'document' && !source) throw new HttpProblem(404, unknownDocument())
  const beginning: Beginning =
    body.from === 'document' && source
      ? { from: 'document', disclosure: source.disclosure, as: body.as, amounts: body.amounts }
      : body.from === 'text'
        ? {
            from: 'text',
            text: body.text,
            isTable: /\.(?:csv|tsv)$/iu.test(body.fileName),
            unitName: body.unitName ?? '',
            year: body.year ?? Number(today(options).slice(0, 4)),
          }
        : emptyOf(body)
  return suited(beginBook(beginning), body.edition ?? null, source?.unitKey ?? null)
}

type FileBody = Extract<Static<typeof newBookBody>, { readonly from: 'file' }>

async function begunFromFile(options: ServerOptions, body: FileBody): Promise<Begun> {
  const file = {
    fileName: body.fileName,
    bytes: Buffer.from(body.content, 'base64'),
    as: body.as ?? ('same-year' as const),
    unitName: body.unitName?.trim() || null,
    year: body.year ?? null,
  }
  const remembered = async (name: string) => {
    const key = unitKey({ code: null, name, region: null })
    const kept = await rememberedMappings(options.store, key)
    return (shape: string) => kept.find((one) => one.shape === shape)?.mapping ?? null
  }
  return suited(await beginFromFile(file, options.audit, remembered), body.edition ?? null, null)
}

/** The beginning in the edition that was asked for, under the key of its unit; refused where it is no book. */
function suited({ working, problems }: Beginnings, edition: string | null, unit: string | null): Begun {
  const book = working && readWorking(working).book
  if (!working || !book) throw new HttpProblem(400, notABook(problems[0]?.why ?? '其中没有读到分录。'))
  if (book.year === 0) throw new HttpProblem(400, notABook('没有写明预算年度。'))
  if (book.unit.name === '') throw new HttpProblem(400, unitUnknown('单位名称'))
  const chosen = edition === null ? working : { ...working, fields: { ...working.fields, edition } }
  const key = unit ?? unitKey({ ...book.unit, region: null })
  return { working: withReasons(chosen), key: { unitKey: key, year: book.year }, problems }
}

const emptyOf = (body: Static<typeof newBookBody>): Beginning => {
  if (body.from !== 'empty') throw new HttpProblem(400, notABook('没有说明从什么起编。'))
  return { from: 'empty', unitName: body.unitName, unitCode: body.unitCode ?? null, year: body.year }
}

/** Lists that pages edit are there from the beginning. */
const withReasons = (working: WorkingBook): WorkingBook => ({
  ...working,
  fields: { ...working.fields, reasons: recordsOf(working.fields, 'reasons') },
})
