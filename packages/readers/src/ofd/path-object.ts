import type { Point } from '../page/figure-rules.ts'
import { type Matrix, through } from '../page/matrix.ts'

/** Numbers that each letter of a path takes; the last two are where it ends. */
const operands: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 }

/**
 * 图形 The figures of abbreviated path data (GB/T 33190-2016, 9.3) in points: corners joined by straight lines; a curve
 * begins a figure of its own where it ends.
 */
export function figuresOf(data: string, matrix: Matrix): Point[][] {
  const figures: Point[][] = []
  const steps = data.trim().split(/[\s,]+/u)
  for (let index = 0; index < steps.length; ) {
    const letter = steps[index] ?? ''
    const count = operands[letter]
    if (count === undefined) {
      index += 1
      continue
    }
    const numbers = steps.slice(index + 1, index + 1 + count).map(Number)
    index += 1 + count
    const figure = figures.at(-1)
    if (letter === 'C') {
      const [first] = figure ?? []
      if (first) figure?.push(first)
      continue
    }
    const [x, y] = numbers.slice(-2)
    if (x === undefined || y === undefined || !Number.isFinite(x + y)) continue
    const point = through(matrix, x, y)
    if (letter === 'L' && figure) figure.push(point)
    else figures.push([point])
  }
  return figures
}
