import { audit } from '@mingzhang/audit'
import type { Cause, Finding, Place } from '@mingzhang/model'
import { otherSlips } from './other-slips.ts'
import { type Paper, print, type Spot } from './paper.ts'
import type { Random } from './random.ts'
import { figureSlips, type Planted, type Slip } from './slips.ts'

/** 一次试验 One error planted in the text of a document, and what the whole audit said. */
export type Trial = {
  readonly document: string
  readonly slip: string
  /** Where it was planted: in a table, a sentence, a target, or elsewhere. */
  readonly where: 'table' | 'sentence' | 'target' | 'form'
  readonly from: string
  readonly to: string
  readonly line: string
  /** Some new error or warning names the place. */
  readonly found: boolean
  /** Only a note names it. */
  readonly noted: boolean
  /** Some new finding names it first. */
  readonly placed: boolean
  /** That finding gives the cause; null where the error has none. */
  readonly caused: boolean | null
  readonly cause: string
  /** New findings (errors and warnings) that name the place, and those that do not. */
  readonly right: readonly string[]
  /** Rules that name the place, notes too. */
  readonly rules: readonly string[]
  readonly wrong: readonly string[]
  readonly said: readonly string[]
}

export const allSlips: readonly Slip[] = [...figureSlips, ...otherSlips]

const findingsOf = (text: string): readonly Finding[] => {
  const result = audit(new TextEncoder().encode(text), 'planted.txt')
  if (!result.ok) throw new Error(result.refusal.what)
  return result.value.findings
}

/** The same complaint before and after: places move when a line gets longer, words do not. */
const nameOf = ({ rule, what }: Finding): string => `${rule} ${what}`

/** 未改动的文件 What is said of a document before anything is planted. */
export const untouched = (paper: Paper): readonly Finding[] => findingsOf(print(paper).text)

const touches = (place: Place, { line, column, length }: Spot): boolean => {
  if (place.kind === 'derived') return place.from.some((part) => touches(part, { line, column, length }))
  if (place.kind !== 'text') return false
  const end = place.endLine ?? place.line
  if (line < place.line || line > end) return false
  if (place.column === undefined || end > place.line) return true
  const to = place.column + Math.max(1, [...place.text].length)
  return column < to && place.column < column + Math.max(1, length)
}

const whereOf = (paper: Paper, id: number): Trial['where'] => {
  const mark = paper.marks[id]
  if (!mark) return 'form'
  if (
    mark.role === 'sentence' ||
    mark.role === 'change' ||
    mark.role === 'unitWord' ||
    mark.role === 'percent' ||
    mark.role === 'direction'
  )
    return 'sentence'
  if (mark.role === 'cell' || mark.role === 'reserved') return 'table'
  const target = ['budget', 'operator', 'weight', 'bound', 'goal', 'plan', 'core', 'level2', 'indicator']
  return target.includes(mark.role) ? 'target' : 'form'
}

/** Plants one error and audits the text. */
export function tryOut(
  document: string,
  paper: Paper,
  before: ReadonlySet<string>,
  slip: Slip,
  id: number,
  planted: Planted,
): Trial {
  const { text, spots } = print(paper, planted.change)
  const fresh = findingsOf(text).filter((finding) => !before.has(nameOf(finding)))
  const wrongSpots = planted.wrong.flatMap((mark) => spots.get(mark) ?? [])
  const names = (finding: Finding): boolean =>
    finding.places.some((place) => wrongSpots.some((spot) => touches(place, spot)))
  const first = (finding: Finding): boolean => {
    const [place] = finding.places
    return place !== undefined && wrongSpots.some((spot) => touches(place, spot))
  }
  const grave = fresh.filter(({ severity }) => severity !== 'note')
  const right = fresh.filter(first)
  const spot = wrongSpots[0]
  const say = ({ severity, rule, cause, what }: Finding): string =>
    `${severity} ${rule} ${cause ?? ''} ${what}`
  return {
    document,
    slip: slip.name,
    where: whereOf(paper, id),
    from: paper.marks[id]?.text ?? '',
    to: planted.change.marks.get(id) ?? '',
    line: spot ? (text.split('\n')[spot.line - 1] ?? '') : '',
    found: grave.some(names),
    noted: !grave.some(names) && fresh.some(names),
    placed: right.length > 0,
    caused: planted.causes.length === 0 ? null : right.some(({ cause }) => isOne(cause, planted.causes)),
    cause: right[0]?.cause ?? '',
    right: grave.filter(names).map(({ rule }) => rule),
    rules: fresh.filter(names).map(({ rule }) => rule),
    wrong: grave.filter((finding) => !names(finding)).map(say),
    said: fresh.map(say),
  }
}

const isOne = (cause: Cause | null, causes: readonly Cause[]): boolean =>
  cause !== null && causes.includes(cause)

/** 植入 Plants errors of every kind in turn in one document. */
export function plant(document: string, paper: Paper, times: number, random: Random): Trial[] {
  const before = new Set(untouched(paper).map(nameOf))
  const trials: Trial[] = []
  for (let turn = 0; trials.length < times && turn < times * 12; turn += 1) {
    const slip = allSlips[Math.floor(random.next() * allSlips.length)]
    if (!slip) continue
    const role = random.pick(slip.roles)
    const sites = paper.marks.flatMap((mark, id) => (mark.role === role && mark.text !== '' ? [id] : []))
    if (sites.length === 0) continue
    const id = random.pick(sites)
    const mark = paper.marks[id]
    const planted = mark ? slip.make({ paper, id, mark, random }) : null
    if (!planted || !changesSomething(paper, planted)) continue
    trials.push(tryOut(document, paper, before, slip, id, planted))
  }
  return trials
}

const changesSomething = (paper: Paper, { change, wrong }: Planted): boolean =>
  wrong.length > 0 &&
  ([...change.marks].some(([id, text]) => paper.marks[id]?.text !== text) || (change.dropped?.size ?? 0) > 0)
