import type { Glyph, Rule, Turn } from '../page/page.ts'
import type { InkedGlyph } from './text-object.ts'

/** 页面 A page as seen: its size in points and what is printed on it, origin at the top left. */
export type Printed = {
  readonly width: number
  readonly height: number
  readonly glyphs: readonly InkedGlyph[]
  readonly rules: readonly Rule[]
}

/** 读向 The same in the frame in which most of its text stands upright. */
export type InFrame = {
  readonly turn: Turn
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  readonly strays: readonly Glyph[]
  readonly rules: readonly Rule[]
}

/** 转正 Turns a page so that most of its characters stand upright: tables are printed sideways on upright pages. */
export function inReadingFrame(page: Printed): InFrame {
  const turn = readingTurn(page.glyphs)
  const isUpright = turn % 2 === 0
  const seen = pointIn(turn, page)
  const glyphIn = (glyph: InkedGlyph): Glyph => glyphAt(glyph, seen(glyph.x, glyph.y))
  return {
    turn,
    width: isUpright ? page.width : page.height,
    height: isUpright ? page.height : page.width,
    glyphs: page.glyphs.filter((glyph) => glyph.turn === turn).map(glyphIn),
    strays: page.glyphs.filter((glyph) => glyph.turn !== turn).map(glyphIn),
    rules: turn === 0 ? page.rules : page.rules.map((rule) => ruleIn(rule, seen)),
  }
}

function readingTurn(glyphs: readonly InkedGlyph[]): Turn {
  const votes: [number, number, number, number] = [0, 0, 0, 0]
  for (const { turn } of glyphs) if (turn !== null) votes[turn] += 1
  const most = Math.max(...votes)
  const turns: readonly Turn[] = [0, 1, 2, 3]
  return turns.find((turn) => votes[turn] === most) ?? 0
}

type PointIn = (x: number, y: number) => readonly [x: number, y: number]

const pointIn =
  (turn: Turn, { width, height }: Pick<Printed, 'width' | 'height'>): PointIn =>
  (x, y) => {
    switch (turn) {
      case 0:
        return [x, y]
      case 1:
        return [height - y, x]
      case 2:
        return [width - x, height - y]
      case 3:
        return [y, width - x]
    }
  }

/** Share of the type that stands over its line. */
const ascent = 0.86

const glyphAt = ({ text, width, size }: InkedGlyph, [x, base]: readonly [number, number]): Glyph => ({
  text,
  x0: x,
  x1: x + width,
  y0: base - ascent * size,
  y1: base + (1 - ascent) * size,
  base,
  size,
})

function ruleIn({ isLevel, at, from, to }: Rule, seen: PointIn): Rule {
  const [x0, y0] = isLevel ? seen(from, at) : seen(at, from)
  const [x1, y1] = isLevel ? seen(to, at) : seen(at, to)
  return Math.abs(y1 - y0) <= Math.abs(x1 - x0)
    ? { isLevel: true, at: y0, from: Math.min(x0, x1), to: Math.max(x0, x1) }
    : { isLevel: false, at: x0, from: Math.min(y0, y1), to: Math.max(y0, y1) }
}
