import { type Disclosure, type Finding, type Place, placeText } from '@mingzhang/model'

/** Below this confidence what was read accuses nobody. */
const sureFrom = 0.75

/**
 * 存疑不指控 An error that rests on what was read with doubt, or on characters recognised from pictures, becomes a
 * warning that is possible: worth a look at the original, no more. The law and most rules abstain by themselves; this
 * holds for every rule.
 *
 * @param isDoubtfulElsewhere the same of places in other documents
 * @returns what to do with each finding about the document
 */
export function doubtsOf(
  disclosure: Disclosure,
  isDoubtfulElsewhere: (place: Place) => boolean = () => false,
): (finding: Finding) => Finding {
  const { document, tables, programs, departmentTargets, claims } = disclosure
  const doubtful = new Set<string>()
  const indicators = [...programs.flatMap((program) => program.indicators), ...departmentTargets.indicators]
  for (const each of [...tables.flatMap(({ cells }) => cells), ...claims, ...indicators]) {
    if (each.confidence < sureFrom) doubtful.add(placeText(each.place))
  }
  const isDoubtful = (place: Place): boolean =>
    doubtful.has(placeText(place)) ||
    (place.file !== undefined && isDoubtfulElsewhere(place)) ||
    (place.kind === 'derived' && place.from.some(isDoubtful))
  return (finding) =>
    finding.severity === 'error' && (document.recognised || finding.places.some(isDoubtful))
      ? { ...finding, severity: 'warning', certainty: 'possible' }
      : finding
}
