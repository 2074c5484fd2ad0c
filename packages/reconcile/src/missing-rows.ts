import type { Dimension } from '@mingzhang/model'
import type { Evidence } from './cause.ts'
import type { Charge } from './culprit.ts'
import type { Fact } from './facts.ts'
import { groupBy } from './group-by.ts'
import type { Judged } from './judge.ts'
import { isRow } from './moves.ts'
import { at, axis, type Space, without } from './space.ts'

/** 合计多出 A column total that is larger than the rows listed below it. */
type Excess = {
  readonly relation: Judged
  readonly total: Fact
  readonly gap: number
  /** The dimension its rows differ in. */
  readonly d: number
}

const listed = (['func', 'econ', 'project', 'unit', 'article', 'asset'] as Dimension[]).map(axis)

const free: ReadonlySet<number> = new Set((['fund', 'origin', 'use'] as Dimension[]).map(axis))

const all = ({ facts: { left, right } }: Judged): Fact[] => [...left, ...right]

/**
 * 漏列一行 Totals that a row is missing from: another table prints the row with just what the total has too much, in no
 * column anything else; or, where nobody else prints it, the total row is too large in several columns and adds up across,
 * as do the rows below it. One finding for each total row; the other relations go on to the search for single culprits.
 */
export function missingRows(
  judged: readonly Judged[],
  evidence: Evidence,
): { readonly missing: readonly Charge[]; readonly rest: readonly Judged[] } {
  const failing = judged.filter(({ verdict, strength }) => verdict === 'fails' && strength !== 'note')
  const groups = groupBy(failing.flatMap(excessOf), ({ total }) => rowOf(total))
  const missing = [...groups.values()].flatMap((excesses): Charge[] => {
    // A change may be of either sign: its column says nothing by itself.
    const [group, changes] = [excesses.filter(isLevel), excesses.filter((excess) => !isLevel(excess))]
    if (group.length === 0) return []
    const witness = witnessOf(group, evidence)
    const along = new Set(changes.map(({ relation }) => relation))
    const others = failing.filter((relation) => !along.has(relation))
    if (witness === null && !addsUpAcross(group, judged, others)) return []
    const explained = [...group, ...changes].map(({ relation }) => relation)
    const rivals = group.map(({ total }) => total)
    const nobody = { culprit: null, expected: null, followers: [] }
    return [{ ...nobody, explained, certainty: 'likely', rivals, cause: 'row-left-out', witness }]
  })
  const gone = new Set(missing.flatMap(({ explained }) => explained))
  return { missing, rest: gone.size === 0 ? judged : judged.filter((relation) => !gone.has(relation)) }
}

const rowOf = ({ statement: { from } }: Fact): string =>
  from.kind === 'cell' ? `${from.table} ${from.r}` : ''

/** The relation as an excess, when it is one column of one table. */
function excessOf(relation: Judged): Excess[] {
  const { clause, scope, sign, difference, facts } = relation
  const [total] = facts.left
  if (clause !== 'parts-make-the-whole' || scope !== 'within-table' || sign !== '=' || !total) return []
  const { from } = total.statement
  const inColumn = all(relation).every(
    ({ statement }) =>
      from.kind === 'cell' &&
      statement.from.kind === 'cell' &&
      statement.from.c === from.c &&
      (statement.from.r !== from.r || statement.id === total.id),
  )
  const [d, another] = listed.filter((one) =>
    facts.right.some(({ code }) => at(code, one) !== at(total.code, one)),
  )
  const isOne = d !== undefined && another === undefined
  const isChange = total.statement.key.measure === 'change'
  return inColumn && (difference > 0 || isChange) && isOne ? [{ relation, total, gap: difference, d }] : []
}

const isLevel = ({ total }: Excess): boolean => total.statement.key.measure !== 'change'

