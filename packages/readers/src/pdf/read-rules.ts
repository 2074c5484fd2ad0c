import { boxOfPoints, isThin, type Point, ruleOfBox, rulesOfFigure } from '../page/figure-rules.ts'
import { identity, type Matrix, through, times } from '../page/matrix.ts'
import type { Rule } from '../page/page.ts'
import { type PageFrame, seen } from './page-frame.ts'
import type { Pdfium } from './pdfium-calls.ts'

/** What is drawn on a page: ruling lines, and the share of the page that pictures cover. */
export type Drawing = { readonly rules: readonly Rule[]; readonly pictures: number }

const path = 2
const image = 3
const form = 5
/** Forms inside forms deeper than this are no drawing. */
const maxDepth = 8

type Walk = {
  readonly library: Pdfium
  readonly frame: PageFrame
  readonly address: number
  readonly rules: Rule[]
  pictured: number
  objectsLeft: number
}

/** 线条 Ruling lines of a page in its reading frame: strokes and thin rectangles, also those inside forms. */
export function drawingOf(library: Pdfium, page: number, frame: PageFrame, most: number): Drawing {
  const { calls, memory } = library
  const address = memory.allocate(64)
  const walk: Walk = { library, frame, address, rules: [], pictured: 0, objectsLeft: most }
  const count = calls.FPDFPage_CountObjects(page)
  for (let index = 0; index < count && walk.objectsLeft > 0; index += 1) {
    drawObject(walk, calls.FPDFPage_GetObject(page, index), identity, 0)
  }
  memory.release(address)
  return { rules: walk.rules, pictures: Math.min(1, walk.pictured / (frame.width * frame.height || 1)) }
}

function drawObject(walk: Walk, object: number, outer: Matrix, depth: number): void {
  walk.objectsLeft -= 1
  const { calls } = walk.library
  const type = calls.FPDFPageObj_GetType(object)
  if (type === path) drawPath(walk, object, outer)
  else if (type === image) drawPicture(walk, object, outer)
  else if (type === form && depth < maxDepth) {
    const inner = times(matrixOf(walk, object), outer)
    const count = calls.FPDFFormObj_CountObjects(object)
    for (let index = 0; index < count && walk.objectsLeft > 0; index += 1) {
      drawObject(walk, calls.FPDFFormObj_GetObject(object, index), inner, depth + 1)
    }
  }
}

function matrixOf({ library, address }: Walk, object: number): Matrix {
  if (!library.calls.FPDFPageObj_GetMatrix(object, address)) return identity
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = library.memory
    .floats()
    .subarray(address / 4, address / 4 + 6)
  return [a, b, c, d, e, f]
}

function drawPath(walk: Walk, object: number, outer: Matrix): void {
  const { calls, memory } = walk.library
  if (!calls.FPDFPath_GetDrawMode(object, walk.address, walk.address + 4)) return
  const [fill = 0, stroke = 0] = memory.words().subarray(walk.address / 4, walk.address / 4 + 2)
  const strokes = stroke !== 0 && isVisible(walk, object, 'stroke')
  const fills = fill !== 0 && isVisible(walk, object, 'fill')
  if (!strokes && !fills) return
  const matrix = times(matrixOf(walk, object), outer)
  const { width, height } = walk.frame
  for (const figure of figuresOf(walk, object, matrix)) {
    walk.rules.push(...rulesOfFigure(figure, { strokes, width, height }))
  }
}

function isVisible({ library, address }: Walk, object: number, kind: 'stroke' | 'fill'): boolean {
  const { calls, memory } = library
  const color = kind === 'stroke' ? calls.FPDFPageObj_GetStrokeColor : calls.FPDFPageObj_GetFillColor
  if (!color(object, address, address + 4, address + 8, address + 12)) return true
  const [red = 0, green = 0, blue = 0, alpha = 255] = memory.words().subarray(address / 4, address / 4 + 4)
  return alpha > 10 && Math.min(red, green, blue) < 250
}

/** Most points a figure may have to be worth a look: letters drawn as curves have many. */
const mostSegments = 20_000

/** The figures of a path in the reading frame, curves left out. */
function figuresOf(walk: Walk, object: number, matrix: Matrix): Point[][] {
  const { calls, memory } = walk.library
  const count = Math.min(mostSegments, calls.FPDFPath_CountSegments(object))
  const figures: Point[][] = []
  for (let index = 0; index < count; index += 1) {
    const segment = calls.FPDFPath_GetPathSegment(object, index)
    const type = calls.FPDFPathSegment_GetType(segment)
    if (!calls.FPDFPathSegment_GetPoint(segment, walk.address, walk.address + 4)) continue
    const [x = 0, y = 0] = memory.floats().subarray(walk.address / 4, walk.address / 4 + 2)
    const point = seen(walk.frame, ...through(matrix, x, y))
    const figure = figures.at(-1)
    if (type === 2 || !figure) figures.push([point])
    else if (type === 0) figure.push(point)
    if (calls.FPDFPathSegment_GetClose(segment)) {
      const [first] = figures.at(-1) ?? []
      if (first) figures.at(-1)?.push(first)
    }
  }
  return figures
}

/** Some programs draw their lines as pictures one pixel high. */
function drawPicture(walk: Walk, object: number, outer: Matrix): void {
  const matrix = times(matrixOf(walk, object), outer)
  const corners = [through(matrix, 0, 0), through(matrix, 1, 1)].map(([x, y]) => seen(walk.frame, x, y))
  const box = boxOfPoints(corners)
  if (isThin(box)) walk.rules.push(...ruleOfBox(box, walk.frame))
  else walk.pictured += (box[2] - box[0]) * (box[3] - box[1])
}
