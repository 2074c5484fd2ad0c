import type { Fact } from './facts.ts'
import type { Hypothesis, Index } from './hypothesis.ts'
import type { Judged } from './judge.ts'
import { isRow, movesOf } from './moves.ts'

/** An equality inside a table outranks the relations derived from it. */
function weightOf({ sign, clause, scope }: Judged): number {
  if (sign === '≤') return 0.5
  if (clause === 'two-names') return 0.4
  if (clause === 'two-classifications') return 0.6
  if (clause === 'blank-elsewhere') return 0.8
  return scope === 'within-table' || clause === 'same-money' ? 1 : 0.9
}

export function indexOf(judged: readonly Judged[]): Index {
  const index = new Map<Fact, { relation: Judged; sign: 1 | -1 }[]>()
  const add = (fact: Fact, relation: Judged, sign: 1 | -1): void => {
    const known = index.get(fact)
    if (known) known.push({ relation, sign })
    else index.set(fact, [{ relation, sign }])
  }
  for (const relation of judged) {
    for (const fact of relation.facts.left) add(fact, relation, 1)
    for (const fact of relation.facts.right) add(fact, relation, -1)
  }
  return index
}

/** What each figure of a failing relation would explain, best first. */
export function hypothesesOf(failing: ReadonlySet<Judged>, index: Index): Hypothesis[] {
  const suspects = new Set<Fact>()
  for (const { facts } of failing) for (const fact of [...facts.left, ...facts.right]) suspects.add(fact)
  const hypotheses: Hypothesis[] = []
  const add = (hypothesis: Hypothesis | null): void => {
    if (hypothesis) hypotheses.push(hypothesis)
  }
  for (const suspect of suspects) {
    if (!suspect.sure) continue
    const alone = test(suspect, [], failing, index)
    add(alone)
    const followers = followersOf(suspect, index)
    if (followers.length === 0) continue
    const together = test(suspect, followers, failing, index)
    if (together && together.score - penalty > (alone?.score ?? 0)) {
      add({ ...together, score: together.score - penalty })
    }
  }
  hypotheses.push(...movesOf(failing, index))
  return hypotheses.sort((one, other) => other.score - one.score || preference(one) - preference(other))
}

/** One wrong figure is a simpler story than one wrong figure and the totals added up from it. */
const penalty = 0.2

/** Claims before cells; a figure by itself before one with totals that follow it. */
const preference = ({ culprit, followers }: Hypothesis): number =>
  (culprit.site === 'text' ? 0 : 2) + (followers.length > 0 ? 1 : 0)

/** Totals inside the table that hold with the suspect among their parts, up to three levels. */
function followersOf(suspect: Fact, index: Index): Fact[] {
  const followers = new Set<Fact>()
  let level: readonly Fact[] = [suspect]
  for (let depth = 0; depth < 3; depth += 1) {
    const next = level.flatMap((fact) => totalsOf(fact, fact !== suspect, index))
    level = [...new Set(next)].filter((fact) => fact !== suspect && !followers.has(fact))
    for (const fact of level) followers.add(fact)
  }
  return [...followers]
}

/** Totals a figure was added into; for a total also the same total printed again in the table. */
const totalsOf = (fact: Fact, isTotal: boolean, index: Index): readonly Fact[] =>
  (index.get(fact) ?? []).flatMap(({ relation: { verdict, scope, clause, facts }, sign }) => {
    if (verdict !== 'holds' || scope !== 'within-table') return []
    if (clause === 'parts-make-the-whole' && sign === -1) return facts.left
    const [one, other] = [facts.left[0], facts.right[0]]
    const isTwin = isTotal && facts.left.length === 1 && facts.right.length === 1 && sameColumn(one, other)
    return isTwin ? [...facts.left, ...facts.right] : []
  })

/** The same total printed again: 合计 above 本级小计. */
const sameColumn = (one: Fact | undefined, other: Fact | undefined): boolean =>
  one?.statement.from.kind === 'cell' &&
  other?.statement.from.kind === 'cell' &&
  one.statement.from.c === other.statement.from.c

