import {
  type Claim,
  type DocumentCounts,
  type Finding,
  type Place,
  type Severity,
  type Statement,
  statementsOf,
  type Table,
} from '@mingzhang/model'
import type { DocumentDetail } from '../api/documents.ts'
import { groupBy } from '../parts/group-by.ts'
import {
  compareSpots,
  indexSource,
  locate,
  type SourceIndex,
  type Spot,
  spotText,
} from '../places/source-index.ts'
import { culpritOf, placesOf } from './culprit.ts'
import { type PrintedTable, printTables } from './printed-table.ts'

/** 读数位置 A figure of the document and where it is shown. */
export type Figure = {
  readonly spot: Spot
  readonly place: Place
  readonly statement: Statement | null
  readonly claim: Claim | null
}

/** 读法 A document with everything the page looks up, made once when it is opened. */
export type Reading = {
  readonly detail: DocumentDetail
  /** False while only the beginning of the document is here. */
  readonly complete: boolean
  /** Of the whole document. */
  readonly counts: DocumentCounts
  readonly index: SourceIndex
  readonly statements: readonly Statement[]
  readonly byKey: ReadonlyMap<string, readonly Statement[]>
  /** Figures by paragraph or cell (`spotText`). */
  readonly figures: ReadonlyMap<string, readonly Figure[]>
  /** Findings by paragraph or cell. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>
  /** Paragraphs and cells that a finding takes for wrong, with its severity; the gravest wins. */
  readonly culprits: ReadonlyMap<string, Severity>
  /** Grids as official tables, by block. */
  readonly printed: ReadonlyMap<number, PrintedTable>
  /** Names of codes, as the document itself prints them. */
  readonly names: ReadonlyMap<string, string>
  /** Paragraph blocks that head a section, and those that title a table. */
  readonly headings: ReadonlySet<number>
  readonly titles: ReadonlySet<number>
  /** 页 How many pages the source has and how high they are, in points; null when its format has none. */
  readonly pages: { readonly count: number; readonly height: number } | null
  /** The look its format has besides the reading. */
  readonly look: Look | null
}

/** 原貌 Looks that a format gives: pages that are drawn, sheets of a workbook. */
export type Look = 'pages' | 'sheets'

/** Reads a document as the server gives it into what the page looks up. */
export function readDetail(detail: DocumentDetail): Reading {
  const { source, disclosure } = detail
  const index = indexSource(source)
  const statements = statementsOf(disclosure)
  const printed = printTables(source.blocks, disclosure.tables, index)
  const titles = titlesOf(detail, printed)
  return {
    detail,
    complete: detail.whole === undefined,
    counts: detail.whole ?? countsOf(detail),
    index,
    statements,
    byKey: groupBy(statements, (statement) => statement.keyText),
    figures: figuresOf(detail, statements, index),
    findings: findingsAt(detail.findings, index),
    culprits: culpritsOf(detail.findings, index),
    printed,
    names: namesOf(disclosure.tables),
    headings: headingsOf(detail, index),
    titles,
    pages: pagesOf(detail),
    look: lookOf(detail),
  }
}

function figuresOf(
  { disclosure }: DocumentDetail,
  statements: readonly Statement[],
  index: SourceIndex,
): Map<string, Figure[]> {
  const figures = new Map<string, Figure[]>()
  const add = (place: Place, statement: Statement | null, claim: Claim | null) => {
    for (const spot of locate(index, place)) {
      const at = spotText(spot)
      const here = figures.get(at)
      if (here) here.push({ spot, place, statement, claim })
      else figures.set(at, [{ spot, place, statement, claim }])
    }
  }
  const claimed = new Set<number>()
  for (const statement of statements) {
    const { from } = statement
    if (from.kind !== 'claim') {
      add(statement.place, statement, null)
      continue
    }
    claimed.add(from.index)
    add(statement.place, statement, disclosure.claims[from.index] ?? null)
  }
  disclosure.claims.forEach((claim, at) => {
    if (!claimed.has(at)) add(claim.place, null, claim)
  })
  return figures
}

function findingsAt(findings: readonly Finding[], index: SourceIndex): Map<string, Finding[]> {
  const at = new Map<string, Finding[]>()
  for (const finding of findings) {
    const here = new Set(placesOf(finding).flatMap((place) => locate(index, place).map(spotText)))
    for (const spot of here) {
      const list = at.get(spot)
      if (list) list.push(finding)
      else at.set(spot, [finding])
    }
  }
  return at
}

