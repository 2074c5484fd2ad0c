import type { Box } from '../page/page.ts'
import type { RawGlyph } from './read-glyphs.ts'

/**
 * 看得见的字 Characters on the page, and those that go on beyond its edge in a word that begins on it: a table wider than
 * its page is cut there, and half a figure would be another figure. Words wholly beyond the edge are nobody's to see.
 *
 * @param glyphs in the order of the file
 * @param visible the part of the page that is seen: left, bottom, right, top
 */
export function inSight(glyphs: readonly RawGlyph[], visible: Box): RawGlyph[] {
  const seen = glyphs.map(({ box }) => isWithin(box, visible))
  if (!seen.includes(false)) return [...glyphs]
  const takeAlong = (index: number, from: number): void => {
    const [glyph, other] = [glyphs[index], glyphs[from]]
    if (glyph && other && seen[from] === true && areJoined(other, glyph)) seen[index] = true
  }
  for (let index = 1; index < glyphs.length; index += 1) takeAlong(index, index - 1)
  for (let index = glyphs.length - 2; index >= 0; index -= 1) takeAlong(index, index + 1)
  return glyphs.filter((_, index) => seen[index])
}

const isWithin = ([left, top, right, bottom]: RawGlyph['box'], visible: Box): boolean =>
  right > visible[0] && left < visible[2] && top > visible[1] && bottom < visible[3]

/** Characters of a word stand on one line, less than this apart, in sizes of type. */
const widestGap = 0.4

function areJoined({ box: one, turn }: RawGlyph, { box: other, turn: otherTurn }: RawGlyph): boolean {
  const gaps = [gapOf(one[0], one[2], other[0], other[2]), gapOf(one[3], one[1], other[3], other[1])]
  const [along = 0, across = 0] = (turn ?? 0) % 2 === 0 ? gaps : gaps.toReversed()
  const size = (turn ?? 0) % 2 === 0 ? one[1] - one[3] : one[2] - one[0]
  return turn === otherTurn && along <= widestGap * size && across < 0
}

/** How far two stretches are apart; below 0 when they run beside each other. */
const gapOf = (from: number, to: number, otherFrom: number, otherTo: number): number =>
  Math.max(otherFrom - to, from - otherTo)
