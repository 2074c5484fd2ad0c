import { propertiesOf, type Run } from './properties.ts'

/** 段落性质 What the properties of a paragraph say of tables. */
export type ParagraphKind = {
  /** Tables the paragraph stands in, one inside the other; 0 for running text. */
  readonly depth: number
  /** It ends a row, or a cell of a table inside a table. */
  readonly endsRow: boolean
  readonly endsInnerCell: boolean
  readonly row: RowShape | null
  /** The list it belongs to, '0' for none of its own, and its level there; null where only its style tells. */
  readonly list: string | null
  readonly level: number | null
  readonly style: number
}

/** 行形 Cells of a row: edges from left to right (one more than cells), in twentieths of a point, and their merges. */
export type RowShape = {
  readonly edges: readonly number[]
  readonly cells: readonly { readonly goesOnRight: boolean; readonly goesOnDown: boolean }[]
}

/** What each property changes, by its code. */
const changes: Readonly<Record<number, (kind: ParagraphKind, value: Uint8Array) => Partial<ParagraphKind>>> =
  {
    [0x2416]: ({ depth }, value) => ({ depth: isOn(value) ? Math.max(1, depth) : 0 }),
    [0x6649]: (_, value) => ({ depth: Math.min(16, value[0] ?? 0) }),
    [0x2417]: (_, value) => ({ endsRow: isOn(value) }),
    [0x244c]: (_, value) => ({ endsRow: isOn(value) }),
    [0x244b]: (_, value) => ({ endsInnerCell: isOn(value) }),
    [0x460b]: (_, value) => ({ list: String((value[0] ?? 0) + 256 * (value[1] ?? 0)) }),
    [0x260a]: (_, value) => ({ level: value[0] ?? 0 }),
    [0xd608]: (_, value) => ({ row: shapeOf(value) }),
  }

/** Properties too long for their page lie in another stream. */
const liesElsewhere = 0x6646

const isOn = (value: Uint8Array): boolean => (value[0] ?? 0) !== 0

const plain: ParagraphKind = {
  depth: 0,
  endsRow: false,
  endsInnerCell: false,
  row: null,
  list: null,
  level: null,
  style: 0,
}

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
    const kind = known.get(run) ?? kindOf(run.bytes, lookElsewhere, { ...plain, style: run.style })
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
  for (const { code, value } of propertiesOf(bytes)) {
    if (code === liesElsewhere) kind = kindOf(lookElsewhere(value), nothing, kind)
    else kind = { ...kind, ...changes[code]?.(kind, value) }
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
