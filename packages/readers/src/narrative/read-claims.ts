import {
  type Block,
  type Claim,
  type DepartmentTargets,
  type DocumentHeader,
  type GridCell,
  type Indicator,
  type Paragraph,
  type Place,
  type Program,
  placeText,
  projectName,
  type Table,
} from '@mingzhang/model'
import { bind } from './bind.ts'
import type { Bound, BoundClaim, Context, Frame } from './claim-state.ts'
import { type LocalWords, stepsOf } from './clauses.ts'
import { formulasOf, type PrintedFormula } from './formulas.ts'
import { type FunctionAccounts, functionAccountsOf, functionPathsOf, itemsIn } from './function-paths.ts'
import { depthOf, type Heading, headingOf, namedBy, tightText } from './headings.ts'
import { announce, type Listing, type Standing, wholesAbove } from './listings.ts'
import { digitTokensOf, statesNumbers } from './numbers.ts'
import { type Passage, passageOf } from './passage.ts'
import { type Word, wordAt } from './words.ts'

/** 已读部分 What has been read of a document when its sentences are read. */
export type ReadSoFar = {
  readonly blocks: readonly Block[]
  /** Blocks that tables and target tables have read. */
  readonly taken: ReadonlySet<Block>
  readonly document: DocumentHeader
  readonly tables: readonly Table[]
  readonly programs: readonly Program[]
  readonly departmentTargets: DepartmentTargets
}

/**
 * 读文字陈述 Every number stated in a sentence: paragraphs outside the tables, and the long texts in cells of
 * programmes and targets.
 *
 * @returns claims in reading order; `of` counts within the returned list
 */
export function readClaims(read: ReadSoFar): Claim[] {
  const { year, kind } = read.document
  // A self-evaluation tells what was spent; what it calls 预算 is named as the initial or the adjusted one.
  const stage = kind === 'self-evaluation' ? 'final' : read.document.stage
  const names = namesOf(read.document)
  const publicFund = publicFundOf(read.tables)
  const accounts = accountsOf(read.tables)
  const functions = functionAccountsOf(read.tables)
  const words = byFirstCharacter([
    ...namesOfProgrammes(read.programs),
    ...namesOfProjects(read.tables),
    ...(stage === 'final' ? finalWords : []),
  ])
  const numbered: Numbered = { claims: [], order: new Map() }
  const listings: Listing[] = []
  let previous: Frame | null = null
  for (const part of partsOf(read)) {
    const { passage, program, standing, heading } = part
    const above = functionAbove(part.headings, functions)
    const paths = functionPathsOf(
      passage.text,
      functions,
      above,
      !/^(?:basic|personnel|running)$/u.test(heading?.coordinates.use ?? ''),
    )
    const local: LocalWords = {
      names,
      words: program ? byFirstCharacter(projectWords(program)) : words,
      paths: new Map(paths.map((path) => [path.start, path])),
    }
    const topics = [...paths, ...itemsIn(passage.text)].sort((a, b) => a.start - b.start)
    const opening = standing ? wholesAbove(listings, standing) : []
    const localOnly = program !== null || part.inCell
    const context: Context = {
      ...{ year, stage, heading, publicFund, accounts, topics, opening, localOnly },
      previous: standing?.parted || standing?.heads ? null : previous,
    }
    const bound = claimsOf(passage, local, context, program?.name ?? read.document.unit.name, numbered)
    if (standing && bound.below) announce(listings, bound.below, standing)
    previous = standing && !standing.heads ? bound.root : null
  }
  return numbered.claims
}

const byFirstCharacter = (words: readonly Word[]): ReadonlyMap<string, readonly Word[]> =>
  Map.groupBy(words, ({ label }) => label[0] ?? '')

