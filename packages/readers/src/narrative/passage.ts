import type { LineStart, Place } from '@mingzhang/model'
import { cleanText } from '../text/clean-text.ts'

/** 文段 Running text to read for numbers: a paragraph, or several that a page break cut apart, or a long cell. */
export type Passage = {
  /** White space taken out (but between digits), brackets and digits half-width; one character for one character. */
  readonly text: string
  /** Place of the characters from `start` to `end` (exclusive) of `text`, as printed. */
  readonly place: (start: number, end: number) => Place
}

type Piece = { readonly place: Place; readonly text: string; readonly lines?: readonly LineStart[] }
type Spot = { readonly piece: number; readonly raw: number; readonly at: number }

/**
 * Joins pieces of running text into one passage.
 *
 * @param pieces cleaned text and the place whose text is the piece as printed
 */
export function passageOf(pieces: readonly Piece[]): Passage {
  const spots: Spot[] = []
  let text = ''
  pieces.forEach((piece, index) => {
    const raws = rawIndexes(piece)
    for (let at = 0; at < piece.text.length; at += 1) {
      const char = normal(piece.text[at] ?? '')
      if (char === ' ' && !betweenDigits(piece.text, at)) continue
      text += char
      spots.push({ piece: index, raw: raws?.[at] ?? -1, at })
    }
  })
  const place = (start: number, end: number): Place => {
    const first = spots[start]
    const last = spots[end - 1]
    const piece = first && pieces[first.piece]
    if (!first || !last || !piece) throw new Error('a number has a first and a last character')
    if (piece.lines) {
      const until = last.piece === first.piece ? last.at : piece.text.length - 1
      return acrossLines(piece, piece.lines, first.at, until)
    }
    if (first.raw < 0) return piece.place
    const until = last.piece === first.piece ? last.raw + 1 : piece.place.text.length
    return placeWithin(piece.place, first.raw, until)
  }
  return { text, place }
}

/** The first white space between two digits: without it two numbers would become one. */
function betweenDigits(text: string, at: number): boolean {
  if (!/\d/u.test(text[at - 1] ?? '')) return false
  let next = at
  while (/\s/u.test(text[next] ?? '')) next += 1
  return /\d/u.test(text[next] ?? '')
}

const fullWidth = /[０-９Ａ-Ｚａ-ｚ％（）＋－＝＊／]/u

function normal(char: string): string {
  if (/\s/u.test(char)) return ' '
  if (char === '﹙') return '('
  if (char === '﹚') return ')'
  return fullWidth.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char
}

/** Index in the printed text of every character of the cleaned text; null when the printed text is another one. */
function rawIndexes({ place, text }: Piece): number[] | null {
  const cleaned = cleanText(place.text)
  const shift = cleaned.text.indexOf(text)
  if (shift < 0) return null
  return [...text].length === text.length
    ? Array.from({ length: text.length }, (_, at) => cleaned.origin?.[shift + at] ?? shift + at)
    : null
}

/** The part of a place from one of its characters to another: exact where the format has characters. */
function placeWithin(place: Place, from: number, to: number): Place {
  const text = place.text.slice(from, to)
  if (place.kind !== 'text') return { ...place, text }
  const before = place.text.slice(0, from)
  const breaks = before.split('\n').length - 1
  const column = breaks === 0 ? (place.column ?? 1) + from : from - before.lastIndexOf('\n')
  return { kind: 'text', line: place.line + breaks, column, text }
}

/** The printed lines from one character to another: the box around them; where a page parts them, those on the first. */
function acrossLines({ text, place }: Piece, lines: readonly LineStart[], from: number, to: number): Place {
  const first = lines.findLastIndex(({ start }) => start <= from)
  const last = lines.findLastIndex(({ start }) => start <= to)
  const places = lines.slice(Math.max(0, first), last + 1).map((line) => line.place)
  let around = places[0] ?? place
  for (const next of places.slice(1)) around = together(around, next)
  return { ...around, text: text.slice(from, to + 1) }
}

function together(one: Place, next: Place): Place {
  if (one.kind !== 'pdf' && one.kind !== 'ofd') return one
  const isBeside = next.kind === one.kind && next.page === one.page
  return isBeside ? { ...one, box: hull(one.box, next.box) } : one
}

type Box = readonly [number, number, number, number]

const hull = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
]
