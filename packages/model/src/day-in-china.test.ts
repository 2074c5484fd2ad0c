import { expect, test } from 'vitest'
import { dayInChina } from './day-in-china.ts'

test('a day in China begins eight hours before the one of universal time', () => {
  expect(dayInChina('2024-02-19T15:59:59.999Z')).toBe('2024-02-19')
  expect(dayInChina('2024-02-19T16:00:00.000Z')).toBe('2024-02-20')
  expect(dayInChina('2024-12-31T20:00:00.000Z')).toBe('2025-01-01')
})
