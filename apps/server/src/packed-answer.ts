import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const byBrotli = promisify(brotliCompress)
const byGzip = promisify(gzip)
const worthPacking = 1_024
/** A tenth of the time of the best packing, and nearly as small. */
const quality = 6

/**
 * 压缩答复 Packs a long answer for those who can unpack it: the record of a document is half a megabyte of words that repeat. For
 * answers that hold no secret beside what somebody else has sent: the length of a packed answer tells what repeats in it.
 */
export async function packedAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (typeof payload !== 'string' || payload.length < worthPacking) return payload
  void reply.header('vary', 'accept-encoding')
  const accepted = request.headers['accept-encoding'] ?? ''
  const encoding = /\bbr\b/u.test(accepted) ? 'br' : /\bgzip\b/u.test(accepted) ? 'gzip' : null
  if (encoding === null) return payload
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality }
  const packed = await (encoding === 'br' ? byBrotli(payload, { params }) : byGzip(payload))
  void reply.header('content-encoding', encoding).header('content-length', packed.byteLength)
  return packed
}
