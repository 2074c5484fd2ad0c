import { expect, it } from 'vitest'
import { sortAfter, sortState } from './sorting.ts'

it('a head sorts its own way first, then the other', () => {
  expect(sortAfter('-importedAt', 'unit')).toBe('unit')
  expect(sortAfter('unit', 'unit')).toBe('-unit')
  expect(sortAfter('-unit', 'unit')).toBe('unit')
  expect(sortAfter('unit', 'errors')).toBe('-errors')
  expect(sortAfter('-errors', 'errors')).toBe('errors')
})

it('a head says which way it sorts', () => {
  expect([sortState('year', 'year'), sortState('-year', 'year'), sortState('unit', 'year')]).toEqual([
    'ascending',
    'descending',
    undefined,
  ])
})
