import type { Block, Grid, GridRow, Paragraph, Place } from '@mingzhang/model'
import { expandSpans } from '../targets/expand-spans.ts'
import { type GridParts, isNote, partsOf, textsOf } from './header-rows.ts'
import { isListedHeader, splitYear } from './header-word.ts'
import { isTotalWord, tight } from './printed-cell.ts'
import { mergeFacts, type TableFacts } from './table-lines.ts'
import { type Caption, captionOf } from './table-title.ts'

/** 表的原件 A table with its pieces joined: what stands over it, its header, its rows and its note. */
export type RawTable = {
  readonly title: string
  readonly no: string | null
  /** A line over the table that calls what follows a list of contents, or ''. */
  readonly heading: string
  readonly facts: TableFacts
  readonly head: readonly GridRow[]
  readonly ruler: GridRow | null
  readonly body: readonly GridRow[]
  readonly note: string | null
  readonly place: Place
  readonly blocks: readonly Block[]
}

type Piece = {
  readonly caption: Caption
  readonly heading: string
  readonly facts: TableFacts
  readonly parts: GridParts
  readonly grid: Grid
  readonly note: string | null
  readonly blocks: readonly Block[]
  /** The reader of pages saw the same columns go on at the head of the next page, and nothing stands between. */
  readonly goesOnOverPage: boolean
}

/**
 * 找表 Every grid nobody has taken, with its title, unit of money, year and note; pieces that stand on several pages
 * joined into one.
 *
 * @param taken blocks that belong to something else; they also part one table from the next
 */
export function findTables(blocks: readonly Block[], taken: ReadonlySet<Block>): RawTable[] {
  const tables: RawTable[] = []
  let above: Paragraph[] = []
  let isParted = true
  blocks.forEach((block, index) => {
    if (taken.has(block)) {
      above = []
      isParted = true
    } else if (block.kind === 'paragraph') {
      above.push(block)
    } else {
      const last = tables.at(-1)
      const open = last && !isParted && above.length === 0 && isUnfinished(last) ? last : null
      const grid = open ? joinedGrid(open, block) : block
      const piece = pieceOf(grid, above, blocks.slice(index + 1, index + 4))
      if (open) tables[tables.length - 1] = completed(open, piece, block)
      else if (last && !isParted && isContinuation(last, piece))
        tables[tables.length - 1] = continued(last, piece)
      else tables.push(opened(named(piece, last)))
      above = []
      isParted = false
    }
  })
  return tables
}

/** The notes right below a grid (注：…, then 说明：…); a lone 合计 between them is a row that lost its blank cells. */
function noteOf(below: readonly Block[]): {
  readonly notes: readonly Paragraph[]
  readonly rest: readonly Block[]
} {
  const rest: Block[] = []
  const notes: Paragraph[] = []
  for (const [index, block] of below.entries()) {
    if (block.kind !== 'paragraph') break
    const next = below[index + 1]
    const leadsOn = /[:：]\s*$/u.test(block.text) && next?.kind === 'paragraph' && isNote(next.text)
    if (isNote(block.text) || (notes.length > 0 && leadsOn)) notes.push(block)
    else if (notes.length === 0 && isTotalWord(block.text)) rest.push(block)
    else break
  }
  return { notes, rest: notes.length > 0 ? rest : [] }
}

/** A note that states money or shares is also a sentence to be read. */
const statesFigures = ({ text }: Paragraph): boolean => /\d\s*(?:[百千万亿]*元|[%％])/u.test(text)

/** A header without data below it yet: its rows may stand in grids of their own, parted by blank lines. */
const isUnfinished = (table: RawTable): boolean =>
  table.body.length === 0 && table.ruler === null && table.note === null

const joinedGrid = (table: RawTable, grid: Grid): Grid => ({ ...grid, rows: [...table.head, ...grid.rows] })

/** The table with title and small lines of its beginning and the header and rows of both. */
function completed(open: RawTable, piece: Piece, grid: Grid): RawTable {
  const whole = opened(piece)
  return {
    ...whole,
    title: open.title === '' ? whole.title : open.title,
    no: open.no ?? whole.no,
    heading: open.heading === '' ? whole.heading : open.heading,
    facts: mergeFacts(open.facts, whole.facts),
    place: open.place,
    blocks: [...open.blocks, ...piece.blocks.filter((block) => block !== piece.grid), grid],
  }
}

function pieceOf(grid: Grid, above: readonly Paragraph[], below: readonly Block[]): Piece {
  const parts = partsOf(underHeader(above.at(-1), expandSpans(grid)))
  const outer = captionOf(above)
  const inner = captionOf(parts.captions.map(paragraphOfRow))
  const caption =
    inner.title === '' ? { ...outer, no: outer.no ?? inner.no } : { ...inner, no: inner.no ?? outer.no }
  const { notes: notesBelow, rest } = noteOf(below)
  const notes = [
    ...parts.notes.map((row) => textsOf(row).join('')),
    ...notesBelow.map(({ text }) => text.trim()),
  ]
  return {
    caption,
    heading: above.findLast((line) => /目录$/u.test(tight(line.text)))?.text.trim() ?? '',
    facts: mergeFacts(parts.facts, outer.facts),
    parts,
    grid,
    note: notes.length > 0 ? notes.join('\n') : null,
    blocks: [...outer.blocks, grid, ...rest, ...notesBelow.filter((note) => !statesFigures(note))],
    goesOnOverPage: grid.continues === true && above.length === 0,
  }
}

