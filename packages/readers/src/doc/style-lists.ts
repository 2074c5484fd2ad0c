import { propertiesOf } from './properties.ts'

/** 样式的编号 The list and the level that a paragraph style puts its paragraphs into. */
export type StyleList = { readonly list: string | null; readonly level: number | null }

type OpenStyle = StyleList & { readonly basedOn: number }

const list = 0x460b
const level = 0x260a
const noStyle = 0xfff

/** Reads the style sheet (STSH) of an old Word file, as far as lists go, with what styles take over from others. */
export function styleLists(
  table: Uint8Array,
  [from, length]: readonly [number, number],
): (style: number) => StyleList {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  const end = Math.min(table.length, from + length)
  const styles: (OpenStyle | null)[] = []
  if (from + 6 <= end) {
    const count = view.getUint16(from + 2, true)
    const base = view.getUint16(from + 4, true)
    let at = from + 2 + view.getUint16(from, true)
    while (styles.length < count && at + 2 <= end) {
      const size = view.getUint16(at, true)
      const whole = at + 2 + size <= end
      styles.push(whole && size > base ? styleOf(table.subarray(at + 2, at + 2 + size), base) : null)
      at += 2 + size + (size % 2)
    }
  }
  const resolve = (index: number, depth: number): StyleList => {
    const own = styles[index]
    if (!own || depth > 20) return { list: null, level: null }
    const under = own.basedOn === noStyle ? null : resolve(own.basedOn, depth + 1)
    return { list: own.list ?? under?.list ?? null, level: own.level ?? under?.level ?? null }
  }
  return (index) => resolve(index, 0)
}

/** A style: a fixed part, its name, and for paragraphs first the properties of paragraphs. */
function styleOf(bytes: Uint8Array, base: number): OpenStyle | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < base + 2 || base < 4) return null
  const kind = view.getUint16(2, true)
  if ((kind & 0xf) !== 1) return null
  const upper = base + 2 + 2 * view.getUint16(base, true) + 2
  const at = upper + (upper % 2)
  const size = at + 2 <= bytes.length ? view.getUint16(at, true) : 0
  const properties = propertiesOf(
    bytes.subarray(Math.min(at + 4, bytes.length), Math.min(at + 2 + size, bytes.length)),
  )
  const lastOf = (code: number): Uint8Array | null =>
    properties.findLast((property) => property.code === code)?.value ?? null
  const listValue = lastOf(list)
  return {
    basedOn: kind >> 4,
    list: listValue ? String((listValue[0] ?? 0) + 256 * (listValue[1] ?? 0)) : null,
    level: lastOf(level)?.[0] ?? null,
  }
}
