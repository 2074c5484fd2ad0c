import { expect, test } from 'vitest'
import { decodePageHints } from './decode-page-hints.ts'
import { linksFor } from './page-hints.ts'

const hints = decodePageHints(
  JSON.stringify([
    { page: '^/open$', files: ['assets/open-1.js', 'assets/open-2.css'], asks: [{ path: '/api/open' }] },
    {
      page: '^/open/search$',
      files: [],
      asks: [
        {
          path: '/api/open/search',
          unless: 'kind',
          query: [
            { name: 'query', from: 'query', needed: true },
            { name: 'kind', is: 'unit' },
            { name: 'region', from: 'region' },
          ],
        },
      ],
    },
    {
      page: '^/open/(?<unit>[^/]+)/(?<year>\\d{4})$',
      files: [],
      asks: [{ path: '/api/open/units/:unit/:year', query: [{ name: 'also', from: 'also', every: true }] }],
    },
  ]),
)
const asked = (address: string) =>
  [...linksFor(hints, address).matchAll(/as="fetch" crossorigin href="([^"]*)"/gu)].map(([, to]) => to)
const session = '/api/session'

test('a page names its files and what it will ask for', () => {
  expect(linksFor(hints, '/open').split('\n')).toEqual([
    '<link rel="modulepreload" crossorigin href="/assets/open-1.js">',
    '<link rel="stylesheet" crossorigin href="/assets/open-2.css">',
    '<link rel="preload" as="fetch" crossorigin href="/api/open">',
    '<link rel="preload" as="fetch" crossorigin href="/api/session">',
  ])
})

test('what is asked for is taken from the address of the page', () => {
  const query = new URLSearchParams({ query: ' 公务 用车 ' })
  const wanted = new URLSearchParams({ query: '公务 用车', kind: 'unit' })
  expect(asked(`/open/search?${query}`)).toEqual([
    `/api/open/search?${wanted}`.replace('&', '&#38;'),
    session,
  ])
  expect(asked(`/open/search?${query}&kind=unit`)).toEqual([session])
  expect(asked('/open/search?query=')).toEqual([session])
  expect(asked('/open/%E7%94%B2%2F%E4%B9%99/2024?also=1&also=2')).toEqual([
    '/api/open/units/%E7%94%B2%2F%E4%B9%99/2024?also=1&#38;also=2',
    session,
  ])
})

test.each([
  '/open/"><script>x</script>/2024',
  '/open/%22%3E%3Cscript%3E/2024?also="><script>',
  '/open/%/2024',
  '/open/search?query=%22%3E%3Cscript%3E',
  '//open',
  '/\\open',
  '/',
])('%s puts nothing into the page but addresses', (address) => {
  for (const line of linksFor(hints, address).split('\n').filter(Boolean))
    expect(line).toMatch(/^<link rel="[a-z]+"(?: as="fetch")? crossorigin href="\/[^"<>\s]*">$/u)
})

test('an unreadable list is no list', () => {
  expect(decodePageHints('')).toEqual([])
  expect(decodePageHints('{"page":')).toEqual([])
  expect(linksFor([], '/open')).toBe('')
})
