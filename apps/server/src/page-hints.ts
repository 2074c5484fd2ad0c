import type { Asked, AskedParameter, PageHint } from './decode-page-hints.ts'

/** Everybody's page asks who is signed in. */
const session: Asked = { path: '/api/session' }

/**
 * 页首的链接 The elements that have a page's files and answers fetched beside the page: on a slow line the page then waits
 * once and not three times. They only name what the page asks for anyway, with the rights of whoever asks.
 *
 * @param hints of every page; the first that fits counts
 * @param address path and query of the page
 */
export function linksFor(hints: readonly PageHint[], address: string): string {
  const page = URL.parse(address, 'http://page')
  const hint = page && hints.find((one) => one.page.test(page.pathname))
  if (!hint) return ''
  const parts = hint.page.exec(page.pathname)?.groups ?? {}
  const asks = [...hint.asks, session].flatMap((asked) => addressOf(asked, parts, page.searchParams) ?? [])
  return [
    ...hint.files.map(linkOfFile),
    ...asks.map((to) => `<link rel="preload" as="fetch" crossorigin href="${escaped(to)}">`),
  ].join('\n')
}

const linkOfFile = (file: string): string =>
  file.endsWith('.css')
    ? `<link rel="stylesheet" crossorigin href="/${escaped(file)}">`
    : `<link rel="modulepreload" crossorigin href="/${escaped(file)}">`

/** The address as the page will write it; null where the page will not ask. */
function addressOf(asked: Asked, parts: { readonly [name: string]: string }, page: URLSearchParams) {
  const { path, query = [], unless, bare } = asked
  if (unless !== undefined && page.has(unless)) return null
  if (bare !== undefined && bare !== (page.size === 0)) return null
  const values = query.map((parameter) => valuesOf(parameter, page))
  if (query.some(({ needed }, at) => needed && values[at]?.length === 0)) return null
  const pairs = query.flatMap(({ name }, at) => (values[at] ?? []).map((value) => [name, value]))
  const base = path.replace(/:(\w+)/gu, (_, name: string) => encodeURIComponent(decoded(parts[name] ?? '')))
  return pairs.length > 0 ? `${base}?${new URLSearchParams(pairs)}` : base
}

function valuesOf({ is, from = '', otherwise, every }: AskedParameter, page: URLSearchParams): string[] {
  if (is !== undefined) return [is]
  const given = every ? page.getAll(from) : [page.get(from)?.trim() || otherwise || '']
  return given.filter((value) => value !== '')
}

/** A name typed with a stray per cent sign is taken as it is, as the page takes it. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const escaped = (address: string): string =>
  address.replace(/[&"<>]/gu, (character) => `&#${character.codePointAt(0)};`)
