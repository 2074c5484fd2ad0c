import type { Disclosure, Table } from '@mingzhang/model'
import { type Fact, keyCompleter } from './facts.ts'
import { groupBy } from './group-by.ts'
import type { Judged } from './judge.ts'
import { zerosOfListings } from './listing-zeros.ts'
import { type Listing, listingsOf, weighListing } from './listings.ts'
import { weighPartitions } from './partitions.ts'
import { gridOf } from './slots.ts'
import { axis, type Space } from './space.ts'
import { emptyZero } from './stated-zeros.ts'
import { tableTitle } from './words.ts'
import type { ZeroSource } from './zeros.ts'

/** 一张表自身 What one table says by itself. */
export type OwnTable = {
  readonly judged: readonly Judged[]
  readonly zeros: readonly ZeroSource[]
  readonly listings: readonly Listing[]
  readonly facts: readonly Fact[]
}

/**
 * What each table says by itself: its relations, the zeros it gives, and whether it has an error of its own.
 *
 * @param known what tables said before; one whose figures are still the very same is not weighed again
 */
export function withinTables(
  disclosure: Disclosure,
  facts: readonly Fact[],
  tables: ReadonlyMap<string, Table>,
  space: Space,
  known: ReadonlyMap<string, OwnTable> = new Map(),
) {
  const complete = keyCompleter(disclosure)
  const bySite = groupBy(facts, ({ site }) => site)
  const own = new Map<string, OwnTable>()
  for (const table of disclosure.tables) {
    const mine = bySite.get(table.id) ?? []
    const before = known.get(table.id)
    const isSame = before?.facts.length === mine.length && before.facts.every((fact, at) => fact === mine[at])
    own.set(table.id, before && isSame ? before : ownOf(table, mine, complete, space))
  }
  const judged = [...own.values()].flatMap((table) => table.judged)
  const listings = [...own.values()].flatMap((table) => table.listings)
  const zeros = [
    ...[...own.values()].flatMap((table) => table.zeros),
    ...zerosOfListings(listings, (id) => tableTitle(tables.get(id)), space).filter(
      (zero) => !isFilled(zero, own.get(zero.zero.table ?? '')?.facts ?? [], space),
    ),
  ]
  const troubled = new Set(
    judged
      .filter(({ verdict }) => verdict === 'fails')
      .flatMap(({ facts: { left } }) => left.map((f) => f.site)),
  )
  return { judged, zeros, listings, troubled, own }
}

function ownOf(
  table: Table,
  facts: readonly Fact[],
  complete: ReturnType<typeof keyCompleter>,
  space: Space,
): OwnTable {
  const grid = gridOf(table, facts, complete, space)
  const listings = listingsOf(grid, space)
  const weighed = listings.flatMap((listing) => weighListing(listing, space))
  const across = weighPartitions(grid, totalsWeighed(listings), tableTitle(table), space)
  return {
    judged: [...weighed, ...across.judged],
    zeros: [
      ...across.zeros.filter((zero) => !isFilled(zero, facts, space)),
      ...emptyZero(grid, complete, space),
    ],
    listings,
    facts,
  }
}

/** 空白的合计 A blank total over figures of its own table is not stated: as a zero it would make them all zero. */
const isFilled = ({ code, zero }: ZeroSource, facts: readonly Fact[], space: Space): boolean =>
  zero.kind === 'blank' &&
  facts.some((fact) => fact.value !== 0 && fact.code !== code && space.within(fact.code, code))

/** Totals that a listing already weighed, by the direction of their parts; subtotals by unit leave their entries. */
function totalsWeighed(listings: readonly Listing[]) {
  const rows = new Set<string>()
  const columns = new Set<string>()
  for (const { d, childrenOf, slotOf, weighed } of listings) {
    for (const whole of d === axis('unit') ? [] : weighed) {
      const total = slotOf.get(whole)
      const parts = (childrenOf.get(whole) ?? []).flatMap((child) => slotOf.get(child) ?? [])
      if (!total) continue
      if (parts.some(({ fact, c }) => fact && c === total.c)) rows.add(`${total.r} ${total.c}`)
      if (parts.some(({ fact, c }) => fact && c !== total.c)) columns.add(`${total.r} ${total.c}`)
    }
  }
  return { rows, columns }
}
