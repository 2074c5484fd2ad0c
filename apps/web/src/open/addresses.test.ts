import { expect, it } from 'vitest'
import { readable } from './addresses.ts'

it('an address is printed as a person reads it', () => {
  expect(readable('http://a/open/%E7%94%B2%E5%8E%BF/2024?view=trend')).toBe(
    'http://a/open/甲县/2024?view=trend',
  )
  expect(readable('http://a/open/%E7%94')).toBe('http://a/open/%E7%94')
})
