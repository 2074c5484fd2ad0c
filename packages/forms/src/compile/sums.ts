import { contains } from '@mingzhang/law'
import { type Dimension, dimensions, type Key, keyText } from '@mingzhang/model'

/** 印出的金额格 A cell with an amount, where it stands and what it speaks of. */
export type AmountCell = {
  readonly row: number
  readonly column: number
  readonly key: Key
  readonly value: number
}

/** Is every yuan of `part` within `whole`, and not the other way round? */
function isWithin(part: Key, whole: Key): boolean {
  return dimensions.every((dimension: Dimension) => {
    if (whole[dimension] === part[dimension]) return true
    return contains(dimension, whole[dimension], part[dimension])
  })
}

/**
 * 活公式 For each cell the cells of its own column, else of its own row, that it is the sum of: the largest parts below
 * it. Nothing where they do not add up to it to the 分.
 */
export function sumsOf(cells: readonly AmountCell[]): Map<string, readonly (readonly [number, number])[]> {
  const sums = new Map<string, readonly (readonly [number, number])[]>()
  for (const cell of cells) {
    const column = cells.filter((other) => other.column === cell.column && other !== cell)
    const row = cells.filter((other) => other.row === cell.row && other !== cell)
    const parts = partsOf(cell, column) ?? partsOf(cell, row)
    if (parts) sums.set(`${cell.row} ${cell.column}`, parts)
  }
  return sums
}

function partsOf(
  cell: AmountCell,
  others: readonly AmountCell[],
): readonly (readonly [number, number])[] | null {
  const text = keyText(cell.key)
  const below = others.filter((other) => keyText(other.key) !== text && isWithin(other.key, cell.key))
  const largest = below.filter(
    (part) =>
      !below.some(
        (other) =>
          other !== part && keyText(other.key) !== keyText(part.key) && isWithin(part.key, other.key),
      ),
  )
  if (largest.length === 0) return null
  const total = largest.reduce((sum, { value }) => sum + value, 0)
  return total === cell.value ? largest.map(({ row, column }) => [row, column]) : null
}
