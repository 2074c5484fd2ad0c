/**
 * 值得再试 Asked once more by itself is only what may be different a moment later: a server that is away or in trouble. What it
 * refused, or does not have, is said at once.
 */
export function isWorthRetrying(failures: number, { cause }: Error): boolean {
  const status = typeof cause === 'object' && cause !== null && 'status' in cause ? cause.status : cause
  const refused = typeof status === 'number' && status >= 400 && status < 500
  return failures < 1 && !refused
}
