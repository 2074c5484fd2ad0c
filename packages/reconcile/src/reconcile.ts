import type { Disclosure, Finding, Relation, Statement, VerdictCounts } from '@mingzhang/model'
import { weighAgainstListings } from './against-listings.ts'
import { excuseCarriedIn } from './carried-in.ts'
import { evidenceOf } from './cause.ts'
import { weighChanges } from './changes.ts'
import { withDoubts } from './doubts.ts'
import { weighAgainstZeros, weighAliases, weighEquals } from './equals.ts'
import { type Fact, factsOf } from './facts.ts'
import { findingsOf } from './findings.ts'
import type { Judged } from './judge.ts'
import { pairsCovered, weighOpenListings, weighParts } from './parts.ts'
import { remainderZeros } from './remainders.ts'
import { weighSentenceListings } from './sentence-listings.ts'
import { makeSpace, type Space } from './space.ts'
import { weighSplits } from './splits.ts'
import { printedZeros } from './stated-zeros.ts'
import { weighTwoSides } from './two-sides.ts'
import { type OwnTable, withinTables } from './within-tables.ts'
import { tableTitle } from './words.ts'
import { familiesOf, nodesOf, splitter, type World } from './world.ts'
import { makeZeroBook } from './zeros.ts'

/** 勾稽结果 How the statements reconcile: every relation with its verdict, what is wrong, and how many gave which answer. */
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
export const reconcile = (disclosure: Disclosure, statements: readonly Statement[]): Reconciliation =>
  resultOf(disclosure, relationsOf(disclosure, statements))

/** What the law makes of a derivation: its relations, its findings, and how many gave which answer. */
export function resultOf(disclosure: Disclosure, derived: Derived): Reconciliation {
  const { judged, left, facts, space } = derived
  const counts = { holds: 0, fails: 0, unknown: unchecked(disclosure, judged, facts), inapplicable: left }
  for (const { verdict } of judged) counts[verdict] += 1
  const findings = counts.fails === 0 ? [] : findingsOf(disclosure, judged, evidenceOf(facts, judged, space))
  return { relations: judged.map(plain), findings, counts }
}

/** The relation without what only the search for the culprit needs. */
const plain = (relation: Judged): Relation => ({
  id: relation.id,
  kind: relation.kind,
  verdict: relation.verdict,
  scope: relation.scope,
  left: relation.left,
  right: relation.right,
  difference: relation.difference,
  doubledAllowance: relation.doubledAllowance,
  rounding: relation.rounding,
  assumed: relation.assumed,
})

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
  /** What each table said by itself. */
  readonly own: ReadonlyMap<string, OwnTable>
}

/**
 * Every relation the law gives, and how many statements it has nothing to say about (counts, prices, shares).
 *
 * @param before an earlier derivation of the same disclosure: figures that are still the same are taken over from it,
 * and with them what their tables said
 */
export function relationsOf(
  disclosure: Disclosure,
  statements: readonly Statement[],
  before: Derived | null = null,
): Derived {
  const space = before?.space ?? makeSpace()
  const { facts: all, left } = factsOf(disclosure, statements, space)
  const tables = new Map(disclosure.tables.map((table) => [table.id, table]))
  const facts = takenOver(withDoubts(all, tables, space, disclosure.document.year), before)
  const inside = withinTables(disclosure, facts, tables, space, before?.own)
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
    ...weighTwoSides(world, troubled),
    ...weighAliases(world),
    ...weighChanges(world),
    ...weighSentenceListings(disclosure, facts, space),
  ]
  const derived = unique([...inside.judged, ...equal, ...splits, ...lists, ...open, ...parts, ...rest])
  return { judged: excuseCarriedIn(derived, facts, space), left, facts, space, own: inside.own }
}

/** Facts that are still what they were, as the very same objects. */
function takenOver(facts: readonly Fact[], before: Derived | null): readonly Fact[] {
  if (!before) return facts
  const known = new Map(before.facts.map((fact) => [fact.id, fact]))
  return facts.map((fact) => {
    const old = known.get(fact.id)
    return old && old.statement === fact.statement && old.code === fact.code && old.sure === fact.sure
      ? old
      : fact
  })
}

const codesOf = (facts: readonly Fact[]): string[] => facts.map((fact) => fact.code)

function unique(judged: readonly Judged[]): Judged[] {
  const byId = new Map<string, Judged>()
  for (const relation of judged) if (!byId.has(relation.id)) byId.set(relation.id, relation)
  return [...byId.values()]
}
