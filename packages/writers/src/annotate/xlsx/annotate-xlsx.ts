import type { Finding, Read } from '@mingzhang/model'
import { type Issue, type Mark, marksOf } from '../marks.ts'
import { mainPath, type OfficePackage, officePackage, relationType } from '../package/office-package.ts'
import { attributeOf, scanXml } from '../package/scan-xml.ts'
import { type Edit, edited, insertion, unescapeXml } from '../package/xml-text.ts'
import { openParts } from '../package/zip-parts.ts'
import { annotateWords, cannotAnnotate } from '../words.ts'
import { type CellNote, withShapes } from './comment-shapes.ts'
import { withNotes } from './comments-xml.ts'
import { type FillStyles, fillStyles } from './fill-styles.ts'
import { cellAt, nameOf, type SheetFrame, sheetFrame } from './sheet-frame.ts'

type Sheet = { readonly name: string; readonly path: string }
type CellSpot = { readonly sheet: Sheet; readonly cell: string }

const damaged = cannotAnnotate.damaged('Excel ')

/**
 * 批注 Excel 原件 A workbook with its findings as notes of the cells they are about; the cell of the likeliest culprit has
 * a fill. Notes that are there stay; every part but the sheets that are marked, their relations and notes, and the styles
 * is the original's, byte for byte. A signature over the file no longer holds.
 *
 * @param bytes an .xlsx as published, that the reader read
 * @param findings with places of kind xlsx: sheet by name, cell by its address
 * @returns the annotated copy; the same input gives the same bytes
 */
export function annotateXlsx(
  bytes: Uint8Array,
  findings: readonly Finding[],
  _issue: Issue,
): Read<Uint8Array> {
  const parts = openParts(bytes)
  if (parts === null) return damaged
  const office = officePackage(parts)
  const workbook = mainPath(office, /(?:sheet|template)\.(?:macroEnabled\.)?main/iu, 'xl/workbook.xml')
  const sheets = sheetsOf(office, workbook)
  const [first] = sheets
  if (!first) return damaged
  const { marks, homeless } = marksOf<CellSpot>(findings, (place) => {
    if (place.kind !== 'xlsx') return null
    const sheet = sheets.find(({ name }) => name === place.sheet)
    const at = cellAt(place.cell)
    return sheet && at ? { key: `${sheet.path} ${nameOf(at)}`, spot: { sheet, cell: nameOf(at) } } : null
  })
  const all = withHomeless(marks, homeless, first)
  const stylesPath = office.relationsOf(workbook).find(({ type }) => type === 'styles')?.path
  const stylesXml = stylesPath === undefined ? null : office.read(stylesPath)
  const fills = stylesXml === null ? null : fillStyles(stylesXml)
  for (const sheet of sheets) {
    const own = all.filter(({ spot }) => spot.sheet === sheet)
    if (own.length > 0 && !annotateSheet(office, sheet, own, fills)) return damaged
  }
  if (fills && stylesPath !== undefined && all.some(({ isCulprit }) => isCulprit))
    office.write(stylesPath, fills.xml())
  return { ok: true, value: all.length === 0 ? bytes : office.bytes() }
}

/** The sheets that are not hidden, in their order. */
function sheetsOf(office: OfficePackage, workbook: string): Sheet[] {
  const relations = office.relationsOf(workbook)
  const sheets: Sheet[] = []
  scanXml(office.read(workbook) ?? '', ({ kind, name, raw }) => {
    if (name !== 'sheet' || kind === 'close' || /hidden/iu.test(attributeOf(raw, 'state') ?? '')) return
    const id = attributeOf(raw, 'id')
    const path = relations.find((relation) => relation.id === id && relation.type === 'worksheet')?.path
    if (path !== undefined) sheets.push({ name: unescapeXml(attributeOf(raw, 'name') ?? ''), path })
  })
  return sheets
}

/** What has no cell of its own is said at the first cell of the first sheet. */
function withHomeless(
  marks: readonly Mark<CellSpot>[],
  homeless: readonly string[],
  sheet: Sheet,
): readonly Mark<CellSpot>[] {
  if (homeless.length === 0) return marks
  const lines = [annotateWords.homeless, ...homeless]
  const there = marks.find(({ spot }) => spot.sheet === sheet && spot.cell === 'A1')
  if (there)
    return marks.map((mark) => (mark === there ? { ...mark, lines: [...mark.lines, '', ...lines] } : mark))
  return [{ spot: { sheet, cell: 'A1' }, severity: 'note', isCulprit: false, lines }, ...marks]
}

const commentsType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml'
const drawingType = 'application/vnd.openxmlformats-officedocument.vmlDrawing'

function annotateSheet(
  office: OfficePackage,
  sheet: Sheet,
  marks: readonly Mark<CellSpot>[],
  fills: FillStyles | null,
): boolean {
  const xml = office.read(sheet.path)
  if (xml === null) return false
  const frame = sheetFrame(xml, new Set(marks.map(({ spot }) => spot.cell)))
  if (frame.drawingAt < 0) return false
  const related = office.relationsOf(sheet.path)
  const commentsPath = related.find(({ type }) => type === 'comments')?.path
  const drawingPath = related.find(({ id }) => id === frame.legacyDrawing)?.path
  const notes = marks.map(({ spot, lines }): CellNote => ({ cell: spot.cell, lines }))
  const written = withNotes(commentsPath === undefined ? null : office.read(commentsPath), notes)
  if (written === null) return false
  const isStrict = xml.includes('http://purl.oclc.org/ooxml/spreadsheetml')
  const path = commentsPath ?? office.freePath('xl/comments', '.xml')
  office.write(path, written.xml)
  if (commentsPath === undefined) {
    office.declare(path, commentsType)
    office.relate(sheet.path, relationType('comments', isStrict), path)
  }
  const drawing = drawingPath === undefined ? null : office.read(drawingPath)
  const shapesPath = drawingPath ?? office.freePath('xl/drawings/vmlDrawing', '.vml')
  office.write(shapesPath, withShapes(drawing, written.added, frame))
  const edits = marks.flatMap((mark) => fillOf(mark, frame, fills))
  if (drawingPath === undefined) {
    office.declareExtension('vml', drawingType)
    const id = office.relate(sheet.path, relationType('vmlDrawing', isStrict), shapesPath)
    edits.push(insertion(frame.drawingAt, drawingElement(frame.prefix, id, isStrict)))
  }
  if (edits.length > 0) office.write(sheet.path, edited(xml, edits))
  return true
}

const drawingElement = (prefix: string, id: string, isStrict: boolean): string =>
  `<${prefix}legacyDrawing xmlns:r="${relationType('', isStrict).replace(/\/$/u, '')}" r:id="${id}"/>`

/** The tag of a culprit's cell with a style that has the fill. A cell that is written nowhere keeps its sheet's looks. */
function fillOf(
  { spot, isCulprit, severity }: Mark<CellSpot>,
  { tags }: SheetFrame,
  fills: FillStyles | null,
): Edit[] {
  const tag = tags.get(spot.cell)
  if (!isCulprit || !fills || !tag) return []
  const style = fills.styleOf(Number(attributeOf(tag.raw, 's') ?? 0), severity)
  const stated = /\ss\s*=\s*(?:"[^"]*"|'[^']*')/u.exec(tag.raw)
  const from = tag.attributesAt + (stated?.index ?? 0)
  return [{ from, to: from + (stated?.[0].length ?? 0), text: ` s="${style}"` }]
}
