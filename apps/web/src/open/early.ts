/**
 * 先取 What an address of the open book will ask for, asked while the program itself is still on its way: on a slow line
 * the answer then comes with it and not after it.
 */
const answers = new Map<string, Promise<Response>>()

const root = '/api/open'

/** 先取 Starts the room and its first answer, when the address is one of the open book. */
export function startEarly({ pathname, search }: Pick<Location, 'pathname' | 'search'>): void {
  if (!/^\/open(?:\/|$)/u.test(pathname)) return
  const path = earlyPath(pathname, new URLSearchParams(search))
  if (path !== null) {
    const answer = fetch(root + path)
    answers.set(path, answer)
    // Whoever takes it sees that it failed; until then nobody has to.
    answer.catch(() => undefined)
  }
  void import('./open-room.tsx').catch(() => undefined)
}

/** 首个请求 The first answer a page needs, as the page will ask for it; null where that is not known from the address. */
export function earlyPath(pathname: string, parameters: URLSearchParams): string | null {
  if (pathname === '/open') return ''
  const [, , unit, year, more] = pathname.split('/')
  if (!unit || !year || more !== undefined || unit === 'region' || !/^\d{4}$/u.test(year)) return null
  const document = parameters.get('document')
  return `/units/${unit}/${year}${document ? `?${new URLSearchParams({ document })}` : ''}`
}

/** 取用 The answer that was asked for early, once; null when there is none. */
export function takeEarly(path: string): Promise<Response> | null {
  const answer = answers.get(path) ?? null
  answers.delete(path)
  return answer
}
