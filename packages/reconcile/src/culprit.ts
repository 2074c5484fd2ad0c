import type { Cause, Certainty } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { hypothesesOf, indexOf } from './hypotheses.ts'
import type { Hypothesis } from './hypothesis.ts'
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
  /** Other figures that would explain as much; without a culprit, those the place is. */
  readonly rivals: readonly Fact[]
  /** The cause where it is known of several figures together. */
  readonly cause?: Cause
  /** Where another table prints the row that this one lacks. */
  readonly witness?: Fact | null
  /** Sentences state what a table that is empty and says so denies. */
  readonly isDenied?: true
}

/** Would a cause of its own speak for this value? Used to choose between figures that explain as much. */
export type Plausible = (culprit: Fact, expected: number, explained: readonly Judged[]) => boolean

/** Beyond so many the document is not one with misprints; what is left is reported by the figures it shares. */
const mostCharges = 60

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
  while (failing.size > 0 && charges.length < mostCharges) {
    const [best, ...others] = hypothesesOf(failing, index)
    const charge = best && best.score > 0 ? chargeOf(best, others, plausible) : null
    if (!charge) break
    for (const relation of charge.explained) failing.delete(relation)
    charges.push(charge)
  }
  return exchanged([...charges, ...leftOver(failing)])
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

/** Two rows next to each other that miss by the same, one too much and one too little: their figures were exchanged. */
function exchanged(charges: readonly Charge[]): Charge[] {
  const left = [...charges]
  const merged: Charge[] = []
  for (let one = left.shift(); one; one = left.shift()) {
    const row = rowOf(one)
    const twin = row && left.find((other) => isTwin(row, rowOf(other)))
    if (!twin) merged.push(one)
    else {
      left.splice(left.indexOf(twin), 1)
      const explained = [...one.explained, ...twin.explained]
      merged.push({ ...one, explained, rivals: [...one.rivals, ...twin.rivals], cause: 'row-shifted' })
    }
  }
  return merged
}

type RowGap = { readonly table: string; readonly r: number; readonly gap: number }

/** The row of a table that does not add up by itself, where nobody is accused and nothing else fails. */
function rowOf({ culprit, explained }: Charge): RowGap | null {
  const [relation, more] = explained
  if (culprit || !relation || more || relation.sign !== '=') return null
  const cells = [...relation.facts.left, ...relation.facts.right].map(({ statement }) => statement.from)
  const [first] = cells
  if (first?.kind !== 'cell') return null
  const inRow = cells.every(
    (cell) => cell.kind === 'cell' && cell.table === first.table && cell.r === first.r,
  )
  return inRow ? { table: first.table, r: first.r, gap: relation.difference } : null
}

const isTwin = (one: RowGap, other: RowGap | null): boolean =>
  other !== null && one.table === other.table && Math.abs(one.r - other.r) === 1 && one.gap === -other.gap

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
