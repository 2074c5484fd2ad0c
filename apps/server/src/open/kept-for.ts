/**
 * 暂存 An answer that is kept for some seconds and shared by all who ask meanwhile; one that failed is not kept.
 *
 * @param clock milliseconds, by default the machine's
 */
export function keptFor<T>(
  seconds: number,
  make: () => Promise<T>,
  clock = () => Date.now(),
): () => Promise<T> {
  let kept: { readonly until: number; readonly value: Promise<T> } | null = null
  return () => {
    if (kept && kept.until > clock()) return kept.value
    const value = make()
    kept = { until: clock() + seconds * 1_000, value }
    value.catch(() => {
      kept = null
    })
    return value
  }
}