const rank: { readonly [S in Severity]: number } = { error: 0, warning: 1, note: 2 }

function culpritsOf(findings: readonly Finding[], index: SourceIndex): Map<string, Severity> {
  const culprits = new Map<string, Severity>()
  for (const finding of findings) {
    const place = culpritOf(finding)
    for (const spot of place ? locate(index, place) : []) {
      const known = culprits.get(spotText(spot))
      if (known === undefined || rank[finding.severity] < rank[known]) {
        culprits.set(spotText(spot), finding.severity)
      }
    }
  }
  return culprits
}

function namesOf(tables: readonly Table[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const table of tables) {
    for (const { code, name, coordinates } of table.rows) {
      if (!name) continue
      for (const member of [code, coordinates?.func, coordinates?.econ]) {
        if (member && !names.has(member)) names.set(member, bareName(name))
      }
    }
  }
  return names
}

/** The name of an item without the ordinal or 其中 before it. */
const bareName = (name: string): string =>
  name.replace(
    /^(?:其中[:：]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．])\s*/u,
    '',
  )

function headingsOf({ disclosure }: DocumentDetail, index: SourceIndex): Set<number> {
  const blocks = disclosure.sections.flatMap(({ place }) => locate(index, { ...place }))
  return new Set(blocks.filter(({ row }) => row === null).map(({ block }) => block))
}

const plain = (text: string): string => text.replace(/[\s　#*]/gu, '')

/**
 * Paragraphs above grids that say the title of their table, and the one that says the title of the
 * document.
 */
function titlesOf(detail: DocumentDetail, printed: ReadonlyMap<number, PrintedTable>): Set<number> {
  const { blocks } = detail.source
  const titles = new Set<number>()
  const documentTitle = plain(detail.disclosure.document.title ?? '')
  const first = blocks.findIndex((block) => block.kind === 'paragraph' && plain(block.text) === documentTitle)
  if (first >= 0 && first < 5) titles.add(first)
  for (const [block, { table }] of printed) {
    for (let at = block - 1; at >= Math.max(0, block - 6); at -= 1) {
      const above = blocks[at]
      if (above?.kind !== 'paragraph') break
      if (!isTitleOf(plain(above.text), table)) continue
      titles.add(at)
      break
    }
  }
  return titles
}

function isTitleOf(text: string, table: Table | null): boolean {
  if (text.length < 4 || text.length > 60) return false
  if (!table) return /表(?:[（(].{0,16}[）)])?$/u.test(text)
  const wanted = plain(table.title)
  return wanted.length >= 4 && (text.includes(wanted) || wanted.includes(text))
}

function countsOf(detail: DocumentDetail): DocumentCounts {
  const { tables, programs, claims, unplaced } = detail.disclosure
  return {
    ...{ blocks: detail.source.blocks.length, lines: lastLine(detail) },
    ...{ tables: tables.length, programs: programs.length },
    ...{ claims: claims.length, unplaced: unplaced.length },
  }
}

function lastLine({ source }: DocumentDetail): number {
  let last = 0
  for (const { place } of source.blocks) {
    if (place.kind === 'text') last = Math.max(last, place.endLine ?? place.line)
  }
  return last
}

/** Heights of A4 in points, lying and upright. */
const a4 = [596, 842]

function pagesOf({ source }: DocumentDetail): Reading['pages'] {
  let [count, lowest] = [0, 0]
  for (const { place } of source.blocks) {
    if (place.kind !== 'pdf' && place.kind !== 'ofd') continue
    count = Math.max(count, place.page)
    lowest = Math.max(lowest, place.box[3])
  }
  // The places do not say how high the paper is: the smallest of A4, lying or upright, that holds them.
  const height = a4.find((points) => points >= lowest) ?? lowest
  return count === 0 ? null : { count, height }
}

function lookOf({ source }: DocumentDetail): Look | null {
  if (source.format === 'pdf' || source.format === 'ofd') return 'pages'
  return source.blocks.some(({ place }) => place.kind === 'xlsx') ? 'sheets' : null
}

/** Spots of a finding's place list, in reading order without repeats. */
export function spotsOf(index: SourceIndex, places: readonly Place[]): readonly Spot[] {
  const seen = new Set<string>()
  const spots: Spot[] = []
  for (const spot of places.flatMap((place) => locate(index, place))) {
    const id = `${spotText(spot)}:${spot.from ?? ''}`
    if (seen.has(id)) continue
    seen.add(id)
    spots.push(spot)
  }
  return spots.sort(compareSpots)
}
