/**
 * 实际值 The number that a workbook keeps in a cell, where the figure shown is a rounding of it. Null where the cell shows
 * something else (thousands, a part of the number): then nobody knows which of the two was meant.
 *
 * @param shown the figure as decimal string (1176812), the digits it was shown with
 * @param exact the number of the cell, all its digits (1176812.34)
 */
export function keptNumber(shown: string, exact: string | undefined): string | null {
  if (exact === undefined || !/^-?\d+(?:\.\d+)?$/u.test(exact)) return null
  const places = shown.split('.')[1]?.length ?? 0
  const [whole = '0', part = ''] = exact.replace('-', '').split('.')
  const up = (part[places] ?? '0') >= '5' ? 1n : 0n
  const rounded = BigInt(whole + part.slice(0, places).padEnd(places, '0')) + up
  const stated = BigInt(shown.replace(/[-.]/gu, ''))
  const isSameSide = stated === 0n || shown.startsWith('-') === exact.startsWith('-')
  return rounded === stated && isSameSide ? exact : null
}
