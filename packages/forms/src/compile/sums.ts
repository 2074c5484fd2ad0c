import { ancestorsOf, contains, root } from '@mingzhang/law'
import { type Dimension, dimensions, type Key } from '@mingzhang/model'

/** 印出的金额格 A cell with an amount, where it stands and what it speaks of. */
export type AmountCell = {
  readonly row: number
  readonly column: number
  readonly key: Key
  readonly value: number
}

/** Cells by their numbers. */
type Line = readonly number[]

type Parts = readonly (readonly [number, number])[]

/**
 * 活公式 For each cell the cells of its own column, else of its own row, that it is the sum of: the largest parts below
 * it. Nothing where they do not add up to it to the 分.
 */
export function sumsOf(cells: readonly AmountCell[]): Map<string, Parts> {
  const axes = dimensions.flatMap((dimension) => axisOf(cells, dimension) ?? [])
  const sums = new Map<string, Parts>()
  for (const direction of ['row', 'column'] as const) {
    for (const line of linesOf(cells, direction)) {
      const below = belowIn(line, axes)
      for (const cell of line) {
        const parts = partsOf(cells, cell, below)
        // What a column says comes after the rows and takes their place.
        if (parts) sums.set(`${cells[cell]?.row} ${cells[cell]?.column}`, parts)
      }
    }
  }
  return sums
}

/** A dimension in which the cells differ: which member each has, and which members lie within which. */
type Axis = {
  readonly memberOf: Uint32Array
  /** For every member those within it, itself among them. */
  readonly within: readonly ReadonlySet<number>[]
}

function axisOf(cells: readonly AmountCell[], dimension: Dimension): Axis | null {
  const [first] = cells
  if (cells.every(({ key }) => key[dimension] === first?.key[dimension])) return null
  const numbers = new Map<string | undefined, number>()
  const memberOf = Uint32Array.from(cells, ({ key }) => {
    const number = numbers.get(key[dimension]) ?? numbers.size
    numbers.set(key[dimension], number)
    return number
  })
  const within = Array.from(numbers, () => new Set<number>())
  for (const [part, number] of numbers) {
    const above = part === undefined ? [] : ancestorsOf(dimension, part).keys()
    for (const whole of new Set([part, undefined, root, ...above])) {
      const holder = within[numbers.get(whole) ?? -1]
      if (holder && contains(dimension, whole, part)) holder.add(number)
    }
  }
  return { memberOf, within }
}

function linesOf(cells: readonly AmountCell[], direction: 'row' | 'column'): Iterable<Line> {
  const lines = new Map<number, number[]>()
  cells.forEach((cell, index) => {
    const line = lines.get(cell[direction])
    if (line) line.push(index)
    else lines.set(cell[direction], [index])
  })
  return lines.values()
}

/** For every cell of a line those whose money lies within its own and is not all of it. */
function belowIn(line: Line, axes: readonly Axis[]): ReadonlyMap<number, Line> {
  const differing = axes.flatMap((axis) => {
    const byMember = Map.groupBy(line, (cell) => axis.memberOf[cell] ?? 0)
    return byMember.size > 1 ? [{ ...axis, byMember }] : []
  })
  const isBelow = (part: number, whole: number): boolean => {
    let isSame = true
    for (const { memberOf, within } of differing) {
      const [mine, other] = [memberOf[part] ?? 0, memberOf[whole] ?? 0]
      if (mine === other) continue
      if (!within[other]?.has(mine)) return false
      isSame = false
    }
    return !isSame
  }
  return new Map(
    line.map((whole) => {
      // Only what lies within its member in one dimension can lie within it: in the one that leaves the fewest.
      const near = differing.map(({ memberOf, within, byMember }) =>
        [...(within[memberOf[whole] ?? 0] ?? [])].flatMap((member) => byMember.get(member) ?? []),
      )
      const fewest = near.toSorted((one, other) => one.length - other.length)[0] ?? []
      return [whole, fewest.filter((part) => isBelow(part, whole))]
    }),
  )
}

function partsOf(cells: readonly AmountCell[], cell: number, below: ReadonlyMap<number, Line>): Parts | null {
  const parts = below.get(cell) ?? []
  if (parts.length === 0) return null
  const deeper = new Set(parts.flatMap((part) => below.get(part) ?? []))
  const largest = parts.filter((part) => !deeper.has(part)).toSorted((one, other) => one - other)
  const stated = largest.flatMap((part) => cells[part] ?? [])
  const total = stated.reduce((sum, { value }) => sum + value, 0)
  return total === cells[cell]?.value ? stated.map(({ row, column }) => [row, column]) : null
}
