import { type Evidence as EvidenceLine, type Place, placeText } from '@mingzhang/model'
import type { Charge } from './culprit.ts'
import type { Fact } from './facts.ts'
import { type Judged, judge } from './judge.ts'
import type { Words } from './words.ts'

const mostLines = 12

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

/** Every place of a charge: the culprit, then the sentences, then the rest. */
export function placesOf({ culprit, explained }: Charge, lines: readonly EvidenceLine[]): Place[] {
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
