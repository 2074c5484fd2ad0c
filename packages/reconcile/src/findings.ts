import { cite } from '@mingzhang/law'
import {
  type Amount,
  type Cause,
  type Disclosure,
  type Finding,
  findingId,
  formatAmount,
  type Severity,
} from '@mingzhang/model'
import { againstEmptyTables } from './against-empty-tables.ts'
import { sift } from './bulk.ts'
import { causeOf, type Evidence, tellingCause } from './cause.ts'
import { type Charge, chargesOf } from './culprit.ts'
import { evidenceLines, placesOf } from './evidence-lines.ts'
import { withExchanges } from './exchanged-rows.ts'
import type { Fact } from './facts.ts'
import type { Judged } from './judge.ts'
import { missingRows } from './missing-rows.ts'
import { corrected, explain, stated } from './say.ts'
import { isTalkOnly, soften } from './soften.ts'
import { at, axis } from './space.ts'
import { staleTables } from './stale-tables.ts'
import { type Words, wordsFor } from './words.ts'

/** 问题 One finding for each culprit, with the contradictions it explains as its evidence. */
export function findingsOf(disclosure: Disclosure, judged: readonly Judged[], evidence: Evidence): Finding[] {
  const words = wordsFor(disclosure)
  const elsewhere = ruledElsewhere(disclosure)
  const relevant = judged.filter((relation) => relation.verdict !== 'fails' || !elsewhere(relation))
  const plausible = (culprit: Fact, expected: number, explained: readonly Judged[]): boolean =>
    explained.some(({ sign }) => sign === '=') &&
    tellingCause(culprit, expected, explained, evidence) !== null
  const { stale, rest: current } = staleTables(relevant, evidence)
  const { missing, rest: printed } = missingRows(current, evidence)
  const { denied, rest: filled } = againstEmptyTables(printed)
  const { bulk, rest } = sift(filled)
  const single = withExchanges(chargesOf(rest, plausible), evidence)
  const charges = [...stale, ...missing, ...denied, ...bulk.map(bulkCharge), ...single]
  return charges.map((charge) => findingOf(soften(charge, evidence, disclosure), judged, evidence, words))
}

const bulkCharge = (explained: readonly Judged[]): Charge => ({
  culprit: null,
  expected: null,
  followers: [],
  explained,
  certainty: 'possible',
  rivals: [],
})

/** A catalogue of programmes against their target tables has a rule of its own. */
function ruledElsewhere(disclosure: Disclosure): (relation: Judged) => boolean {
  const catalogues = new Set(disclosure.tables.filter(({ form }) => form === 'catalogue').map(({ id }) => id))
  const project = axis('project')
  return ({ kind, facts }) => {
    const all = [...facts.left, ...facts.right]
    return (
      kind === 'equal' &&
      all.every(
        ({ code, site }) => at(code, project) !== 0 && (site === 'programmes' || catalogues.has(site)),
      )
    )
  }
}

function findingOf(charge: Charge, judged: readonly Judged[], evidence: Evidence, words: Words): Finding {
  const { culprit, expected, explained, certainty } = charge
  const rule = ruleOf(charge)
  const lines = evidenceLines(charge, judged, words)
  const cause =
    charge.cause ?? (culprit && expected !== null ? causeOf(culprit, expected, explained, evidence) : null)
  const places = placesOf(charge, lines)
  return {
    id: findingId(rule, places.slice(0, culprit ? 1 : 2)),
    rule,
    severity: severityOf(charge),
    certainty,
    ...explain(charge, cause, lines.filter(({ verdict }) => verdict === 'fails').length, words),
    basis: basisOf(rule),
    figures: figuresOf(charge),
    cause: certainty === 'possible' && cause === 'entry-error' ? null : cause,
    correction: correctionOf(charge, cause),
    places,
    evidence: lines,
  }
}

