import { expect, test } from 'vitest'
import { loggedError } from './log.ts'

test('a message that looks like frames is left out like any other', () => {
  const error = new TypeError('口令 secret\n    at secret (/home/someone/secret.txt:1:1)\n    at secret:2:2')
  const { name, frames } = loggedError(error)
  expect([name, frames.length > 0]).toEqual(['TypeError', true])
  expect(JSON.stringify(frames)).not.toContain('secret')
})

test('what is thrown and no error says nothing of itself', () => {
  expect(loggedError('secret')).toEqual({ name: 'string', code: null, frames: [] })
})
