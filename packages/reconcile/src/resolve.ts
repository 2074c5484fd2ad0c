import type { Fact } from './facts.ts'
import { put } from './space.ts'
import type { Node, World } from './world.ts'
import type { Zero } from './zeros.ts'

/** 部分之和 Figures and known zeros that together make a part. */
export type Sum = { readonly terms: Fact[]; readonly zeros: Zero[] }

/** 一条线 The keys that differ from a whole in one dimension only. */
export type Line = {
  readonly world: World
  readonly d: number
  readonly family: ReadonlyMap<number, Node>
  /** The key whose parts are asked for their zeros: the whole itself, or the money a change is a change of. */
  readonly zeroBase: string
  /** Figures of this site are preferred. */
  readonly site: string
}

/** Is a part, or something it is split into, stated on this line? */
export const isStated = (line: Line, part: number, levels: number): boolean =>
  line.family.has(part) ||
  (levels > 0 &&
    line.world
      .splitsOf(line.d, part)
      .some((parts) => parts.some((deeper) => isStated(line, deeper, levels - 1))))

/**
 * A part as figures that add up to it: stated, known to be zero, or itself the sum of its parts.
 *
 * @param into where the figures and zeros are put
 * @returns false when the part is not known; `into` is then as it was
 */
export function resolve(line: Line, part: number, levels: number, into: Sum): boolean {
  const node = line.family.get(part)
  if (node) {
    into.terms.push(node.facts.find((fact) => fact.site === line.site && fact.sure) ?? node.best)
    return true
  }
  const isSummed = levels > 0 && isStated(line, part, 2)
  const zero = isSummed ? null : line.world.zeros.zeroOf(put(line.zeroBase, line.d, part))
  if (zero) {
    into.zeros.push(zero)
    return true
  }
  return (
    levels > 0 && line.world.splitsOf(line.d, part).some((parts) => resolveAll(line, parts, levels - 1, into))
  )
}

/** All the parts of a split, or nothing. */
export function resolveAll(line: Line, parts: readonly number[], levels: number, into: Sum): boolean {
  const { length: terms } = into.terms
  const { length: zeros } = into.zeros
  if (parts.every((part) => resolve(line, part, levels, into))) return true
  into.terms.length = terms
  into.zeros.length = zeros
  return false
}
