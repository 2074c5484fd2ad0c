import type { Box, Rule } from './page.ts'

export type Point = readonly [x: number, y: number]

/** How a figure is drawn, and on what page. */
export type Drawn = {
  readonly strokes: boolean
  /** Size of the page in points. */
  readonly width: number
  readonly height: number
}

/** A rectangle or stroke at most this thick is a line, in points; anything shorter than that is a dot. */
const thin = 3

/** Is a box thin enough to be a line? */
export const isThin = ([x0, y0, x1, y1]: Box): boolean => Math.min(x1 - x0, y1 - y0) <= thin

/**
 * 线条 The ruling lines that a figure draws: a thin one is a line itself, whether filled or stroked; of a stroked one every
 * side that is level or upright.
 *
 * @param figure corners in the reading frame, closed figures with the first one again
 */
export function rulesOfFigure(figure: readonly Point[], drawn: Drawn): Rule[] {
  const box = boxOfPoints(figure)
  if (isThin(box)) return ruleOfBox(box, drawn)
  if (!drawn.strokes) return []
  return figure.slice(1).flatMap((point, index) => {
    const side = boxOfPoints([figure[index] ?? point, point])
    return Math.min(side[2] - side[0], side[3] - side[1]) < 1 ? ruleOfBox(side, drawn) : []
  })
}

/** The box around points. */
export function boxOfPoints(points: readonly Point[]): Box {
  let [x0, y0, x1, y1] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const [x, y] of points) {
    x0 = Math.min(x0, x)
    y0 = Math.min(y0, y)
    x1 = Math.max(x1, x)
    y1 = Math.max(y1, y)
  }
  return [x0, y0, x1, y1]
}

/** A thin box as a line along its longer side, as far as it is on the page. */
export function ruleOfBox([x0, y0, x1, y1]: Box, { width, height }: Pick<Drawn, 'width' | 'height'>): Rule[] {
  const isLevel = x1 - x0 >= y1 - y0
  const [from, to] = isLevel ? [x0, x1] : [y0, y1]
  const most = isLevel ? width : height
  const at = isLevel ? (y0 + y1) / 2 : (x0 + x1) / 2
  const isOnPage = at > -2 && at < (isLevel ? height : width) + 2 && to > 0 && from < most
  return to - from >= thin && isOnPage
    ? [{ isLevel, at, from: Math.max(0, from), to: Math.min(most, to) }]
    : []
}
