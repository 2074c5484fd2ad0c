import { decompositions } from '@mingzhang/law'
import type { Dimension } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { type Judged, judge } from './judge.ts'
import { type Grid, hasGap, type Slot } from './slots.ts'
import { at, axis, dimensionAt, maskOf, type Space, without } from './space.ts'

/** 列示 One listing of a table: the members of one dimension it prints inside one base key, as a tree. */
export type Listing = {
  readonly grid: Grid
  readonly d: number
  /** The base key, with the listed dimension at its root. */
  readonly rest: string
  readonly slotOf: ReadonlyMap<number, Slot>
  readonly parentOf: ReadonlyMap<number, number>
  readonly childrenOf: ReadonlyMap<number, readonly number[]>
  /** Members whose children were shown to add up to them. */
  readonly sound: Set<number>
  /** Members weighed against their children. */
  readonly weighed: Set<number>
}

/** Dimensions a form can list under a total. Reserved and procured amounts are parts only, never a full split. */
const listed: readonly number[] = (
  ['unit', 'origin', 'fund', 'use', 'func', 'econ', 'agency', 'project', 'article', 'asset'] as Dimension[]
).map(axis)

/** Every listing of a table with at least one member above another. */
export function listingsOf(grid: Grid, space: Space): Listing[] {
  const listings: Listing[] = []
  let mask = 0
  for (const slot of grid.slots) mask |= maskOf(slot.code)
  for (const d of listed) {
    if ((mask & (1 << d)) === 0) continue
    const groups = new Map<string, Map<number, Slot>>()
    for (const slot of grid.slots) {
      const rest = without(slot.code, d)
      const group = groups.get(rest) ?? new Map<number, Slot>()
      groups.set(rest, group)
      const member = at(slot.code, d)
      if (!group.get(member)?.fact) group.set(member, slot)
    }
    for (const [rest, slotOf] of groups) {
      const listing = slotOf.size < 2 ? null : treeOf(grid, d, rest, slotOf, space)
      if (listing) listings.push(listing)
    }
  }
  return listings
}

function treeOf(
  grid: Grid,
  d: number,
  rest: string,
  slotOf: ReadonlyMap<number, Slot>,
  space: Space,
): Listing | null {
  const parentOf = new Map<number, number>()
  const childrenOf = new Map<number, number[]>()
  for (const member of slotOf.keys()) {
    const parent = leastAbove(slotOf, d, member, space)
    if (parent === null) continue
    parentOf.set(member, parent)
    const siblings = childrenOf.get(parent)
    if (siblings) siblings.push(member)
    else childrenOf.set(parent, [member])
  }
  return parentOf.size === 0
    ? null
    : { grid, d, rest, slotOf, parentOf, childrenOf, sound: new Set(), weighed: new Set() }
}

/** The least listed member that contains one strictly, null when none does. */
export function leastAbove(
  listed: ReadonlyMap<number, Slot>,
  d: number,
  member: number,
  space: Space,
): number | null {
  for (const above of space.above(d, member)) if (listed.has(above)) return above
  return null
}

/** Do the children printed exhaust the whole by definition, whatever the form? */
function exhausts(listing: Listing, whole: number, children: readonly number[], space: Space): boolean {
  const { d } = listing
  return decompositions(dimensionAt(d), space.memberOf(d, whole)).some(({ parts }) =>
    parts.every((part) => children.some((child) => space.memberOf(d, child) === part)),
  )
}

/**
 * 表内分项 Weighs every whole of a listing against its parts, and remembers which wholes are sound: only those may
 * make anything else zero.
 */
export function weighListing(listing: Listing, space: Space): Judged[] {
  const judged: Judged[] = []
  for (const [whole, children] of listing.childrenOf) {
    const total = listing.slotOf.get(whole)?.fact
    if (!total) continue
    const byDefinition = exhausts(listing, whole, children, space)
    const closed = byDefinition ? children : children.filter((child) => !isOfWhich(listing, child))
    const open = byDefinition ? [] : children.filter((child) => isOfWhich(listing, child))
    const parts = printedOf(listing, closed)
    if (parts.length > 0 && !hasStrangers(listing, whole, space)) {
      // One fund, origin or use beside a total is 其中 in other words (人员经费 under 基本支出): it proves nothing by failing.
      const isOpen = closed.length < 2 && freeDimensions.has(listing.d)
      if (!isOpen) listing.weighed.add(whole)
      const relation = judge(splitCase(listing, total, parts, byDefinition, isOpen))
      if (relation.verdict === 'holds') listing.sound.add(whole)
      judged.push(relation)
    }
    const within = printedOf(listing, open)
    if (within.length > 0) {
      judged.push(
        judge({ kind: 'part', clause: 'part-within-whole', sign: '≤', left: within, right: [total] }),
      )
    }
  }
  return judged
}

const freeDimensions: ReadonlySet<number> = new Set((['fund', 'origin', 'use'] as Dimension[]).map(axis))
const markers = (['procurement', 'service', 'agency'] as Dimension[]).map(axis)

/**
 * Does the line of a total hold more of it than this listing shows? A column 上年结转 beside columns of this year's
 * funds is one part of the total in one dimension; the rest lies in another, and only together they make the whole.
 */
function hasStrangers({ grid, d, slotOf, childrenOf }: Listing, whole: number, space: Space): boolean {
  const total = slotOf.get(whole)
  if (!total || !freeDimensions.has(d)) return false
  const children = (childrenOf.get(whole) ?? []).flatMap((child) => slotOf.get(child) ?? [])
  const inRow = children.some((child) => child.r === total.r)
  const line = (inRow ? grid.byRow.get(total.r) : grid.byColumn.get(total.c)) ?? []
  return line.some(
    (slot) =>
      slot.code !== total.code &&
      slot.row?.role !== 'ofWhich' &&
      markers.every((marker) => at(slot.code, marker) === at(total.code, marker)) &&
      space.within(slot.code, total.code) &&
      !children.some((child) => space.within(slot.code, child.code)),
  )
}

function splitCase(listing: Listing, total: Fact, parts: Fact[], byDefinition: boolean, isOpen: boolean) {
  const { form } = listing.grid
  const gap = hasGap(listing.grid, total, parts)
  const complete = form?.complete ?? 'no'
  return {
    kind: 'split' as const,
    clause: 'parts-make-the-whole' as const,
    left: [total],
    right: parts,
    definite: (byDefinition || complete !== 'no') && !gap && !isOpen,
    strength: complete === 'doubtful' && !byDefinition ? ('warning' as const) : ('error' as const),
    assumed: gap ? ['表内有数字没有认出属于哪一项'] : [],
  }
}

/** Does a member stand in a row marked 其中? */
export const isOfWhich = (listing: Listing, member: number): boolean =>
  listing.slotOf.get(member)?.row?.role === 'ofWhich'

const printedOf = (listing: Listing, members: readonly number[]): Fact[] =>
  members.flatMap((member) => listing.slotOf.get(member)?.fact ?? [])
