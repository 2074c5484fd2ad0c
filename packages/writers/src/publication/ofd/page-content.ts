import { escapeXml } from '../../annotate/package/xml-text.ts'
import { safeText } from '../../safe-text.ts'
import { type DrawnPage, type DrawnRule, type GlyphRun, runsOf } from './drawn-page.ts'

/** Namespace of every element (GB/T 33190-2016, 6.2). */
export const ofdSpace = 'xmlns:ofd="http://www.ofdspec.org/2016"'
export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** Millimetres, the unit of OFD, of a length in points. */
export const inMillimetres = (points: number): string => String(Math.round((points * 25_400) / 72) / 1000)

/** Width of a hairline, in points. */
const hairline = 0.5

/**
 * 页内容 The objects of one page: a text object a run, with the distance of every character from the one before it, so
 * that it looks alike with whatever font the machine puts in; a path object a ruling line.
 *
 * @param nextId gives the number of the next object; numbers are unique in the document
 */
export function pageContent(page: DrawnPage, nextId: () => number): string {
  const layer = nextId()
  const texts = runsOf(page.glyphs).map((run) => textObject(run, nextId()))
  const lines = page.rules.map((rule) => pathObject(rule, nextId()))
  const box = `0 0 ${inMillimetres(page.width)} ${inMillimetres(page.height)}`
  return (
    `${xmlHead}<ofd:Page ${ofdSpace}><ofd:Area><ofd:PhysicalBox>${box}</ofd:PhysicalBox></ofd:Area>` +
    `<ofd:Content><ofd:Layer ID="${layer}">${lines.join('')}${texts.join('')}</ofd:Layer></ofd:Content></ofd:Page>`
  )
}

function textObject(run: GlyphRun, id: number): string {
  const [first] = run
  const last = run.at(-1) ?? first
  const top = first.base - first.size
  const steps = run.slice(1).map((glyph, at) => inMillimetres(glyph.x0 - (run[at]?.x0 ?? glyph.x0)))
  const boundary = [first.x0, top, last.x1 - first.x0, first.size * 1.3].map(inMillimetres).join(' ')
  const deltas = steps.length === 0 ? '' : ` DeltaX="${counted(steps)}"`
  const words = escapeXml(safeText(run.map(({ text }) => text).join('')))
  return (
    `<ofd:TextObject ID="${id}" Boundary="${boundary}" Font="1" Size="${inMillimetres(first.size)}">` +
    `<ofd:TextCode X="0" Y="${inMillimetres(first.size)}"${deltas}>${words}</ofd:TextCode></ofd:TextObject>`
  )
}

/** Equal distances that follow one another as a count: `g 4 5.64` (GB/T 33190-2016, 11.3). */
function counted(steps: readonly string[]): string {
  const out: string[] = []
  for (let at = 0; at < steps.length; ) {
    let end = at
    while (steps[end] === steps[at] && end < steps.length) end += 1
    out.push(end - at > 2 ? `g ${end - at} ${steps[at]}` : steps.slice(at, end).join(' '))
    at = end
  }
  return out.join(' ')
}

function pathObject({ isLevel, at, from, to }: DrawnRule, id: number): string {
  const start = isLevel ? [from, at] : [at, from]
  const length = inMillimetres(Math.max(to - from, hairline))
  const width = inMillimetres(hairline)
  const boundary = [...start.map(inMillimetres), ...(isLevel ? [length, width] : [width, length])].join(' ')
  const end = isLevel ? `${length} 0` : `0 ${length}`
  return (
    `<ofd:PathObject ID="${id}" Boundary="${boundary}" LineWidth="${width}">` +
    `<ofd:AbbreviatedData>M 0 0 L ${end}</ofd:AbbreviatedData></ofd:PathObject>`
  )
}
