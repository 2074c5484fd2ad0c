import { inflateStream } from './inflate-stream.ts'
import { bytesOfText, type PdfDict, type PdfValue, valueAt } from './pdf-value.ts'

/** 位置 Where an object stands: at a byte of the file, or in a stream of objects; `free` when it was taken out. */
export type ObjectAt =
  | { readonly in: 'file'; readonly offset: number; readonly generation: number }
  | { readonly in: 'stream'; readonly stream: number; readonly index: number }
  | { readonly in: 'nowhere' }

/** 交叉引用 Where every object of a PDF stands, newest first, and what the file says of itself. */
export type CrossReferences = {
  readonly objects: ReadonlyMap<number, ObjectAt>
  readonly trailer: PdfDict
  /** Byte at which the newest section begins. */
  readonly start: number
  /** Is the newest section a stream? Then what is added must be one too. */
  readonly isStream: boolean
}

type Section = {
  readonly objects: Map<number, ObjectAt>
  readonly trailer: PdfDict
  readonly isStream: boolean
}

const mostObjects = 8_388_607
const mostSections = 256

/** Follows the sections from the last one back; null when they are broken (a reader may still mend them, we do not). */
export function crossReferences(text: string): CrossReferences | null {
  const tail = text.slice(-2048)
  const said = [...tail.matchAll(/startxref\s+(\d+)/gu)].at(-1)?.[1]
  if (said === undefined) return null
  const start = Number(said)
  const objects = new Map<number, ObjectAt>()
  const seen = new Set<number>()
  const waiting = [start]
  let newest: Section | null = null
  while (waiting.length > 0) {
    const at = waiting.shift()
    if (at === undefined || seen.has(at)) continue
    seen.add(at)
    const section = seen.size > mostSections ? null : sectionAt(text, at)
    if (!section) return null
    newest ??= section
    for (const [number, where] of section.objects) if (!objects.has(number)) objects.set(number, where)
    for (const key of ['XRefStm', 'Prev']) {
      const next = section.trailer.entries.get(key)
      if (next?.kind === 'number') waiting.push(next.value)
    }
  }
  return newest && { objects, trailer: newest.trailer, start, isStream: newest.isStream }
}

function sectionAt(text: string, at: number): Section | null {
  return /^\s*xref\b/u.test(text.slice(at, at + 32)) ? tableAt(text, at) : streamAt(text, at)
}

function tableAt(text: string, from: number): Section | null {
  const objects = new Map<number, ObjectAt>()
  let at = text.indexOf('xref', from) + 4
  const head = /\s*(\d+)[ \t]+(\d+)[ \t]*\r?\n?/uy
  const line = /\s*(\d{10}) (\d{5}) ([fn])/uy
  for (;;) {
    head.lastIndex = at
    const section = head.exec(text)
    if (!section) break
    at = head.lastIndex
    const [first, count] = [Number(section[1]), Number(section[2])]
    if (first + count > mostObjects) return null
    for (let index = 0; index < count; index += 1) {
      line.lastIndex = at
      const entry = line.exec(text)
      if (!entry) return null
      at = line.lastIndex
      const offset = Number(entry[1])
      const inUse = entry[3] === 'n'
      objects.set(
        first + index,
        inUse ? { in: 'file', offset, generation: Number(entry[2]) } : { in: 'nowhere' },
      )
    }
  }
  const word = /\s*trailer/uy
  word.lastIndex = at
  if (!word.test(text)) return null
  const trailer = valueAt(text, word.lastIndex)?.value
  return trailer?.kind === 'dict' ? { objects, trailer, isStream: false } : null
}

function streamAt(text: string, from: number): Section | null {
  const found = objectAt(text, from, () => null)
  if (found?.data === undefined || found.value.kind !== 'dict') return null
  const trailer = found.value
  const content = inflateStream(trailer, found.data)
  const widths = numbers(trailer, 'W')
  const size = numbers(trailer, 'Size')?.[0]
  if (!content || widths?.length !== 3 || widths.some((width) => width > 8) || size === undefined) return null
  const index = numbers(trailer, 'Index') ?? [0, size]
  const objects = new Map<number, ObjectAt>()
  const length = widths.reduce((sum, width) => sum + width, 0)
  if (length === 0) return null
  let at = 0
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first = 0, count = 0] = index.slice(pair, pair + 2)
    if (first + count > mostObjects) return null
    for (let number = first; number < first + count && at < content.length; number += 1) {
      objects.set(number, entryOf(content.subarray(at, at + length), widths))
      at += length
    }
  }
  return { objects, trailer, isStream: true }
}

/** An entry of a cross-reference stream: kind, then two fields, each so many bytes wide. No kind is kind 1. */
function entryOf(bytes: Uint8Array, [one = 0, two = 0, three = 0]: readonly number[]): ObjectAt {
  const field = (from: number, width: number): number =>
    bytes.subarray(from, from + width).reduce((value, byte) => value * 256 + byte, 0)
  const kind = one === 0 ? 1 : field(0, one)
  const [second, third] = [field(one, two), field(one + two, three)]
  if (kind === 1) return { in: 'file', offset: second, generation: third }
  return kind === 2 ? { in: 'stream', stream: second, index: third } : { in: 'nowhere' }
}

/** A number or the numbers of a list. */
export function numbers(dict: PdfDict, key: string): number[] | null {
  const value = dict.entries.get(key)
  if (value?.kind === 'number') return [value.value]
  if (value?.kind !== 'array') return null
  return value.items.flatMap((item) => (item.kind === 'number' ? [item.value] : []))
}

/** 间接对象 An object with its number, and the data of its stream, if it is one. */
export type IndirectObject = { readonly number: number; readonly value: PdfValue; readonly data?: Uint8Array }

/** 读对象 The object whose `N G obj` stands at a byte, with the data of its stream, if it is one. */
export function objectAt(
  text: string,
  offset: number,
  lengthOf: (number: number) => number | null,
): IndirectObject | null {
  const head = /\s*(\d+)\s+\d+\s+obj/uy
  head.lastIndex = offset
  const said = head.exec(text)
  const found = said && valueAt(text, head.lastIndex)
  if (!said || !found) return null
  const number = Number(said[1])
  const opening = /\s*stream(?:\r\n|\n|\r)/uy
  opening.lastIndex = found.end
  if (found.value.kind !== 'dict' || !opening.test(text)) return { number, value: found.value }
  const from = opening.lastIndex
  const stated = found.value.entries.get('Length')
  const length =
    stated?.kind === 'number' ? stated.value : stated?.kind === 'ref' ? lengthOf(stated.number) : null
  const end = length ?? text.indexOf('endstream', from) - from
  return { number, value: found.value, data: bytesOfText(text.slice(from, from + Math.max(0, end))) }
}
