import type { Problem } from './request.ts'

export type Uploaded = { readonly id: string; readonly files: number }

/**
 * 上传一批 Sends files as one batch; tells how much is on its way, which only XMLHttpRequest can. Where the session has
 * ended, the person is asked to sign in again and the files are sent once more.
 *
 * @param report is called with the share that is sent, 0 to 1
 */
export async function uploadBatch(
  files: readonly File[],
  signal: AbortSignal,
  report: (share: number) => void,
): Promise<Uploaded> {
  const first = await send(files, signal, report)
  if (first.status !== 401) return answerOf(first)
  const again = await fetch('/api/review/batches', { signal })
  return again.ok ? answerOf(await send(files, signal, report)) : answerOf(first)
}

type Answer = { readonly status: number; readonly body: unknown }

function send(files: readonly File[], signal: AbortSignal, report: (share: number) => void): Promise<Answer> {
  const body = new FormData()
  for (const file of files) body.append('files', file, file.name)
  const asked = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    const stop = () => asked.abort()
    signal.addEventListener('abort', stop, { once: true })
    asked.upload.onprogress = ({ loaded, total }) => report(total === 0 ? 0 : loaded / total)
    asked.onload = () => resolve({ status: asked.status, body: asked.response })
    asked.onerror = () => reject(new Error(lost.what, { cause: lost }))
    asked.onabort = () => reject(new DOMException('stopped', 'AbortError'))
    asked.responseType = 'json'
    asked.open('POST', '/api/review/batches')
    asked.send(body)
  })
}

const lost: Problem = {
  ...{ status: 0, faults: [] },
  what: '没有传完，这一批没有放上审核台。',
  why: '网络中断，或者明账没有运行。',
  toDo: '请重试；文件仍在本机，没有丢失。',
}

function answerOf({ status, body }: Answer): Uploaded {
  if (typeof body === 'object' && body !== null) {
    if ('id' in body && 'files' in body && typeof body.id === 'string')
      return { id: body.id, files: Number(body.files) }
    if ('what' in body && typeof body.what === 'string') {
      const { what } = body
      const problem: Problem = { ...{ why: '', toDo: '', faults: [] }, ...body, what, status }
      throw new Error(what, { cause: problem })
    }
  }
  throw new Error(lost.what, { cause: { ...lost, status } })
}
