import { deflateSync, Inflate } from 'fflate'
import { crc32 } from './checksum.ts'

/** 包件 An office file taken apart: every entry as it is packed, unpacked only when asked for. */
export type Parts = {
  readonly names: readonly string[]
  /** The bytes of a part; null when there is none or it cannot be unpacked. */
  readonly read: (name: string) => Uint8Array | null
  /**
   * The file with some parts changed or added. Every other entry keeps its packed bytes, its name and its date, so the
   * copy differs from the original in nothing else.
   */
  readonly withChanged: (changed: ReadonlyMap<string, Uint8Array>) => Uint8Array
}

type Entry = {
  readonly name: string
  readonly rawName: Uint8Array
  readonly flags: number
  readonly method: number
  readonly time: number
  readonly date: number
  readonly crc: number
  readonly size: number
  readonly data: Uint8Array
}

const marks = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 }
const utf8Name = 0x800
const hasDescriptor = 0x8
/** 1980-01-01, the first day that an entry can name. */
const firstDate = 0x21

/** 拆包 Takes an office file apart; null when it is no archive that can be put together again. */
export function openParts(bytes: Uint8Array): Parts | null {
  const entries = entriesOf(bytes)
  if (entries === null) return null
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  return {
    names: [...byName.keys()],
    read: (name) => {
      const entry = byName.get(name)
      return entry ? unpacked(entry) : null
    },
    withChanged: (changed) => {
      const kept = entries.map((entry) => {
        const data = changed.get(entry.name)
        return data ? entryOf(entry.name, entry.rawName, data) : entry
      })
      const added = [...changed].filter(([name]) => !byName.has(name))
      const text = new TextEncoder()
      return packed([...kept, ...added.map(([name, data]) => entryOf(name, text.encode(name), data))])
    },
  }
}

function entriesOf(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== marks.end) end -= 1
  if (end < 0) return null
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const entry = entryAt(bytes, view, at)
    if (entry === null) return null
    entries.push(entry)
    at += 46 + entry.rawName.length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry | null {
  if (at + 46 > bytes.length || view.getUint32(at, true) !== marks.entry) return null
  const rawName = bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))
  const local = view.getUint32(at + 42, true)
  if (local + 30 > bytes.length || view.getUint32(local, true) !== marks.local) return null
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const length = view.getUint32(at + 20, true)
  if (start + length > bytes.length) return null
  return {
    name: nameOf(rawName),
    rawName,
    flags: view.getUint16(at + 8, true) & ~hasDescriptor,
    method: view.getUint16(at + 10, true),
    time: view.getUint16(at + 12, true),
    date: view.getUint16(at + 14, true),
    crc: view.getUint32(at + 16, true),
    size: view.getUint32(at + 24, true),
    data: bytes.subarray(start, start + length),
  }
}

function nameOf(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return new TextDecoder('gb18030').decode(raw)
  }
}

/** Step by step, so that an entry that holds more than it says is stopped early. */
function unpacked({ method, data, size }: Entry): Uint8Array | null {
  if (method === 0) return data
  if (method !== 8) return null
  const out = new Uint8Array(size)
  let filled = 0
  const inflate = new Inflate((chunk) => {
    if (filled + chunk.length <= size) out.set(chunk, filled)
    filled += chunk.length
  })
  try {
    for (let from = 0; from < data.length && filled <= size; from += 16384) {
      inflate.push(data.subarray(from, from + 16384), from + 16384 >= data.length)
    }
  } catch {
    return null
  }
  return filled === size ? out : null
}

const entryOf = (name: string, rawName: Uint8Array, data: Uint8Array): Entry => ({
  name,
  rawName,
  flags: utf8Name,
  method: 8,
  time: 0,
  date: firstDate,
  crc: crc32(data),
  size: data.length,
  data: deflateSync(data, { level: 6 }),
})

function packed(entries: readonly Entry[]): Uint8Array {
  const bodies = entries.reduce((sum, { rawName, data }) => sum + 30 + rawName.length + data.length, 0)
  const directory = entries.reduce((sum, { rawName }) => sum + 46 + rawName.length, 0)
  const out = new Uint8Array(bodies + directory + 22)
  const view = new DataView(out.buffer)
  let local = 0
  let at = bodies
  for (const entry of entries) {
    view.setUint32(local, marks.local, true)
    writeHeader(view, local + 4, entry)
    out.set(entry.rawName, local + 30)
    out.set(entry.data, local + 30 + entry.rawName.length)
    view.setUint32(at, marks.entry, true)
    view.setUint16(at + 4, 20, true)
    writeHeader(view, at + 6, entry)
    view.setUint32(at + 42, local, true)
    out.set(entry.rawName, at + 46)
    local += 30 + entry.rawName.length + entry.data.length
    at += 46 + entry.rawName.length
  }
  view.setUint32(at, marks.end, true)
  view.setUint16(at + 8, entries.length, true)
  view.setUint16(at + 10, entries.length, true)
  view.setUint32(at + 12, directory, true)
  view.setUint32(at + 16, bodies, true)
  return out
}

/** What the header before an entry and its line in the directory have in common. */
function writeHeader(view: DataView, at: number, entry: Entry): void {
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, entry.flags, true)
  view.setUint16(at + 4, entry.method, true)
  view.setUint16(at + 6, entry.time, true)
  view.setUint16(at + 8, entry.date, true)
  view.setUint32(at + 10, entry.crc, true)
  view.setUint32(at + 14, entry.data.length, true)
  view.setUint32(at + 18, entry.size, true)
  view.setUint16(at + 22, entry.rawName.length, true)
}
