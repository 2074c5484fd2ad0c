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

/** A cell with the number of its key among the keys of the table. */
type NumberedCell = AmountCell & { readonly id: number }

type Within = (part: NumberedCell, whole: NumberedCell) => boolean

/**
 * 活公式 For each cell the cells of its own column, else of its own row, that it is the sum of: the largest parts below
 * it. Nothing where they do not add up to it to the 分.
 */
export function sumsOf(cells: readonly AmountCell[]): Map<string, readonly (readonly [number, number])[]> {
  const { numbered, isBelow } = numberedCells(cells)
  const sums = new Map<string, readonly (readonly [number, number])[]>()
  for (const cell of numbered) {
    const column = numbered.filter((other) => other.column === cell.column)
    const row = numbered.filter((other) => other.row === cell.row)
    const parts = partsOf(cell, column, isBelow) ?? partsOf(cell, row, isBelow)
    if (parts) sums.set(`${cell.row} ${cell.column}`, parts)
  }
  return sums
}

const unasked = 0
const below = 1
const elsewhere = 2

/** Cells with the numbers of their keys; how two keys stand to each other is worked out once. */
function numberedCells(cells: readonly AmountCell[]): {
  readonly numbered: readonly NumberedCell[]
  readonly isBelow: Within
} {
  const ids = new Map<string, number>()
  const numbered = cells.map((cell) => {
    const text = keyText(cell.key)
    const id = ids.get(text) ?? ids.size
    ids.set(text, id)
    return { ...cell, id }
  })
  const known = new Uint8Array(ids.size * ids.size)
  return {
    numbered,
    isBelow: (part, whole) => {
      if (part.id === whole.id) return false
      const slot = part.id * ids.size + whole.id
      if (known[slot] === unasked) known[slot] = isWithin(part.key, whole.key) ? below : elsewhere
      return known[slot] === below
    },
  }
}

function partsOf(
  cell: NumberedCell,
  others: readonly NumberedCell[],
  isBelow: Within,
): readonly (readonly [number, number])[] | null {
  const parts = others.filter((other) => isBelow(other, cell))
  const largest = parts.filter((part) => !parts.some((other) => isBelow(part, other)))
  if (largest.length === 0) return null
  const total = largest.reduce((sum, { value }) => sum + value, 0)
  return total === cell.value ? largest.map(({ row, column }) => [row, column]) : null
}
