import { isWide } from '../line-text.ts'
import type { Glyph, Page, Rule } from '../page.ts'

const size = 10

/** Characters of a text of 10 points with its left end and baseline: figures and Latin letters half as wide. */
export function print(x: number, base: number, text: string): Glyph[] {
  let at = x
  return [...text].flatMap((char) => {
    const width = isWide(char) ? size : size / 2
    const glyph = { text: char, x0: at, x1: at + width, y0: base - 8.6, y1: base + 1.4, base, size }
    at += width
    return char === ' ' ? [] : [glyph]
  })
}

/** The same, with its right end. */
export const printLeftOf = (x: number, base: number, text: string): Glyph[] => {
  const width = [...text].reduce((sum, char) => sum + (isWide(char) ? size : size / 2), 0)
  return print(x - width, base, text)
}

export const level = (y: number, from: number, to: number): Rule => ({ isLevel: true, at: y, from, to })
export const upright = (x: number, from: number, to: number): Rule => ({ isLevel: false, at: x, from, to })

/** A page of 600 × 800 points. */
export const aPage = (number: number, glyphs: readonly Glyph[], rules: readonly Rule[] = []): Page => ({
  number,
  width: 600,
  height: 800,
  glyphs,
  strays: [],
  rules,
  turn: 0,
  pictures: 0,
})
