import { expect, test } from 'vitest'
import { openPresence } from './presence.ts'

const key = { unitKey: 'u', year: 2025 }
const person = (account: string, place = '') => ({ account, name: account, place })

test('who else has the book open is told, with the place, until they are silent or leave', () => {
  let time = 0
  const presence = openPresence(() => time)
  expect(presence.beat(key, 'w1', person('张'))).toEqual([])
  expect(presence.beat(key, 'w2', person('李', '3'))).toEqual([{ name: '张', place: '' }])
  expect(presence.beat({ ...key, year: 2026 }, 'w3', person('王'))).toEqual([])
  expect(presence.beat(key, 'w1', person('张'))).toEqual([{ name: '李', place: '3' }])
  time = 60_000
  expect(presence.beat(key, 'w1', person('张'))).toEqual([])
  presence.leave(key, 'w1')
  expect(presence.beat(key, 'w2', person('李'))).toEqual([])
})

test('two windows of one person are one person, and not another', () => {
  const presence = openPresence(() => 0)
  presence.beat(key, 'w1', person('张', '1'))
  expect(presence.beat(key, 'w2', person('张', '2'))).toEqual([])
  expect(presence.beat(key, 'w3', person('李'))).toEqual([{ name: '张', place: '2' }])
})
