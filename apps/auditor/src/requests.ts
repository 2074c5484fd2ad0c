/**
 * 数请求 Counts what this page asked of any network since it opened: resources that were fetched, and what the page's
 * policy kept from being fetched. What lies in the page (blob:, data:) is no request.
 *
 * @returns how many until now
 */
export function countRequests(onChange: () => void): () => number {
  let count = 0
  const isOutside = (address: string): boolean => !/^(?:blob|data):/u.test(address)
  const more = (addresses: readonly string[]): void => {
    const outside = addresses.filter(isOutside).length
    count += outside
    if (outside > 0) onChange()
  }
  new PerformanceObserver((list) => more(list.getEntries().map(({ name }) => name))).observe({
    type: 'resource',
    buffered: true,
  })
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => more([blockedURI]))
  return () => count
}
