import { type Box, boxOf, type Glyph } from './page.ts'

/** 词段 Characters printed in one go without a gap: a figure, or other text. It belongs to one cell as a rule. */
export type Token = { readonly glyphs: readonly Glyph[]; readonly box: Box; readonly isFigure: boolean }

const figureSign = /[\d０-９.．,，%％+\-−－]/u
/** Gaps wider than this part tokens, in sizes of type. */
const widestGap = 0.4

/** 分词 The tokens of characters in the order of the file. */
export function tokensOf(glyphs: readonly Glyph[]): Token[] {
  const tokens: Token[] = []
  let open: Glyph[] = []
  const close = () => {
    for (const part of apart(open)) tokens.push(part)
    open = []
  }
  for (const glyph of glyphs) {
    const before = open.at(-1)
    if (before && !goesOn(before, glyph)) close()
    open.push(glyph)
  }
  close()
  return tokens
}

function goesOn(before: Glyph, glyph: Glyph): boolean {
  const size = Math.min(before.size, glyph.size)
  const gap = glyph.x0 - before.x1
  return (
    Math.abs(glyph.base - before.base) <= 0.3 * size &&
    gap <= widestGap * size &&
    gap >= -0.6 * size &&
    figureSign.test(before.text) === figureSign.test(glyph.text)
  )
}

const tokenOf = (glyphs: readonly Glyph[], isFigure: boolean): Token => ({
  glyphs,
  box: boxOf(glyphs),
  isFigure,
})

/** Two amounts with 角分 printed against each other are two. */
const glued = /[-−－]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}/gu

function apart(glyphs: readonly Glyph[]): Token[] {
  const [first] = glyphs
  if (!first) return []
  if (!figureSign.test(first.text)) return [tokenOf(glyphs, false)]
  const text = glyphs.map((glyph) => glyph.text).join('')
  const parts = [...text.matchAll(glued)]
  const isGlued =
    parts.length > 1 && parts.map(([part]) => part).join('') === text && text.length === glyphs.length
  return isGlued
    ? parts.map((part) => tokenOf(glyphs.slice(part.index, part.index + part[0].length), true))
    : [tokenOf(glyphs, true)]
}
