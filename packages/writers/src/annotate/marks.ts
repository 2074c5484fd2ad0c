import type { Finding, Place, Severity } from '@mingzhang/model'
import { severities } from '../report.ts'
import { noteAtCulprit, noteAtRelated } from './notes.ts'
import { annotateWords } from './words.ts'

/** 批注出具 What every annotated copy states: the day of issue, YYYY-MM-DD. Nothing here looks at a clock. */
export type Issue = { readonly issuedOn: string }

/** 标记 One spot of an original with everything that is to be said there. */
export type Mark<Spot> = {
  readonly spot: Spot
  /** The gravest of its findings. */
  readonly severity: Severity
  /** Does the likeliest culprit of some finding stand here? */
  readonly isCulprit: boolean
  /** The lines of the note, findings in their order, parted by a blank line. */
  readonly lines: readonly string[]
}

/** 全部标记 The marks of an original in the order of its findings, and the note for what has no spot in it. */
export type Marks<Spot> = {
  readonly marks: readonly Mark<Spot>[]
  readonly homeless: readonly string[]
}

/** Where a place stands in the original; `key` is the same for the same spot. Null when it is not in it. */
export type Locate<Spot> = (place: Place) => { readonly key: string; readonly spot: Spot } | null

/** Notes that one spot shows; a cell of a grand total may stand in every finding. */
const mostNotes = 12

/** Places of one finding that are marked beside its culprit. */
const mostRelated = 40

type OpenMark<Spot> = {
  spot: Spot
  severity: Severity
  isCulprit: boolean
  notes: (readonly string[])[]
  findings: Set<Finding>
}

/**
 * 归位 Every place of every finding to its spot: the culprit carries the whole note, the other places a short one that
 * leads to it. A finding whose culprit is not in this file is told at the first of its places that is.
 */
export function marksOf<Spot>(findings: readonly Finding[], locate: Locate<Spot>): Marks<Spot> {
  const open = new Map<string, OpenMark<Spot>>()
  const homeless: string[][] = []
  findings.forEach((finding, index) => {
    const found = finding.places.flatMap(spread).flatMap((place) => locate(place) ?? [])
    if (found.length === 0) homeless.push([...noteAtCulprit(finding, index + 1)])
    found.slice(0, mostRelated + 1).forEach(({ key, spot }, nth) => {
      const note = nth === 0 ? noteAtCulprit(finding, index + 1) : noteAtRelated(finding, index + 1)
      addTo(open, key, spot, finding, nth === 0, note)
    })
  })
  return { marks: [...open.values()].map(closed), homeless: joined(homeless) }
}

/** A derived place is where the figures it is derived from stand; what stands in another file is not in this one. */
function spread(place: Place): readonly Place[] {
  if (place.file !== undefined) return []
  return place.kind === 'derived' ? place.from.flatMap(spread) : [place]
}

function addTo<Spot>(
  open: Map<string, OpenMark<Spot>>,
  key: string,
  spot: Spot,
  finding: Finding,
  isCulprit: boolean,
  note: readonly string[],
): void {
  const mark = open.get(key)
  if (!mark) {
    open.set(key, {
      spot,
      severity: finding.severity,
      isCulprit,
      notes: [note],
      findings: new Set([finding]),
    })
    return
  }
  mark.isCulprit ||= isCulprit
  if (mark.findings.has(finding)) return
  mark.findings.add(finding)
  if (severities.indexOf(finding.severity) < severities.indexOf(mark.severity))
    mark.severity = finding.severity
  mark.notes.push(note)
}

function closed<Spot>({ spot, severity, isCulprit, notes }: OpenMark<Spot>): Mark<Spot> {
  const more = notes.length - mostNotes
  const lines = joined(more > 0 ? [...notes.slice(0, mostNotes), [annotateWords.more(more)]] : notes)
  return { spot, severity, isCulprit, lines }
}

const joined = (notes: readonly (readonly string[])[]): readonly string[] =>
  notes.flatMap((note, index) => (index === 0 ? note : ['', ...note]))
