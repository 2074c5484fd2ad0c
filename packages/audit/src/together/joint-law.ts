import { cite } from '@mingzhang/law'
import {
  type Finding,
  findingId,
  formatAmount,
  keyText,
  type Place,
  placeText,
  type Relation,
  type Statement,
} from '@mingzhang/model'
import { reconcile } from '@mingzhang/reconcile'
import { changesInBulk } from './changes-in-bulk.ts'
import { explainsAdjustment, isGuest, namesStage } from './guests.ts'
import { type Joint, joinVolumes, volumeOfStatement } from './join-volumes.ts'
import { noCounts } from './joined.ts'
import { fileOfSpot, placeOfSpot } from './spots.ts'
import { unpublished } from './unpublished.ts'
import type { Volume } from './volume.ts'

/** 合并勾稽 What the law says of several disclosures of one unit. */
export type JointOutcome = {
  /** Over spots; the first place is in the file the finding is about. */
  readonly findings: readonly Finding[]
  /** Findings of single volumes that one of the above takes up. */
  readonly replaced: ReadonlySet<Finding>
  readonly counts: typeof noCounts
}

/**
 * 合并勾稽 The one law over a unit's disclosures of several years and stages. This year's column of last year and last
 * year's own tables have the same key, so do the accounts' 年初预算数 and the budget: nothing is paired by hand. What a
 * volume says wrong by itself stays with it.
 *
 * @param volumes one a year and stage, of one unit
 */
export function jointLaw(volumes: readonly Volume[]): JointOutcome {
  const joint = joinVolumes(volumes)
  const { relations, findings } = reconcile(joint.disclosure, joint.statements)
  const across = relations.filter(spansVolumes)
  const replaced = new Set<Finding>()
  const taken = findings.flatMap((finding): Finding[] => {
    const failing = linesOf(finding)
    const isAcross = failing.some((places) => new Set(places.map((spot) => volumeAt(spot, volumes))).size > 1)
    const own = volumes.flatMap((volume) => volume.findings.filter((one) => isTakenUp(one, finding)))
    if (!isAcross && !knowsBetter(finding, own)) return []
    for (const one of own) replaced.add(one)
    return [retold(finding, own[0] ?? null, isAcross, { joint, volumes })]
  })
  const told = new Set(taken.flatMap(({ places }) => places.map(placeText)))
  const missing = unpublished(relations, volumes).filter(
    ({ places }) => !places.some((place) => told.has(placeText(place))),
  )
  const holding = across.filter(({ kind, verdict }) => kind === 'change' && verdict === 'holds').length
  return { findings: changesInBulk([...taken, ...missing], holding), replaced, counts: countsOf(across) }
}

export const spansVolumes = ({ left, right }: Relation): boolean =>
  new Set([...left, ...right].map(volumeOfStatement)).size > 1

function countsOf(relations: readonly Relation[]): typeof noCounts {
  const counts = { ...noCounts }
  for (const { verdict } of relations) counts[verdict] += 1
  return counts
}

const volumeAt = (spot: Place, volumes: readonly Volume[]): number =>
  volumes.findIndex(({ files }) => files.includes(fileOfSpot(spot)))

/** Places of each contradiction a finding shows. */
const linesOf = ({ evidence }: Finding): (readonly Place[])[] =>
  evidence.filter(({ verdict }) => verdict === 'fails').map(({ places }) => places)

const lineText = (places: readonly Place[]): string => places.map(placeText).toSorted().join(' = ')

/** Does the joint finding tell all that the single one tells? */
function isTakenUp(single: Finding, joint: Finding): boolean {
  const [one] = single.places
  const [other] = joint.places
  const lines = linesOf(single).map(lineText)
  if (lines.length === 0 || !one || !other) return false
  const known = new Set(linesOf(joint).map(lineText))
  const sameCulprit = single.rule === joint.rule && placeText(one) === placeText(other)
  return sameCulprit || lines.every((line) => known.has(line))
}

/** Last year's document shows that a figure was left standing. */
const knowsBetter = (joint: Finding, own: readonly Finding[]): boolean =>
  joint.cause === 'stale-year' && own.length > 0 && own.every(({ cause }) => cause !== 'stale-year')

type Context = { readonly joint: Joint; readonly volumes: readonly Volume[] }

