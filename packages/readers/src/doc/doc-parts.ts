/** 文档首部 What the head of an old Word file says of its parts. Characters are counted from the first of the body. */
export type DocHead = {
  readonly isLocked: boolean
  readonly tableStream: '0Table' | '1Table'
  /** Characters of the body and of the parts that follow it, in their order. */
  readonly counts: {
    readonly body: number
    readonly footnotes: number
    readonly headers: number
    readonly comments: number
    readonly endnotes: number
    readonly boxes: number
  }
  /** Offset and length in the table stream. */
  readonly pieces: readonly [number, number]
  readonly paragraphs: readonly [number, number]
  readonly characters: readonly [number, number]
  readonly styles: readonly [number, number]
  readonly lists: readonly [number, number]
  readonly listUses: readonly [number, number]
}

/** Reads the head (FIB, MS-DOC 2.5); null for versions before Word 97. */
export function docHead(bytes: Uint8Array): DocHead | null {
  if (bytes.length < 0x400) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint16(0, true) !== 0xa5ec || view.getUint16(2, true) < 0xc0) return null
  const flags = view.getUint16(0x0a, true)
  const count = (at: number): number => view.getUint32(at, true)
  const range = (at: number): readonly [number, number] => [
    view.getUint32(at, true),
    view.getUint32(at + 4, true),
  ]
  return {
    isLocked: (flags & 0x100) !== 0,
    tableStream: flags & 0x200 ? '1Table' : '0Table',
    counts: {
      body: count(0x4c),
      footnotes: count(0x50),
      headers: count(0x54),
      comments: count(0x5c),
      endnotes: count(0x60),
      boxes: count(0x64),
    },
    pieces: range(0x1a2),
    paragraphs: range(0x102),
    characters: range(0xfa),
    styles: range(0xa2),
    lists: range(0x2e2),
    listUses: range(0x2ea),
  }
}

/** 文段 A run of characters that lie together in the file. */
export type Piece = {
  /** Number of its first character. */
  readonly from: number
  readonly text: string
  /** Byte of its first character, and bytes a character. */
  readonly offset: number
  readonly width: 1 | 2
}

/** 取文段 The text of the file, piece by piece; null when the list of pieces is broken. */
export function piecesOf(
  bytes: Uint8Array,
  table: Uint8Array,
  [from, length]: readonly [number, number],
): Piece[] | null {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  const end = Math.min(table.length, from + length)
  let at = from
  while (at + 3 <= end && view.getUint8(at) === 1) at += 3 + view.getUint16(at + 1, true)
  if (at + 5 > end || view.getUint8(at) !== 2) return null
  const start = at + 5
  const count = Math.floor((Math.min(view.getUint32(at + 1, true), end - start) - 4) / 12)
  const pieces: Piece[] = []
  let total = 0
  for (let index = 0; index < count; index += 1) {
    const first = view.getUint32(start + 4 * index, true)
    const last = view.getUint32(start + 4 * index + 4, true)
    const raw = view.getUint32(start + 4 * (count + 1) + 8 * index + 2, true)
    const width = raw & 0x40000000 ? 1 : 2
    const offset = width === 1 ? (raw & 0x3fffffff) >> 1 : raw & 0x3fffffff
    const stop = offset + (last - first) * width
    total += last - first
    if (last < first || stop > bytes.length || total > 2 * bytes.length) return null
    const text = (width === 1 ? narrow : wide).decode(bytes.subarray(offset, stop))
    pieces.push({ from: first, text, offset, width })
  }
  return pieces
}

const narrow = new TextDecoder('windows-1252')
const wide = new TextDecoder('utf-16le', { ignoreBOM: true })
