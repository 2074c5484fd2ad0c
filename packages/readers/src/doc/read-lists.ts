import type { List, ListLevel } from '../docx/read-numbering.ts'

/** Names of number formats by their code (MS-OSHARED 2.2.1.3). */
const formats: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
}

type Range = readonly [number, number]

/** 编号表 The lists of an old Word file, by the number that paragraphs carry (from 1). */
export function readLists(table: Uint8Array, lists: Range, uses: Range): ReadonlyMap<string, List> {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  const definitions = definitionsOf(view, lists)
  const found = new Map<string, List>()
  const [from, length] = uses
  const end = Math.min(table.length, from + length)
  const count = from + 4 <= end ? view.getUint32(from, true) : 0
  for (let index = 0; index < count; index += 1) {
    const at = from + 4 + 16 * index
    if (at + 16 > end) break
    const id = view.getInt32(at, true)
    const levels = definitions.get(id)
    if (levels) found.set(String(index + 1), { counter: String(id), levels, restarts: new Map() })
  }
  return found
}

/** Lists are described one by one; the levels of all of them (one or nine each) follow in the same order. */
function definitionsOf(view: DataView, [from, length]: Range): Map<number, Map<number, ListLevel>> {
  const definitions = new Map<number, Map<number, ListLevel>>()
  if (length < 2 || from + length > view.byteLength) return definitions
  const count = view.getUint16(from, true)
  let at = from + length
  for (let index = 0; index < count; index += 1) {
    const head = from + 2 + 28 * index
    if (head + 28 > from + length) break
    const isSimple = (view.getUint8(head + 26) & 1) === 1
    const levels = new Map<number, ListLevel>()
    for (let level = 0; level < (isSimple ? 1 : 9); level += 1) {
      const read = levelAt(view, at)
      if (!read) return definitions
      levels.set(level, read.level)
      at = read.next
    }
    definitions.set(view.getInt32(head, true), levels)
  }
  return definitions
}

function levelAt(view: DataView, at: number): { level: ListLevel; next: number } | null {
  if (at + 28 > view.byteLength) return null
  const text = at + 28 + view.getUint8(at + 24) + view.getUint8(at + 25)
  if (text + 2 > view.byteLength) return null
  const length = view.getUint16(text, true)
  const next = text + 2 + 2 * length
  if (next > view.byteLength || length > 64) return null
  let pattern = ''
  for (let index = 0; index < length; index += 1) {
    const char = view.getUint16(text + 2 + 2 * index, true)
    pattern += char < 9 ? `%${char + 1}` : String.fromCharCode(char)
  }
  const level: ListLevel = {
    start: view.getInt32(at, true),
    format: formats[view.getUint8(at + 4)] ?? 'decimal',
    text: pattern,
    style: null,
    isLegal: (view.getUint8(at + 5) & 4) !== 0,
  }
  return { level, next }
}
