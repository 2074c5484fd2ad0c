import { cellRef, rangeRef } from 'hucre/xlsx'

type Position = readonly [row: number, column: number]

/**
 * 求和公式 The formula of a cell that is the sum of others; cells below one another are drawn together to ranges.
 *
 * @param parts cells of the body by row and column, both from 0
 * @param value of the cell itself
 * @param valueAt value of a cell of the body; a blank counts as nothing
 * @param firstRow row of the sheet, from 0, where the body begins
 * @returns null where the figures shown do not add up to the one shown: what was approved goes before the formula
 */
export function sumFormula(
  parts: readonly Position[],
  value: number,
  valueAt: (row: number, column: number) => number,
  firstRow: number,
): string | null {
  if (parts.length === 0 || parts.length > mostParts) return null
  const sum = parts.reduce((total, [row, column]) => total + valueAt(row, column), 0)
  if (sum !== value) return null
  const ranges = rangesOf(parts).map(({ from, to, column }) =>
    from === to ? cellRef(firstRow + from, column) : rangeRef(firstRow + from, column, firstRow + to, column),
  )
  return ranges.length > mostArguments ? null : `SUM(${ranges.join(',')})`
}

/** What a spreadsheet takes in one function. */
const mostArguments = 255
const mostParts = 5000

type Range = { readonly from: number; to: number; readonly column: number }

function rangesOf(parts: readonly Position[]): Range[] {
  const ranges: Range[] = []
  const sorted = [...parts].sort((one, other) => one[1] - other[1] || one[0] - other[0])
  for (const [row, column] of sorted) {
    const last = ranges.at(-1)
    if (last?.column === column && last.to + 1 === row) last.to = row
    else ranges.push({ from: row, to: row, column })
  }
  return ranges
}