/** The rule a charge falls under: the strongest of the relations it explains names it. */
function ruleOf({ culprit, explained }: Charge): string {
  const has = (fits: (relation: Judged) => boolean) => explained.some(fits)
  if (explained.every(({ sign }) => sign === '≤')) return 'any/part-within-whole'
  if (explained.every(({ clause }) => clause === 'changes-add-up')) return 'text/changes-add-up'
  if (culprit?.site === 'text') return 'text-and-table/same-money'
  if (has(({ clause, scope }) => clause === 'parts-make-the-whole' && scope === 'within-table')) {
    return 'within-table/parts-make-the-whole'
  }
  if (has(({ scope }) => scope === 'text-and-table' || scope === 'within-text'))
    return 'text-and-table/same-money'
  if (has(({ clause, scope }) => clause === 'same-money' && scope === 'within-table'))
    return 'within-table/same-money'
  if (has(({ clause }) => clause === 'same-money')) return 'between-tables/same-money'
  if (has(({ clause }) => clause === 'parts-make-the-whole')) return 'between-tables/parts-make-the-whole'
  if (has(({ clause }) => clause === 'blank-elsewhere')) return 'between-tables/blank-and-figure'
  if (has(({ clause }) => clause === 'two-classifications')) return 'between-tables/two-classifications-agree'
  return 'between-tables/two-names-same-money'
}

const bases: { readonly [rule: string]: readonly string[] } = {
  'within-table/parts-make-the-whole': ['disclosure-procedure-4', 'budget-law-32', 'arithmetic'],
  'between-tables/parts-make-the-whole': ['disclosure-procedure-4', 'budget-law-32', 'arithmetic'],
  'between-tables/two-classifications-agree': ['budget-law-32', 'disclosure-procedure-4'],
  'between-tables/two-names-same-money': ['revenue-expenditure-accounts', 'disclosure-procedure-4'],
}

const basisOf = (rule: string) => (bases[rule] ?? ['disclosure-procedure-4', 'arithmetic']).map(cite)

/** Only what nobody else could mean is an error: doubtful readings of sentences and wholesale mismatches are not. */
const severityOf = ({ explained, certainty, culprit }: Charge): Severity => {
  if (certainty === 'possible' && isTalkOnly(explained)) return 'note'
  const isDoubtful = certainty === 'possible' && (culprit === null || culprit.site === 'text')
  return explained.some(({ strength }) => strength === 'error') && !isDoubtful ? 'error' : 'warning'
}

function figuresOf({ culprit, expected, explained }: Charge): Finding['figures'] {
  const [first] = explained
  const spoken = culprit ?? (first && statedChange(first)) ?? first?.facts.left[0]
  if (!first || !spoken) return null
  const against = explained.find(({ facts }) => [...facts.left, ...facts.right].includes(spoken)) ?? first
  const { amount } = spoken.statement
  const gap = against.facts.left.includes(spoken) ? against.difference : -against.difference
  const value = expected ?? spoken.value - gap
  const print = (figure: number): string => formatAmount(stated(amount, figure))
  const { doubledAllowance } = against
  return {
    stated: print(spoken.value),
    expected: print(value),
    difference: print(spoken.value - value),
    allowance: formatAmount({ ...amount, value: Math.ceil(doubledAllowance / 2), step: 1 }).replace(
      /0+$/u,
      '',
    ),
    unit: amount.unit,
  }
}

/** Between two levels and a change it is the change that somebody computed. */
const statedChange = ({ facts }: Judged): Fact | undefined =>
  [...facts.left, ...facts.right].find(({ statement }) => statement.key.measure === 'change')

function correctionOf({ culprit, expected, certainty }: Charge, cause: Cause | null): Finding['correction'] {
  if (!culprit || expected === null || certainty === 'possible') return null
  // The whole is only the most a part can be: it says what cannot stand, not what should.
  if (cause === 'part-over-whole') return null
  const { amount, place } = culprit.statement
  const to = corrected(culprit, expected, cause)
  const unit = (of: Amount): string => (to.unit === amount.unit ? '' : of.unit)
  return { place, from: formatAmount(amount) + unit(amount), to: formatAmount(to) + unit(to) }
}
