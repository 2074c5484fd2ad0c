/**
 * 先取 An answer a page will ask for, put together from the page's own address. `:name` in the path is a part of the page's
 * path; a parameter is `is` something, or is taken `from` a parameter of the page (`otherwise` where that is not given).
 */
export type Asked = {
  readonly path: string
  readonly query?: readonly AskedParameter[]
  /** Not asked when the page has this parameter. */
  readonly unless?: string
  /** Asked only when the page has no parameter at all (`true`), or has any (`false`). */
  readonly bare?: boolean
}

export type AskedParameter = {
  readonly name: string
  readonly is?: string
  readonly from?: string
  readonly otherwise?: string
  /** Without it nothing is asked. */
  readonly needed?: true
  /** Each of several. */
  readonly every?: true
}

/** 页 Which modules and answers the addresses that fit a pattern need at first. The first that fits counts. */
export type Page = {
  readonly page: string
  readonly modules: readonly string[]
  readonly asks: readonly Asked[]
}

const open = 'src/rooms/open.ts'
const openPage = (name: string) => [open, `src/open/${name}-page.tsx`]
const searched = (kind: AskedParameter, limit: string, unless?: string): Asked => ({
  path: '/api/open/search',
  query: [
    { name: 'query', from: 'query', needed: true },
    kind,
    { name: 'region', from: 'region' },
    { name: 'year', from: 'year' },
    { name: 'limit', is: limit },
    { name: 'offset', is: '0' },
  ],
  ...(unless !== undefined && { unless }),
})
const kinds = ['unit', 'program', 'indicator', 'text']

/**
 * 各页 What the server has fetched beside a page, not after it. An answer that is asked for otherwise by the page is only
 * asked for twice: tests/first-view.test.ts finds that.
 */
export const pages: readonly Page[] = [
  {
    page: '^/$',
    modules: ['src/list/list-room.tsx'],
    asks: [
      {
        path: '/api/documents',
        query: [
          { name: 'sort', from: 'sort', otherwise: '-importedAt' },
          { name: 'limit', is: '100' },
          { name: 'offset', is: '0' },
          { name: 'search', from: 'search' },
        ],
      },
    ],
  },
  {
    page: '^/documents/(?<id>[^/]+)$',
    modules: ['src/rooms/document.ts'],
    asks: [
      { path: '/api/documents/:id/beginning', bare: true },
      { path: '/api/documents/:id', bare: false },
    ],
  },
  { page: '^/open$', modules: [open], asks: [{ path: '/api/open' }] },
  {
    page: '^/open/search$',
    modules: openPage('search'),
    asks: [
      ...kinds.map((kind) => searched({ name: 'kind', is: kind }, '4', 'kind')),
      searched({ name: 'kind', from: 'kind', needed: true }, '20'),
    ],
  },
  {
    page: '^/open/compare$',
    modules: openPage('compare'),
    asks: [{ path: '/api/open/compare', query: [{ name: 'unit', from: 'unit', every: true, needed: true }] }],
  },
  { page: '^/open/terms$', modules: openPage('terms'), asks: [{ path: '/api/open/glossary' }] },
  {
    page: '^/open/region/(?<region>[^/]+)$',
    modules: openPage('region'),
    asks: [
      {
        path: '/api/open/regions/:region',
        query: [
          { name: 'year', from: 'year' },
          { name: 'sort', from: 'sort', otherwise: '-total' },
          { name: 'offset', is: '0' },
          { name: 'limit', is: '100' },
        ],
      },
    ],
  },
  {
    page: '^/open/(?<unit>[^/]+)/(?<year>\\d{4})$',
    modules: [open],
    asks: [{ path: '/api/open/units/:unit/:year', query: [{ name: 'document', from: 'document' }] }],
  },
  { page: '^/open(?:/|$)', modules: [open], asks: [] },
  { page: '^/books(?:/|$)', modules: ['src/rooms/books.ts'], asks: [] },
  { page: '^/review(?:/|$)', modules: ['src/rooms/review.ts'], asks: [] },
  { page: '^/performance$', modules: ['src/rooms/performance.ts'], asks: [] },
  { page: '^/(?:sign-in|account|admin)(?:/|$)', modules: ['src/rooms/people.ts'], asks: [] },
]
