import type {
  Block,
  GridCell,
  GridRow,
  LineStart,
  Paragraph,
  Place,
  Unplaced,
  UnplacedKind,
} from '@mingzhang/model'
import { type Coverage, containerOf, coverageOf, type Placed } from './coverage.ts'
import { type DigitToken, digitTokensOf } from './numbers.ts'
import { type Passage, passageOf } from './passage.ts'

export type { Placed } from './coverage.ts'

/**
 * 读未归位的数 Every run of digits of the source that is in no table cell, header, name, code, programme or indicator
 * field and no claim, and what it seems to be. Conservation: no digit of the source vanishes.
 */
export function readUnplaced(blocks: readonly Block[], placed: Placed): Unplaced[] {
  const coverage = coverageOf(placed)
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? ofFragment(block, paragraphKind(block), coverage)
      : block.rows.flatMap((row, at) =>
          row.cells.flatMap((cell, index) =>
            isPartOfCode(row.cells, index, coverage)
              ? []
              : ofFragment(cell, cellKind(block.rows, at, index), coverage),
          ),
        ),
  )
}

type Fragment = { readonly text: string; readonly place: Place; readonly lines?: readonly LineStart[] }

function ofFragment(fragment: Fragment, kind: UnplacedKind | null, coverage: Coverage): Unplaced[] {
  if (!/[\d０-９]/u.test(fragment.text)) return []
  // Only a text tells places within a fragment apart: elsewhere a cell that is held is held whole.
  if (fragment.place.kind !== 'text' && !fragment.lines && isHeld(fragment.place, coverage)) return []
  const passage = passageOf([fragment])
  // A bare 1 or 25 that some field prints says nothing of another cell that counts lines.
  const spoken = coverage.digits.has(passage.text)
  if (spoken && (kind === null || passage.text.length >= 3)) return []
  const known = namesIn(passage.text, coverage)
  const tokens = byCharacter(digitTokensOf(passage.text, []))
  const taken = new Map<string, number>()
  const unplaced: Unplaced[] = []
  for (const { start, end } of runsOf(passage.text, tokens)) {
    if (known.some((span) => span.start <= start && end <= span.end)) continue
    const place = passage.place(start, end)
    const text = passage.text.slice(start, end)
    const near = fragment.lines ? claimsOnLines(fragment.lines, coverage) : claimsAt(place, coverage)
    if (isHeld(place, coverage) || isClaimed(place, text, near, taken)) continue
    unplaced.push({ text, place, seems: kind ?? seemsOf(passage, start, tokens) })
  }
  return unplaced
}

/** Runs of digits with their points and commas; an ordinal that opens one (1.100%) is a run of its own. */
function runsOf(text: string, tokens: ReadonlyMap<number, DigitToken>): Span[] {
  return [...text.matchAll(/\d+(?:[.,]\d+)*/gu)].flatMap((run) => {
    const span = { start: run.index, end: run.index + run[0].length }
    const opening = tokens.get(span.start)
    const first = opening && opening.end < span.end ? opening : undefined
    const rest = first && text.slice(first.end, span.end).search(/\d/u)
    return first?.kind === 'aside' && rest !== undefined
      ? [
          { start: span.start, end: first.end },
          { start: first.end + rest, end: span.end },
        ]
      : [span]
  })
}

/** The token at each character that one covers. */
function byCharacter(tokens: readonly DigitToken[]): Map<number, DigitToken> {
  const at = new Map<number, DigitToken>()
  for (const token of tokens) for (let char = token.start; char < token.end; char += 1) at.set(char, token)
  return at
}

type Span = { readonly start: number; readonly end: number }

/** Where the fragment prints a name that the reading has taken over. */
function namesIn(text: string, { names }: Coverage): Span[] {
  const spans: Span[] = []
  for (const name of names) {
    const start = text.indexOf(name)
    if (start >= 0) spans.push({ start, end: start + name.length })
  }
  return spans
}

/** Is the run in a cell or a field that the reading holds? */
const isHeld = (place: Place, { fields }: Coverage): boolean =>
  (fields.get(containerOf(place)) ?? []).some((field) => place.kind !== 'text' || isInside(place, field))

/** Is the run inside a claim? Exact where the text has columns; else each claim of the cell takes its run once. */
function isClaimed(place: Place, run: string, here: readonly Place[], taken: Map<string, number>): boolean {
  if (place.kind === 'text') return here.some((claim) => isInside(place, claim))
  const available = here.filter((claim) => claim.text.includes(run)).length
  const used = taken.get(run) ?? 0
  if (used >= available) return false
  taken.set(run, used + 1)
  return true
}

const claimsAt = (place: Place, { claims }: Coverage): readonly Place[] =>
  claims.get(containerOf(place)) ?? []

/** Claims that stand in the lines of a paragraph, which may be on two pages; a claim may run over several lines. */
function claimsOnLines(lines: readonly LineStart[], { claims }: Coverage): readonly Place[] {
  const drawn = lines.flatMap(({ place }) => (place.kind === 'pdf' || place.kind === 'ofd' ? [place] : []))
  return [...new Set(drawn.map(({ page }) => page))].flatMap((page) => {
    const boxes = drawn.filter((place) => place.page === page).map(({ box }) => box)
    const top = Math.min(...boxes.map((box) => box[1])) - 0.1
    const foot = Math.max(...boxes.map((box) => box[3])) + 0.1
    return (claims.get(`page ${page}`) ?? []).filter(
      (claim) => 'box' in claim && claim.box[1] >= top && claim.box[3] <= foot,
    )
  })
}

