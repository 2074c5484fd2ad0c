import type { Socket } from 'node:net'
import { badRequest } from './problem.ts'

/**
 * 读不懂的请求 What cannot be read as a request at all (Chinese in an address that was not percent-encoded, as shells send it; a
 * head that is too large or too slow) is answered like every other error, and the connection ends.
 */
export function answerUnreadable({ code }: { readonly code?: string }, socket: Socket): void {
  // Whoever has gone hears no answer.
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, why] = statusOf(code)
  const body = JSON.stringify(badRequest(why))
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

function statusOf(code: string | undefined): readonly [status: string, why: string] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return ['408 Request Timeout', '请求太久没有发完。']
  if (code === 'HPE_HEADER_OVERFLOW') return ['431 Request Header Fields Too Large', '请求的头太大。']
  return ['400 Bad Request', '服务看不懂这个请求；地址里的中文须按 UTF-8 作百分号编码。']
}