/** A header cell over all columns (2024年预算数) that lost its blank cells stands right above the grid as a line. */
function underHeader(line: Paragraph | undefined, grid: Grid): Grid {
  const text = line === undefined ? '' : tight(line.text)
  const isHeader =
    line !== undefined && text.length <= 12 && splitYear(text).year !== null && isListedHeader(text)
  if (!isHeader) return grid
  const row: GridRow = { cells: [{ text, place: line.place }], place: line.place }
  return { ...grid, rows: [row, ...grid.rows] }
}

const paragraphOfRow = (row: GridRow): Paragraph => ({
  kind: 'paragraph',
  text: row.cells.map((cell) => cell.text).join(''),
  place: row.place,
})

const opened = (piece: Piece): RawTable => ({
  title: piece.caption.title,
  no: piece.caption.no,
  heading: tight(piece.heading),
  facts: piece.facts,
  head: piece.parts.head,
  ruler: piece.parts.ruler,
  body: piece.parts.body,
  note: piece.note,
  place: piece.caption.place ?? piece.grid.place,
  blocks: piece.blocks,
})

/**
 * 续表 Does this grid go on with the table before it? It has no title, or the same one, and repeats the header or has
 * none of its own.
 */
function isContinuation(last: RawTable, piece: Piece): boolean {
  if (piece.goesOnOverPage) return true
  const { head, ruler, body } = piece.parts
  const title = withoutContinued(piece.caption.title)
  const { unitName } = piece.facts
  const isOtherUnit =
    unitName !== null && last.facts.unitName !== null && !unitsMeet(unitName, last.facts.unitName)
  if (isOtherUnit) return false
  const sameTitle = title === '' || title === withoutContinued(last.title)
  if (head.length === 0) return title === '' && widthOf(body) <= widthOf([...last.body, ...last.head])
  if (sameTitle && body.length === 0 && ruler === null && repeatsHead(last.head, head)) return true
  if (!sameHead(last.head, head)) return false
  return sameTitle || serialGoesOn(last.body, body)
}

/** Lines of a header printed again, each in a grid of its own, perhaps torn. */
const repeatsHead = (before: readonly GridRow[], after: readonly GridRow[]): boolean => {
  const lines = before.map((row) => textsOf(row).join(''))
  return after.every((row) => lines.some((line) => line.includes(textsOf(row).join(''))))
}

/** A unit's name may be torn over two lines. */
const unitsMeet = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

const withoutContinued = (title: string): string =>
  saysOnlyContinued.test(tight(title))
    ? ''
    : title.replace(/[（(](?:续|接)(?:[前上]?[表页])?(?:\d+|[一二三四五六七八九十]+)?[)）]|^续表?[:：]?/u, '')

/** 续前表, 接上表, （续表二）: a line that names no table, but says that the one before goes on. */
const saysOnlyContinued =
  /^[（(]?(?:续|[上承]?接)(?:[前上]?[表页])?[:：]?(?:表?(?:\d+|[一二三四五六七八九十]+))?[)）]?$/u

/** 续表题名 What goes on under other columns stands alone, under the name of the table it goes on with. */
const named = (piece: Piece, last: RawTable | undefined): Piece =>
  last !== undefined && last.title !== '' && saysOnlyContinued.test(tight(piece.caption.title))
    ? { ...piece, caption: { ...piece.caption, title: `${withoutContinued(last.title)}（续）` } }
    : piece

const widthOf = (rows: readonly GridRow[]): number =>
  rows.reduce((most, row) => Math.max(most, row.cells.length), 0)

/** Repeated headers agree in their words, though single cells may be torn on one page and whole on the other. */
function sameHead(before: readonly GridRow[], after: readonly GridRow[]): boolean {
  const words = (rows: readonly GridRow[]): string => rows.map((row) => textsOf(row).join('')).join('')
  if (words(before) === words(after)) return true
  const first = (rows: readonly GridRow[]): string => (rows[0] ? textsOf(rows[0]).join('') : '')
  return first(before) !== '' && first(before) === first(after) && before.length === after.length
}

function serialGoesOn(before: readonly GridRow[], after: readonly GridRow[]): boolean {
  const number = (row: GridRow | undefined): number =>
    Number(textsOf(row ?? { cells: [], place: noPlace })[0] || Number.NaN)
  return number(after[0]) === number(before.at(-1)) + 1
}

const noPlace: Place = { kind: 'derived', from: [], text: '' }

function continued(last: RawTable, piece: Piece): RawTable {
  const { head, ruler, body } = piece.parts
  // What looks like a header on a page that goes on is data, unless it is the header again.
  const isRepeated = head.length === 0 || sameHead(last.head, head) || repeatsHead(last.head, head)
  const rows = isRepeated ? body : [...head, ...(ruler ? [ruler] : []), ...body]
  return {
    ...last,
    facts: mergeFacts(last.facts, piece.facts),
    body: [...last.body, ...rows],
    note: [last.note, piece.note].filter((note) => note !== null).join('\n') || null,
    blocks: [...last.blocks, ...piece.blocks],
  }
}
