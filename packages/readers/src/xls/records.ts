/** 记录 One record of a workbook stream (BIFF8): its kind, its data, and what goes on in CONTINUE records. */
export type SheetRecord = {
  readonly id: number
  /** Byte of the stream at which it starts. */
  readonly offset: number
  readonly data: Uint8Array
  readonly view: DataView
  readonly more: readonly Uint8Array[]
}

const continued = 0x3c

/** 拆记录 The records of a stream, up to where they stop making sense, or one more than `most`. */
export function recordsOf(stream: Uint8Array, most: number): SheetRecord[] {
  const whole = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const records: SheetRecord[] = []
  let more: Uint8Array[] = []
  for (let at = 0; at + 4 <= stream.length && records.length <= most; ) {
    const id = whole.getUint16(at, true)
    const length = whole.getUint16(at + 2, true)
    if (at + 4 + length > stream.length) break
    const data = stream.subarray(at + 4, at + 4 + length)
    if (id === continued && records.length > 0) more.push(data)
    else {
      more = []
      const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
      records.push({ id, offset: at, data, view, more })
    }
    at += 4 + length
  }
  return records
}

const latin = new TextDecoder('latin1')
const wide = new TextDecoder('utf-16le')

/** 文字 A Unicode string of a record: characters counted by 16 (or 8) bits, then flags, then the characters. */
export function textAt({ data, view }: SheetRecord, at: number, countBytes: 1 | 2): string {
  if (at + countBytes >= data.length) return ''
  const count = countBytes === 1 ? view.getUint8(at) : view.getUint16(at, true)
  const flags = view.getUint8(at + countBytes)
  const skip = (flags & 8 ? 2 : 0) + (flags & 4 ? 4 : 0)
  const from = at + countBytes + 1 + skip
  return flags & 1
    ? wide.decode(data.subarray(from, from + 2 * count))
    : latin.decode(data.subarray(from, from + count))
}
