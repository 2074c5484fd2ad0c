import type { Severity } from '@mingzhang/model'
import { safeText } from '../../safe-text.ts'
import { annotateWords } from '../words.ts'
import type { PdfPage } from './pdf-file.ts'

type Box = readonly [number, number, number, number]

/** 高亮 A highlight with the note that opens from it, on one page. */
export type Highlight = {
  /** In points of the page as seen, origin at the top left; null for a note about the whole file. */
  readonly box: Box | null
  readonly severity: Severity
  readonly isCulprit: boolean
  readonly lines: readonly string[]
  /** A name that no other annotation of the file has. */
  readonly name: string
}

/** 颜色 Red, amber, blue: the culprit's full, the related places' lighter. */
const colors: Readonly<Record<Severity, readonly [string, string]>> = {
  error: ['1 0.55 0.5', '1 0.85 0.83'],
  warning: ['1 0.82 0.35', '1 0.93 0.72'],
  note: ['0.62 0.82 1', '0.84 0.93 1'],
}

/** The box of a place in the page's own space: origin at the bottom left, before the page is turned. */
export function boxOnPage({ visible, turn }: PdfPage, [x0, y0, x1, y1]: Box): Box {
  const [left, bottom, right, top] = visible
  switch (turn) {
    case 1:
      return [left + y0, bottom + x0, left + y1, bottom + x1]
    case 2:
      return [right - x1, bottom + y0, right - x0, bottom + y1]
    case 3:
      return [right - y1, top - x1, right - y0, top - x0]
    default:
      return [left + x0, top - y1, left + x1, top - y0]
  }
}

/** 对象 The objects of a highlight: annotation, its note's window, its looks; from a first free number on. */
export function highlightObjects(
  page: PdfPage,
  highlight: Highlight,
  first: number,
  date: string,
): readonly string[] {
  const { box, isCulprit, severity, lines, name } = highlight
  const color = colors[severity][isCulprit ? 0 : 1]
  const [left, , right, top] = page.visible
  const window: Box = [Math.max(left, right - 260), Math.max(page.visible[1], top - 200), right, top]
  const corner = boxOnPage(page, [12, 12, 32, 32])
  const area = box === null ? corner : boxOnPage(page, box)
  const said = `/Contents ${pdfText(lines.join('\n'))} /T ${pdfText(annotateWords.author)} /NM (${name}) /M (${date}) /C [${color}] /F 4`
  const common = `/Type /Annot /P ${page.number} ${page.generation} R ${said} /Popup ${first + 1} 0 R`
  const popup = `<< /Type /Annot /Subtype /Popup /Rect [${figures(window)}] /Parent ${first} 0 R /F 28 /Open false >>`
  if (box === null) {
    return [`<< ${common} /Subtype /Text /Name /Comment /Rect [${figures(area)}] >>`, popup]
  }
  const annotation = `<< ${common} /Subtype /Highlight /Rect [${figures(area)}] /QuadPoints [${corners(page, area)}] \
/AP << /N ${first + 2} 0 R >> >>`
  return [annotation, popup, looks(area, color)]
}

/** Laid over the page like ink, so that the figures below stay black. */
function looks(area: Box, color: string): string {
  const content = `/M gs ${color} rg ${figures([area[0], area[1], area[2] - area[0], area[3] - area[1]])} re f`
  return `<< /Type /XObject /Subtype /Form /BBox [${figures(area)}] /Resources << /ExtGState << /M << /Type /ExtGState \
/BM /Multiply >> >> >> /Group << /S /Transparency >> /Length ${content.length} >>\nstream\n${content}\nendstream`
}

/** Upper left, upper right, lower left, lower right, as the reader of the page sees it. */
function corners({ turn }: PdfPage, [x0, y0, x1, y1]: Box): string {
  const around = [
    `${figure(x0)} ${figure(y1)}`,
    `${figure(x1)} ${figure(y1)}`,
    `${figure(x1)} ${figure(y0)}`,
    `${figure(x0)} ${figure(y0)}`,
  ]
  const at = (index: number): string => around[(index + 4 - turn) % 4] ?? ''
  return [at(0), at(1), at(3), at(2)].join(' ')
}

const figures = (values: readonly number[]): string => values.map(figure).join(' ')

/** At most two decimals and never an exponent. */
const figure = (value: number): string => String(Math.round(value * 100) / 100)

/** 文字 Text of any script as PDF holds it: UTF-16 with its mark, in hexadecimal, so that nothing can end it early. */
export function pdfText(text: string): string {
  let hex = 'FEFF'
  const safe = safeText(text)
  for (let at = 0; at < safe.length; at += 1)
    hex += safe.charCodeAt(at).toString(16).padStart(4, '0').toUpperCase()
  return `<${hex}>`
}
