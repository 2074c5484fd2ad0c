import type { Disclosure, Finding, Relation, Statement, Table, VerdictCounts } from '@mingzhang/model'
import { evidenceOf } from './cause.ts'
import { weighChanges } from './changes.ts'
import { isVague, withDoubts } from './doubts.ts'
import { weighAgainstZeros, weighAliases, weighEquals } from './equals.ts'
import { type Fact, factsOf, keyCompleter } from './facts.ts'
import { findingsOf } from './findings.ts'
import type { Judged } from './judge.ts'
import { type Listing, listingsOf, weighListing, zerosOfListings } from './listings.ts'
import { weighPartitions } from './partitions.ts'
import { pairsCovered, weighOpenListings, weighParts } from './parts.ts'
import { remainderZeros } from './remainders.ts'
import { type Grid, gridOf } from './slots.ts'
import { at, axis, makeSpace, type Space } from './space.ts'
import { weighAgainstListings, weighSplits } from './splits.ts'
import { tableTitle } from './words.ts'
import { familiesOf, type Node, nodesOf, splitter, type World } from './world.ts'
import { makeZeroBook, type ZeroSource, zeroKey } from './zeros.ts'

/** 勾稽结果 How the statements of a document reconcile: every relation with its verdict, what is wrong, and how many of each. */
export type Reconciliation = {
  readonly relations: readonly Relation[]
  readonly findings: readonly Finding[]
  readonly counts: VerdictCounts
}

/**
 * 勾稽 The one law over the statements of a document (equal keys agree, parts make their whole, no part exceeds its
 * whole), derived from the keys alone; then one finding for each culprit.
 *
 * @param statements those of `statementsOf(disclosure)`, or of a book compiled elsewhere
 */
export function reconcile(disclosure: Disclosure, statements: readonly Statement[]): Reconciliation {
  const { judged, left, facts, space } = relationsOf(disclosure, statements)
  const counts = { holds: 0, fails: 0, unknown: unchecked(disclosure, judged, facts), inapplicable: left }
  for (const { verdict } of judged) counts[verdict] += 1
  const findings = counts.fails === 0 ? [] : findingsOf(disclosure, judged, evidenceOf(facts, space))
  return { relations: judged, findings, counts }
}

/** 没有核对到的 Figures in no relation at all, and tables without a figure and without a note: nobody can tell. */
function unchecked(disclosure: Disclosure, judged: readonly Judged[], facts: readonly Fact[]): number {
  const touched = new Set<Fact>()
  for (const { facts: sides } of judged) {
    for (const fact of sides.left) touched.add(fact)
    for (const fact of sides.right) touched.add(fact)
  }
  const silent = disclosure.tables.filter(({ empty, note, form }) => empty && note === null && form !== null)
  return facts.filter((fact) => !touched.has(fact)).length + silent.length
}

/** What the law was applied to and what it gave. */
export type Derived = {
  readonly judged: readonly Judged[]
  /** Statements the law has nothing to say about. */
  readonly left: number
  readonly facts: readonly Fact[]
  readonly space: Space
}

/** Every relation the law gives, and how many statements it has nothing to say about (counts, prices, shares). */
export function relationsOf(disclosure: Disclosure, statements: readonly Statement[]): Derived {
  const space = makeSpace()
  const { facts: all, left } = factsOf(disclosure, statements, space)
  const tables = new Map(disclosure.tables.map((table) => [table.id, table]))
  const facts = withDoubts(all, tables, space)
  const inside = withinTables(disclosure, facts, tables, space)
  const nodes = nodesOf(facts)
  const zeros = makeZeroBook(
    [...inside.zeros, ...printedZeros(nodes, facts, space), ...remainderZeros(nodes, space)],
    space,
  )
  const name = (table: string): string => tableTitle(tables.get(table))
  const world: World = { space, nodes, zeros, splitsOf: splitter(space), family: familiesOf(nodes), name }
  const { troubled, listings } = inside
  const equal = weighEquals(nodes)
  const splits = weighSplits(world, troubled, inside.judged, listings)
  const lists = weighAgainstListings(world, listings, troubled)
  const open = weighOpenListings(world)
  const compared = [...inside.judged, ...splits, ...lists, ...open]
  const above = new Set(
    compared.flatMap(({ facts: sides, sign }) => codesOf(sign === '=' ? sides.right : sides.left)),
  )
  const parts = weighParts(world, pairsCovered(compared), above)
  const rest = [
    ...weighAgainstZeros(world, troubled),
    ...weighAliases(world),
    ...weighChanges(world, disclosure),
  ]
  const judged = unique([...inside.judged, ...equal, ...splits, ...lists, ...open, ...parts, ...rest])
  return { judged, left, facts, space }
}

const codesOf = (facts: readonly Fact[]): string[] => facts.map((fact) => fact.code)

function unique(judged: readonly Judged[]): Judged[] {
  const byId = new Map<string, Judged>()
  for (const relation of judged) if (!byId.has(relation.id)) byId.set(relation.id, relation)
  return [...byId.values()]
}

/** What each table says by itself: its relations, the zeros it gives, and whether it has an error of its own. */
function withinTables(
  disclosure: Disclosure,
  facts: readonly Fact[],
  tables: ReadonlyMap<string, Table>,
  space: Space,
) {
  const complete = keyCompleter(disclosure)
  const bySite = new Map<string, Fact[]>()
  for (const fact of facts) {
    const group = bySite.get(fact.site)
    if (group) group.push(fact)
    else bySite.set(fact.site, [fact])
  }
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

const emptyNote = /无数据|空表|没有|未安排|无.{0,30}(?:收入|支出|预算|采购|拨款|收支|资金)/u

/** A table without any figure, with the note that says so, is zero for its whole base key. */
function emptyZero({ table }: Grid, complete: ReturnType<typeof keyCompleter>, space: Space): ZeroSource[] {
  const { base, note } = table
  const speaks = base.fund ?? base.use ?? base.econ ?? base.procurement ?? base.service
  if (!table.empty || note === null || !emptyNote.test(note) || speaks === undefined) return []
  const key = complete(base)
  if (key === null) return []
  return [
    zeroKey(space.encode(key), {
      kind: 'empty',
      why: `${tableTitle(table)}为空表并已注明，按 0 计`,
      source: table.id,
      doubledSlack: 0,
      table: table.id,
      facts: [],
    }),
  ]
}

/**
 * A printed zero is zero, and so is everything inside it, where nobody states otherwise. Changes are signed, so
 * nothing follows from theirs; neither from a vague sentence nor where negative amounts are printed.
 */
function printedZeros(nodes: ReadonlyMap<string, Node>, facts: readonly Fact[], space: Space): ZeroSource[] {
  const negative = new Set(facts.filter((fact) => fact.value < 0).map((fact) => fact.site))
  const [measure, money] = [axis('measure'), space.idOf(axis('measure'), 'money')]
  return [...nodes.values()].flatMap(({ code, best, facts: stated }) => {
    const isZero = stated.every((fact) => fact.value === 0 && fact.sure && !negative.has(fact.site))
    if (!isZero || at(code, measure) !== money || (best.site === 'text' && isVague(code))) return []
    return [
      zeroKey(code, {
        kind: 'printed',
        why: '另处印明为 0',
        source: best.id,
        doubledSlack: 0,
        table: best.site,
        facts: [],
      }),
    ]
  })
}
