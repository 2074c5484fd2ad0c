import { Readable } from 'node:stream'
import { openData } from '@mingzhang/store'
import { Type } from 'typebox'
import { fileAnswer } from '../answers/answer-schema.ts'
import { unknownFormat } from '../books/book-problems.ts'
import { dataHead, dataLine } from '../open/csv.ts'
import { downloadFormats, downloadOf } from '../open/download.ts'
import { editionShelf } from '../open/edition-file.ts'
import { HttpProblem, unknownDocument } from '../problem.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { documentParams } from './documents.ts'
import { attachment } from './original.ts'

const tags = ['公开账']
const config = { right: 'open.read' } as const

const dataQuery = Type.Object(
  {
    region: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    year: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2100 })),
  },
  { additionalProperties: false },
)

/** 开放数据接口 Files to be saved: one document in several formats, and the facts of all of them. */
export function openDataRoutes(server: TypedFastify, options: ServerOptions): void {
  const { store } = options
  editionRoute(server, options)
  const params = Type.Object({
    ...documentParams.properties,
    format: Type.Union(downloadFormats.map((format) => Type.Literal(format))),
  })
  const response = fileAnswer(
    ...['application/octet-stream', 'application/json', 'text/csv'],
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
  const download = { schema: { summary: '下载原件或读出的数据', tags, params, response }, config }
  server.get('/open/documents/:id/download/:format', download, async ({ params: { id, format } }, reply) => {
    const file = await downloadOf(store, id, format)
    if (!file) throw new HttpProblem(404, unknownDocument())
    return reply
      .type(file.type)
      .header('content-disposition', attachment(file.name))
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(file.bytes)
  })

  const data = {
    schema: {
      ...{ summary: '全部公开事实（CSV）', tags },
      ...{ querystring: dataQuery, response: fileAnswer('text/csv') },
    },
    config,
  }
  server.get('/open/data.csv', data, async ({ query }, reply) => {
    const lines = async function* () {
      yield dataHead
      for await (const rows of openData(store, query)) yield rows.map(dataLine).join('')
    }
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', attachment('明账公开数据.csv'))
      .send(Readable.from(lines()))
  })
}

/** 公开稿接口 An edition that was compiled and published here, in every format this machine writes. */
function editionRoute(server: TypedFastify, options: ServerOptions): void {
  const shelf = editionShelf(options)
  const params = Type.Object({ ...documentParams.properties, format: Type.String({ maxLength: 20 }) })
  const schema = { summary: '下载公开稿', tags, params, response: fileAnswer('application/octet-stream') }
  server.get(
    '/open/documents/:id/edition/:format',
    { schema, config },
    async ({ params: { id, format } }, reply) => {
      const file = await shelf(id, format)
      if (!file) throw new HttpProblem(404, unknownFormat(Object.keys(options.formats ?? {})))
      return reply
        .type('application/octet-stream')
        .header('content-disposition', attachment(file.name))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(Buffer.from(file.bytes))
    },
  )
}
