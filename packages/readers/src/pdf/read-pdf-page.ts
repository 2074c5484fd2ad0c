import type { Page } from '../page/page.ts'
import { inSight } from './in-sight.ts'
import { frameOf, turnOf } from './page-frame.ts'
import type { Pdfium } from './pdfium-calls.ts'
import { glyphSeen, rawGlyphs, readingTurn } from './read-glyphs.ts'
import { drawingOf } from './read-rules.ts'

/** What one page may hold. */
export type PageLimits = { readonly maxGlyphs: number; readonly maxObjects: number }

/**
 * 读一页 Characters and ruling lines of a page.
 *
 * @param index 0-based
 * @returns null when the library cannot open the page
 */
export function readPdfPage(
  library: Pdfium,
  document: number,
  index: number,
  limits: PageLimits,
): Page | null {
  const { calls } = library
  const page = calls.FPDF_LoadPage(document, index)
  if (page === 0) return null
  const textPage = calls.FPDFText_LoadPage(page)
  const raw = textPage === 0 ? [] : rawGlyphs(library, textPage, limits.maxGlyphs)
  if (textPage !== 0) calls.FPDFText_ClosePage(textPage)
  const own = turnOf(calls.FPDFPage_GetRotation(page))
  const turn = readingTurn(raw, own)
  const frame = frameOf(library, page, turn)
  const { rules, pictures } = drawingOf(library, page, frame, limits.maxObjects)
  calls.FPDF_ClosePage(page)
  const visible = inSight(raw, frame.visible)
  const upright = visible.filter((glyph) => glyph.turn === turn)
  const others = visible.filter((glyph) => glyph.turn !== turn)
  return {
    number: index + 1,
    width: frame.width,
    height: frame.height,
    glyphs: upright.map((glyph) => glyphSeen(glyph, frame)),
    strays: others.map((glyph) => glyphSeen(glyph, frame)),
    rules,
    turn: turnOf(turn - own),
    pictures,
  }
}
