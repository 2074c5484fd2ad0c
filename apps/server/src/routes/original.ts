import { getOriginal } from '@mingzhang/store'
import { fileAnswer } from '../answers/answer-schema.ts'
import { HttpProblem, unknownDocument } from '../problem.ts'
import { assertReadable } from '../rights/assert-readable.ts'
import type { ServerOptions } from '../server-options.ts'
import type { TypedFastify } from '../typed-fastify.ts'
import { documentParams } from './documents.ts'

const config = { right: 'document.read' } as const

/**
 * 原件下载 The file as it was imported. It is a stranger's file served from our own address, so it is only ever saved,
 * never shown: an attachment of no particular type, and forbidden to run anything should a browser show it all the same.
 */
export function originalRoute(server: TypedFastify, { store }: ServerOptions): void {
  server.get(
    '/documents/:id/original',
    {
      schema: {
        summary: '原件',
        tags: ['文件'],
        params: documentParams,
        response: fileAnswer('application/octet-stream'),
      },
      config,
    },
    async (request, reply) => {
      const { params } = request
      await assertReadable(store, request, params.id)
      const original = await getOriginal(store, params.id)
      if (!original) throw new HttpProblem(404, unknownDocument())
      return reply
        .type('application/octet-stream')
        .header('content-disposition', attachment(original.fileName))
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(Buffer.from(original.bytes))
    },
  )
}

/** RFC 6266: a plain name for old programs, the real one in UTF-8 (RFC 8187). */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]/gu, '_')
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
