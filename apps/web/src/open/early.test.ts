import { expect, it } from 'vitest'
import { earlyPath } from './early.ts'

it('asks early for what the page will ask, and for nothing else', () => {
  const none = new URLSearchParams()
  expect(earlyPath('/open', none)).toBe('')
  expect(earlyPath('/open/%E7%94%B2%2F%E4%B9%99/2024', none)).toBe('/units/%E7%94%B2%2F%E4%B9%99/2024')
  expect(earlyPath('/open/a/2024', new URLSearchParams({ document: 'd', view: 'checks' }))).toBe(
    '/units/a/2024?document=d',
  )
  for (const path of ['/open/search', '/open/region/2024', '/open/a', '/open/a/b', '/open/a/2024/x'])
    expect(earlyPath(path, none), path).toBeNull()
})
