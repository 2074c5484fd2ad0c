import { type Box, boxOf, type Glyph } from './page.ts'

/** 行 A line of characters from left to right. */
export type Line = {
  readonly glyphs: readonly Glyph[]
  readonly text: string
  readonly box: Box
  readonly base: number
  readonly size: number
}

/** 印行 What is kept of a line of running text: its words and its measures, not its characters. */
export type PrintedLine = Omit<Line, 'glyphs'> & {
  /** Where its text ends; a stop may hang beyond the measure. */
  readonly end: number
  /** Width of what cannot be parted at its beginning. */
  readonly firstWord: number
  /** The size of the type that is set most in it; figures may be of another font. */
  readonly type: number
}

/** Stops that may hang beyond the measure. */
const hangs = /[，。、；：！？,.;:!?]/u

/** 量行 The words and measures of a line. */
export function measured(line: Line): PrintedLine {
  const { glyphs, text, box, base, size } = line
  const sizes = glyphs.map((glyph) => glyph.size).toSorted((x, y) => x - y)
  const last = glyphs.findLast((glyph) => !hangs.test(glyph.text))
  return {
    text,
    box,
    base,
    size,
    end: last?.x1 ?? box[2],
    firstWord: firstWord(line),
    type: sizes[sizes.length >> 1] ?? 0,
  }
}

/** Half the characters of a line are at least this far from the next line, in sizes of type. */
const sameLine = 0.45

/** 分行 Characters gathered to lines by their baseline, the lines from top to bottom. */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  const lines: { base: number; size: number; glyphs: Glyph[] }[] = []
  for (const glyph of glyphs.toSorted((a, b) => a.base - b.base)) {
    const last = lines.at(-1)
    const near = last && glyph.base - last.base <= sameLine * Math.max(last.size, glyph.size)
    if (last && near) {
      last.glyphs.push(glyph)
      if (glyph.size > last.size) Object.assign(last, { base: glyph.base, size: glyph.size })
    } else lines.push({ base: glyph.base, size: glyph.size, glyphs: [glyph] })
  }
  return lines.map((line) => lineOf(line.glyphs))
}

/** 成行 A line of the characters given, which stand on one baseline. */
export function lineOf(glyphs: readonly Glyph[]): Line {
  const ordered = withoutDoubles(glyphs.toSorted((a, b) => a.x0 - b.x0 || a.x1 - b.x1))
  const size = Math.max(0, ...ordered.map((glyph) => glyph.size))
  const base = Math.max(0, ...ordered.map((glyph) => glyph.base))
  return { glyphs: ordered, text: textOf(ordered), box: boxOf(ordered), base, size }
}

/** Bold type is sometimes faked by printing a character twice, a hair apart. */
function withoutDoubles(ordered: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = []
  for (const glyph of ordered) {
    const isDouble = kept
      .slice(-3)
      .some(
        (other) =>
          other.text === glyph.text &&
          Math.abs(other.x0 - glyph.x0) < 0.25 * glyph.size &&
          glyph.x0 < other.x1 - 0.5 * (other.x1 - other.x0) &&
          Math.abs(other.base - glyph.base) < 0.25 * glyph.size,
      )
    if (!isDouble) kept.push(glyph)
  }
  return kept
}

const han = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** Is this character as wide as it is high, so that blanks around it carry nothing? */
export const isWide = (text: string): boolean => han.test(text)

/** The text of characters from left to right; a gap is a blank where it tells words apart. */
function textOf(glyphs: readonly Glyph[]): string {
  let text = ''
  let before: Glyph | null = null
  for (const glyph of glyphs) {
    if (before !== null && isBlank(before, glyph)) text += ' '
    text += glyph.text
    before = glyph
  }
  return text
}

/** Is the gap between two characters wide enough to be a blank? */
function isBlank(left: Glyph, right: Glyph): boolean {
  const gap = right.x0 - left.x1
  const size = Math.min(left.size, right.size)
  const wide = (isWide(left.text) ? 1 : 0) + (isWide(right.text) ? 1 : 0)
  return gap > size * (wide === 2 ? 0.8 : wide === 1 ? 0.6 : 0.2)
}

/** What may not begin a line, so that the character before it goes along to the next. */
const noBeginning = /[，。、；：！？）》」』】”’,.;:!?)%％]/u

/** What may not end a line, so that the character behind it comes along. */
const noEnding = /[（《「『【“‘(]/u

/**
 * 首词 Width of what cannot be parted at the beginning of a line: a figure, a word or one character, with what opens before
 * it and stops behind it.
 */
export function firstWord({ glyphs }: Line): number {
  const opening = Math.max(
    0,
    glyphs.findIndex(({ text }) => !noEnding.test(text)),
  )
  const wide = glyphs.findIndex((glyph, index) => {
    const before = glyphs[index - 1]
    return index >= opening && (isWide(glyph.text) || (before !== undefined && isBlank(before, glyph)))
  })
  let end = wide === -1 ? glyphs.length : Math.max(opening + 1, wide)
  while (end < glyphs.length && noBeginning.test(glyphs[end]?.text ?? '')) end += 1
  return (glyphs[end - 1]?.x1 ?? 0) - (glyphs[0]?.x0 ?? 0)
}

/** 断开 The pieces of a line that stand so far apart that they are texts of their own. */
export function segmentsOf(line: Line, ems: number): Line[] {
  const pieces: Glyph[][] = []
  let before: Glyph | null = null
  for (const glyph of line.glyphs) {
    const isFar = before === null || glyph.x0 - before.x1 > ems * line.size
    if (isFar) pieces.push([glyph])
    else pieces.at(-1)?.push(glyph)
    before = glyph
  }
  return pieces.map(lineOf)
}

/** 连行 Two lines of one text put together: a blank only where both sides are Latin letters or figures. */
export function joinedText(before: string, after: string, isFilled: boolean): string {
  const left = before.at(-1) ?? ''
  const right = after[0] ?? ''
  const parts = /[A-Za-z0-9]/u.test(left) && /[A-Za-z0-9]/u.test(right) && !isFilled
  return parts ? `${before} ${after}` : before + after
}
