import type { SheetRecord } from './records.ts'

/** A place in the data of a record and the records that go on with it. */
type Cursor = { readonly pieces: readonly Uint8Array[]; piece: number; at: number }

/** 共享文字 The texts that cells point to. A text may break off in one record and go on, with flags of its own, in the next. */
export function sharedStrings(record: SheetRecord): string[] {
  const cursor: Cursor = { pieces: [record.data.subarray(8), ...record.more], piece: 0, at: 0 }
  const strings: string[] = []
  const count = record.data.length >= 8 ? record.view.getUint32(4, true) : 0
  while (strings.length < count) {
    const text = nextString(cursor)
    if (text === null) break
    strings.push(text)
  }
  return strings
}

function nextString(cursor: Cursor): string | null {
  const count = nextNumber(cursor, 2)
  const flags = nextNumber(cursor, 1)
  if (count === null || flags === null) return null
  const runs = flags & 8 ? (nextNumber(cursor, 2) ?? 0) : 0
  const extra = flags & 4 ? (nextNumber(cursor, 4) ?? 0) : 0
  const text = nextCharacters(cursor, count, (flags & 1) === 1)
  if (text === null) return null
  skip(cursor, 4 * runs + extra)
  return text
}

function nextCharacters(cursor: Cursor, count: number, startsWide: boolean): string | null {
  let isWide = startsWide
  let text = ''
  let left = count
  while (left > 0) {
    let piece = cursor.pieces[cursor.piece]
    if (piece && cursor.at >= piece.length) {
      cursor.piece += 1
      piece = cursor.pieces[cursor.piece]
      isWide = ((piece?.[0] ?? 0) & 1) === 1
      cursor.at = 1
    }
    if (!piece) return null
    const width = isWide ? 2 : 1
    const taken = Math.min(left, Math.floor((piece.length - cursor.at) / width))
    if (taken === 0) return null
    const bytes = piece.subarray(cursor.at, cursor.at + taken * width)
    text += (isWide ? wide : latin).decode(bytes)
    cursor.at += taken * width
    left -= taken
  }
  return text
}

const latin = new TextDecoder('latin1')
const wide = new TextDecoder('utf-16le')

function nextNumber(cursor: Cursor, width: number): number | null {
  let value = 0
  for (let step = 0; step < width; step += 1) {
    let piece = cursor.pieces[cursor.piece]
    if (piece && cursor.at >= piece.length) {
      cursor.piece += 1
      cursor.at = 0
      piece = cursor.pieces[cursor.piece]
    }
    const byte = piece?.[cursor.at]
    if (byte === undefined) return null
    value += byte * 2 ** (8 * step)
    cursor.at += 1
  }
  return value
}

function skip(cursor: Cursor, count: number): void {
  let left = count
  while (left > 0) {
    const piece = cursor.pieces[cursor.piece]
    if (!piece) return
    const taken = Math.min(left, piece.length - cursor.at)
    cursor.at += taken
    left -= taken
    if (left > 0) {
      cursor.piece += 1
      cursor.at = 0
    }
  }
}
