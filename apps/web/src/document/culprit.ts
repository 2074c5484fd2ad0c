import { type Finding, halfWidth, type Place } from '@mingzhang/model'

/** Every place a finding names: its own, then those of its evidence. */
export function placesOf(finding: Finding): readonly Place[] {
  return [...finding.places, ...finding.evidence.flatMap(({ places }) => places)]
}

/** The figure of a text, for comparing: the first number in it, no commas, half-width. */
const bare = (text: string): string =>
  /[-−]?\d+(?:\.\d+)?/u.exec(halfWidth(text).replace(/[,\s]/gu, ''))?.[0].replace(/\.?0+$/u, '') ?? text

/**
 * 存疑处 The place that is likely wrong: the one to correct, else the first, which is the likeliest. Where
 * the stated figure is a
 * sum over several places none of which prints it, no single place is accused.
 */
export function culpritOf({ correction, figures, places }: Finding): Place | null {
  if (correction) return correction.place
  const first = places[0] ?? null
  if (!first || !figures || places.length === 1) return first
  return bare(first.text) === bare(figures.stated) ? first : null
}