/** In final accounts 收入合计 and 支出合计 are this year's; only 总计 holds what was carried over. */
const finalWords: readonly Word[] = [
  { label: '收入合计', coordinates: { origin: 'thisYear' }, side: 'revenue', kind: 'measure' },
  { label: '支出合计', coordinates: { use: 'expenditure' }, side: 'expenditure', kind: 'measure' },
]

/** 法律援助经费60万元 in a sentence is the budget of the one programme of that name. */
function namesOfProgrammes(programs: readonly Program[]): Word[] {
  const labels = programs.map(({ name }) => tightText(name))
  const known = programs.filter(({ name }, index) => {
    const label = labels[index] ?? ''
    const once = labels.filter((other) => other === label).length === 1
    return once && label.length >= 6 && wordAt(label, 0)?.end !== label.length && name !== ''
  })
  return known.map((program) => ({
    label: tightText(program.name),
    coordinates: { use: 'project', project: program.code ?? projectName(program) },
    side: 'expenditure',
    kind: 'measure',
  }))
}

/** 社区基层治理3286万元 in a sentence is the whole of the one project that the tables list under that name. */
function namesOfProjects(tables: readonly Table[]): Word[] {
  const projects = new Map<string, Set<string>>()
  for (const { rows, cells } of tables) {
    for (const { r, key } of cells) {
      const label = tightText(rows[r]?.name ?? '')
      if (key?.project === undefined || key.use !== 'project') continue
      projects.set(label, (projects.get(label) ?? new Set()).add(key.project))
    }
  }
  return [...projects].flatMap(([label, [project, ...others]]) =>
    project === undefined || others.length > 0 || label.length < 6 || wordAt(label, 0)?.end === label.length
      ? []
      : [{ label, coordinates: { use: 'project', project }, side: 'expenditure', kind: 'measure' } as const],
  )
}

/** Economic accounts that the tables of the document print. */
function accountsOf(tables: readonly Table[]): ReadonlySet<string> {
  const cells = tables.flatMap((table) => table.cells)
  return new Set(cells.map(({ key }) => key?.econ).filter((econ) => econ !== undefined))
}

/** The function account that the nearest heading names: （一）一般公共服务（类）. */
function functionAbove(headings: readonly Heading[], functions: FunctionAccounts): string | null {
  for (const { text } of headings.toReversed()) {
    const [path] = functionPathsOf(tightText(text), functions, null)
    if (path) return path.func
  }
  return null
}

/** The fund that all figures of the table of 三公经费 stand in, when it is one. */
function publicFundOf(tables: readonly Table[]): string | null {
  const cells = tables.filter((table) => table.form === 'threePublic').flatMap((table) => table.cells)
  const keys = cells.map(({ key }) => key).filter((key) => key?.econ !== undefined)
  const funds = new Set(keys.map((key) => key?.fund ?? null))
  const [only = null] = funds
  return funds.size === 1 ? only : null
}

type Part = {
  readonly passage: Passage
  readonly heading: Word | null
  readonly program: Program | null
  readonly inCell: boolean
  /** Headings above it, outermost first. */
  readonly headings: readonly Heading[]
  /** Null in cells. */
  readonly standing: Standing | null
}

/** The passages of the document in reading order. */
function partsOf({ blocks, taken, programs, departmentTargets }: ReadSoFar): Part[] {
  const texts = programTexts(programs)
  const fields = fieldPlaces(programs, departmentTargets)
  const reading: Reading = { parts: [], headings: [], open: [], parted: true }
  for (const block of blocks) {
    if (block.kind === 'grid') {
      closePassage(reading)
      reading.parted = true
      const cells = block.rows.flatMap((row) => row.cells)
      reading.parts.push(...cellParts(cells, texts, fields))
    } else if (taken.has(block)) {
      closePassage(reading)
      reading.parted = true
    } else if (block.text.trim() !== '') readParagraph(reading, block)
  }
  closePassage(reading)
  return reading.parts
}

type Reading = { readonly parts: Part[]; readonly headings: Heading[]; open: Paragraph[]; parted: boolean }