/** The joint finding under the rule it falls under, as grave as the words of the documents allow. */
function retold(finding: Finding, own: Finding | null, isAcross: boolean, context: Context): Finding {
  const ordered = { ...finding, places: aboutLatest(finding, context.volumes) }
  if (own) return takenUp(ordered, own, context)
  const stated = statementsAt(finding, context.joint)
  const guests = stated.filter((statement) => isGuest(statement, context.volumes))
  const rule = ruleOf(guests, context.volumes)
  const sure =
    isAcross &&
    !isWholesale(finding) &&
    guests.length > 0 &&
    guests.every((guest) => isBinding(guest, context))
  return {
    ...ordered,
    id: findingId(rule, ordered.places.map(placeOfSpot)),
    rule,
    severity: finding.severity === 'error' && sure ? 'error' : 'warning',
    why: `${finding.why}。${reasons[rule] ?? ''}`,
    basis: [...finding.basis, cite('disclosure-procedure-3')].filter(
      ({ instrument, article }, index, all) =>
        all.findIndex((one) => one.instrument === instrument && one.article === article) === index,
    ),
  }
}

/** A whole table that disagrees: the wrong document was given, or another scope; no single figure is to blame. */
const isWholesale = ({ cause, correction }: Finding): boolean => cause === 'stale-year' && correction === null

/** A volume's own finding, with what the other volumes add to it: more evidence, or the cause. */
function takenUp(finding: Finding, own: Finding, context: Context): Finding {
  const { id, rule, severity } = own
  const what = own.figures?.expected === finding.figures?.expected ? own.what : finding.what
  const witness = finding.cause === 'stale-year' ? lastYears(finding, context) : null
  const places = witness ? [...finding.places, witness.place] : finding.places
  const why = witness
    ? `${finding.why}，上年公开的就是 ${formatAmount(witness.amount)} ${witness.amount.unit}`
    : finding.why
  return { ...finding, id, rule, severity, what, why, places }
}

/** The same figure for the same money in last year's own document. */
function lastYears({ places: [culprit] }: Finding, { joint, volumes }: Context): Statement | null {
  const stated = culprit && joint.statements.find(({ place }) => placeText(place) === placeText(culprit))
  if (!stated) return null
  const key = keyText({ ...stated.key, year: String(Number(stated.key.year) - 1) })
  const witness = joint.statements.find(
    (one) => one.keyText === key && one.amount.value === stated.amount.value && !isGuest(one, volumes),
  )
  return witness ?? null
}

const reasons: { readonly [rule: string]: string } = {
  'across-documents/last-year-as-published':
    '本年文件里的上年数应当就是上年公开的本年数；上年预算作过调整的，应当写明',
  'across-documents/changes-agree-with-last-year':
    '较上年的增减额应当等于本年数减去上年公开的数；口径不同的，应当写明',
  'across-documents/initial-budget-as-published': '决算里的年初预算数应当就是年初公开的预算数',
}

function ruleOf(guests: readonly Statement[], volumes: readonly Volume[]): string {
  if (guests.some(({ key }) => key.measure === 'change'))
    return 'across-documents/changes-agree-with-last-year'
  const sameYear = guests.every((guest) => {
    const document = volumes[volumeOfStatement(guest)]?.disclosure.document
    return guest.key.year === String(document?.year)
  })
  return guests.length > 0 && sameYear
    ? 'across-documents/initial-budget-as-published'
    : 'across-documents/last-year-as-published'
}

function isBinding(guest: Statement, { joint, volumes }: Context): boolean {
  const volume = volumes[volumeOfStatement(guest)]
  return namesStage(guest, joint.disclosure) && volume !== undefined && !explainsAdjustment(volume)
}

/** Statements that the contradictions of a finding are about. */
function statementsAt(finding: Finding, { statements }: Joint): Statement[] {
  const spots = new Set(linesOf(finding).flatMap((places) => places.map(placeText)))
  return statements.filter(({ place }) => spots.has(placeText(place)))
}

/** Without a culprit the later document comes first: it is the one that repeats the other. */
function aboutLatest({ places, correction }: Finding, volumes: readonly Volume[]): readonly Place[] {
  if (correction) return places
  const lateness = (spot: Place): number => {
    const document = volumes[volumeAt(spot, volumes)]?.disclosure.document
    return (document?.year ?? 0) * 2 + (document?.stage === 'final' ? 1 : 0)
  }
  return places.toSorted((one, other) => lateness(other) - lateness(one))
}
