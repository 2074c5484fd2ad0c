import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const compress = promisify(gzip)
const worthCompressing = 1_024

/**
 * 可缓存的答复 What the public reads may be kept: an entity tag of its content, an hour in caches that ask again before they
 * use it, packed for those who can unpack it. An answer that has not changed is not sent again.
 */
export async function cachedAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (reply.statusCode !== 200 || typeof payload !== 'string') return payload
  const tag = `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`
  void reply.header('cache-control', 'public, max-age=0, must-revalidate').header('etag', tag)
  void reply.header('vary', 'accept-encoding')
  if (sameTag(request.headers['if-none-match'], tag)) {
    void reply.code(304)
    return null
  }
  if (payload.length < worthCompressing || !/\bgzip\b/u.test(request.headers['accept-encoding'] ?? ''))
    return payload
  const packed = await compress(payload)
  void reply.header('content-encoding', 'gzip').header('content-length', packed.byteLength)
  return packed
}

const sameTag = (given: string | undefined, tag: string): boolean =>
  given?.split(',').some((one) => one.trim() === tag) ?? false
