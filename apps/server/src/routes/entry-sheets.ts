import { decodeMapping, type EntrySheet, sheetsOfSource } from '@mingzhang/forms'
import { saveEntryMapping } from '@mingzhang/store'
import { Type } from 'typebox'
import { done } from '../answers/answer-schema.ts'
import { bookAnswers } from '../books/book-answers.ts'
import { doerOf } from '../books/book-doer.ts'
import { notAMapping, notASheet } from '../books/book-problems.ts'
import { type RememberedMapping, rememberedMappings } from '../books/remembered-mappings.ts'
import { HttpProblem } from '../problem.ts'
import { assertMay } from '../rights/assert-may.ts'
import type { ServerOptions } from '../server-options.ts'
import { sourceOf } from '../source-of.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { bookBytes, bookParams, fileBody } from './book-schemas.ts'
import { keyOf } from './books.ts'

const tags = ['账本']

const mappingBody = Type.Object({
  shape: Type.String({ minLength: 1, maxLength: 50_000 }),
  mapping: Type.Unknown(),
})

/** 分录表接口 The tables of a file of entries as rows of cells, and what was said of such columns before. */
export function entrySheetRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  server.post(
    '/books/:unit/:year/entry-sheets',
    {
      schema: {
        ...{ summary: '拆开分录表', tags, params: bookParams, body: fileBody },
        response: { 200: bookAnswers.sheets },
      },
      config: { right: 'book.edit' },
      bodyLimit: bookBytes,
    },
    async (request): Promise<{ sheets: readonly EntrySheet[] }> => {
      assertMay(request, 'book.edit', keyOf(request.params).unitKey)
      const { content, fileName } = request.body
      const source = await sourceOf(options.audit, Buffer.from(content, 'base64'), fileName)
      if (!source.ok) throw new HttpProblem(400, source.refusal)
      const sheets = sheetsOfSource(source.value)
      if (sheets.length === 0) throw new HttpProblem(400, notASheet())
      return { sheets }
    },
  )

  server.get(
    '/books/:unit/:year/entry-mappings',
    {
      schema: { summary: '记住的列对照', tags, params: bookParams, response: { 200: bookAnswers.mappings } },
      config: { right: 'book.read' },
    },
    async (request): Promise<{ mappings: readonly RememberedMapping[] }> => {
      const { unitKey } = keyOf(request.params)
      assertMay(request, 'book.read', unitKey)
      return { mappings: await rememberedMappings(store, unitKey) }
    },
  )

  server.put(
    '/books/:unit/:year/entry-mappings',
    {
      schema: {
        ...{ summary: '记住列对照', tags, params: bookParams, body: mappingBody },
        response: done,
      },
      config: { right: 'book.edit' },
    },
    async (request, reply) => {
      const { unitKey } = keyOf(request.params)
      assertMay(request, 'book.edit', unitKey)
      const mapping = decodeMapping(request.body.mapping)
      if (mapping === null) throw new HttpProblem(400, notAMapping())
      const { shape } = request.body
      const by = doerOf(request, options)
      await saveEntryMapping(store, { unitKey, shape, content: JSON.stringify(mapping), by })
      return reply.code(204).send()
    },
  )
}
