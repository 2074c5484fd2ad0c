import {
  type CrossReferences,
  crossReferences,
  type IndirectObject,
  numbers,
  objectAt,
} from './cross-references.ts'
import { inflateStream } from './inflate-stream.ts'
import { type PdfDict, type PdfValue, textOfBytes, valueAt } from './pdf-value.ts'

/** PDF 原件 A PDF as far as annotations need it. */
export type PdfFile = {
  readonly text: string
  readonly references: CrossReferences
  readonly isEncrypted: boolean
  /** What a value stands for: a reference is followed, anything else is itself. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue | null
  /** Pages in their order: number of the object, its dictionary, its frame. */
  readonly pages: readonly PdfPage[]
}

export type PdfPage = {
  readonly number: number
  readonly generation: number
  readonly dict: PdfDict
  /** The visible part in the page's own space: left, bottom, right, top. */
  readonly visible: readonly [number, number, number, number]
  /** Quarter turns clockwise at which the page is seen. */
  readonly turn: number
}

/** Opens a PDF by its cross-references; null when these or its pages make no sense. */
export function openPdfFile(bytes: Uint8Array): PdfFile | null {
  const text = textOfBytes(bytes)
  const references = crossReferences(text)
  if (references === null) return null
  const resolve = resolver(text, references)
  const isEncrypted = references.trailer.entries.has('Encrypt')
  const pages = isEncrypted ? [] : pagesOf(references, resolve)
  return pages === null ? null : { text, references, isEncrypted, resolve, pages }
}

type Resolve = PdfFile['resolve']

function resolver(text: string, { objects }: CrossReferences): Resolve {
  const known = new Map<number, PdfValue | null>()
  const streams = new Map<number, { content: string; dict: PdfDict } | null>()
  const direct = (number: number): IndirectObject | null => {
    const at = objects.get(number)
    if (at?.in !== 'file') return null
    const found = objectAt(text, at.offset, (length) => {
      const place = objects.get(length)
      const value = place?.in === 'file' ? objectAt(text, place.offset, () => null)?.value : null
      return value?.kind === 'number' ? value.value : null
    })
    return found?.number === number ? found : null
  }
  const streamOf = (number: number) => {
    const cached = streams.get(number)
    if (cached !== undefined) return cached
    const found = direct(number)
    const content = found?.value.kind === 'dict' && found.data ? inflateStream(found.value, found.data) : null
    const stream =
      content && found?.value.kind === 'dict' ? { content: textOfBytes(content), dict: found.value } : null
    streams.set(number, stream)
    return stream
  }
  const load = (number: number): PdfValue | null => {
    const at = objects.get(number)
    if (at?.in !== 'stream') return direct(number)?.value ?? null
    const stream = streamOf(at.stream)
    return stream ? packedObject(stream.content, stream.dict, number) : null
  }
  return (value) => {
    if (value?.kind !== 'ref') return value ?? null
    if (!known.has(value.number)) known.set(value.number, load(value.number))
    return known.get(value.number) ?? null
  }
}

/** An object of a stream of objects: pairs of number and offset, then the objects. */
function packedObject(content: string, dict: PdfDict, number: number): PdfValue | null {
  const first = numbers(dict, 'First')?.[0] ?? 0
  const pairs = content.slice(0, first).trim().split(/\s+/u).map(Number)
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    if (pairs[at] === number) return valueAt(content, first + (pairs[at + 1] ?? 0))?.value ?? null
  }
  return null
}

const mostPages = 10_000
const deepestTree = 64

type Inherited = {
  readonly media: PdfValue | null
  readonly crop: PdfValue | null
  readonly rotate: PdfValue | null
}

function pagesOf(references: CrossReferences, resolve: Resolve): PdfPage[] | null {
  const root = resolve(references.trailer.entries.get('Root'))
  const tree = root?.kind === 'dict' ? root.entries.get('Pages') : undefined
  const pages: PdfPage[] = []
  const seen = new Set<number>()
  const visit = (value: PdfValue | undefined, above: Inherited, depth: number): boolean => {
    const dict = resolve(value)
    if (value?.kind !== 'ref' || dict?.kind !== 'dict' || seen.has(value.number)) return false
    if (pages.length > mostPages || depth > deepestTree) return false
    seen.add(value.number)
    const own = (key: string, otherwise: PdfValue | null) => resolve(dict.entries.get(key)) ?? otherwise
    const inherited: Inherited = {
      media: own('MediaBox', above.media),
      crop: own('CropBox', above.crop),
      rotate: own('Rotate', above.rotate),
    }
    const kids = resolve(dict.entries.get('Kids'))
    if (kids?.kind === 'array') return kids.items.every((kid) => visit(kid, inherited, depth + 1))
    const at = references.objects.get(value.number)
    const generation = at?.in === 'file' ? at.generation : 0
    pages.push({ number: value.number, generation, dict, ...frameOf(inherited, resolve) })
    return true
  }
  return visit(tree, { media: null, crop: null, rotate: null }, 0) && pages.length > 0 ? pages : null
}

type Box = readonly [number, number, number, number]

const letter: Box = [0, 0, 612, 792]

function frameOf({ media, crop, rotate }: Inherited, resolve: Resolve): Pick<PdfPage, 'visible' | 'turn'> {
  const sheet = boxOf(media, resolve) ?? letter
  const cut = boxOf(crop, resolve)
  const both = cut && common(sheet, cut)
  const quarters = rotate?.kind === 'number' ? Math.round(rotate.value / 90) : 0
  return { visible: both ?? sheet, turn: ((quarters % 4) + 4) % 4 }
}

function boxOf(value: PdfValue | null, resolve: Resolve): Box | null {
  if (value?.kind !== 'array') return null
  const sides = value.items.map((item) => {
    const number = resolve(item)
    return number?.kind === 'number' ? number.value : Number.NaN
  })
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN] = sides
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
  return box.every(Number.isFinite) && box[2] > box[0] && box[3] > box[1] ? box : null
}

function common(one: Box, other: Box): Box | null {
  const left = Math.max(one[0], other[0])
  const bottom = Math.max(one[1], other[1])
  const right = Math.min(one[2], other[2])
  const top = Math.min(one[3], other[3])
  return right > left && top > bottom ? [left, bottom, right, top] : null
}
