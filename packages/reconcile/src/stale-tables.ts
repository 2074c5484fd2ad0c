import { type Evidence, isStale } from './cause.ts'
import type { Charge } from './culprit.ts'
import type { Fact } from './facts.ts'
import { groupBy } from './group-by.ts'
import type { Judged } from './judge.ts'
import { axis, put } from './space.ts'

/** Fewer figures are misprints of their own. */
const fewest = 3

const all = ({ facts: { left, right } }: Judged): Fact[] => [...left, ...right]

/**
 * 整表旧数 Tables that are last year's from top to bottom: they close by themselves, contradict the rest of the document
 * in several figures, and where the document says what last year's figure was, for their total at least, that is what
 * they print. One finding for each, with every contradiction it causes; the relations left over go on to the search for single culprits.
 */
export function staleTables(
  judged: readonly Judged[],
  evidence: Evidence,
): { readonly stale: readonly Charge[]; readonly rest: readonly Judged[] } {
  const failing = judged.filter(({ verdict, strength }) => verdict === 'fails' && strength !== 'note')
  const gone = new Set<Judged>()
  const stale = tablesOf(failing).flatMap(([table, relations]): Charge[] => {
    const charge = chargeOf(
      table,
      relations.filter((relation) => !gone.has(relation)),
      evidence,
    )
    for (const relation of charge?.explained ?? []) gone.add(relation)
    return charge ? [charge] : []
  })
  return { stale, rest: judged.filter((relation) => !gone.has(relation)) }
}

/** The sites of a relation, and the tables whose blanks it takes for zeros. */
const sitesOf = (relation: Judged): string[] => [
  ...new Set([
    ...all(relation).map(({ site }) => site),
    ...relation.zeros.flatMap(({ table }) => (table === null ? [] : [table])),
  ]),
]

/** Tables with what fails about them, those in most contradictions first. */
function tablesOf(failing: readonly Judged[]): [string, Judged[]][] {
  const pairs = failing.flatMap((relation) => sitesOf(relation).map((site) => ({ site, relation })))
  return [...groupBy(pairs, ({ site }) => site)]
    .filter(([site]) => site !== 'text' && site !== 'programmes')
    .map(([site, group]): [string, Judged[]] => [site, group.map(({ relation }) => relation)])
    .sort(([, one], [, other]) => other.length - one.length)
}

function chargeOf(table: string, relations: readonly Judged[], evidence: Evidence): Charge | null {
  if (relations.some((relation) => sitesOf(relation).every((site) => site === table))) return null
  const expected = expectedOf(table, relations)
  if (expected.size < fewest) return null
  const known = [...expected]
    .filter(([fact, value]) => isStale(fact, value, evidence) || isOtherSide(fact, value, evidence))
    .map(([fact]) => fact)
  const isTotal = known.some((fact) => [...expected.keys()].every(({ value }) => value <= fact.value))
  if (known.length === 0 || (!isTotal && known.length * 3 < expected.size)) return null
  return {
    culprit: null,
    expected: null,
    followers: [],
    explained: relations,
    certainty: 'likely',
    rivals: known,
    cause: 'stale-year',
  }
}

/**
 * The change is told of other money that is as much this year: of the expenditure, where the table is the revenue. The
 * figure is short of it by just that change.
 */
function isOtherSide({ value, step }: Fact, expected: number, { space, changes, facts }: Evidence): boolean {
  const [measure, money] = [axis('measure'), space.idOf(axis('measure'), 'money')]
  return changes
    .filter((change) => 2 * Math.abs(expected - value - change.value) <= 2 * change.step + step)
    .map(({ code }) => put(code, measure, money))
    .some((code) =>
      facts.some((fact) => fact.code === code && 2 * Math.abs(fact.value - expected) <= fact.step + step),
    )
}

/** Figures of the table that contradict one other figure, with the value that one states. */
function expectedOf(table: string, relations: readonly Judged[]): Map<Fact, number> {
  const expected = new Map<Fact, number>()
  for (const { kind, facts } of relations) {
    const [one, other, more] = [...facts.left, ...facts.right]
    if (kind !== 'equal' || !one || !other || more) continue
    const [own, theirs] = one.site === table ? [one, other] : [other, one]
    if (own.site === table && theirs.site !== table) expected.set(own, theirs.value)
  }
  return expected
}
