/** 复合文件 The streams of a compound file (.doc, .xls, locked docx), by their names; unpacked when asked for. */
export type Compound = {
  readonly names: readonly string[]
  /** Bytes of a stream, or null when it is not there or its chain is broken. */
  readonly read: (name: string) => Uint8Array | null
}

/** 是否复合文件 Do these bytes begin as a compound file does? */
export const isCompound = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0

const endOfChain = 0xfffffffe
const noStream = 0xffffffff

type Entry = { readonly name: string; readonly type: number; readonly start: number; readonly size: number }

type Layout = {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly sectorSize: number
  readonly fat: Uint32Array
}

/**
 * 打开复合文件 The directory of a compound file (MS-CFB). Chains that run in a circle or leave the file end it.
 *
 * @returns null when the bytes are no compound file that makes sense
 */
export function openCompound(bytes: Uint8Array): Compound | null {
  if (bytes.length < 1536) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (!isCompound(bytes) || (shift !== 9 && shift !== 12)) return null
  const sectorSize = 1 << shift
  const layout: Layout = { bytes, view, sectorSize, fat: fatOf(bytes, view, sectorSize) }
  const directory = chainBytes(layout, view.getUint32(48, true))
  const entries = directory ? entriesOf(directory) : []
  const root = entries.find((entry) => entry.type === 5)
  if (!directory || !root) return null
  const miniFat = wordsOf(chainBytes(layout, view.getUint32(60, true)) ?? new Uint8Array())
  const miniStream = chainBytes(layout, root.start) ?? new Uint8Array()
  const miniLimit = view.getUint32(56, true)
  const byName = new Map(entries.filter(({ type }) => type === 2).map((entry) => [entry.name, entry]))
  const read = (name: string): Uint8Array | null => {
    const entry = byName.get(name)
    if (!entry) return null
    const whole =
      entry.size < miniLimit ? miniBytes(miniStream, miniFat, entry.start) : chainBytes(layout, entry.start)
    return whole && whole.length >= entry.size ? whole.subarray(0, entry.size) : null
  }
  return { names: entries.map((entry) => entry.name), read }
}

/** The allocation table: its first 109 sectors are named in the header, more of them in a chain of their own. */
function fatOf(bytes: Uint8Array, view: DataView, sectorSize: number): Uint32Array {
  const sectors: number[] = []
  for (let index = 0; index < 109; index += 1) sectors.push(view.getUint32(76 + 4 * index, true))
  const most = Math.ceil(bytes.length / sectorSize)
  let next = view.getUint32(68, true)
  for (let step = 0; next < noStream - 5 && step < most; step += 1) {
    const at = (next + 1) * sectorSize
    if (at + sectorSize > bytes.length) break
    for (let index = 0; index < sectorSize - 4; index += 4) sectors.push(view.getUint32(at + index, true))
    next = view.getUint32(at + sectorSize - 4, true)
  }
  const used = sectors.filter((sector) => (sector + 2) * sectorSize <= bytes.length).slice(0, most)
  const fat = new Uint32Array((used.length * sectorSize) / 4)
  used.forEach((sector, index) => {
    const from = (sector + 1) * sectorSize
    fat.set(wordsOf(bytes.subarray(from, from + sectorSize)), (index * sectorSize) / 4)
  })
  return fat
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(4 * index, true))
}

function chainBytes({ bytes, sectorSize, fat }: Layout, start: number): Uint8Array | null {
  const sectors: number[] = []
  for (let sector = start; sector !== endOfChain; sector = fat[sector] ?? noStream) {
    const isOutside = sector >= fat.length || (sector + 1) * sectorSize >= bytes.length
    if (isOutside || sectors.length > fat.length) return null
    sectors.push(sector)
  }
  const out = new Uint8Array(sectors.length * sectorSize)
  sectors.forEach((sector, index) => {
    out.set(bytes.subarray((sector + 1) * sectorSize, (sector + 2) * sectorSize), index * sectorSize)
  })
  return out
}

function miniBytes(stream: Uint8Array, fat: Uint32Array, start: number): Uint8Array | null {
  const sectors: number[] = []
  for (let sector = start; sector !== endOfChain; sector = fat[sector] ?? noStream) {
    if (sector >= fat.length || sectors.length > fat.length) return null
    sectors.push(sector)
  }
  const out = new Uint8Array(sectors.length * 64)
  sectors.forEach((sector, index) => {
    out.set(stream.subarray(sector * 64, sector * 64 + 64), index * 64)
  })
  return out
}

function entriesOf(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const entries: Entry[] = []
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const type = view.getUint8(at + 66)
    const length = Math.min(64, view.getUint16(at + 64, true))
    if (type === 0 || length < 2) continue
    const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + length - 2))
    entries.push({ name, type, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) })
  }
  return entries
}
