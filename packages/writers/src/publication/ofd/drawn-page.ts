/**
 * 版面 A page as it was set: characters with their places, and ruling lines. In points, origin at the top left, y
 * downwards. The typesetter makes a PDF; what the PDF engine sees on its pages is this.
 */
export type DrawnPage = {
  readonly width: number
  readonly height: number
  /** In the order of the file, blanks left out. */
  readonly glyphs: readonly DrawnGlyph[]
  readonly rules: readonly DrawnRule[]
}

/** 字 A character, its advance from `x0` to `x1`, its baseline and the size of its type. */
export type DrawnGlyph = {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly base: number
  readonly size: number
}

/** 线 Level lines stand at a height and run across, upright ones at a distance from the left and run down. */
export type DrawnRule = {
  readonly isLevel: boolean
  readonly at: number
  readonly from: number
  readonly to: number
}

/** 字行 Characters of one size on one baseline that follow one another. */
export type GlyphRun = readonly [DrawnGlyph, ...DrawnGlyph[]]

/** 成行 The runs of a page: a new one where the line, the size or the direction changes, or a gap opens. */
export function runsOf(glyphs: readonly DrawnGlyph[]): GlyphRun[] {
  const runs: [DrawnGlyph, ...DrawnGlyph[]][] = []
  for (const glyph of glyphs) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before && follows(before, glyph)) run.push(glyph)
    else runs.push([glyph])
  }
  return runs
}

const follows = (before: DrawnGlyph, glyph: DrawnGlyph): boolean =>
  Math.abs(before.base - glyph.base) < 0.05 &&
  Math.abs(before.size - glyph.size) < 0.05 &&
  glyph.x0 >= before.x0 &&
  glyph.x0 - before.x1 < glyph.size
