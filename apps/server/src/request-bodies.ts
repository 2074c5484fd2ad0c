import type { FastifyReply, FastifyRequest } from 'fastify'
import { HttpProblem, type Problem } from './problem.ts'
import type {} from './rights/route-right.ts'
import type { TypedFastify } from './typed-fastify.ts'

/** What a person may send side by side: each upload is held in memory until it is in the store. */
const mostUploads = 6

/** A body of JSON that has not arrived after this long is not waited for; a book of a thousand lines is a quarter of a megabyte. */
const jsonMilliseconds = 3 * 60_000

/** Time for an answer to be read before the connection ends on which the rest of a body still comes. */
const afterAnswer = 10_000

const tooManyUploads = (): Problem => ({
  what: '同时上传的文件太多，这一份没有收。',
  why: `一个人同时最多上传 ${mostUploads} 份，收到的文件先放在内存里。`,
  toDo: '请等前面的传完再试。',
})

const isUpload = ({ headers }: FastifyRequest): boolean =>
  /^multipart\/form-data\b/iu.test(headers['content-type'] ?? '')

/**
 * 请求内容 How many uploads a person may send at once, and how long a body may take. Register it where it is known already who asks.
 *
 * @param slowMilliseconds for a body that is no upload; three minutes by default
 */
export function limitBodies(api: TypedFastify, slowMilliseconds = jsonMilliseconds): void {
  const held = new Map<string, number>()
  api.addHook('onRequest', async (request, reply) => {
    if (!isUpload(request)) return endWhenSlow(request, slowMilliseconds)
    const { id } = request.person
    const uploads = held.get(id) ?? 0
    if (uploads >= mostUploads) throw new HttpProblem(429, tooManyUploads())
    held.set(id, uploads + 1)
    whenOver(reply, () => {
      const left = (held.get(id) ?? 1) - 1
      if (left > 0) held.set(id, left)
      else held.delete(id)
    })
  })
  // Who was refused and goes on sending holds a connection that nobody reads from.
  api.addHook('onResponse', async (request) => endWhenSlow(request, Math.min(afterAnswer, slowMilliseconds)))
}

/** After the answer was sent, or the connection broke. */
function whenOver({ raw }: FastifyReply, then: () => void): void {
  let isOver = false
  const once = (): void => {
    if (!isOver) then()
    isOver = true
  }
  raw.once('finish', once).once('close', once)
}

function endWhenSlow({ raw }: FastifyRequest, milliseconds: number): void {
  if (raw.complete) return
  const timer = setTimeout(() => {
    if (!raw.complete) raw.destroy()
  }, milliseconds)
  timer.unref()
  raw.once('close', () => clearTimeout(timer))
}
