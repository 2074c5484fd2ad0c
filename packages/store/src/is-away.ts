import { codeOf } from './error-code.ts'

/** What the system says when nobody listens, or no longer does. */
const system = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
]

/** What the driver says without a code. */
const withoutCode =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered)/u

/**
 * 库不应答 Did the database server end, or the connection to it break? What was under way is undone as a whole, and the next
 * request tries again. Classes 08 and 57P of PostgreSQL's codes, or the socket.
 */
export function isAway(error: unknown): boolean {
  const code = codeOf(error)
  if (/^08|^57P0[123]$/u.test(code) || system.includes(code)) return true
  if (!(error instanceof Error)) return false
  const isConnect = 'syscall' in error && error.syscall === 'connect'
  return isConnect || (code === '' && withoutCode.test(error.message))
}
