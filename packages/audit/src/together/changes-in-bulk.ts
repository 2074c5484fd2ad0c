import { type Finding, findingId } from '@mingzhang/model'
import { placeOfSpot } from './spots.ts'

const rule = 'across-documents/changes-agree-with-last-year'

/** So many changes that contradict last year's document are no slips of the pen. */
const fewest = 3

/**
 * 成片不符的增减额 Where the sentences about changes mostly contradict last year's document, the two documents are of
 * different scope, or the sentences compare with something else: one warning instead of one for each.
 *
 * @param holding how many changes agree with last year's document
 */
export function changesInBulk(findings: readonly Finding[], holding: number): readonly Finding[] {
  const changes = findings.filter((finding) => finding.rule === rule)
  const [first] = changes
  if (!first || changes.length < fewest || changes.length <= holding) return findings
  const evidence = changes.flatMap((finding) => finding.evidence)
  const places = changes.flatMap((finding) => finding.places)
  const [example] = evidence
  const bulk: Finding = {
    ...first,
    id: findingId(rule, places.map(placeOfSpot)),
    severity: 'warning',
    certainty: 'possible',
    what: `较上年的增减额大多与上年公开的数对不上，例如 ${example?.arithmetic ?? first.what}`,
    why: '较上年的增减额应当等于本年数减去上年公开的数；成片不符多半是口径不同，或者不是与上年公开的预算相比',
    toDo: '先核对与什么数相比、口径是否相同，并写明；再逐项核对',
    figures: null,
    cause: null,
    correction: null,
    places,
    evidence,
  }
  return [...findings.filter((finding) => finding.rule !== rule), bulk]
}
