import { ancestorsOf, contains, disjoint, root } from '@mingzhang/law'
import { type Dimension, dimensions, type Key } from '@mingzhang/model'

/**
 * 坐标空间 Keys written as short strings, one character a dimension (0 is the root), so that looking a key up,
 * replacing one coordinate and asking whether one key contains another cost next to nothing.
 */
export type Space = {
  readonly encode: (key: Key) => string
  readonly decode: (code: string) => Key
  /** Number of a member in a dimension; the root is 0. */
  readonly idOf: (d: number, member: string) => number
  readonly memberOf: (d: number, id: number) => string
  /** Is every yuan of `part` in `whole`? */
  readonly within: (part: string, whole: string) => boolean
  readonly contains: (d: number, whole: number, part: number) => boolean
  readonly disjoint: (d: number, a: number, b: number) => boolean
  /** Everything strictly above a member, nearest first. */
  readonly above: (d: number, id: number) => readonly number[]
}

/** Place of a dimension in a code. */
export const axis = (dimension: Dimension): number => dimensions.indexOf(dimension)

export const dimensionAt = (d: number): Dimension => dimensions[d] ?? 'measure'

/** The coordinate of a code in a dimension. */
export const at = (code: string, d: number): number => code.charCodeAt(d)

/** The code with one coordinate replaced. */
export function put(code: string, d: number, id: number): string {
  for (let i = 0; i < code.length; i += 1) scratch[i] = i === d ? id : code.charCodeAt(i)
  return String.fromCharCode(...scratch)
}

/** Numbers of one code on their way to a string: one short string is made instead of five. */
const scratch: number[] = dimensions.map(() => 0)

/** The code with one coordinate at its root. */
export const without = (code: string, d: number): string => put(code, d, 0)

/** How many dimensions a code names. */
export function depthOf(code: string): number {
  let depth = 0
  for (let d = 0; d < code.length; d += 1) if (code.charCodeAt(d) !== 0) depth += 1
  return depth
}

/** Which dimensions a code names, as bits: a key contains another only if it names no more. */
export function maskOf(code: string): number {
  let mask = 0
  for (let d = 0; d < code.length; d += 1) if (code.charCodeAt(d) !== 0) mask |= 1 << d
  return mask
}

export function makeSpace(): Space {
  const names = dimensions.map(() => [root])
  const ids = dimensions.map(() => new Map([[root, 0]]))
  const idOf = (d: number, member: string): number => {
    const known = ids[d]?.get(member)
    if (known !== undefined) return known
    const id = names[d]?.push(member) ?? 1
    ids[d]?.set(member, id - 1)
    return id - 1
  }
  const memberOf = (d: number, id: number): string => names[d]?.[id] ?? root
  const ask =
    (question: typeof disjoint) =>
    (d: number, a: number, b: number): boolean =>
      question(dimensionAt(d), memberOf(d, a), memberOf(d, b))
  const containsPair = remembered(ask(contains))
  const containsId = (d: number, whole: number, part: number): boolean =>
    whole === part || containsPair(d, whole, part)
  const aboveMemo: (readonly number[] | undefined)[][] = dimensions.map(() => [])
  const above = (d: number, id: number): readonly number[] => {
    const known = aboveMemo[d]?.[id]
    if (known) return known
    const [, ...names] = [...ancestorsOf(dimensionAt(d), memberOf(d, id)).keys()]
    const found = names.map((name) => idOf(d, name))
    const memo = aboveMemo[d]
    if (memo) memo[id] = found
    return found
  }
  return {
    idOf,
    memberOf,
    above,
    encode: (key) => {
      for (let d = 0; d < dimensions.length; d += 1) {
        const member = key[dimensionAt(d)]
        scratch[d] = member === undefined ? 0 : idOf(d, member)
      }
      return String.fromCharCode(...scratch)
    },
    decode: (code) => {
      const key: { [D in Dimension]?: string } = {}
      for (let d = 0; d < code.length; d += 1) {
        if (at(code, d) !== 0) key[dimensionAt(d)] = memberOf(d, at(code, d))
      }
      return key
    },
    contains: containsId,
    disjoint: remembered(ask(disjoint)),
    within: (part, whole) => {
      for (let d = 0; d < whole.length; d += 1) {
        const w = whole.charCodeAt(d)
        const p = part.charCodeAt(d)
        if (w !== p && !containsId(d, w, p)) return false
      }
      return true
    },
  }
}

/** An answer about two members of a dimension, asked once: -1 not yet, else 0 or 1. */
function remembered(ask: (d: number, a: number, b: number) => boolean) {
  const memo: (Int8Array | undefined)[][] = dimensions.map(() => [])
  return (d: number, a: number, b: number): boolean => {
    const rows = memo[d]
    let row = rows?.[a]
    if (row === undefined || b >= row.length) {
      const wider = new Int8Array(Math.max(64, b * 2)).fill(-1)
      if (row) wider.set(row)
      if (rows) rows[a] = wider
      row = wider
    }
    const known = row[b]
    if (known !== undefined && known >= 0) return known === 1
    const answer = ask(d, a, b)
    row[b] = answer ? 1 : 0
    return answer
  }
}
