import { contains } from '@mingzhang/law'
import {
  type Dimension,
  dimensions,
  type Entry,
  type EntryCoordinate,
  type EntryKey,
  entryCoordinates,
  type Key,
  type Ledger,
} from '@mingzhang/model'
import { coordinateOf, type Relation, relate } from './relate.ts'

/** 能否说出 What a ledger says of a key: an amount with the entries it is the sum of, or what it does not know. */
export type Telling =
  | { readonly told: true; readonly amount: number; readonly entries: readonly number[] }
  | { readonly told: false; readonly missing: readonly Dimension[] }

const isCoordinate = (dimension: Dimension): dimension is Dimension & EntryCoordinate =>
  (entryCoordinates as readonly string[]).includes(dimension)

/** Dimensions of a key that speak of money in a ledger; measure, year and stage choose the ledger instead. */
const spokenOf = (key: Key): readonly (Dimension & EntryCoordinate)[] =>
  dimensions.filter(isCoordinate).filter((dimension) => key[dimension] !== undefined)

/** Does the key lie within the money the ledger is complete for? */
function isInScope(scope: EntryKey, key: Key): boolean {
  return entryCoordinates.every((coordinate) => {
    const bound = scope[coordinate]
    if (bound === undefined) return true
    if (coordinate === 'gov') return key.econ !== undefined && contains('econ', bound, key.econ)
    return contains(coordinate, bound, key[coordinate])
  })
}

const inside = 0
const outside = 1
const open = 2

/** Entries by what they say in one dimension: many say the same, and how that stands to a member is asked once. */
type Grouping = {
  /** For every entry the group it is in. */
  readonly groupOf: Uint32Array
  /** For every group the coordinates of one of its entries. */
  readonly saying: readonly EntryKey[]
}

function groupingOf(entries: readonly Entry[], dimension: EntryCoordinate): Grouping {
  const groups = new Map<string, number>()
  const saying: EntryKey[] = []
  const groupOf = Uint32Array.from(entries, ({ at }) => {
    const said = dimension === 'econ' ? `${at.gov ?? ''} ${at.econ ?? ''}` : (at[dimension] ?? '')
    const known = groups.get(said)
    if (known !== undefined) return known
    groups.set(said, saying.length)
    return saying.push(at) - 1
  })
  return { groupOf, saying }
}

/** How the entries of a ledger stand to one member. */
type Standing = {
  readonly dimension: Dimension
  readonly groupOf: Uint32Array
  /** For every group: inside, outside, open. */
  readonly codes: Uint8Array
  /** Entries that are not outside, in their order. */
  readonly near: readonly number[]
}

/**
 * 求和 What a ledger says of a key: the sum of the entries that lie within it.
 *
 * An entry that may lie within it, in part or whole, because one of its coordinates is absent or too coarse makes the
 * ledger unable to tell; one that is zero never does. Where entries stand to a member is worked out once, and of a key
 * only the entries near its rarest member are looked at, so that a set of tables costs little more than its sums.
 */
export function teller({ entries, scope }: Ledger): (key: Key) => Telling {
  const groupings = new Map<Dimension, Grouping>()
  const standings = new Map<string, Standing>()
  const standing = (dimension: Dimension & EntryCoordinate, whole: string): Standing => {
    const slot = `${dimension}=${whole}`
    const known = standings.get(slot)
    if (known) return known
    const grouping = groupings.get(dimension) ?? groupingOf(entries, dimension)
    groupings.set(dimension, grouping)
    const made = standingIn(grouping, dimension, whole)
    standings.set(slot, made)
    return made
  }
  const every = entries.map((_, index) => index)
  return (key) => {
    const spoken = spokenOf(key)
    if (!isInScope(scope, key)) return { told: false, missing: spoken }
    const stand = spoken.map((dimension) => standing(dimension, key[dimension] ?? ''))
    const near = stand.reduce<readonly number[]>(
      (least, one) => (one.near.length < least.length ? one.near : least),
      every,
    )
    return sum(entries, near, stand)
  }
}

/** One key of one ledger. */
export const tell = (ledger: Ledger, key: Key): Telling => teller(ledger)(key)

function standingIn(
  { groupOf, saying }: Grouping,
  dimension: EntryCoordinate & Dimension,
  whole: string,
): Standing {
  const codes = Uint8Array.from(saying, (at) =>
    codeOf(relate(dimension, whole, coordinateOf(at, dimension, whole))),
  )
  const near: number[] = []
  for (let index = 0; index < groupOf.length; index += 1)
    if (codes[groupOf[index] ?? 0] !== outside) near.push(index)
  return { dimension, groupOf, codes, near }
}

const codeOf = (relation: Relation): number =>
  relation === 'inside' ? inside : relation === 'outside' ? outside : open

function sum(all: readonly Entry[], near: readonly number[], standings: readonly Standing[]): Telling {
  const entries: number[] = []
  const missing = new Set<Dimension>()
  let amount = 0
  for (const index of near) {
    const worst = worstOf(standings, index)
    const entry = worst === outside ? undefined : all[index]
    if (entry === undefined) continue
    if (worst === inside) {
      entries.push(index)
      amount += entry.amount
    } else if (entry.amount !== 0) {
      for (const one of standings) if (standsAt(one, index) === open) missing.add(one.dimension)
    }
  }
  return missing.size > 0 ? { told: false, missing: [...missing] } : { told: true, amount, entries }
}

const standsAt = ({ codes, groupOf }: Standing, index: number): number =>
  codes[groupOf[index] ?? 0] ?? outside

/** Outside in one dimension is outside; else open in one is open. */
function worstOf(standings: readonly Standing[], index: number): number {
  let worst = inside
  for (const standing of standings) {
    const one = standsAt(standing, index)
    if (one === outside) return outside
    if (one === open) worst = open
  }
  return worst
}

/** 并账 Entries with the same coordinates as one, in the order of their accounts: what is rounded is rounded once. */
export function mergedLedger(ledger: Ledger): Ledger {
  const merged = new Map<string, Entry>()
  for (const entry of ledger.entries) {
    const slot = entryText(entry.at)
    const before = merged.get(slot)
    merged.set(slot, { at: entry.at, amount: (before?.amount ?? 0) + entry.amount })
  }
  const sorted = [...merged].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return { ...ledger, entries: sorted.map(([, entry]) => entry) }
}

/** Canonical text of an entry's coordinates, the ones that tables list first: fund, use, accounts. */
export const entryText = (at: EntryKey): string =>
  (['fund', 'origin', 'use', 'func', 'econ', 'gov', 'project', 'unit', 'agency', 'tier'] as const)
    .map((coordinate) => `${coordinate}=${at[coordinate] ?? '-'}`)
    .join(' ')