/** Another table's figure for the row that is missing, null when none fits in every column. */
function witnessOf(group: readonly Excess[], { facts, space }: Evidence): Fact | null {
  const [first] = group
  if (!first) return null
  const table = first.total.site
  const own = new Set(facts.filter(({ site }) => site === table).map(({ code }) => at(code, first.d)))
  const others = facts.filter(
    ({ site, code }) => site !== table && site !== 'text' && !own.has(at(code, first.d)),
  )
  const fits = (fact: Fact): boolean =>
    group.every((excess) => {
      const theirs = others.filter((other) => isRowOf(other.code, at(fact.code, first.d), excess, space))
      return theirs.every((other) => isGap(other, excess))
    })
  return others.find((fact) => isMissing(fact, first, space) && isGap(fact, first) && fits(fact)) ?? null
}

const isGap = (fact: Fact, { gap, relation }: Excess): boolean =>
  2 * Math.abs(fact.value - gap) <= relation.doubledAllowance + fact.step

/** Is it the row's figure in the column of the total? */
const isRowOf = (code: string, member: number, { total, d }: Excess, space: Space): boolean =>
  at(code, d) === member &&
  without(code, d) === without(total.code, d) &&
  space.contains(d, at(total.code, d), member)

/** Could it stand below the total, beside the rows that do? It may be all of the money or a part of it (一般公共预算). */
function isMissing({ code }: Fact, { d, relation, total }: Excess, space: Space): boolean {
  const member = at(code, d)
  return (
    member !== at(total.code, d) &&
    space.contains(d, at(total.code, d), member) &&
    [...code].every((_, dimension) => dimension === d || isKin(dimension, code, total.code, space)) &&
    relation.facts.right.every((part) => space.disjoint(d, at(part.code, d), member))
  )
}

function isKin(d: number, one: string, other: string, space: Space): boolean {
  const [a, b] = [at(one, d), at(other, d)]
  if (a === b) return true
  return free.has(d) && (space.contains(d, a, b) || space.contains(d, b, a))
}

/**
 * Does the total row add up across, in what is missing too, with nothing else wrong about it or its rows? A column in
 * which no row below prints anything lacks all that its total states.
 */
function addsUpAcross(
  group: readonly Excess[],
  judged: readonly Judged[],
  failing: readonly Judged[],
): boolean {
  const gaps = new Map(group.map(({ total, gap }) => [total, gap]))
  const explained = new Set(group.map(({ relation }) => relation))
  const touched = new Set(group.flatMap(({ relation }) => all(relation)))
  if (failing.some((relation) => !explained.has(relation) && all(relation).some((fact) => touched.has(fact))))
    return false
  const filled = filledColumns(group, judged)
  const gapOf = (fact: Fact): number =>
    gaps.get(fact) ?? (filled.has(columnOf(fact)) || fact.value === 0 ? 0 : fact.value)
  const sum = (facts: readonly Fact[]): number => facts.reduce((total, fact) => total + gapOf(fact), 0)
  return judged.some((relation) => {
    const { verdict, sign, facts, doubledAllowance } = relation
    if (verdict !== 'holds' || sign !== '=' || !isRow(relation)) return false
    const own = all(relation)
    if (!own.some((fact) => gaps.has(fact)) || own.filter((fact) => gapOf(fact) !== 0).length < 2)
      return false
    return 2 * Math.abs(sum(facts.left) - sum(facts.right)) <= doubledAllowance
  })
}

const columnOf = ({ statement: { from } }: Fact): number => (from.kind === 'cell' ? from.c : -1)

/** Columns in which some row below the total prints a figure. */
function filledColumns(group: readonly Excess[], judged: readonly Judged[]): ReadonlySet<number> {
  const rows = new Set(group.flatMap(({ relation }) => relation.facts.right.map(rowOf)))
  const facts = judged.filter(({ scope }) => scope === 'within-table').flatMap(all)
  return new Set(facts.filter((fact) => rows.has(rowOf(fact))).map(columnOf))
}
