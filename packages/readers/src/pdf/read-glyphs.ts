import type { Glyph, Turn } from '../page/page.ts'
import { type PageFrame, seen, turnOf } from './page-frame.ts'
import type { Pdfium } from './pdfium-calls.ts'

/** 文字层 A character as the library gives it: its loose box and origin in the space of the page, and its turn. */
type RawGlyph = {
  readonly text: string
  readonly box: readonly [left: number, top: number, right: number, bottom: number]
  readonly origin: readonly [x: number, y: number]
  /** Size of the type in points; 0 when the file does not tell. */
  readonly size: number
  /** Quarter turns clockwise that set it upright; null when no quarter does. */
  readonly turn: Turn | null
}

/** Characters of a page that print something, in the order of the file; loose boxes, whose sides meet in a word. */
export function rawGlyphs({ calls, memory }: Pdfium, textPage: number, most: number): RawGlyph[] {
  const count = Math.min(most, calls.FPDFText_CountChars(textPage))
  const address = memory.allocate(64)
  const scaleOf = (page: number, index: number): number => {
    if (!calls.FPDFText_GetMatrix(page, index, address + 32)) return 1
    const [, , c = 0, d = 1] = memory.floats().subarray(address / 4 + 8, address / 4 + 12)
    return Math.hypot(c, d)
  }
  const glyphs: RawGlyph[] = []
  for (let index = 0; index < count; index += 1) {
    const code = calls.FPDFText_GetUnicode(textPage, index)
    if (isBlank(code) || !calls.FPDFText_GetLooseCharBox(textPage, index, address)) continue
    const box = memory.floats()
    const [left = 0, top = 0, right = 0, bottom = 0] = box.subarray(address / 4, address / 4 + 4)
    calls.FPDFText_GetCharOrigin(textPage, index, address + 16, address + 24)
    const [x = left, y = bottom] = memory.doubles().subarray(address / 8 + 2, address / 8 + 4)
    const turn = quarters(calls.FPDFText_GetCharAngle(textPage, index))
    glyphs.push({
      text: textOf(code),
      box: [left, top, right, bottom],
      origin: [x, y],
      size: calls.FPDFText_GetFontSize(textPage, index) * scaleOf(textPage, index),
      turn,
    })
  }
  memory.release(address)
  return glyphs
}

/** Control characters and blanks: where they stand, the gap tells. */
const isBlank = (code: number): boolean =>
  !isHyphen(code) &&
  (code <= 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0x3000 || code === 0xfeff || code === 0x200b)

/** The library marks a hyphen at the end of a line with a code of its own. */
const isHyphen = (code: number): boolean => code === 0x2 || code === 0xfffe || code === 0xad

/** A character that the font does not name is printed all the same. */
function textOf(code: number): string {
  if (isHyphen(code)) return '-'
  return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code)
}

const quarter = Math.PI / 2

/** An angle (radians, clockwise) as quarter turns clockwise that undo it. */
function quarters(angle: number): Turn | null {
  const turns = angle / quarter
  return Math.abs(turns - Math.round(turns)) > 0.06 ? null : turnOf(-Math.round(turns))
}

/** The turn in which most characters stand upright. */
export function readingTurn(glyphs: readonly RawGlyph[], own: Turn): Turn {
  const votes = [0, 0, 0, 0]
  for (const { turn } of glyphs) if (turn !== null) votes[turn] = (votes[turn] ?? 0) + 1
  const most = Math.max(...votes)
  return (votes[own] ?? 0) === most ? own : turnOf(votes.indexOf(most))
}

/** Share of the type that stands over its line; loose boxes are as high as a font says, which may be anything. */
const ascent = 0.86

/** A character in the reading frame: as wide as its advance, as high as its type. */
export function glyphSeen(raw: RawGlyph, frame: PageFrame): Glyph {
  const [ax, ay] = seen(frame, raw.box[0], raw.box[1])
  const [bx, by] = seen(frame, raw.box[2], raw.box[3])
  const [, base] = seen(frame, raw.origin[0], raw.origin[1])
  const size = raw.size > 1 ? raw.size : Math.abs(by - ay)
  return {
    text: raw.text,
    x0: Math.min(ax, bx),
    x1: Math.max(ax, bx),
    y0: base - ascent * size,
    y1: base + (1 - ascent) * size,
    base,
    size,
  }
}
