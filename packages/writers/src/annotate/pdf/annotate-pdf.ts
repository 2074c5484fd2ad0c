import type { Finding, Read } from '@mingzhang/model'
import { type Issue, marksOf } from '../marks.ts'
import { annotateWords, cannotAnnotate } from '../words.ts'
import { appendObjects, type NewObject } from './append-objects.ts'
import { numbers } from './cross-references.ts'
import { type Highlight, highlightObjects } from './highlight.ts'
import { openPdfFile, type PdfFile, type PdfPage } from './pdf-file.ts'

type Box = readonly [number, number, number, number]
type PageSpot = { readonly page: number; readonly box: Box }

/**
 * 批注 PDF 原件 A PDF with its findings as highlights whose notes open from them, in a colour by severity. The annotations
 * are appended behind the file's last byte; the original stands in the copy unchanged.
 *
 * @param bytes a .pdf as published, that the reader read
 * @param findings with places of kind pdf: page from 1, box in points of the page as seen, origin at its top left
 * @returns the annotated copy (the same input gives the same bytes), or a refusal: encrypted, or cross-references that only a
 *   repair could follow
 */
export function annotatePdf(
  bytes: Uint8Array,
  findings: readonly Finding[],
  { issuedOn }: Issue,
): Read<Uint8Array> {
  const file = openPdfFile(bytes)
  if (file?.isEncrypted) return cannotAnnotate.encrypted
  if (!file) return cannotAnnotate.damaged('PDF ')
  const byPage = highlightsByPage(file, findings)
  if (byPage.size === 0) return { ok: true, value: bytes }
  const date = `D:${issuedOn.replaceAll('-', '')}000000Z`
  let next = sizeOf(file)
  const objects: NewObject[] = []
  for (const [index, highlights] of [...byPage].sort(([one], [other]) => one - other)) {
    const page = file.pages[index]
    if (!page) continue
    const annotations: string[] = []
    for (const highlight of highlights) {
      const contents = highlightObjects(page, highlight, next, date)
      contents.forEach((content, nth) => {
        objects.push({ number: next + nth, generation: 0, content })
      })
      annotations.push(`${next} 0 R`, `${next + 1} 0 R`)
      next += contents.length
    }
    objects.push({
      number: page.number,
      generation: page.generation,
      content: withAnnotations(file, page, annotations),
    })
  }
  return { ok: true, value: appendObjects(bytes, file, objects, next) }
}

/** The first number that no object has. */
function sizeOf({ references }: PdfFile): number {
  const stated = numbers(references.trailer, 'Size')?.[0] ?? 0
  let highest = stated - 1
  for (const number of references.objects.keys()) highest = Math.max(highest, number)
  return highest + 1
}

/** Highlights by 0-based page; what has no place of its own is a note in the corner of the first page. */
function highlightsByPage(file: PdfFile, findings: readonly Finding[]): Map<number, Highlight[]> {
  const { marks, homeless } = marksOf<PageSpot>(findings, (place) => {
    if (place.kind !== 'pdf' || !file.pages[place.page - 1] || !isBox(place.box)) return null
    return { key: `${place.page} ${place.box.join(' ')}`, spot: { page: place.page - 1, box: place.box } }
  })
  const byPage = new Map<number, Highlight[]>()
  const add = (page: number, highlight: Highlight): void => {
    byPage.set(page, [...(byPage.get(page) ?? []), highlight])
  }
  if (homeless.length > 0) {
    const lines = [annotateWords.homeless, ...homeless]
    add(0, { box: null, severity: 'note', isCulprit: false, lines, name: 'mingzhang-0' })
  }
  marks.forEach(({ spot, severity, isCulprit, lines }, index) => {
    add(spot.page, { box: spot.box, severity, isCulprit, lines, name: `mingzhang-${index + 1}` })
  })
  return byPage
}

const isBox = (box: Box): boolean => box.every(Number.isFinite) && box[2] > box[0] && box[3] > box[1]

/** The page as it is, with annotations behind the ones it has. */
function withAnnotations({ resolve }: PdfFile, { dict }: PdfPage, annotations: readonly string[]): string {
  const there = resolve(dict.entries.get('Annots'))
  const kept = there?.kind === 'array' ? there.items.map(({ raw }) => raw) : []
  const entries = [...dict.entries]
    .filter(([key]) => key !== 'Annots')
    .map(([key, { raw }]) => `/${escapeName(key)} ${raw}`)
  return `<< ${entries.join(' ')} /Annots [${[...kept, ...annotations].join(' ')}] >>`
}

const escapeName = (name: string): string =>
  name.replace(
    /[^!-~]|[#()<>[\]{}/%]/gu,
    (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
