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

/**
 * 求和 The sum of the entries that lie within a key.
 *
 * An entry that may lie within it, in part or whole, because one of its coordinates is absent or too coarse makes the
 * ledger unable to tell; one that is zero never does.
 */
export function tell(ledger: Ledger, key: Key): Telling {
  const spoken = spokenOf(key)
  if (!isInScope(ledger.scope, key)) return { told: false, missing: spoken }
  const entries: number[] = []
  const missing = new Set<Dimension>()
  let amount = 0
  ledger.entries.forEach((entry, index) => {
    const { relation, open } = entryWithin(entry, key, spoken)
    if (relation === 'inside') {
      entries.push(index)
      amount += entry.amount
    } else if (relation === 'unknown' && entry.amount !== 0) for (const each of open) missing.add(each)
  })
  return missing.size > 0 ? { told: false, missing: [...missing] } : { told: true, amount, entries }
}

function entryWithin(
  entry: Entry,
  key: Key,
  spoken: readonly (Dimension & EntryCoordinate)[],
): { readonly relation: Relation; readonly open: readonly Dimension[] } {
  const open: Dimension[] = []
  for (const dimension of spoken) {
    const whole = key[dimension] ?? ''
    const relation = relate(dimension, whole, coordinateOf(entry.at, dimension, whole))
    if (relation === 'outside') return { relation, open: [] }
    if (relation === 'unknown') open.push(dimension)
  }
  return { relation: open.length > 0 ? 'unknown' : 'inside', open }
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
