import type { Read } from '@mingzhang/model'
import type { Limits } from '../limits.ts'
import { boxOfPoints, isThin, ruleOfBox, rulesOfFigure } from '../page/figure-rules.ts'
import { type Matrix, through } from '../page/matrix.ts'
import type { Box, Page, Rule } from '../page/page.ts'
import { beyondLimits, damaged, refused } from '../refusals.ts'
import { readXml, type XmlElement } from '../xml/read-xml.ts'
import type { Archive } from '../zip/open-archive.ts'
import { boxOfText, numbersIn, type OfdParts } from './ofd-package.ts'
import { figuresOf } from './path-object.ts'
import { inReadingFrame } from './reading-frame.ts'
import {
  deltasOf,
  glyphsOf,
  type InkedGlyph,
  objectMatrix,
  type TextCode,
  type TextObject,
} from './text-object.ts'

/** Points of a millimetre. */
const points = 72 / 25.4

/** What is drawn on a page, as it is gathered. */
type Sheet = {
  readonly glyphs: InkedGlyph[]
  readonly rules: Rule[]
  box: Box
  pictured: number
  objectsLeft: number
  readonly templates: string[]
}

/** 读一页 Characters and ruling lines of an OFD page and of the templates it uses, in points. */
export function readOfdPage(archive: Archive, parts: OfdParts, index: number, limits: Limits): Read<Page> {
  const sheet: Sheet = {
    glyphs: [],
    rules: [],
    box: parts.box,
    pictured: 0,
    objectsLeft: limits.maxObjects,
    templates: [],
  }
  const own = draw(archive, parts.pages[index] ?? '', sheet, limits, true)
  if (!own.ok) return own
  for (const id of [...sheet.templates]) {
    const path = parts.templates.get(id)
    const drawn = path === undefined ? own : draw(archive, path, sheet, limits, false)
    if (!drawn.ok) return drawn
  }
  const [x0, y0, x1, y1] = sheet.box
  const [width, height] = [(x1 - x0) * points, (y1 - y0) * points]
  const { glyphs, rules } = sheet
  const pictures = Math.min(1, sheet.pictured / (width * height))
  const frame = inReadingFrame({ width, height, glyphs, rules })
  return { ok: true, value: { number: index + 1, ...frame, pictures } }
}

/** Draws one part onto the sheet; a page says how large it is, a template is laid onto it. */
function draw(archive: Archive, path: string, sheet: Sheet, limits: Limits, isPage: boolean): Read<null> {
  const bytes = archive.read(path)
  if (!bytes) return refused(damaged('OFD 文件'))
  if (!bytes.ok) return bytes
  const state = {
    text: '',
    object: null as XmlElement | null,
    code: null as XmlElement | null,
    start: [0, 0] as Start,
    isBlank: false,
  }
  const trouble = readXml(bytes.value, limits, {
    open: (element) => {
      state.text = ''
      const { name, attributes } = element
      if (name === 'Template') sheet.templates.push(attributes['TemplateID'] ?? '')
      if (isObject(name)) {
        state.object = element
        state.isBlank = attributes['Visible'] === 'false'
        state.start = [0, 0]
        sheet.objectsLeft -= 1
        if (name === 'ImageObject' && !state.isBlank) drawPicture(sheet, element)
      }
      if (name === 'TextCode') {
        state.code = element
        // A run that does not say where it starts starts where the one before it did.
        const { X: x = state.start[0], Y: y = state.start[1] } = attributes
        state.start = [Number(x) || 0, Number(y) || 0]
      }
      if (name === 'StrokeColor' || name === 'FillColor') state.isBlank ||= isWhite(attributes)
    },
    close: (name) => {
      if (name === 'PhysicalBox' && isPage) sheet.box = boxOfText(state.text) ?? sheet.box
      if (name === 'TextCode' && state.object && state.code && state.object.attributes['Visible'] !== 'false')
        drawText(sheet, state.object, codeOf(state.code, state.start, state.text))
      if (name === 'AbbreviatedData' && state.object && !state.isBlank)
        drawPath(sheet, state.object, state.text)
      if (isObject(name)) state.object = null
    },
    text: (text) => {
      state.text += text
    },
  })
  if (trouble) return refused(trouble)
  return sheet.objectsLeft < 0 ? refused(beyondLimits('的页面太复杂')) : { ok: true, value: null }
}

const isObject = (name: string): boolean => /^(?:Text|Path|Image)Object$/u.test(name)

const isWhite = ({ Value: value = '', Alpha: alpha = '255' }: Readonly<Record<string, string>>): boolean =>
  Number(alpha) < 10 || (numbersIn(value).length === 3 && Math.min(...numbersIn(value)) >= 250)

const pageMatrix = ({ box }: Sheet): Matrix => [points, 0, 0, points, -box[0] * points, -box[1] * points]

const matrixOf = (sheet: Sheet, { attributes }: XmlElement): Matrix =>
  objectMatrix(attributes['CTM'] ?? '', numbersIn(attributes['Boundary'] ?? ''), pageMatrix(sheet))

type Start = readonly [x: number, y: number]

const codeOf = ({ attributes }: XmlElement, [x, y]: Start, text: string): TextCode => ({
  text,
  x,
  y,
  deltaX: deltasOf(attributes['DeltaX'] ?? ''),
  deltaY: deltasOf(attributes['DeltaY'] ?? ''),
})

function drawText(sheet: Sheet, element: XmlElement, code: TextCode): void {
  const object: TextObject = {
    size: Number(element.attributes['Size']) || 0,
    stretch: Number(element.attributes['HScale']) || 1,
    turned: Number(element.attributes['CharDirection']) || 0,
    matrix: matrixOf(sheet, element),
  }
  if (object.size <= 0) return
  for (const glyph of glyphsOf(object, code)) sheet.glyphs.push(glyph)
}

function drawPath(sheet: Sheet, element: XmlElement, data: string): void {
  const strokes = element.attributes['Stroke'] !== 'false'
  if (!strokes && element.attributes['Fill'] !== 'true') return
  const [x0, y0, x1, y1] = sheet.box
  const drawn = { strokes, width: (x1 - x0) * points, height: (y1 - y0) * points }
  for (const figure of figuresOf(data, matrixOf(sheet, element))) {
    for (const rule of rulesOfFigure(figure, drawn)) sheet.rules.push(rule)
  }
}

function drawPicture(sheet: Sheet, { attributes }: XmlElement): void {
  const [x = 0, y = 0, width = 0, height = 0] = numbersIn(attributes['Boundary'] ?? '')
  const matrix = pageMatrix(sheet)
  const box = boxOfPoints([through(matrix, x, y), through(matrix, x + width, y + height)])
  const [x0, y0, x1, y1] = sheet.box
  const page = { width: (x1 - x0) * points, height: (y1 - y0) * points }
  if (isThin(box)) sheet.rules.push(...ruleOfBox(box, page))
  else sheet.pictured += (box[2] - box[0]) * (box[3] - box[1])
}
