/** 目录项 One entry of an archive, as its central directory states it. */
export type Entry = {
  readonly name: string
  readonly isEncrypted: boolean
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number
  readonly packed: number
  readonly size: number
  /** Byte at which the entry's own header starts. */
  readonly offset: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const headerMark = 0x04034b50

/**
 * 读目录 The central directory of a ZIP archive.
 *
 * @returns its entries in order, or null when there is none that makes sense
 */
export function centralDirectory(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) return null
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > bytes.length) return null
    const flags = view.getUint16(at + 8, true)
    entries.push({
      name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
      isEncrypted: (flags & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = next
  }
  return entries
}

/** The record that ends the directory stands last, but for a comment of at most 64 KiB. */
function endOfDirectory(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at
  }
  return null
}

/** Archives made by Chinese Windows name their entries in GB18030 and do not say so. */
function nameOf(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return new TextDecoder('gb18030').decode(raw)
  }
}

/**
 * 数据 The packed bytes of an entry.
 *
 * @returns null when the entry's own header is not where the directory says, or its data leaves the file
 */
export function packedBytes(bytes: Uint8Array, entry: Entry): Uint8Array | null {
  const { offset, packed } = entry
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== headerMark) return null
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  return start + packed > bytes.length ? null : bytes.subarray(start, start + packed)
}