/** Best shift of a suspect (with the totals that follow it): what it would explain and what it would break. */
function test(
  culprit: Fact,
  followers: readonly Fact[],
  failing: ReadonlySet<Judged>,
  index: Index,
): Hypothesis | null {
  const shifted = new Set([culprit, ...followers])
  const touched = new Map<Judged, number>()
  for (const fact of shifted) {
    for (const { relation, sign } of index.get(fact) ?? []) {
      touched.set(relation, (touched.get(relation) ?? 0) + sign)
    }
  }
  for (const [relation, net] of touched) if (net === 0) touched.delete(relation)
  const missing = followers.length === 0 ? lacking(culprit, failing) : []
  const wrong = [...touched].filter(([relation]) => failing.has(relation))
  let best: Hypothesis | null = null
  for (const shift of shiftsOf(wrong)) {
    const isMove = missing.length > 0 && shift === -culprit.value
    const outcome = isMove ? moved(shift, touched, failing, missing) : outcomeOf(shift, touched, failing)
    if (outcome.explained.length === 0 || (best && outcome.score <= best.score)) continue
    if (culprit.value >= 0 && culprit.value + shift < 0 && culprit.statement.key.measure !== 'change')
      continue
    best = { culprit, followers, shift, ...outcome }
  }
  return best
}

/** What it explains to take a figure out of its column and put it into the one that lacks it; its row stays as it is. */
function moved(
  shift: number,
  touched: ReadonlyMap<Judged, number>,
  failing: ReadonlySet<Judged>,
  missing: readonly Judged[],
) {
  const outcome = outcomeOf(shift, touched, failing, isRow)
  if (outcome.explained.length === 0) return outcome
  const score = missing.reduce((sum, relation) => sum + weightOf(relation), outcome.score)
  return { ...outcome, explained: [...outcome.explained, ...missing], score }
}

/** 错列 Totals of other columns of the table that lack just this figure, where its row is blank. */
function lacking(culprit: Fact, failing: ReadonlySet<Judged>): Judged[] {
  const { from } = culprit.statement
  if (from.kind !== 'cell' || culprit.value === 0) return []
  const gap = culprit.value
  return [...failing].filter(({ clause, scope, difference, doubledAllowance, facts }) => {
    if (clause !== 'parts-make-the-whole' || scope !== 'within-table') return false
    if (2 * Math.abs(difference - gap) > doubledAllowance + culprit.step) return false
    const cells = [...facts.left, ...facts.right].map(({ statement }) => statement.from)
    const [first] = cells
    return (
      first?.kind === 'cell' &&
      first.table === from.table &&
      first.c !== from.c &&
      cells.every((cell) => cell.kind === 'cell' && cell.c === first.c && cell.r !== from.r)
    )
  })
}

function outcomeOf(
  shift: number,
  touched: ReadonlyMap<Judged, number>,
  failing: ReadonlySet<Judged>,
  isSpared: (relation: Judged) => boolean = () => false,
) {
  const explained: Judged[] = []
  let score = 0
  let broken = 0
  for (const [relation, net] of touched) {
    const holds = holdsAfter(relation, net * shift)
    if (failing.has(relation) && holds) {
      explained.push(relation)
      score += weightOf(relation)
    } else if (relation.verdict === 'holds' && !holds && !isSpared(relation)) {
      broken += 1
      score -= weightOf(relation)
    }
  }
  return { explained, score, broken }
}

/** Shifts that would make one of the failing relations exact; equal keys first, for they know the digits best. */
function shiftsOf(wrong: readonly (readonly [Judged, number])[]): Set<number> {
  const ordered = [...wrong].sort(([one], [other]) => precision(one) - precision(other))
  return new Set(ordered.map(([{ difference }, net]) => Math.round(-difference / net)))
}

const precision = ({ sign, doubledAllowance, clause }: Judged): number =>
  doubledAllowance + (sign === '≤' ? 1e12 : clause === 'same-money' ? 0 : 1e6)

function holdsAfter({ difference, doubledAllowance, sign }: Judged, change: number): boolean {
  const after = difference + change
  return sign === '=' ? 2 * Math.abs(after) <= doubledAllowance : 2 * after <= doubledAllowance
}
