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

/** How the entries of a ledger stand to one member, in their order. */
type Standing = Uint8Array

/**
 * 求和 What a ledger says of a key: the sum of the entries that lie within it.
 *
 * An entry that may lie within it, in part or whole, because one of its coordinates is absent or too coarse makes the
 * ledger unable to tell; one that is zero never does. Where entries stand to a member is worked out once, so that a
 * set of tables costs little more than its sums.
 */
export function teller(ledger: Ledger): (key: Key) => Telling {
  const standings = new Map<string, Standing>()
  const standing = (dimension: Dimension & EntryCoordinate, whole: string): Standing => {
    const slot = `${dimension}=${whole}`
    const known = standings.get(slot)
    if (known) return known
    // Many entries have one member: how it stands to the whole is asked once.
    const codes = new Map<string | undefined, number>()
    const made = Uint8Array.from(ledger.entries, ({ at }) => {
      const part = coordinateOf(at, dimension, whole)
      const code = codes.get(part) ?? codeOf(relate(dimension, whole, part))
      codes.set(part, code)
      return code
    })
    standings.set(slot, made)
    return made
  }
  return (key) => {
    const spoken = spokenOf(key)
    if (!isInScope(ledger.scope, key)) return { told: false, missing: spoken }
    const stand = spoken.map((dimension) => standing(dimension, key[dimension] ?? ''))
    return sum(ledger.entries, spoken, stand)
  }
}

/** One key of one ledger. */
export const tell = (ledger: Ledger, key: Key): Telling => teller(ledger)(key)

const codeOf = (relation: Relation): number =>
  relation === 'inside' ? inside : relation === 'outside' ? outside : open

function sum(all: readonly Entry[], spoken: readonly Dimension[], standings: readonly Standing[]): Telling {
  const entries: number[] = []
  const missing = new Set<Dimension>()
  let amount = 0
  for (const [index, entry] of all.entries()) {
    const worst = worstOf(standings, index)
    if (worst === outside) continue
    if (worst === inside) {
      entries.push(index)
      amount += entry.amount
    } else if (entry.amount !== 0) {
      for (const [at, dimension] of spoken.entries())
        if (standings[at]?.[index] === open) missing.add(dimension)
    }
  }
  return missing.size > 0 ? { told: false, missing: [...missing] } : { told: true, amount, entries }
}

/** Outside in one dimension is outside; else open in one is open. */
function worstOf(standings: readonly Standing[], index: number): number {
  let worst = inside
  for (const standing of standings) {
    const one = standing[index]
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
