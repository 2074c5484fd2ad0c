import type { Certainty } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import type { Judged } from './judge.ts'

/** 归责 One figure that explains a group of contradictions, or the contradictions no single figure explains. */
export type Charge = {
  readonly culprit: Fact | null
  /** The value (分) that makes the explained relations hold. */
  readonly expected: number | null
  /** Totals that were added up from the culprit and would change with it. */
  readonly followers: readonly Fact[]
  readonly explained: readonly Judged[]
  readonly certainty: Certainty
  /** Other figures that would explain as much. */
  readonly rivals: readonly Fact[]
}

type Hypothesis = {
  readonly culprit: Fact
  readonly followers: readonly Fact[]
  readonly shift: number
  readonly explained: readonly Judged[]
  readonly score: number
  readonly broken: number
}

/** Would a cause of its own speak for this value? Used to choose between figures that explain as much. */
export type Plausible = (culprit: Fact, expected: number, explained: readonly Judged[]) => boolean

/** An equality inside a table outranks the relations derived from it. */
function weightOf({ sign, clause, scope }: Judged): number {
  if (sign === '≤') return 0.5
  if (clause === 'two-names') return 0.4
  if (clause === 'two-classifications') return 0.6
  if (clause === 'blank-elsewhere') return 0.8
  return scope === 'within-table' || clause === 'same-money' ? 1 : 0.9
}

type Index = ReadonlyMap<Fact, readonly Judged[]>

function indexOf(judged: readonly Judged[]): Index {
  const index = new Map<Fact, Judged[]>()
  for (const relation of judged) {
    for (const fact of new Set([...relation.facts.left, ...relation.facts.right])) {
      const known = index.get(fact)
      if (known) known.push(relation)
      else index.set(fact, [relation])
    }
  }
  return index
}

/**
 * 找出根源 The smallest set of figures whose change makes the failing relations hold: again and again the figure that
 * explains most and breaks least. What is left, or what several figures explain equally well, accuses nobody.
 */
export function chargesOf(judged: readonly Judged[], plausible: Plausible): Charge[] {
  const weighed = judged.filter(({ verdict }) => verdict === 'holds' || verdict === 'fails')
  const index = indexOf(weighed)
  const failing = new Set(
    weighed.filter(({ verdict, strength }) => verdict === 'fails' && strength !== 'note'),
  )
  const charges: Charge[] = []
  while (failing.size > 0) {
    const [best, ...others] = hypothesesOf(failing, index)
    const charge = best && best.score > 0 ? chargeOf(best, others, plausible) : null
    if (!charge) break
    for (const relation of charge.explained) failing.delete(relation)
    charges.push(charge)
  }
  return [...charges, ...leftOver(failing)]
}

/** What each figure of a failing relation would explain, best first. */
function hypothesesOf(failing: ReadonlySet<Judged>, index: Index): Hypothesis[] {
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
    if (together && together.score > (alone?.score ?? 0) + 0.1) add(together)
  }
  return hypotheses.sort((one, other) => other.score - one.score || preference(one) - preference(other))
}

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
  (index.get(fact) ?? []).flatMap(({ verdict, scope, clause, facts }) => {
    if (verdict !== 'holds' || scope !== 'within-table') return []
    if (clause === 'parts-make-the-whole' && facts.right.includes(fact)) return facts.left
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
    for (const relation of index.get(fact) ?? []) {
      const net = touched.has(relation) ? 0 : netOf(relation, shifted)
      if (net !== 0) touched.set(relation, net)
    }
  }
  const wrong = [...touched].filter(([relation]) => failing.has(relation))
  let best: Hypothesis | null = null
  for (const shift of shiftsOf(wrong)) {
    const outcome = outcomeOf(shift, touched, failing)
    if (outcome.explained.length === 0 || (best && outcome.score <= best.score)) continue
    if (culprit.value >= 0 && culprit.value + shift < 0 && culprit.statement.key.measure !== 'change')
      continue
    best = { culprit, followers, shift, ...outcome }
  }
  return best
}

