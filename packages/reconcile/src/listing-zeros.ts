import { treesOf } from '@mingzhang/law'
import type { Dimension } from '@mingzhang/model'
import { isOfWhich, type Listing, leastAbove } from './listings.ts'
import { depthOf, dimensionAt, type Space } from './space.ts'
import { type Zero, type ZeroSource, zeroKey, zeroMembers } from './zeros.ts'

/** 空白为零 Blanks of sound splits are zero, and so are the members a complete listing does not print. */
export function zerosOfListings(listings: readonly Listing[], name: (table: string) => string, space: Space) {
  const sources: ZeroSource[] = []
  for (const listing of listings) {
    for (const whole of listing.sound) sources.push(...blankZeros(listing, whole, name))
  }
  for (const listing of widestListings(listings, space)) sources.push(unlistedZeros(listing, name, space))
  return sources
}

function blankZeros(listing: Listing, whole: number, name: (table: string) => string): ZeroSource[] {
  const { id } = listing.grid.table
  return (listing.childrenOf.get(whole) ?? []).flatMap((child) => {
    const slot = listing.slotOf.get(child)
    if (!slot || slot.fact || isOfWhich(listing, child)) return []
    const label = slot.row?.name ?? ''
    const header = slot.column?.path.at(-1) ?? ''
    return [
      zeroKey(slot.code, {
        kind: 'blank',
        why: `${name(id)}“${label}”${header ? `“${header}”` : ''}为空白，其余各项已合于合计，按 0 计`,
        source: `${id} ${slot.r} ${slot.c}`,
        doubledSlack: 0,
        table: id,
        facts: [],
      }),
    ]
  })
}

function unlistedZeros(listing: Listing, name: (table: string) => string, space: Space): ZeroSource {
  const { grid, d, rest, slotOf, childrenOf, sound } = listing
  const { id } = grid.table
  const zero: Zero = {
    kind: 'unlisted',
    why: `${name(id)}没有列示的${dimensionWords[dimensionAt(d)] ?? '项目'}，按 0 计`,
    source: `${id} ${d} ${rest}`,
    doubledSlack: 0,
    table: id,
    facts: [],
  }
  let tests: ReturnType<typeof leafTests> | null = null
  return zeroMembers(rest, d, zero, (member) => {
    if (slotOf.has(member)) return false
    const above = leastAbove(slotOf, d, member, space)
    if (above === null || !sound.has(above) || !childrenOf.has(above)) return false
    tests ??= leafTests(listing, space)
    return !tests.aboveLeaves.has(member) && tests.samples.every((leaf) => space.disjoint(d, leaf, member))
  })
}

/**
 * What tells a member disjoint from every leaf: it lies above none of them (below one it cannot be, for then the leaf
 * would be the least listed member above it), and it shares a tree with each, of which one sample a tree will do.
 */
function leafTests({ d, slotOf, childrenOf }: Listing, space: Space) {
  const aboveLeaves = new Set<number>()
  const samples = new Map<string, number>()
  for (const leaf of slotOf.keys()) {
    if (childrenOf.has(leaf)) continue
    for (const above of space.above(d, leaf)) aboveLeaves.add(above)
    const trees = [...treesOf(dimensionAt(d), space.memberOf(d, leaf))].sort().join()
    if (!samples.has(trees)) samples.set(trees, leaf)
  }
  return { aboveLeaves, samples: [...samples.values()] }
}

const dimensionWords: { readonly [D in Dimension]?: string } = {
  origin: '资金来源',
  fund: '资金性质',
  use: '支出类别',
  func: '功能科目',
  econ: '经济科目',
  article: '采购品目',
}

/** Of the complete listings of a table over one dimension, those with the widest base: the others add no zero. */
function widestListings(listings: readonly Listing[], space: Space): Listing[] {
  const kept: Listing[] = []
  const usable = listings.filter(({ grid, sound }) => sound.size > 0 && grid.form?.complete === 'yes')
  const leaves = (listing: Listing) =>
    [...listing.slotOf.keys()]
      .filter((m) => !listing.childrenOf.has(m))
      .sort((a, b) => a - b)
      .join()
  for (const listing of usable.toSorted((one, other) => depthOf(one.rest) - depthOf(other.rest))) {
    const inside = kept.some(
      (wide) =>
        wide.grid === listing.grid &&
        wide.d === listing.d &&
        space.within(listing.rest, wide.rest) &&
        wide.sound.size === wide.childrenOf.size &&
        leaves(wide) === leaves(listing),
    )
    if (!inside) kept.push(listing)
  }
  return kept
}
