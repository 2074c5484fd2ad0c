import { cite } from '@mingzhang/law'
import {
  type Cause,
  type Disclosure,
  type Evidence as EvidenceLine,
  type Finding,
  formatAmount,
  type Place,
  placeText,
  type Severity,
} from '@mingzhang/model'
import { sift } from './bulk.ts'
import { causeOf, type Evidence, tellingCause } from './cause.ts'
import { type Charge, chargesOf } from './culprit.ts'
import type { Fact } from './facts.ts'
import { type Judged, judge } from './judge.ts'
import { explain } from './say.ts'
import { at, axis } from './space.ts'
import { type Words, wordsFor } from './words.ts'

/** 问题 One finding for each culprit, with the contradictions it explains as its evidence. */
export function findingsOf(disclosure: Disclosure, judged: readonly Judged[], evidence: Evidence): Finding[] {
  const words = wordsFor(disclosure)
  const elsewhere = ruledElsewhere(disclosure)
  const relevant = judged.filter((relation) => relation.verdict !== 'fails' || !elsewhere(relation))
  const plausible = (culprit: Fact, expected: number, explained: readonly Judged[]): boolean =>
    explained.some(({ sign }) => sign === '=') &&
    tellingCause(culprit, expected, explained, evidence) !== null
  const { bulk, rest } = sift(relevant)
  const charges = [...bulk.map(bulkCharge), ...chargesOf(rest, plausible)]
  return charges.map((charge) => findingOf(soften(charge, evidence), judged, evidence, words))
}

const bulkCharge = (explained: readonly Judged[]): Charge => ({
  culprit: null,
  expected: null,
  followers: [],
  explained,
  certainty: 'possible',
  rivals: [],
})

/** Is the narrative its only witness? */
const isTalkOnly = (explained: readonly Judged[]): boolean =>
  explained.every(({ facts: { left, right } }) => [...left, ...right].every(({ site }) => site === 'text'))

const hasTalk = ({ left, right }: Judged['facts']): boolean =>
  [...left, ...right].some(({ site }) => site === 'text')

/**
 * 从宽 Sentences are harder to read than tables. A contradiction among sentences only, or a sentence whose figure is
 * that of a wider or narrower key in a table (it may speak of that one), is worth a look, not an accusation.
 */
function soften(charge: Charge, { facts, space }: Evidence): Charge {
  const { culprit, explained } = charge
  const isTalk = isTalkOnly(explained)
  const speaksOfAnother =
    culprit?.site === 'text' &&
    culprit.value !== 0 &&
    facts.some(
      (fact) =>
        fact.site !== 'text' &&
        fact.code !== culprit.code &&
        2 * Math.abs(fact.value - culprit.value) <= fact.step + culprit.step &&
        (space.within(fact.code, culprit.code) || space.within(culprit.code, fact.code)),
    )
  const restsOnTalk = culprit === null && explained.every(({ facts: sides }) => hasTalk(sides))
  return isTalk || speaksOfAnother || restsOnTalk ? { ...charge, certainty: 'possible' } : charge
}

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
  const cause = culprit && expected !== null ? causeOf(culprit, expected, explained, evidence) : null
  const places = placesOf(charge, lines)
  return {
    id: `${rule}#${hash(
      `${rule} ${places
        .slice(0, culprit ? 1 : 2)
        .map(placeText)
        .join(' ')}`,
    )}`,
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
  const spoken = culprit ?? first?.facts.left[0]
  if (!first || !spoken) return null
  const against = explained.find(({ facts }) => [...facts.left, ...facts.right].includes(spoken)) ?? first
  const { amount } = spoken.statement
  const value = expected ?? spoken.value - against.difference
  const print = (figure: number): string => formatAmount({ ...amount, value: figure })
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

function correctionOf(
  { culprit, expected, certainty, explained }: Charge,
  cause: Cause | null,
): Finding['correction'] {
  if (!culprit || expected === null || certainty === 'possible') return null
  if (cause === 'part-over-whole' && explained.length < 2) return null
  const { amount, place } = culprit.statement
  return { place, from: formatAmount(amount), to: formatAmount({ ...amount, value: expected }) }
}

const mostLines = 12

/**
 * The contradictions the charge explains; for a culprit also the other relations of its key, weighed with the culprit
 * in place of the figure that speaks for it; then what supports the expected value.
 */
function evidenceLines(
  { culprit, explained }: Charge,
  judged: readonly Judged[],
  words: Words,
): EvidenceLine[] {
  const told = new Map(explained.map((relation) => [words.relation(relation), relation]))
  const support: Judged[] = []
  for (const relation of culprit ? judged : []) {
    const { facts, sign, verdict } = relation
    if (!culprit || verdict !== 'holds' || sign !== '=' || told.size >= mostLines) continue
    const stands = [...facts.left, ...facts.right].find(
      (fact) => fact.code === culprit.code && fact !== culprit,
    )
    if (!stands || [...facts.left, ...facts.right].includes(culprit)) continue
    if (support.length < 4) support.push(relation)
    if ([...facts.left, ...facts.right].every(({ code }) => code === culprit.code)) continue
    const swap = (side: readonly Fact[]) => side.map((fact) => (fact === stands ? culprit : fact))
    const swapped = judge({ ...relation, left: swap(facts.left), right: swap(facts.right) })
    if (swapped.verdict === 'fails') told.set(words.relation(swapped), swapped)
  }
  const lines = [...[...told.values()].slice(0, mostLines), ...support]
  return lines.map((relation) => ({
    verdict: relation.verdict,
    text: [words.relation(relation), ...grounds(relation)].join('；'),
    arithmetic: words.arithmetic(relation),
    places: [...relation.facts.left, ...relation.facts.right].map(({ statement }) => statement.place),
  }))
}

/** The zeros and doubts a relation rests on, the first two in full. */
function grounds({ assumed }: Judged): string[] {
  return assumed.length <= 2 ? [...assumed] : [...assumed.slice(0, 2), `另有 ${assumed.length - 2} 处按 0 计`]
}

function placesOf({ culprit, explained }: Charge, lines: readonly EvidenceLine[]): Place[] {
  const places = new Map<string, Place>()
  const add = (place: Place): void => {
    if (!places.has(placeText(place))) places.set(placeText(place), place)
  }
  if (culprit) add(culprit.statement.place)
  const texts = explained
    .flatMap(({ facts }) => [...facts.left, ...facts.right])
    .filter(({ site }) => site === 'text')
  for (const { statement } of texts) add(statement.place)
  for (const { places: own } of lines) for (const place of own) add(place)
  return [...places.values()]
}

/** A short stable name for a text (FNV-1a, 32 bits). */
function hash(text: string): string {
  let state = 0x811c9dc5
  for (const char of text) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return (state >>> 0).toString(16).padStart(8, '0')
}
