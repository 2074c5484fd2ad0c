import {
  type Claim,
  type DepartmentTargets,
  type Evaluation,
  type Indicator,
  type Place,
  type Program,
  placeText,
  type Table,
} from '@mingzhang/model'

/** 已归位 What of a document has found a home. */
export type Placed = {
  readonly tables: readonly Table[]
  readonly programs: readonly Program[]
  readonly departmentTargets: DepartmentTargets
  readonly claims: readonly Claim[]
}

/** Where numbers have a home: places that the reading holds, and words it has taken over wherever they are printed. */
export type Coverage = {
  /** Places of cells, fields and claims, by line of a text, by cell or paragraph of anything else; claims by page too. */
  readonly fields: ReadonlyMap<string, readonly Place[]>
  readonly claims: ReadonlyMap<string, readonly Place[]>
  /** Names, headers and titles with digits in them, without white space: they may stand inside a longer text. */
  readonly names: ReadonlySet<string>
  /** Codes and other bare digits that only count as a whole cell. */
  readonly digits: ReadonlySet<string>
}

/** Words, and codes long enough to be found inside a longer text (13032123P003317100520-项目). */
const isName = (word: string): boolean =>
  /\p{Script=Han}/u.test(word) || (/[A-Z]/u.test(word) && word.length >= 8)

/** Where a place is looked up: the line of a text, the cell or paragraph of anything else. */
export const containerOf = (place: Place): string =>
  place.kind === 'text' ? `line ${place.line}` : placeText(place)

/** 归位范围 What the tables, programmes, targets and claims of a document hold. */
export function coverageOf({ tables, programs, departmentTargets, claims }: Placed): Coverage {
  const fields = new Map<string, Place[]>()
  const names = new Set<string>()
  const digits = new Set<string>()
  const hold: Hold = (place) => {
    if (place?.kind === 'derived') place.from.forEach(hold)
    else if (place) for (const container of containersOf(place)) add(fields, container, place)
  }
  const say: Say = (word) => {
    const tight = word?.replace(/\s/gu, '')
    if (tight && /\d/u.test(tight)) (isName(tight) ? names : digits).add(tight)
  }
  for (const table of tables) coverTable(table, hold, say)
  for (const program of programs) coverProgram(program, hold, say)
  for (const indicator of departmentTargets.indicators) coverIndicator(indicator, hold)
  coverEvaluation(departmentTargets.evaluation, hold)
  hold(departmentTargets.budget?.place)
  say(departmentTargets.name)
  const stated = new Map<string, Place[]>()
  for (const { place } of claims) {
    add(stated, containerOf(place), place)
    if (place.kind === 'pdf' || place.kind === 'ofd') add(stated, `page ${place.page}`, place)
  }
  return { fields, claims: stated, names, digits }
}

function add(index: Map<string, Place[]>, container: string, place: Place): void {
  const places = index.get(container)
  if (places) places.push(place)
  else index.set(container, [place])
}

/** A cell over several lines is found under each of them. */
function containersOf(place: Place): string[] {
  if (place.kind !== 'text') return [containerOf(place)]
  const lines = (place.endLine ?? place.line) - place.line + 1
  return Array.from({ length: lines }, (_, index) => `line ${place.line + index}`)
}

type Hold = (place: Place | null | undefined) => void
type Say = (word: string | null | undefined) => void

function coverTable(table: Table, hold: Hold, say: Say): void {
  for (const cell of table.cells) hold(cell.place)
  for (const row of table.rows) {
    say(row.code)
    say(row.name)
  }
  for (const column of table.columns) for (const header of column.path) say(header)
  say(table.title)
  say(table.no)
  say(table.note)
}

function coverProgram(program: Program, hold: Hold, say: Say): void {
  hold(program.budgetPlace)
  for (const part of program.budgetParts) {
    hold(part.place)
    say(part.label)
  }
  for (const word of [program.name, program.code, program.department, program.category]) say(word)
  for (const share of program.plan ?? []) say(share)
  say(program.executionWeight)
  for (const indicator of program.indicators) coverIndicator(indicator, hold)
  coverEvaluation(program.evaluation, hold)
}

/** Money, results and points of a self-evaluation, with the words beside them. */
function coverEvaluation(evaluation: Evaluation | undefined, hold: Hold): void {
  if (!evaluation) return
  for (const { initial, adjusted, executed, weight, rate, points } of evaluation.funds)
    for (const figure of [initial, adjusted, executed, weight, rate, points]) hold(figure?.place)
  for (const { actual, points, reason } of evaluation.results)
    for (const printed of [actual, points, reason]) hold(printed?.place)
  for (const printed of [evaluation.total, evaluation.totalWeight, evaluation.grade, evaluation.achieved])
    hold(printed?.place)
}

function coverIndicator({ place, places }: Indicator, hold: Hold): void {
  const own = Object.values(places)
  for (const field of own.length > 0 ? own : [place]) hold(field)
}
