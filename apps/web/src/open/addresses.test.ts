import { expect, it } from 'vitest'
import { readable, viewAddress } from './addresses.ts'

it('an address is printed as a person reads it', () => {
  expect(readable('http://a/open/%E7%94%B2%E5%8E%BF/2024?view=trend')).toBe(
    'http://a/open/甲县/2024?view=trend',
  )
  expect(readable('http://a/open/%E7%94')).toBe('http://a/open/%E7%94')
})

it('the parts of a page stay with the document that is shown', () => {
  const editions = [
    { year: 2025, documentId: 'c' },
    { year: 2024, documentId: 'b' },
    { year: 2024, documentId: 'a' },
  ]
  const shown = (documentId: string) => ({ unitKey: '甲', year: 2024, documentId, editions })
  expect(viewAddress(shown('b'), null)).toBe('/open/%E7%94%B2/2024')
  expect(viewAddress(shown('b'), 'checks')).toBe('/open/%E7%94%B2/2024?view=checks')
  expect(viewAddress(shown('a'), 'checks')).toBe('/open/%E7%94%B2/2024?view=checks&document=a')
})
