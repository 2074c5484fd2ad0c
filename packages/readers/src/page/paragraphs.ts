import type { LineStart, Paragraph, Place } from '@mingzhang/model'
import { cleanText } from '../text/clean-text.ts'
import type { PrintedLine } from './line-text.ts'
import { around, type Leaf } from './page.ts'
import type { PlaceOf } from './ruled-grid.ts'

/** A line on its page. */
export type PlacedLine = { readonly line: PrintedLine; readonly page: Leaf }

/** 版心 Left and right edge of the running text of a page. */
export type Margins = { readonly left: number; readonly right: number }

/** Lines at least this wide, as a share of the page, show where the text ends. */
const longLine = 0.4

/** So many lines that end together, and such a share of all, show the measure of a document; fewer may do so by chance. */
const enoughLines = 3
const enoughShare = 0.1
/** So many show the measure of a page that is narrower than that of the others. */
const manyLines = 8

/**
 * 版心 The margins of pages, each from its own long lines. Where these do not show where the text ends (a page of titles
 * and tables), it ends where it does on the other pages of its size.
 *
 * @param pages lines of text by page, in order
 * @returns by page; null for one without any long line
 */
export function marginsOf(pages: readonly (readonly PlacedLine[])[]): (Margins | null)[] {
  const long = pages.map((lines) =>
    lines.filter(({ line, page }) => line.box[2] - line.box[0] >= page.width * longLine),
  )
  const sizeOf = ({ page }: PlacedLine): string => `${Math.round(page.width)} ${Math.round(page.height)}`
  const bySize = Map.groupBy(long.flat(), sizeOf)
  const ends = new Map([...bySize].map(([size, lines]) => [size, measureOf(lines)]))
  return long.map((lines) => {
    const [first] = lines
    if (!first) return null
    const left = edge(
      lines.map(({ line }) => line),
      (line) => line.box[0],
      -1,
    )
    const own = rightOf(lines)
    const all = ends.get(sizeOf(first))
    const isOwn = own.shared >= manyLines || (all && own.at > all.at - 2 * first.line.size)
    const found = isOwn ? own : all
    // A measure that few lines show may be longer than they are: pages are symmetric as a rule.
    return { left: left.at, right: found?.at ?? Math.max(own.at, first.page.width - left.at) }
  })
}

type Edge = { readonly at: number; readonly shared: number }

const rightOf = (lines: readonly PlacedLine[]): Edge =>
  edge(
    lines.map(({ line }) => line),
    (line) => line.end,
    1,
  )

/** The right edge of all pages of a size, if their lines show one. */
function measureOf(lines: readonly PlacedLine[]): Edge | null {
  const found = rightOf(lines)
  return found.shared >= Math.max(enoughLines, enoughShare * lines.length) ? found : null
}

/** The outermost edge that at least two lines share within one size of type; the outermost when none do. */
function edge(lines: readonly PrintedLine[], at: (line: PrintedLine) => number, outwards: 1 | -1): Edge {
  const ordered = lines.toSorted((a, b) => outwards * (at(b) - at(a)))
  const isNear = (line: PrintedLine, other: PrintedLine): boolean =>
    Math.abs(at(other) - at(line)) <= line.size
  const found =
    ordered.find((line, index) => {
      const next = ordered[index + 1]
      return next !== undefined && isNear(line, next)
    }) ?? ordered[0]
  if (!found) return { at: 0, shared: 0 }
  return { at: at(found), shared: lines.filter((line) => isNear(found, line)).length }
}

const listMark =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]+[部章节条]|[①-⑳]|注[:：])/u
/** Whose table it is and in which unit: said on lines of their own. */
const smallPrint = /^(?:金额)?单位[:：]|^(?:编制|填报|预算)?(?:部门|单位)(?:名称|全称)?[:：]/u
const sentenceEnd = /[。；！？：;!?:]$/u
const leaders = /(?<![.…·．。])[.…·．。]{4,}\s*\d*$/u

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
  if (margins === null || leaders.test(a.text) || smallPrint.test(b.text)) return false
  if (!alike(a, b)) return false
  const step = b.base - a.base
  if (one.page === next.page && (step < 0.6 * a.size || step > widestStep * a.size)) return false
  // A sentence that ends before its measure ends the paragraph; any other line had no room for the next word.
  const reach = a.box[2] + (sentenceEnd.test(a.text) ? 0 : b.firstWord)
  if (reach < margins.right - 0.6 * a.size) return false
  if (listMark.test(b.text) && sentenceEnd.test(a.text)) return false
  const left = (below ?? margins).left
  const isFlush = b.box[0] <= left + 1.2 * b.size
  const isBelow = Math.abs(b.box[0] - a.box[0]) < 0.5 * b.size
  return isFlush || (isBelow && !sentenceEnd.test(a.text) && !listMark.test(b.text))
}

const alike = (a: PrintedLine, b: PrintedLine): boolean =>
  Math.abs(a.type - b.type) <= 0.12 * Math.max(a.size, b.size)

/** 成段 The paragraph of lines that go on in each other, which may stand on two pages. */
export function paragraphOf(
  lines: readonly PlacedLine[],
  placesOn: (page: Leaf) => PlaceOf,
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
