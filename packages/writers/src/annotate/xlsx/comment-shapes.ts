import { appended } from '../package/office-package.ts'
import { type CellAt, cellAt, type SheetFrame } from './sheet-frame.ts'

/** 批注框 A note of a cell: its name and its lines. */
export type CellNote = { readonly cell: string; readonly lines: readonly string[] }

const emptyDrawing = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>\
</xml>`

const shapeType = `<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>\
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

/**
 * 批注框 The drawing of a sheet with a box for each note, beside its cell and as large as its text; what was drawn
 * before stays. Boxes are hidden until the pointer rests on the cell.
 *
 * @param drawing the sheet's drawing of notes; null when it has none
 */
export function withShapes(drawing: string | null, notes: readonly CellNote[], frame: SheetFrame): string {
  const before = drawing ?? emptyDrawing
  const taken = [...before.matchAll(/_x0000_s(\d+)/gu)].map((match) => Number(match[1]))
  const first = Math.max(1024, ...taken) + 1
  const shapes = notes.flatMap(({ cell, lines }, index) => {
    const at = cellAt(cell)
    return at ? [shape(first + index, at, lines, frame)] : []
  })
  const type = before.includes('"_x0000_t202"') ? '' : shapeType
  return put(before, type + shapes.join(''))
}

const put = (drawing: string, entries: string): string =>
  appended(drawing, 'xml', '<entries/>').replace(/<(?:[\w.-]+:)?entries\/>/u, () => entries)

const boxWidth = 380
const lineHeight = 18
/** Characters of twice a digit's width that one line of the box holds. */
const perLine = 25

function shape(id: number, at: CellAt, lines: readonly string[], frame: SheetFrame): string {
  const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / perLine)), 0)
  const height = Math.min(rows, 40) * lineHeight + 12
  const left = reach(at.column + 1, 12, frame.widthOf)
  const right = reach(left.index, left.rest + boxWidth, frame.widthOf)
  const top = reach(Math.max(0, at.row - 1), 6, frame.heightOf)
  const bottom = reach(top.index, top.rest + height, frame.heightOf)
  const anchor = [left, top, right, bottom].map(({ index, rest }) => `${index}, ${rest}`).join(', ')
  return `<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;\
width:${(boxWidth * 3) / 4}pt;height:${(height * 3) / 4}pt;z-index:${id - 1023};visibility:hidden" fillcolor="#ffffe1" \
o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">\
<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${at.row}</x:Row>\
<x:Column>${at.column}</x:Column></x:ClientData></v:shape>`
}

/** Which column (row) lies so many pixels behind the start of another, and how many are left in it. */
function reach(
  start: number,
  pixels: number,
  sizeOf: (index: number) => number,
): { index: number; rest: number } {
  let index = start
  let left = pixels
  while (left >= sizeOf(index) && index < start + 500) {
    left -= sizeOf(index)
    index += 1
  }
  return { index, rest: Math.round(left) }
}

const widthOf = (line: string): number =>
  [...line].reduce((sum, character) => sum + (character > '\u2e7f' ? 1 : 0.55), 0)
