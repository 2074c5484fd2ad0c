import { propertiesOf, type Run } from './properties.ts'

/** 段落性质 What the properties of a paragraph say of tables. */
export type ParagraphKind = {
  /** Tables the paragraph stands in, one inside the other; 0 for running text. */
  readonly depth: number
  /** It ends a row, or a cell of a table inside a table. */
  readonly endsRow: boolean
  readonly endsInnerCell: boolean
  readonly row: RowShape | null
}

/** 行形 Cells of a row: edges from left to right (one more than cells), in twentieths of a point, and their merges. */
export type RowShape = {
  readonly edges: readonly number[]
  readonly cells: readonly { readonly goesOnRight: boolean; readonly goesOnDown: boolean }[]
}

const code = {
  inTable: 0x2416,
  endsRow: 0x2417,
  depth: 0x6649,
  endsInnerCell: 0x244b,
  endsInnerRow: 0x244c,
  shape: 0xd608,
  elsewhere: 0x6646,
}

const plain: ParagraphKind = { depth: 0, endsRow: false, endsInnerCell: false, row: null }

/**
 * 认段落 Reads the kinds of paragraphs from their properties, each run once.
 *
 * @param data the stream that holds properties too long for their page
 */
export function paragraphKinds(data: Uint8Array | null): (run: Run | null) => ParagraphKind {
  const known = new Map<Run, ParagraphKind>()
  /** Bytes read elsewhere; no honest file reads its own many times over. */
  let left = 4 * (data?.length ?? 0)
  const lookElsewhere = (value: Uint8Array): Uint8Array => {
    const bytes = data && left > 0 ? elsewhere(data, value) : new Uint8Array()
    left -= bytes.length
    return bytes
  }
  return (run) => {
    if (run === null) return plain
    const kind = known.get(run) ?? kindOf(run.bytes, lookElsewhere, plain)
    known.set(run, kind)
    return kind
  }
}

const nothing = (): Uint8Array => new Uint8Array()

function kindOf(
  bytes: Uint8Array,
  lookElsewhere: (value: Uint8Array) => Uint8Array,
  start: ParagraphKind,
): ParagraphKind {
  let kind = start
  for (const { code: which, value } of propertiesOf(bytes)) {
    const isOn = (value[0] ?? 0) !== 0
    if (which === code.inTable) kind = { ...kind, depth: isOn ? Math.max(1, kind.depth) : 0 }
    else if (which === code.depth) kind = { ...kind, depth: Math.min(16, value[0] ?? 0) }
    else if (which === code.endsRow || which === code.endsInnerRow) kind = { ...kind, endsRow: isOn }
    else if (which === code.endsInnerCell) kind = { ...kind, endsInnerCell: isOn }
    else if (which === code.shape) kind = { ...kind, row: shapeOf(value) }
    else if (which === code.elsewhere) kind = kindOf(lookElsewhere(value), nothing, kind)
  }
  return kind
}

function elsewhere(data: Uint8Array, value: Uint8Array): Uint8Array {
  const at = new DataView(value.buffer, value.byteOffset, value.byteLength).getUint32(0, true)
  if (at + 2 > data.length) return new Uint8Array()
  const length = (data[at] ?? 0) + 256 * (data[at + 1] ?? 0)
  return data.subarray(at + 2, Math.min(data.length, at + 2 + length))
}

function shapeOf(value: Uint8Array): RowShape | null {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength)
  const count = value[0] ?? 0
  if (count === 0 || 1 + 2 * (count + 1) > value.length) return null
  const edges = Array.from({ length: count + 1 }, (_, index) => view.getInt16(1 + 2 * index, true))
  const cells = Array.from({ length: count }, (_, index) => {
    const at = 1 + 2 * (count + 1) + 20 * index
    const flags = at + 2 <= value.length ? view.getUint16(at, true) : 0
    return { goesOnRight: (flags & 3) === 1, goesOnDown: ((flags >> 5) & 3) === 1 }
  })
  return { edges, cells }
}
