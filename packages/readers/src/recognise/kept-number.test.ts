import { expect, test } from 'vitest'
import { keptNumber } from './kept-number.ts'

test.each([
  ['1176812', '1176812.34', '1176812.34'],
  ['1176813', '1176812.5', '1176812.5'],
  ['117.68', '117.681234', '117.681234'],
  ['0.00', '0.0049', '0.0049'],
  ['0', '-0.4', '-0.4'],
  ['-3', '-2.5', '-2.5'],
  ['100.0', '99.96', '99.96'],
])('%s shows %s rounded', (shown, exact, kept) => {
  expect(keptNumber(shown, exact)).toBe(kept)
})

test.each([
  ['12.35', undefined],
  ['1177', '1176812.34'],
  ['12', '0.12'],
  ['117.68', '117.69'],
  ['12', '-12.3'],
  ['45000', '1e21'],
])('%s is no rounding of %s', (shown, exact) => {
  expect(keptNumber(shown, exact)).toBeNull()
})
