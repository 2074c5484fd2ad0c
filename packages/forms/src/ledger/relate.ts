import { ancestorsOf, contains, decompositions, disjoint, root } from '@mingzhang/law'
import type { Dimension, EntryCoordinate, EntryKey } from '@mingzhang/model'

/** How a coordinate of an entry stands to a member of a key; `unknown` where the entry does not say enough. */
export type Relation = 'inside' | 'outside' | 'unknown'

const remembered = new Map<string, Relation>()

/**
 * 归属 Is the money that an entry places at `part` within `whole`?
 *
 * An absent coordinate, or one above the whole, says nothing: nobody knows which part of the money is meant.
 */
export function relate(dimension: Dimension, whole: string | undefined, part: string | undefined): Relation {
  if (whole === undefined || whole === root) return 'inside'
  if (part === undefined || part === root) return 'unknown'
  const slot = `${dimension} ${whole} ${part}`
  const known = remembered.get(slot)
  if (known !== undefined) return known
  const relation = related(dimension, whole, part)
  if (remembered.size < 200_000) remembered.set(slot, relation)
  return relation
}

function related(dimension: Dimension, whole: string, part: string): Relation {
  if (contains(dimension, whole, part)) return 'inside'
  if (contains(dimension, part, whole)) return 'unknown'
  if (disjoint(dimension, whole, part)) return 'outside'
  // What has nothing in common with an account has nothing in common with the parts of it.
  for (const above of ancestorsOf(dimension, whole).keys()) {
    if (above !== root && disjoint(dimension, above, part)) return 'outside'
  }
  // What is whole by definition is where its parts are: the three public expenses are five accounts.
  for (const { parts } of decompositions(dimension, whole)) {
    const each = parts.map((one) => relate(dimension, one, part))
    if (each.includes('inside')) return 'inside'
    if (each.every((one) => one === 'outside')) return 'outside'
  }
  return dimension === 'project' || dimension === 'unit' ? 'outside' : 'unknown'
}

/** 分录的坐标 What an entry says in a dimension of the cube: governmental accounts stand beside departmental ones. */
export function coordinateOf(at: EntryKey, dimension: EntryCoordinate, whole: string): string | undefined {
  if (dimension !== 'econ') return at[dimension]
  return whole.startsWith('5') ? (at.gov ?? bridged(whole, at.econ)) : (at.econ ?? at.gov)
}

/** 509 is 303 for every kind of unit: the departmental account decides where the whole bridge is one account. */
const bridged = (whole: string, econ: string | undefined): string | undefined =>
  econ !== undefined && relate('econ', whole, econ) !== 'unknown' ? econ : undefined
