import { contains } from '@mingzhang/law'
import {
  type Dimension,
  dimensions,
  type EntryCoordinate,
  type EntryKey,
  entryCoordinates,
  type Key,
  keyText,
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

const within = 0
const outside = 1
const open = 2

/** Entries by what they say in one dimension: many say the same, and how that stands to a member is asked once. */
type Grouping = {
  /** For every entry the group it is in. */
  readonly groupOf: Uint32Array
  /** For every group the coordinates of one of its entries. */
  readonly saying: readonly EntryKey[]
}

function groupingOf(places: readonly EntryKey[], dimension: EntryCoordinate): Grouping {
  const groups = new Map<string, number>()
  const saying: EntryKey[] = []
  const groupOf = Uint32Array.from(places, (at) => {
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

/** 归属 Which entries lie within a key and which may, by what they say of their money and not by how much it is. */
export type Located = {
  readonly inside: readonly number[]
  readonly open: readonly { readonly entry: number; readonly missing: readonly Dimension[] }[]
  /** What the key speaks of that the ledger says nothing about at all; null where the key is in its scope. */
  readonly beyond: readonly Dimension[] | null
}

export type Locator = (key: Key) => Located

/**
 * 定位 Finds the entries of a key. Where entries stand to a member is worked out once, and of a key only the entries near
 * its rarest member are looked at, so that a set of tables costs little more than its sums.
 *
 * @param places coordinates of the entries
 * @param scope the money that the entries are all of
 */
export function locator(places: readonly EntryKey[], scope: EntryKey): Locator {
  const groupings = new Map<Dimension, Grouping>()
  const standings = new Map<string, Standing>()
  const standing = (dimension: Dimension & EntryCoordinate, whole: string): Standing => {
    const slot = `${dimension}=${whole}`
    const known = standings.get(slot)
    if (known) return known
    const grouping = groupings.get(dimension) ?? groupingOf(places, dimension)
    groupings.set(dimension, grouping)
    const made = standingIn(grouping, dimension, whole)
    standings.set(slot, made)
    return made
  }
  const every = places.map((_, index) => index)
  const located = new Map<string, Located>()
  return (key) => {
    const slot = keyText(key)
    const known = located.get(slot)
    if (known) return known
    const spoken = spokenOf(key)
    const stand = (): readonly Standing[] =>
      spoken.map((dimension) => standing(dimension, key[dimension] ?? ''))
    const made = isInScope(scope, key)
      ? locatedAmong(every, stand())
      : { inside: [], open: [], beyond: spoken }
    located.set(slot, made)
    return made
  }
}

/**
 * 求和 What a ledger says of a key: the sum of the entries that lie within it.
 *
 * An entry that may lie within it, in part or whole, because one of its coordinates is absent or too coarse makes the
 * ledger unable to tell; one that is zero never does.
 */
export function teller({ entries, scope }: Pick<Ledger, 'entries' | 'scope'>): (key: Key) => Telling {
  const locate = locator(
    entries.map(({ at }) => at),
    scope,
  )
  const told = new Map<Located, Telling>()
  const amounts = entries.map(({ amount }) => amount)
  return (key) => {
    const located = locate(key)
    const telling = told.get(located) ?? tellingOf(amounts, located)
    told.set(located, telling)
    return telling
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
  relation === 'inside' ? within : relation === 'outside' ? outside : open

function locatedAmong(every: readonly number[], standings: readonly Standing[]): Located {
  const near = standings.reduce((least, one) => (one.near.length < least.length ? one.near : least), every)
  const inside: number[] = []
  const undecided: Located['open'][number][] = []
  for (const entry of near) {
    const worst = worstOf(standings, entry)
    if (worst === within) inside.push(entry)
    if (worst !== open) continue
    const missing = standings.filter((one) => standsAt(one, entry) === open).map((one) => one.dimension)
    undecided.push({ entry, missing })
  }
  return { inside, open: undecided, beyond: null }
}

/** What entries with these amounts, 分, tell of a key that was located among them. */
export function tellingOf(amounts: readonly number[], { inside, open: undecided, beyond }: Located): Telling {
  if (beyond !== null) return { told: false, missing: beyond }
  const missing = new Set<Dimension>()
  for (const { entry, missing: names } of undecided)
    if (amounts[entry] !== 0) for (const name of names) missing.add(name)
  if (missing.size > 0) return { told: false, missing: [...missing] }
  let amount = 0
  for (const entry of inside) amount += amounts[entry] ?? 0
  return { told: true, amount, entries: inside }
}

const standsAt = ({ codes, groupOf }: Standing, index: number): number =>
  codes[groupOf[index] ?? 0] ?? outside

/** Outside in one dimension is outside; else open in one is open. */
function worstOf(standings: readonly Standing[], index: number): number {
  let worst = within
  for (const standing of standings) {
    const one = standsAt(standing, index)
    if (one === outside) return outside
    if (one === open) worst = open
  }
  return worst
}

/** Canonical text of an entry's coordinates, the ones that tables list first: fund, use, accounts. */
export const entryText = (at: EntryKey): string =>
  (['fund', 'origin', 'use', 'func', 'econ', 'gov', 'project', 'unit', 'agency', 'tier'] as const)
    .map((coordinate) => `${coordinate}=${at[coordinate] ?? '-'}`)
    .join(' ')
