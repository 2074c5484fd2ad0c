import type { Glyph, Turn } from '../page/page.ts'
import { type PageFrame, seen, turnOf } from './page-frame.ts'
import type { Pdfium } from './pdfium-calls.ts'

/** 文字层 A character as the library gives it: its loose box and origin in the space of the page, and its turn. */
export type RawGlyph = {
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
  // Four floats of the box, two doubles of the origin, six floats of the matrix.
  const address = memory.allocate(64)
  const [boxAt, originAt, matrixAt] = [address / 4, address / 8 + 2, address / 4 + 8]
  const glyphs: RawGlyph[] = []
  for (let index = 0; index < count; index += 1) {
    const code = calls.FPDFText_GetUnicode(textPage, index)
    if (isBlank(code) || !calls.FPDFText_GetLooseCharBox(textPage, index, address)) continue
    calls.FPDFText_GetCharOrigin(textPage, index, address + 16, address + 24)
    const hasMatrix = calls.FPDFText_GetMatrix(textPage, index, address + 32)
    const size = calls.FPDFText_GetFontSize(textPage, index)
    const floats = memory.floats()
    const doubles = memory.doubles()
    const at = (offset: number): number => floats[matrixAt + offset] ?? 0
    glyphs.push({
      text: textOf(code),
      box: [floats[boxAt] ?? 0, floats[boxAt + 1] ?? 0, floats[boxAt + 2] ?? 0, floats[boxAt + 3] ?? 0],
      origin: [doubles[originAt] ?? 0, doubles[originAt + 1] ?? 0],
      size: hasMatrix ? size * Math.hypot(at(2), at(3)) : size,
      turn: hasMatrix ? quarters(Math.atan2(at(2), at(0))) : 0,
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
