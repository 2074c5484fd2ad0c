/** 属性 One property of characters or of a paragraph (sprm): its code and its value's bytes. */
export type Property = { readonly code: number; readonly value: Uint8Array }

/** Bytes a value takes, by the upper three bits of the code; 6 says so itself. */
const widths = [1, 1, 2, 4, 2, 2, 0, 3]
const tableDefinition = 0xd608

/** 拆属性 The properties of a run, up to where they stop making sense. */
export function propertiesOf(bytes: Uint8Array): Property[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const properties: Property[] = []
  for (let at = 0; at + 3 <= bytes.length; ) {
    const code = view.getUint16(at, true)
    let from = at + 2
    let width = widths[code >> 13] ?? 0
    if (code === tableDefinition) {
      if (from + 2 > bytes.length) break
      width = view.getUint16(from, true) - 1
      from += 2
    } else if (code >> 13 === 6) {
      width = view.getUint8(from)
      from += 1
    }
    if (width < 0 || from + width > bytes.length) break
    properties.push({ code, value: bytes.subarray(from, from + width) })
    at = from + width
  }
  return properties
}

/** 属性段 Bytes of the file with the same properties. */
export type Run = {
  readonly from: number
  readonly to: number
  readonly bytes: Uint8Array
  /** Number of a paragraph's style; 0 for characters. */
  readonly style: number
}

const pageSize = 512

/**
 * 属性页 The runs of a kind of properties, in the order of the file. They lie in pages of 512 bytes that a list in the
 * table stream names.
 *
 * @param kind paragraphs carry 13 bytes for each run, characters 1
 */
export function runsOf(
  bytes: Uint8Array,
  table: Uint8Array,
  [from, length]: readonly [number, number],
  kind: 'paragraph' | 'character',
): Run[] {
  const end = Math.min(table.length, from + length)
  const list = table.subarray(Math.min(from, end), end)
  const view = new DataView(list.buffer, list.byteOffset, list.byteLength)
  const pages = Math.ceil(bytes.length / pageSize)
  const count = Math.max(0, Math.floor((list.length - 4) / 8))
  const runs: Run[] = []
  for (let index = 0; index < count && index < pages; index += 1) {
    const start = (view.getUint32(4 * (count + 1) + 4 * index, true) & 0x3fffff) * pageSize
    if (start + pageSize <= bytes.length)
      runs.push(...runsOfPage(bytes.subarray(start, start + pageSize), kind))
  }
  return runs.sort((one, other) => one.from - other.from)
}

function runsOfPage(page: Uint8Array, kind: 'paragraph' | 'character'): Run[] {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength)
  const count = view.getUint8(pageSize - 1)
  const step = kind === 'paragraph' ? 13 : 1
  const runs: Run[] = []
  if (4 * (count + 1) + step * count > pageSize - 1) return runs
  for (let index = 0; index < count; index += 1) {
    const at = 2 * view.getUint8(4 * (count + 1) + step * index)
    const run = { from: view.getUint32(4 * index, true), to: view.getUint32(4 * index + 4, true) }
    if (at === 0) runs.push({ ...run, bytes: new Uint8Array(), style: 0 })
    else if (kind === 'character') runs.push({ ...run, bytes: characterBytes(page, at), style: 0 })
    else runs.push({ ...run, ...paragraphBytes(page, at) })
  }
  return runs
}

const characterBytes = (page: Uint8Array, at: number): Uint8Array =>
  page.subarray(at + 1, at + 1 + (page[at] ?? 0))

/** Paragraphs count their properties in words, with the number of a style (2 bytes) before them. */
function paragraphBytes(page: Uint8Array, at: number): { bytes: Uint8Array; style: number } {
  const size = page[at] ?? 0
  const from = at + (size === 0 ? 2 : 1)
  const length = size === 0 ? 2 * (page[at + 1] ?? 0) : 2 * size - 1
  const style = (page[from] ?? 0) + 256 * (page[from + 1] ?? 0)
  return { bytes: page.subarray(from + 2, Math.max(from + 2, from + length)), style }
}

/** 找属性段 The run that a byte of the file lies in, found by halving. */
export function runAt(runs: readonly Run[], offset: number): Run | null {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.to ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const run = runs[low]
  return run && run.from <= offset ? run : null
}
