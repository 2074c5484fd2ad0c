import type { Extent } from './extent.ts'

/** 表头行 What one printed line of a head says, from left to right. */
type HeadRow = readonly Extent[]

/** 列与排法 A column of the data, and to which edge of its cells it is set; null where its rows do not tell. */
export type SetColumn = { readonly extent: Extent; readonly set: 'left' | 'right' | null }

/** What is printed in one row of one column. */
type Printed = { readonly extent: Extent; readonly isFigure: boolean }

/**
 * The columns, each with the edge at which what it holds is flush. Figures of one width say nothing: they are set to the
 * right, as figures are, unless another column of figures is set to the left.
 */
export function setColumns(columns: readonly Extent[], cells: readonly Printed[]): SetColumn[] {
  const held = columns.map((extent) => cells.filter((cell) => overlaps(cell.extent, extent)))
  const told = held.map((inside) => flushEdge(inside.map(({ extent }) => extent)))
  const isOfFigures = held.map((inside) => inside.some(({ isFigure }) => isFigure))
  const usual = told.some((set, index) => set === 'left' && isOfFigures[index]) ? null : 'right'
  return columns.map((extent, index) => ({
    extent,
    set: told[index] ?? (isOfFigures[index] ? usual : null),
  }))
}

function flushEdge(inside: readonly Extent[]): 'left' | 'right' | null {
  const spread = (ends: readonly number[]): number => Math.max(...ends) - Math.min(...ends)
  const [left, right] = [spread(inside.map(({ from }) => from)), spread(inside.map(({ to }) => to))]
  if (Math.abs(left - right) < 1) return null
  return left < right ? 'left' : 'right'
}

const overlaps = (a: Extent, b: Extent): boolean => Math.min(a.to, b.to) > Math.max(a.from, b.from)
const gapOf = (a: Extent, b: Extent): number => Math.max(0, a.from - b.to, b.from - a.to)
const hull = (a: Extent, b: Extent): Extent => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) })

/**
 * 表头对列 Columns under the words that head them. A word set in the middle of its cell may stand nearer to the figures of
 * the column before it, which are set to the right, than to its own: so the lowest words of the head and the columns of
 * the data are put together in their order, with as little distance as can be. A word without figures heads a column
 * that nobody filled in.
 *
 * @param heads lines of the head, from top to bottom
 * @param columns what stands under each other in the rows of data
 * @returns null where the words are fewer than the columns, or the two cannot stand so
 */
export function headsOverColumns(heads: readonly HeadRow[], columns: readonly SetColumn[]): Extent[] | null {
  const words = lowestWords(heads, columns.length)
  if (words.length < columns.length || columns.length === 0) return null
  const chosen = inOrder(words, columns)
  const all = words.map((word, index) => {
    const column = columns[chosen.indexOf(index)]
    return column ? hull(word, column.extent) : word
  })
  return all.every((one, index) => index === 0 || one.from >= (all[index - 1]?.to ?? 0)) ? all : null
}

/** Words of the head with no other word under them; those between two words below only where columns are left over. */
function lowestWords(heads: readonly HeadRow[], wanted: number): Extent[] {
  const sure: Extent[] = []
  const between: Extent[] = []
  heads.forEach((row, index) => {
    const below = heads.slice(index + 1).flat()
    for (const word of row) {
      if (below.some((other) => overlaps(word, other))) continue
      const isBetween = below.some(({ to }) => to <= word.from) && below.some(({ from }) => from >= word.to)
      if (isBetween) between.push(word)
      else sure.push(word)
    }
  })
  const words = sure.length >= wanted ? sure : [...sure, ...between]
  return words.toSorted((a, b) => a.from - b.from)
}

/**
 * How far a word is from a column. The middle of a cell lies left of figures set to its right edge, and right of words set
 * to its left: a word on the other side heads another column.
 */
function distance(word: Extent, { extent, set }: SetColumn): number {
  const middle = (word.from + word.to) / 2
  const isBeyond = (set === 'right' && middle > extent.to) || (set === 'left' && middle < extent.from)
  return gapOf(word, extent) + (isBeyond ? beyond : 0)
}

/** Further than any distance on a page, in points. */
const beyond = 10_000

/** For each column the word over it, in order, the distances adding up to the least. */
function inOrder(words: readonly Extent[], columns: readonly SetColumn[]): number[] {
  type State = { readonly cost: number; readonly chosen: readonly number[] }
  let states: (State | null)[] = words.map(() => null)
  columns.forEach((column, at) => {
    let best: State | null = at === 0 ? { cost: 0, chosen: [] } : null
    states = words.map((word, index) => {
      const before = best
      const own = states[index] ?? null
      if (at > 0 && own && (best === null || own.cost < best.cost)) best = own
      return before && { cost: before.cost + distance(word, column), chosen: [...before.chosen, index] }
    })
  })
  const done = states.filter((state) => state !== null)
  return [...(done.toSorted((a, b) => a.cost - b.cost)[0]?.chosen ?? [])]
}
