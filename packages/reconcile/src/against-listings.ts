import { type Judged, judge } from './judge.ts'
import type { Listing } from './listings.ts'
import { axis, put, type Space } from './space.ts'
import type { World } from './world.ts'

/**
 * 跨表列示 A total that a complete listing elsewhere does not print, against the lines of that listing inside it:
 * the 类 of an overview against the 项 of a table that prints no 类.
 */
export function weighAgainstListings(
  world: World,
  listings: readonly Listing[],
  troubled: ReadonlySet<string>,
): Judged[] {
  const judged: Judged[] = []
  for (const listing of listings) {
    const { d, rest, slotOf, childrenOf, sound, grid } = listing
    if (grid.form?.complete !== 'yes' || !sound.has(0) || sound.size !== childrenOf.size) continue
    const leaves = [...slotOf.keys()].filter((member) => !childrenOf.has(member))
    for (const above of directlyAbove(leaves, d, world.space)) {
      const node = slotOf.has(above) ? undefined : world.nodes.get(put(rest, d, above))
      if (!node) continue
      const terms = leaves
        .filter((leaf) => world.space.contains(d, above, leaf))
        .flatMap((leaf) => slotOf.get(leaf)?.fact ?? [])
      if (terms.length === 0) continue
      judged.push(
        judge({ kind: 'split', clause: 'parts-make-the-whole', left: [node.best], right: terms }, troubled),
      )
    }
  }
  return judged
}

/** Code prefixes above the leaves of a listing, the root left out. */
function directlyAbove(leaves: readonly number[], d: number, space: Space): Set<number> {
  const above = new Set<number>()
  if (d !== axis('func')) return above
  for (const leaf of leaves) {
    const member = space.memberOf(d, leaf)
    for (let length = member.length - 2; length >= 3; length -= 2)
      above.add(space.idOf(d, member.slice(0, length)))
  }
  return above
}
