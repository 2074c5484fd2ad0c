import { audit, auditTogether } from '@mingzhang/audit'
import type { Cause, Finding, Place } from '@mingzhang/model'
import { meantFor } from './meant-for.ts'
import { lineOf, type Mark, type MarkRole, type Paper, print, type Spot } from './paper.ts'
import type { Random } from './random.ts'
import type { Planted, Slip } from './slips.ts'

/** 一次试验 One error planted in the text of a document, and what the whole audit said. */
export type Trial = {
  readonly document: string
  readonly slip: string
  /** The rules the error is for; none where it is the one law that must find it. */
  readonly meantFor: readonly string[]
  /** Where it was planted: in a table, a sentence, a target, or elsewhere. */
  readonly where: 'table' | 'sentence' | 'target' | 'result' | 'form'
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

/** A finding and the file it stands with. */
type Said = { readonly finding: Finding; readonly file: number }

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function findingsOf(texts: readonly string[]): readonly Said[] {
  const [text = '', ...more] = texts
  if (more.length > 0) {
    const files = texts.map((each, index) => ({ bytes: bytesOf(each), fileName: String(index) }))
    const taken = auditTogether(files)
    for (const { refusal } of taken.refused) throw new Error(refusal.what)
    return taken.files.flatMap(({ file, audit: { findings } }) =>
      findings.map((finding) => ({ finding, file: Number(file) })),
    )
  }
  const result = audit(bytesOf(text), 'planted.txt')
  if (!result.ok) throw new Error(result.refusal.what)
  return result.value.findings.map((finding) => ({ finding, file: 0 }))
}

/** The same complaint before and after: places move when a line gets longer, words do not. */
const nameOf = ({ rule, what }: Finding): string => `${rule} ${what}`

/** 未改动的文件 What is said of a document before anything is planted. */
export const untouched = (paper: Paper): readonly Finding[] =>
  findingsOf(print(paper).texts).map(({ finding }) => finding)

/** @param own the file of the finding: its own places bear no name */
const touches = (place: Place, own: number, spot: Spot): boolean => {
  const { line, column, length } = spot
  if (place.kind === 'derived') return place.from.some((part) => touches(part, own, spot))
  if (place.kind !== 'text' || Number(place.file ?? own) !== spot.file) return false
  const end = place.endLine ?? place.line
  if (line < place.line || line > end) return false
  if (place.column === undefined || end > place.line) return true
  const to = place.column + Math.max(1, [...place.text].length)
  return column < to && place.column < column + Math.max(1, length)
}

const inSentences: readonly MarkRole[] = [
  ...([
    'sentence',
    'change',
    'unitWord',
    'percent',
    'direction',
    'posts',
    'vehicles',
    'vehiclePart',
  ] as const),
  ...(['reason', 'gone'] as const),
]
const inTables: readonly MarkRole[] = ['cell', 'reserved', 'catalogueAmount', 'catalogueName']
const inTargets: readonly MarkRole[] = [
  ...(['budget', 'operator', 'weight', 'bound', 'goal', 'plan', 'core', 'level1', 'level2'] as const),
  ...(['indicator', 'measureUnit', 'item', 'result', 'costing', 'halves', 'programme'] as const),
]
const inResults: readonly MarkRole[] = [
  ...(['funds', 'rate', 'executionPoints', 'actual', 'points', 'totalPoints', 'excuse'] as const),
]

function whereOf(role: MarkRole | undefined): Trial['where'] {
  if (role === undefined) return 'form'
  if (inSentences.includes(role)) return 'sentence'
  if (inTables.includes(role)) return 'table'
  if (inTargets.includes(role)) return 'target'
  return inResults.includes(role) ? 'result' : 'form'
}

/** A document, what is said of it before, and the error to be planted in it. */
type Attempt = {
  readonly document: string
  readonly paper: Paper
  readonly before: ReadonlySet<string>
  readonly slip: Slip
  readonly id: number
  readonly planted: Planted
}

/** Plants one error and audits the texts. */
export function tryOut({ document, paper, before, slip, id, planted }: Attempt): Trial {
  const { texts, spots } = print(planted.instead ?? paper, planted.change)
  const fresh = findingsOf(texts).filter(({ finding }) => !before.has(nameOf(finding)))
  const wrongSpots = planted.wrong.flatMap((mark) => spots.get(mark) ?? [])
  const isWrong = (place: Place, file: number): boolean =>
    wrongSpots.some((spot) => touches(place, file, spot))
  const names = ({ finding: { places }, file }: Said): boolean => places.some((place) => isWrong(place, file))
  // Of two documents that contradict each other, either may be the wrong one: the finding begins with both.
  const first = ({ finding: { places }, file }: Said): boolean =>
    places.slice(0, planted.either ? 3 : 1).some((place) => isWrong(place, file))
  const grave = fresh.filter(({ finding }) => finding.severity !== 'note')
  const right = fresh.filter(first)
  const spot = wrongSpots[0]
  const say = ({ finding: { severity, rule, cause, what } }: Said): string =>
    `${severity} ${rule} ${cause ?? ''} ${what}`
  return {
    document,
    slip: slip.name,
    meantFor: meantFor[slip.name] ?? [],
    where: whereOf(paper.marks[id]?.role),
    from: paper.marks[id]?.text ?? '',
    to: planted.change.marks.get(id) ?? '',
    line: spot ? (texts[spot.file]?.split('\n')[spot.line - 1] ?? '') : '',
    found: grave.some(names),
    noted: !grave.some(names) && fresh.some(names),
    placed: right.length > 0,
    caused:
      planted.causes.length === 0
        ? null
        : right.some(({ finding: { cause } }) => isOne(cause, planted.causes)),
    cause: right[0]?.finding.cause ?? '',
    right: grave.filter(names).map(({ finding: { rule } }) => rule),
    rules: fresh.filter(names).map(({ finding: { rule } }) => rule),
    wrong: grave.filter((said) => !names(said)).map(say),
    said: fresh.map(say),
  }
}

const isOne = (cause: Cause | null, causes: readonly Cause[]): boolean =>
  cause !== null && causes.includes(cause)

/**
 * 植入 Plants errors in one document, kind after kind in a random order, so that rare kinds get their turn.
 *
 * @param times how many, where the document has room for so many
 */
export function plant(
  document: string,
  paper: Paper,
  slips: readonly Slip[],
  times: number,
  random: Random,
): Trial[] {
  const before = new Set(untouched(paper).map(nameOf))
  const trials: Trial[] = []
  let queue: Slip[] = []
  for (let turn = 0; trials.length < times && turn < times * 12; turn += 1) {
    if (queue.length === 0) queue = shuffled(slips, random)
    const slip = queue.pop()
    if (!slip) break
    const found = makeOne(paper, slip, random)
    if (found) trials.push(tryOut({ document, paper, before, slip, ...found }))
  }
  return trials
}

function shuffled<T>(from: readonly T[], random: Random): T[] {
  const all = [...from]
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = random.whole(0, at)
    const [one, two] = [all[at], all[other]]
    if (one !== undefined && two !== undefined) {
      all[at] = two
      all[other] = one
    }
  }
  return all
}

/** One error of a kind, at a place picked out of those where it can be made; a few are tried. */
function makeOne(paper: Paper, slip: Slip, random: Random): { id: number; planted: Planted } | null {
  const fits = (mark: Mark, id: number): boolean =>
    slip.fits?.(mark, paper.lines[lineOf(paper, id)] ?? '') ?? true
  const sitesOf = (role: MarkRole): number[] =>
    paper.marks.flatMap((mark, id) => (mark.role === role && mark.text !== '' && fits(mark, id) ? [id] : []))
  const roles = slip.roles.map(sitesOf).filter((sites) => sites.length > 0)
  for (let turn = 0; turn < 6 && roles.length > 0; turn += 1) {
    const id = random.pick(random.pick(roles))
    const mark = paper.marks[id]
    const planted = mark ? slip.make({ paper, id, mark, random }) : null
    if (planted && changesSomething(paper, planted)) return { id, planted }
  }
  return null
}

const changesSomething = (paper: Paper, { change, wrong, instead }: Planted): boolean =>
  wrong.length > 0 &&
  (instead !== undefined ||
    [...change.marks].some(([id, text]) => paper.marks[id]?.text !== text) ||
    (change.dropped?.size ?? 0) > 0)
