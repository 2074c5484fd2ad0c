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

/** 可能的公式 For each cell, by its number, what it may be the sum of: the largest parts in its row, and those in its column. */
export type Candidates = readonly (readonly Line[])[]

/**
 * 活公式 For each cell the cells of its own column, else of its own row, that it is the sum of: the largest parts below
 * it. Nothing where they do not add up to it to the 分.
 *
 * @param candidates of these cells, where they are known: they follow from what the cells speak of and where they stand
 */
export function sumsOf(
  cells: readonly AmountCell[],
  candidates: Candidates = candidatesOf(cells),
): Map<string, Parts> {
  const sums = new Map<string, Parts>()
  cells.forEach(({ row, column }, cell) => {
    for (const largest of candidates[cell] ?? []) {
      const parts = partsOf(cells, cell, largest)
      // What a column says comes after the rows and takes their place.
      if (parts) sums.set(`${row} ${column}`, parts)
    }
  })
  return sums
}

/** 找公式 What each cell may be the sum of, its row's parts first. */
export function candidatesOf(cells: readonly AmountCell[]): Candidates {
  const axes = dimensions.flatMap((dimension) => axisOf(cells, dimension) ?? [])
  const known = new Map<string, readonly Line[]>()
  const candidates: Line[][] = cells.map(() => [])
  for (const direction of ['row', 'column'] as const) {
    for (const line of linesOf(cells, direction)) {
      const largest = largestIn(line, axes, known)
      line.forEach((cell, at) => {
        const parts = (largest[at] ?? []).flatMap((place) => line[place] ?? [])
        if (parts.length > 0) candidates[cell]?.push(parts)
      })
    }
  }
  return candidates
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

/** An axis along one line: the member at each place, and the places of each member. */
type AxisOfLine = Pick<Axis, 'within'> & {
  readonly members: readonly number[]
  readonly places: ReadonlyMap<number, Line>
}

/**
 * For every place of a line the places of its largest parts. Rows of a table mostly stand to each other as their neighbours do: a
 * line with the same members in the same order is known already.
 */
function largestIn(line: Line, axes: readonly Axis[], known: Map<string, readonly Line[]>): readonly Line[] {
  const members = axes.map(({ memberOf }) => line.map((cell) => memberOf[cell] ?? 0))
  const slot = members.map((each) => (isConstant(each) ? '' : each.join(' '))).join('|')
  const before = known.get(slot)
  if (before) return before
  const differing = axes.flatMap(({ within }, at): AxisOfLine[] => {
    const each = members[at] ?? []
    return isConstant(each) ? [] : [{ within, members: each, places: placesOf(each) }]
  })
  const below = line.map((_, place) => belowAt(place, differing))
  const largest = below.map((parts) => {
    const deeper = new Set(parts.flatMap((part) => below[part] ?? []))
    return parts.filter((part) => !deeper.has(part)).toSorted((one, other) => one - other)
  })
  known.set(slot, largest)
  return largest
}

const isConstant = (members: readonly number[]): boolean => members.every((member) => member === members[0])

function placesOf(members: readonly number[]): ReadonlyMap<number, Line> {
  const places = new Map<number, number[]>()
  members.forEach((member, place) => {
    const own = places.get(member)
    if (own) own.push(place)
    else places.set(member, [place])
  })
  return places
}

/** Places whose money lies within that of another place and is not all of it. */
function belowAt(whole: number, axes: readonly AxisOfLine[]): Line {
  // Only what lies within its member on one axis can lie within it: on the one that leaves the fewest.
  let fewest: Line | null = null
  for (const { within, members, places } of axes) {
    const near = [...(within[members[whole] ?? 0] ?? [])].flatMap((member) => places.get(member) ?? [])
    if (fewest === null || near.length < fewest.length) fewest = near
  }
  return (fewest ?? []).filter((part) => isBelow(part, whole, axes))
}

function isBelow(part: number, whole: number, axes: readonly AxisOfLine[]): boolean {
  let isSame = true
  for (const { members, within } of axes) {
    const [mine, other] = [members[part] ?? 0, members[whole] ?? 0]
    if (mine === other) continue
    if (!within[other]?.has(mine)) return false
    isSame = false
  }
  return !isSame
}

/** The parts of a cell where they add up to it. */
function partsOf(cells: readonly AmountCell[], cell: number, largest: Line): Parts | null {
  const stated = largest.flatMap((part) => cells[part] ?? [])
  const total = stated.reduce((sum, { value }) => sum + value, 0)
  return total === cells[cell]?.value ? stated.map(({ row, column }) => [row, column]) : null
}
