import { isWide } from '../page/line-text.ts'
import { type Matrix, through, times } from '../page/matrix.ts'
import type { Glyph } from '../page/page.ts'
import { numbersIn } from './ofd-package.ts'

/** 文字对象 A text object as its attributes give it: type size in its own units, and its space on the page in points. */
export type TextObject = {
  readonly size: number
  /** Width of type against its height. */
  readonly stretch: number
  readonly matrix: Matrix
}

/** 文字定位 One run of text: where it starts and how far each character is from the one before. */
export type TextCode = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly deltaX: readonly number[]
  readonly deltaY: readonly number[]
}

/** More distances than this are no text: `g 1000000000 1` would fill the memory. */
const mostDeltas = 100_000

/** Distances as printed: `3.5 3.5 g 4 2` is 3.5 3.5 2 2 2 2 (GB/T 33190-2016, 11.3). */
export function deltasOf(text: string): number[] {
  const deltas: number[] = []
  const steps = text.trim().split(/\s+/u)
  for (let index = 0; index < steps.length && deltas.length < mostDeltas; index += 1) {
    if (steps[index] !== 'g') {
      deltas.push(...numbersIn(steps[index] ?? ''))
      continue
    }
    const count = Math.min(mostDeltas - deltas.length, Number(steps[index + 1]) || 0)
    const value = Number(steps[index + 2])
    if (count > 0 && Number.isFinite(value)) deltas.push(...new Array<number>(count).fill(value))
    index += 2
  }
  return deltas
}

/** Share of the type that stands over its line. */
const ascent = 0.86

/** 字 The characters of a run in points, blanks left out; upright ones and those at an angle apart. */
export function glyphsOf(
  object: TextObject,
  code: TextCode,
): { readonly upright: readonly Glyph[]; readonly slanted: readonly Glyph[] } {
  const { matrix } = object
  const scaleX = Math.hypot(matrix[0], matrix[1])
  const scaleY = Math.hypot(matrix[2], matrix[3])
  const isUpright = matrix[0] > 0 && Math.abs(matrix[1]) < 0.06 * scaleX
  const glyphs: Glyph[] = []
  let [x, y] = [code.x, code.y]
  const chars = [...code.text]
  chars.forEach((text, index) => {
    const step = code.deltaX[index]
    const usual = object.size * object.stretch * (isWide(text) ? 1 : 0.5)
    if (text.trim() !== '') {
      const width = step !== undefined && step > 0 ? Math.min(step, usual) : usual
      const [x0, base] = through(matrix, x, y)
      const size = object.size * scaleY
      glyphs.push({
        text,
        x0,
        x1: x0 + width * scaleX,
        y0: base - ascent * size,
        y1: base + (1 - ascent) * size,
        base,
        size,
      })
    }
    x += step ?? (code.deltaY.length > 0 ? 0 : usual)
    y += code.deltaY[index] ?? 0
  })
  return isUpright ? { upright: glyphs, slanted: [] } : { upright: [], slanted: glyphs }
}

/** The space of an object on the page: its own transformation, its boundary, millimetres to points. */
export function objectMatrix(ctm: string, boundary: readonly number[], pageMatrix: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(ctm)
  const [left = 0, top = 0] = boundary
  return times(times([a, b, c, d, e, f], [1, 0, 0, 1, left, top]), pageMatrix)
}
