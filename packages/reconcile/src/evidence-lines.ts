import { type Evidence as EvidenceLine, type Place, placeText } from '@mingzhang/model'
import type { Charge } from './culprit.ts'
import type { Fact } from './facts.ts'
import { type Judged, judge } from './judge.ts'
import type { Words } from './words.ts'

/** Enough to see it; the plainest first. */
const mostLines = 8
const mostSupport = 3

/**
 * The contradictions the charge explains; for a culprit also the other relations of its key, weighed with the culprit
 * in place of the figure that speaks for it; then what supports the expected value.
 */
export function evidenceLines(
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
    if (support.length < mostSupport) support.push(relation)
    if ([...facts.left, ...facts.right].every(({ code }) => code === culprit.code)) continue
    const swap = (side: readonly Fact[]) => side.map((fact) => (fact === stands ? culprit : fact))
    const swapped = judge({ ...relation, left: swap(facts.left), right: swap(facts.right) })
    if (swapped.verdict === 'fails') told.set(words.relation(swapped), swapped)
  }
  const size = ({ facts }: Judged): number => facts.left.length + facts.right.length
  const plainest = [...told.values()].toSorted((one, other) => size(one) - size(other)).slice(0, mostLines)
  return [...plainest, ...support].map((relation) => ({
    verdict: relation.verdict,
    text: words.relation(relation),
    arithmetic: words.arithmetic(relation),
    places: [...relation.facts.left, ...relation.facts.right].map(({ statement }) => statement.place),
    assumed: relation.assumed,
  }))
}

/** Every place of a charge: the culprit, then the sentences, then the rest. */
export function placesOf(
  { culprit, explained, cause, rivals }: Charge,
  lines: readonly EvidenceLine[],
): Place[] {
  const places = new Map<string, Place>()
  const add = (place: Place): void => {
    if (!places.has(placeText(place))) places.set(placeText(place), place)
  }
  if (culprit) add(culprit.statement.place)
  // Several figures with one cause: they are the place, whatever they contradict.
  if (cause) for (const { statement } of rivals) add(statement.place)
  const texts = explained
    .flatMap(({ facts }) => [...facts.left, ...facts.right])
    .filter(({ site }) => site === 'text')
  for (const { statement } of texts) add(statement.place)
  for (const { places: own } of lines) for (const place of own) add(place)
  return [...places.values()]
}