/** One line's characters within another place; a place over several lines holds all of them. */
function isInside(place: Place, whole: Place): boolean {
  if (place.kind !== 'text' || whole.kind !== 'text') return false
  if (whole.endLine !== undefined || whole.column === undefined) return true
  const from = place.column ?? 1
  return whole.column <= from && from + place.text.length <= whole.column + whole.text.length
}

function seemsOf({ text }: Passage, at: number, tokens: ReadonlyMap<number, DigitToken>): UnplacedKind {
  const token = tokens.get(at)
  if (token?.kind === 'year') return 'date'
  if (token?.kind === 'aside') return token.seems
  if (
    /^\d{3,}(?:[-—－]|(?=\p{Script=Han}{6}))/u.test(text.slice(at)) &&
    /(?:^|[:：])$/u.test(text.slice(0, at))
  )
    return 'code'
  if (/^\d{3,}[-—－]\p{Script=Han}{4}/u.test(text.slice(at))) return 'code'
  return /^(?:19|20)\d{2}$/u.test(text.slice(at)) ? 'date' : 'unknown'
}

const isPageNumber = /^[-—–\s]*(?:第\s*)?\d{1,4}(?:\s*[/页]\s*(?:共?\s*\d{1,4}\s*页?)?)?[-—–\s]*$/u
/** Its blanks can be told apart in as many ways as the cube of their number. */
const longestPageNumber = 60

/** What a paragraph's numbers are by its shape: a page number, a serial, a code before a name. */
function paragraphKind({ text }: Paragraph): UnplacedKind | null {
  const line = text.trim()
  if (line.length <= longestPageNumber && isPageNumber.test(line)) return 'page-number'
  if (/(?:\.{3}|…|·{3})\s*\d{1,4}$/u.test(line) && !/\d\D+\d/u.test(line.replace(/\d{1,4}$/u, '')))
    return 'page-number'
  if (/^序号\s*[:：]\s*\d+$/u.test(line)) return 'serial'
  return null
}

/** What a cell's numbers are by its neighbours: column numbers under a header, serials down a column, codes. */
function cellKind(rows: readonly GridRow[], at: number, index: number): UnplacedKind | null {
  const cells = rows[at]?.cells ?? []
  const text = tightText(cells[index])
  if (!/\d/u.test(text)) return null
  if (isColumnNumbers(cells)) return 'column-number'
  if (/^\d{1,4}$/u.test(text) && (index === 0 || isSerial(rows, at, index))) return 'serial'
  if (/^[A-Z]?\d{3}[A-Z\d]*$/u.test(text) && !/^(?:19|20)\d{2}$/u.test(text)) return 'code'
  return null
}

/** No code stands in more cells, even with a cell for each digit. */
const mostPieces = 8

/** A code in several cells (201 | 03 | 01) that was read as one. */
function isPartOfCode(cells: readonly GridCell[], index: number, { digits }: Coverage): boolean {
  const isPiece = (at: number): boolean => /^\d{1,3}$/u.test(tightText(cells[at]))
  if (!isPiece(index)) return false
  let from = index
  const first = Math.max(0, index - mostPieces)
  while (from > first && isPiece(from - 1) && tightText(cells[from]).length < 3) from -= 1
  const parts = [tightText(cells[from])]
  const last = from + mostPieces
  for (let at = from + 1; at < last && isPiece(at) && tightText(cells[at]).length < 3; at += 1) {
    parts.push(tightText(cells[at]).padStart(2, '0'))
  }
  const code = parts.join('')
  if (parts.length > 1 && digits.has(code)) return true
  // The outer part stands in a row above, or in a cell merged downwards; the name follows.
  const named = cells.slice(from + parts.length).find((cell) => cell.text !== '')?.text ?? ''
  const isBelow = from > 0 && cells.slice(0, from).every((cell) => cell.text === '')
  const isInner = isBelow && code.length % 2 === 0 && /^\s*\p{Script=Han}/u.test(named)
  return isInner && [...digits].some((known) => /^\d{5}(?:\d{2})?$/u.test(known) && known.endsWith(code))
}

const tightText = (cell: GridCell | undefined): string => cell?.text.replace(/\s/gu, '') ?? ''

/** One more than the cell above and one less than the cell below, as far as there are such cells. */
function isSerial(rows: readonly GridRow[], at: number, index: number): boolean {
  const number = Number(tightText(rows[at]?.cells[index]))
  const near = [rows[at - 1], rows[at + 1]].map((row) => tightText(row?.cells[index]))
  const counted = [near[0] === String(number - 1), near[1] === String(number + 1)]
  return counted.every(Boolean) || (counted.some(Boolean) && near.some((text) => !/^\d/u.test(text)))
}

/** Columns are numbered with two digits; every cell of the row is asked this. */
const mostNumbered = 400

function isColumnNumbers(cells: readonly GridCell[]): boolean {
  if (cells.length > mostNumbered) return false
  const texts = cells.map(tightText).filter((text) => text !== '')
  if (/^[栏档行]次$/u.test(texts[0] ?? '')) return true
  const numbers = texts.filter((text) => /^\d{1,2}$/u.test(text)).map(Number)
  return (
    numbers.length >= 3 && numbers.length >= texts.length - 1 && numbers.every((one, at) => one === at + 1)
  )
}