function closePassage(reading: Reading): void {
  if (reading.open.length > 0) {
    const headings = [...reading.headings]
    const passage = passageOf(reading.open)
    const heading = namedBy(headings)
    const standing = standingOf(reading)
    reading.parts.push({ passage, heading, headings, standing, program: null, inCell: false })
    reading.parted = false
  }
  reading.open = []
}

function standingOf({ open, headings, parted }: Reading): Standing {
  const text = open.map((paragraph) => paragraph.text.trim()).join('')
  const depth = depthOf(text)
  const heads = depth !== null && headingOf(text) !== null
  const above = headings.filter((heading) => heading.text !== text)
  return { text, heads, depth, under: above.at(-1)?.depth ?? 0, parted }
}

/** A heading is a passage of its own; other paragraphs go on with the one before where a page cut it. */
function readParagraph(reading: Reading, paragraph: Paragraph): void {
  const heading = headingOf(paragraph.text)
  if (heading || !goesOn(reading.open.at(-1), paragraph)) closePassage(reading)
  if (heading) {
    while ((reading.headings.at(-1)?.depth ?? 0) >= heading.depth) reading.headings.pop()
    reading.headings.push(heading)
  }
  reading.open.push(paragraph)
  if (heading) closePassage(reading)
}

/** A line of prose that stops without a stop was cut by the end of the line or page: the next one goes on. */
function goesOn(before: Paragraph | undefined, next: Paragraph): boolean {
  const text = before?.text.trim() ?? ''
  if (!before || /[。；;！!？?：:）)…]$/u.test(text)) return false
  const adjacent =
    before.place.kind === 'text' && next.place.kind === 'text' && next.place.line - before.place.line === 1
  // Two figures in two lines are two figures, unless a sum of money was torn in a line of prose (787 | 7.76万元).
  const isTorn = adjacent && text.length >= 30 && /^[\d.,，]*\d\s*[百千万亿]*元/u.test(next.text.trim())
  if (/\d$/u.test(text) && /^\s*\d/u.test(next.text)) return isTorn
  return text.length >= (adjacent ? 16 : 30)
}

/** Programmes by the place of each of their long texts. */
function programTexts(programs: readonly Program[]): Map<string, Program> {
  const texts = new Map<string, Program>()
  for (const program of programs) {
    for (const text of [program.overview, program.goal, program.legalBasis]) {
      for (const place of text ? placesOf(text.place) : []) texts.set(placeText(place), program)
    }
  }
  return texts
}

const placesOf = (place: Place): readonly Place[] =>
  place.kind === 'derived' ? place.from.flatMap(placesOf) : [place]

/** Places of indicator fields: their figures are targets, not claims. */
function fieldPlaces(programs: readonly Program[], targets: DepartmentTargets): ReadonlySet<string> {
  const places = new Set<string>()
  const add = (indicator: Indicator) => {
    for (const place of Object.values(indicator.places)) places.add(placeText(place))
  }
  for (const program of programs) program.indicators.forEach(add)
  targets.indicators.forEach(add)
  return places
}

/** Long texts in cells: those of programmes, and any other cell that reads as a sentence with a sum of money. */
function cellParts(
  cells: readonly GridCell[],
  texts: ReadonlyMap<string, Program>,
  fields: ReadonlySet<string>,
): Part[] {
  const parts: Part[] = []
  for (const cell of cells) {
    const at = placeText(cell.place)
    const program = texts.get(at) ?? null
    const prose =
      program !== null || (isProse(cell.text) && (!fields.has(at) || /\d\s*(?:万|亿)?元/u.test(cell.text)))
    if (prose && statesNumbers(cell.text)) {
      const passage = passageOf([cell])
      parts.push({ passage, heading: null, headings: [], standing: null, program, inCell: true })
    }
  }
  return parts
}

