import type { Finding, Place, Severity, Verdict } from '@mingzhang/model'
import { compareSpots, locate, type SourceIndex, type Spot, spotText } from '../places/source-index.ts'
import { culpritOf, placesOf } from './culprit.ts'

/** 这一条的回答 Which of the four answers a finding stands for: what its equations say, the worst first. */
export function answerOf({ evidence }: Finding): Verdict {
  const said = new Set(evidence.map(({ verdict }) => verdict))
  if (said.size === 0 || said.has('fails')) return 'fails'
  if (said.has('unknown')) return 'unknown'
  return said.has('holds') ? 'holds' : 'inapplicable'
}

export type FindingOrder = 'weight' | 'place'

export type FindingFilter = {
  readonly severity: Severity | null
  readonly answer: Verdict | null
  readonly order: FindingOrder
}

const severityRank: { readonly [S in Severity]: number } = { error: 0, warning: 1, note: 2 }
const certaintyRank = { certain: 0, likely: 1, possible: 2 } as const

/** Whole hundredths of a difference as printed, for ordering only. */
function weightOf({ figures }: Finding): number {
  if (!figures) return 0
  return Math.abs(Number(figures.difference.replace(/[,，]/gu, '').replace('−', '-'))) || 0
}

/**
 * 筛选与排序 The findings to show: by severity and answer, the heaviest first or as they stand in the document.
 *
 * @param index the source, for the order of places
 */
export function chooseFindings(
  findings: readonly Finding[],
  filter: FindingFilter,
  index: SourceIndex,
): readonly Finding[] {
  const { severity, answer, order } = filter
  const chosen = findings.filter(
    (finding) =>
      (severity === null || finding.severity === severity) &&
      (answer === null || answerOf(finding) === answer),
  )
  if (order === 'weight') return chosen.sort(compareWeight)
  const first = new Map(chosen.map((finding) => [finding, firstSpot(index, finding)]))
  return chosen.sort((a, b) => {
    const [left, right] = [first.get(a), first.get(b)]
    if (!left || !right) return Number(!left) - Number(!right)
    return compareSpots(left, right)
  })
}

function compareWeight(a: Finding, b: Finding): number {
  return (
    severityRank[a.severity] - severityRank[b.severity] ||
    certaintyRank[a.certainty] - certaintyRank[b.certainty] ||
    weightOf(b) - weightOf(a)
  )
}

const firstSpot = (index: SourceIndex, finding: Finding): Spot | undefined =>
  finding.places.flatMap((place) => locate(index, place))[0]

/** How a lit place is drawn: the likely culprit, one that agrees, or a clue outside the equations. */
export type LightRole = 'culprit' | 'agrees' | 'clue'

/** 亮处 A place of the selected finding, numbered in reading order. */
export type Light = {
  readonly number: number
  readonly role: LightRole
  readonly place: Place
  readonly spot: Spot
  readonly severity: Severity
}

/** 点亮 Every place of a finding that is in the source, each once, in reading order. */
export function lightsOf(index: SourceIndex, finding: Finding): readonly Light[] {
  const culprit = culpritOf(finding)
  const inEquations = new Set(
    finding.evidence.flatMap(({ places }) => places.flatMap((place) => locate(index, place).map(idOf))),
  )
  const culprits = new Set(culprit ? locate(index, culprit).map(idOf) : [])
  const lights = new Map<string, Omit<Light, 'number'>>()
  for (const place of placesOf(finding)) {
    for (const spot of locate(index, place)) {
      const id = idOf(spot)
      if (lights.has(id)) continue
      const outside = inEquations.size > 0 && !inEquations.has(id)
      const role: LightRole = culprits.has(id) ? 'culprit' : outside ? 'clue' : 'agrees'
      lights.set(id, { role, place, spot, severity: finding.severity })
    }
  }
  return [...lights.values()]
    .sort((a, b) => compareSpots(a.spot, b.spot))
    .map((light, at) => ({ ...light, number: at + 1 }))
}

/** 先看的一处 The place to look at first: the one that is likely wrong, else the first in reading order. */
export const culpritLight = (lights: readonly Light[]): Light | undefined =>
  lights.find(({ role }) => role === 'culprit') ?? lights[0]

const idOf = (spot: Spot): string => `${spotText(spot)}:${spot.from ?? ''}:${spot.to ?? ''}`

/** The lights a list of places falls on, for the numbers beside an equation. */
export function lightsAt(
  index: SourceIndex,
  lights: readonly Light[],
  places: readonly Place[],
): readonly Light[] {
  const wanted = new Set(places.flatMap((place) => locate(index, place).map(idOf)))
  return lights.filter(({ spot }) => wanted.has(idOf(spot)))
}

/** 改动的符号 A difference with its sign, minus as U+2212. */
export const signed = (decimal: string): string =>
  decimal.startsWith('-') || decimal.startsWith('−')
    ? `−${decimal.slice(1)}`
    : decimal.startsWith('+')
      ? decimal
      : `+${decimal}`

/** Thousands grouped from five integer digits; what is not a plain number stays. */
export function grouped(decimal: string): string {
  const match = /^([-−+]?)(\d{5,})(\.\d+)?$/u.exec(decimal)
  if (!match) return decimal.replace(/^-/u, '−')
  const [, sign = '', whole = '', fraction = ''] = match
  const digits = whole.replace(/\B(?=(\d{3})+$)/gu, ',')
  return `${sign === '-' ? '−' : sign}${digits}${fraction}`
}
