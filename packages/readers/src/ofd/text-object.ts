import { isWide } from '../page/line-text.ts'
import { type Matrix, through, times } from '../page/matrix.ts'
import type { Turn } from '../page/page.ts'
import { numbersIn } from './ofd-package.ts'

/** 文字对象 A text object as its attributes give it: type size in its own units, and its space on the page in points. */
export type TextObject = {
  readonly size: number
  /** Width of type against its height. */
  readonly stretch: number
  /** How far each character is turned, in degrees clockwise. */
  readonly turned: number
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

/** 印字 A printed character: the start of its baseline on the page as seen, its width and size, all in points. */
export type InkedGlyph = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  /** Quarter turns clockwise that set it upright; null when no quarter does. */
  readonly turn: Turn | null
}

/** 字 The characters of a run, blanks left out. */
export function glyphsOf(object: TextObject, code: TextCode): InkedGlyph[] {
  const { matrix } = object
  const scaleX = Math.hypot(matrix[0], matrix[1])
  const size = object.size * Math.hypot(matrix[2], matrix[3])
  const turn = turnOfAngle(Math.atan2(matrix[1], matrix[0]) + (object.turned * Math.PI) / 180)
  const glyphs: InkedGlyph[] = []
  let [x, y] = [code.x, code.y]
  const chars = [...code.text]
  chars.forEach((text, index) => {
    const step = code.deltaX[index]
    const usual = object.size * object.stretch * (isWide(text) ? 1 : 0.5)
    if (text.trim() !== '') {
      const width = step !== undefined && step > 0 ? Math.min(step, usual) : usual
      const [px, py] = through(matrix, x, y)
      glyphs.push({ text, x: px, y: py, width: width * scaleX, size, turn })
    }
    x += step ?? (code.deltaY.length > 0 ? 0 : usual)
    y += code.deltaY[index] ?? 0
  })
  return glyphs
}

const quarter = Math.PI / 2

/** An angle (radians, clockwise) as quarter turns clockwise that undo it. */
function turnOfAngle(angle: number): Turn | null {
  const turns = angle / quarter
  if (Math.abs(turns - Math.round(turns)) > 0.06) return null
  const turn = ((-Math.round(turns) % 4) + 4) % 4
  return turn === 1 || turn === 2 || turn === 3 ? turn : 0
}

/** The space of an object on the page: its own transformation, its boundary, millimetres to points. */
export function objectMatrix(ctm: string, boundary: readonly number[], pageMatrix: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersIn(ctm)
  const [left = 0, top = 0] = boundary
  return times(times([a, b, c, d, e, f], [1, 0, 0, 1, left, top]), pageMatrix)
}
