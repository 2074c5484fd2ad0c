import type { Finding, Place } from '@mingzhang/model'

/** A contradiction that careful people found in one of the five texts, and where. */
export type Contradiction = {
  readonly document: string
  readonly line: number
  /** Start of the rule's id, blank for any. */
  readonly rule: string
  readonly what: string
}

/** The listing of bench/contradictions.tsv. */
export function contradictionsOf(tsv: string): Contradiction[] {
  return tsv
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [document = '', at = '', rule = '', what = ''] = line.split('\t')
      return { document, line: Number(at), rule, what }
    })
}

/** Is the contradiction among the findings: the rule's kind, at its line? */
export const isReported = (contradiction: Contradiction, findings: readonly Finding[]): boolean =>
  findings.some(
    (finding) =>
      finding.rule.startsWith(contradiction.rule) &&
      finding.places.some((place) => covers(place, contradiction.line)),
  )

const covers = (place: Place, line: number): boolean =>
  place.kind === 'text' && place.line <= line && line <= (place.endLine ?? place.line)