function outcomeOf(shift: number, touched: ReadonlyMap<Judged, number>, failing: ReadonlySet<Judged>) {
  const explained: Judged[] = []
  let score = 0
  let broken = 0
  for (const [relation, net] of touched) {
    const holds = holdsAfter(relation, net * shift)
    if (failing.has(relation) && holds) {
      explained.push(relation)
      score += weightOf(relation)
    } else if (relation.verdict === 'holds' && !holds) {
      broken += 1
      score -= weightOf(relation)
    }
  }
  return { explained, score, broken }
}

function netOf({ facts }: Judged, shifted: ReadonlySet<Fact>): number {
  let net = 0
  for (const fact of facts.left) if (shifted.has(fact)) net += 1
  for (const fact of facts.right) if (shifted.has(fact)) net -= 1
  return net
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

function chargeOf(best: Hypothesis, others: readonly Hypothesis[], plausible: Plausible): Charge | null {
  const explained = new Set(best.explained)
  const rivals = others.filter(
    ({ culprit, explained: theirs }) =>
      culprit !== best.culprit && theirs.some((relation) => explained.has(relation)),
  )
  const equals = rivals.filter(({ score }) => score > best.score - 0.05)
  if (equals.length === 0) return charge(best, certaintyOf(best, rivals), [])
  const tied = [best, ...equals]
  const speaking = tied.filter((one) => plausible(one.culprit, one.culprit.value + one.shift, one.explained))
  const [only, second] = speaking
  const others2 = (chosen: Hypothesis): Fact[] =>
    tied.filter(({ culprit }) => culprit !== chosen.culprit).map(({ culprit }) => culprit)
  if (only && !second) return charge(only, 'likely', others2(only))
  const claims = tied.filter(({ culprit }) => culprit.site === 'text')
  const [claim, another] = claims
  if (claim && !another && claim.explained.some(({ clause }) => clause === 'same-money')) {
    return charge(claim, 'possible', others2(claim))
  }
  return {
    culprit: null,
    expected: null,
    followers: [],
    explained: best.explained,
    certainty: 'likely',
    rivals: tied.map(({ culprit }) => culprit),
  }
}

const charge = (
  { culprit, shift, followers, explained }: Hypothesis,
  certainty: Certainty,
  rivals: readonly Fact[],
): Charge => ({ culprit, expected: culprit.value + shift, followers, explained, certainty, rivals })

/** Certain only where at least two equalities speak against the figure, nothing for it, and no rival comes near. */
function certaintyOf(best: Hypothesis, rivals: readonly Hypothesis[]): Certainty {
  const equalities = best.explained.filter(
    ({ sign, strength }) => sign === '=' && strength === 'error',
  ).length
  const runnerUp = Math.max(0, ...rivals.map(({ score }) => score))
  const alone = best.score - runnerUp >= 0.95
  if (equalities >= 2 && best.broken === 0 && alone && best.followers.length === 0) return 'certain'
  return best.broken === 0 || alone ? 'likely' : 'possible'
}

/** Contradictions that no figure explains, grouped by the figures they share. */
function leftOver(failing: ReadonlySet<Judged>): Charge[] {
  const groups: { facts: Set<Fact>; relations: Judged[] }[] = []
  for (const relation of failing) {
    const facts = [...relation.facts.left, ...relation.facts.right]
    const touching = groups.filter((group) => facts.some((fact) => group.facts.has(fact)))
    const merged = {
      facts: new Set([...facts, ...touching.flatMap((group) => [...group.facts])]),
      relations: [...touching.flatMap((group) => group.relations), relation],
    }
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push(merged)
  }
  return groups.map(({ relations }) => ({
    culprit: null,
    expected: null,
    followers: [],
    explained: relations,
    certainty: 'likely',
    rivals: [],
  }))
}
