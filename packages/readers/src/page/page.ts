/** 框 A box in points, origin at the top left of the page, y downwards: [x0, y0, x1, y1]. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number]

/** 字 One printed character: its advance box and its baseline, in the reading frame of its page. */
export type Glyph = {
  readonly text: string
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
  /** Height of the line it stands on. */
  readonly base: number
  /** Size of the type in points. */
  readonly size: number
}

/** 线 A ruling line: level (`at` is its y) or upright (`at` is its x), from one end to the other. */
export type Rule = {
  readonly isLevel: boolean
  readonly at: number
  readonly from: number
  readonly to: number
}

/** 四分之一转 Quarter turns clockwise. */
export type Turn = 0 | 1 | 2 | 3

/**
 * 版面 A page as drawn: characters and ruling lines, in the frame in which most of its text stands upright.
 *
 * A landscape table printed sideways on an upright page has `turn` 1 or 3; `viewBox` leads back to the page as seen.
 */
export type Page = {
  /** 1-based. */
  readonly number: number
  /** Size in the reading frame, in points. */
  readonly width: number
  readonly height: number
  /** Characters in the order of the file, blanks left out. */
  readonly glyphs: readonly Glyph[]
  /** Characters that stand at another angle than the rest (stamps, water marks), in the order of the file. */
  readonly strays: readonly Glyph[]
  readonly rules: readonly Rule[]
  readonly turn: Turn
  /** Share of the page that pictures cover, 0 to 1. */
  readonly pictures: number
}

/** 页张 A page without what is drawn on it: all that is kept of it once its lines and tables are found. */
export type Leaf = Omit<Page, 'glyphs' | 'strays' | 'rules'>

/** The page without what is drawn on it. */
export const leafOf = ({ number, width, height, turn, pictures }: Page): Leaf => ({
  number,
  width,
  height,
  turn,
  pictures,
})

/** The box of a page as seen, from a box in its reading frame: as much as is on the page, to a hundredth of a point. */
export function viewBox(page: Leaf, [left, top, right, foot]: Box): Box {
  const across = (x: number): number => Math.min(page.width, Math.max(0, x))
  const down = (y: number): number => Math.min(page.height, Math.max(0, y))
  const [x0, y0, x1, y1] = turned([across(left), down(top), across(right), down(foot)], page)
  return [round(x0), round(y0), round(x1), round(y1)]
}

function turned([x0, y0, x1, y1]: Box, { turn, width, height }: Leaf): Box {
  switch (turn) {
    case 0:
      return [x0, y0, x1, y1]
    case 1:
      return [y0, width - x1, y1, width - x0]
    case 2:
      return [width - x1, height - y1, width - x0, height - y0]
    case 3:
      return [height - y1, x0, height - y0, x1]
  }
}

const round = (value: number): number => Math.round(value * 100) / 100

/** The box around boxes; the page's corner when there is none. */
export function around(boxes: readonly Box[]): Box {
  const [first, ...others] = boxes
  if (!first) return [0, 0, 0, 0]
  return others.reduce<Box>(
    (all, box) => [
      Math.min(all[0], box[0]),
      Math.min(all[1], box[1]),
      Math.max(all[2], box[2]),
      Math.max(all[3], box[3]),
    ],
    first,
  )
}

/** The box of characters. */
export const boxOf = (glyphs: readonly Glyph[]): Box =>
  around(glyphs.map(({ x0, y0, x1, y1 }): Box => [x0, y0, x1, y1]))
