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

/** What each table says by itself: its relations, the zeros it gives, and whether it has an error of its own. */
export function withinTables(
  disclosure: Disclosure,
  facts: readonly Fact[],
  tables: ReadonlyMap<string, Table>,
  space: Space,
) {
  const complete = keyCompleter(disclosure)
  const bySite = groupBy(facts, ({ site }) => site)
  const judged: Judged[] = []
  const zeros: ZeroSource[] = []
  const listings: Listing[] = []
  for (const table of disclosure.tables) {
    const grid = gridOf(table, bySite.get(table.id) ?? [], complete, space)
    const own = listingsOf(grid, space)
    for (const listing of own) judged.push(...weighListing(listing, space))
    const across = weighPartitions(grid, totalsWeighed(own), tableTitle(table), space)
    judged.push(...across.judged)
    zeros.push(...across.zeros, ...emptyZero(grid, complete, space))
    listings.push(...own)
  }
  zeros.push(...zerosOfListings(listings, (id) => tableTitle(tables.get(id)), space))
  const troubled = new Set(
    judged
      .filter(({ verdict }) => verdict === 'fails')
      .flatMap(({ facts: { left } }) => left.map((f) => f.site)),
  )
  return { judged, zeros, listings, troubled }
}

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
