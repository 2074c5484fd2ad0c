import { expect, test } from 'vitest'
import { isWorthRetrying } from './is-worth-retrying.ts'

test('what is not there or not allowed is said at once; a server in trouble is asked once more', () => {
  const failed = (cause?: unknown) => new Error('x', { cause })
  for (const cause of [404, 403, { status: 401 }]) expect(isWorthRetrying(0, failed(cause))).toBe(false)
  for (const cause of [undefined, 503, 0, { status: 0 }]) {
    expect(isWorthRetrying(0, failed(cause))).toBe(true)
    expect(isWorthRetrying(1, failed(cause))).toBe(false)
  }
})
