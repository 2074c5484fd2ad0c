import type { LineStart, Paragraph, Place } from '@mingzhang/model'
import { cleanText } from '../text/clean-text.ts'
import { isWide, type Line } from './line-text.ts'
import { around, type Page } from './page.ts'
import type { PlaceOf } from './ruled-grid.ts'

/** A line on its page. */
export type PlacedLine = { readonly line: Line; readonly page: Page }

/** 版心 Left and right edge of the running text of a page. */
export type Margins = { readonly left: number; readonly right: number }

/** Lines at least this wide, as a share of the page, show where the text ends. */
const longLine = 0.4

/** The margins of a page from its long lines; null when it has none. */
export function marginsOf(lines: readonly Line[], page: Page): Margins | null {
  const long = lines.filter(({ box }) => box[2] - box[0] >= page.width * longLine)
  if (long.length === 0) return null
  const left = edge(long, (line) => line.box[0], -1)
  const right = edge(long, (line) => line.box[2], 1)
  // A measure that one line alone shows may be longer than that line: pages are symmetric as a rule.
  return { left: left.at, right: right.isShared ? right.at : Math.max(right.at, page.width - left.at) }
}

/** The outermost edge that at least two lines share within one size of type; the outermost when none do. */
function edge(
  lines: readonly Line[],
  at: (line: Line) => number,
  outwards: 1 | -1,
): { readonly at: number; readonly isShared: boolean } {
  const ordered = lines.toSorted((a, b) => outwards * (at(b) - at(a)))
  const shared = ordered.find((line, index) => {
    const next = ordered[index + 1]
    return next !== undefined && Math.abs(at(next) - at(line)) <= line.size
  })
  const found = shared ?? ordered[0]
  return { at: found ? at(found) : 0, isShared: shared !== undefined }
}

const listMark =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]+[部章节条]|[①-⑳]|注[:：])/u
const sentenceEnd = /[。；！？：;!?:]$/u
const leaders = /[.…·．。]{4,}\s*\d*$/u

/** The widest step from one line to the next inside a paragraph, in sizes of type. */
const widestStep = 2.6

/**
 * 接行 Does a line go on in the next? It fills its measure (the next word had no room), the next line starts at the left
 * edge or where this one starts, and both are of one size.
 */
export function goesOn(
  one: PlacedLine,
  next: PlacedLine,
  margins: Margins | null,
  below: Margins | null,
): boolean {
  const [a, b] = [one.line, next.line]
  if (margins === null || leaders.test(a.text) || !alike(a, b)) return false
  const step = b.base - a.base
  if (one.page === next.page && (step < 0.6 * a.size || step > widestStep * a.size)) return false
  // A sentence that ends before its measure ends the paragraph; any other line had no room for the next word.
  const reach = a.box[2] + (sentenceEnd.test(a.text) ? 0 : firstWord(b))
  if (reach < margins.right - 0.6 * a.size) return false
  if (listMark.test(b.text) && sentenceEnd.test(a.text)) return false
  const left = (below ?? margins).left
  const isFlush = b.box[0] <= left + 1.2 * b.size
  const isBelow = Math.abs(b.box[0] - a.box[0]) < 0.5 * b.size
  return isFlush || (isBelow && !sentenceEnd.test(a.text) && !listMark.test(b.text))
}

const alike = (a: Line, b: Line): boolean =>
  Math.abs(typeSize(a) - typeSize(b)) <= 0.12 * Math.max(a.size, b.size)

/** The size of the type that is set most in a line; figures may be of another font. */
function typeSize({ glyphs }: Line): number {
  const sizes = glyphs.map((glyph) => glyph.size).toSorted((x, y) => x - y)
  return sizes[sizes.length >> 1] ?? 0
}

/** What may not begin a line, so that the character before it goes along to the next. */
const noBeginning = /[，。、；：！？）》」』】”’,.;:!?)%％]/u

/** Width of what cannot be parted at the beginning of a line: a figure, a word or one character, and stops behind it. */
function firstWord({ glyphs }: Line): number {
  const wide = glyphs.findIndex((glyph) => isWide(glyph.text))
  let end = wide === -1 ? glyphs.length : Math.max(1, wide)
  while (end < glyphs.length && noBeginning.test(glyphs[end]?.text ?? '')) end += 1
  return (glyphs[end - 1]?.x1 ?? 0) - (glyphs[0]?.x0 ?? 0)
}

/** 成段 The paragraph of lines that go on in each other, which may stand on two pages. */
export function paragraphOf(
  lines: readonly PlacedLine[],
  placesOn: (page: Page) => PlaceOf,
): Paragraph | null {
  const [first] = lines
  if (!first) return null
  let raw = ''
  const starts: LineStart[] = []
  for (const { line, page } of lines) {
    if (/[A-Za-z]$/u.test(raw) && /^[A-Za-z]/u.test(line.text)) raw += ' '
    starts.push({ start: raw.length, place: placesOn(page)(line.box, line.text) })
    raw += line.text
  }
  const here = lines.filter(({ page }) => page === first.page).map(({ line }) => line.box)
  const place: Place = placesOn(first.page)(around(here), raw)
  const { text, origin, residue } = cleanText(raw)
  return {
    kind: 'paragraph',
    text,
    place,
    ...(origin && { origin }),
    ...(residue.length > 0 && { residue }),
    ...(starts.length > 1 && {
      lines: starts.map((each) => ({ ...each, start: cleaned(each.start, origin) })),
    }),
  }
}

/** A character of the raw text in the cleaned one. */
function cleaned(start: number, origin: readonly number[] | null): number {
  if (origin === null) return start
  const found = origin.findIndex((raw) => raw >= start)
  return found === -1 ? origin.length : found
}