const isProse = (text: string): boolean => {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return characters >= 8 && /[，。；：、]/u.test(text)
}

function namesOf({ unit, region }: DocumentHeader): string[] {
  const plain = [unit.name, region].filter((name) => name !== null).map((name) => name.replace(/\s/gu, ''))
  return plain.filter((name) => name.length >= 4)
}

/** 项目预算 in the text of a programme is the programme's own budget. */
function projectWords(program: Program): Word[] {
  const coordinates = { use: 'project', project: program.code ?? projectName(program) }
  return ['项目预算', '项目资金预算', '项目总预算'].map((label) => ({
    label,
    coordinates,
    side: 'expenditure',
    kind: 'measure',
  }))
}

/** Claims in reading order, and the number of each: a part may belong to a total of a passage before. */
type Numbered = { readonly claims: Claim[]; readonly order: Map<BoundClaim, number> }

function claimsOf(
  passage: Passage,
  local: LocalWords,
  context: Context,
  subject: string | null,
  { claims, order }: Numbered,
): Bound {
  const { text } = passage
  const formulas = formulasOf(text)
  const digits = digitTokensOf(text, formulas)
  /** The year named last in the sentence before a formula. */
  const yearBefore = (at: number): number | null => {
    const sentence = Math.max(...['。', '；', ';'].map((stop) => text.lastIndexOf(stop, at)))
    const named = digits.findLast(
      (token) => token.kind === 'year' && token.start > sentence && token.end <= at,
    )
    return named?.kind === 'year' ? named.year : null
  }
  const bound = bind(stepsOf(text, digits, local), text, context)
  const all = [
    ...bound.claims,
    ...formulas.flatMap((formula) => formulaClaims(formula, yearBefore(formula.start) ?? context.year)),
  ].sort((a, b) => a.start - b.start)
  all.forEach((claim, index) => {
    order.set(claim, claims.length + index)
  })
  claims.push(...all.map((claim) => claimOf(claim, passage, subject, order)))
  return bound
}

function claimOf(
  claim: BoundClaim,
  { text, place }: Passage,
  subject: string | null,
  order: ReadonlyMap<BoundClaim, number>,
): Claim {
  return {
    text: text.slice(phraseStart(text, claim), claim.phraseEnd),
    subject,
    measure: claim.measure,
    amount: claim.amount,
    unit: claim.unit,
    year: claim.year,
    change: claim.change,
    percent: claim.percent,
    numbers: claim.numbers,
    key: claim.key,
    role: claim.role,
    of: claim.of ? (order.get(claim.of) ?? null) : null,
    confidence: claim.key ? 1 : 0.8,
    place: place(claim.start, claim.end),
  }
}

/** The phrase starts at its clause, without the separator, and is not longer than a line. */
const phraseStart = (text: string, { phraseStart: from, start, end, phraseEnd }: BoundClaim): number => {
  const within = phraseEnd > end ? from : Math.max(from, start - 40)
  return within + (/^[\s，,、；;：:]*/u.exec(text.slice(within, start))?.[0].length ?? 0)
}

/** Operands and results of an equation; the text of each is the whole equation. */
function formulaClaims(formula: PrintedFormula, year: number | null): BoundClaim[] {
  const claims: BoundClaim[] = []
  let result: BoundClaim | null = null
  for (const number of formula.numbers.toReversed()) {
    const claim: BoundClaim = {
      start: number.start,
      end: number.end,
      phraseStart: formula.start,
      phraseEnd: formula.end,
      measure: null,
      amount: number.unit === '%' ? null : number.value,
      unit: number.unit === '万' ? '万元' : number.unit,
      year,
      change: null,
      percent: number.unit === '%' ? number.value : null,
      numbers: [number.value],
      key: null,
      role: number.result ? 'result' : 'operand',
      of: number.result ? null : result,
    }
    if (number.result) result = claim
    claims.push(claim)
  }
  return claims.toReversed()
}
