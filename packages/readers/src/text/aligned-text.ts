import type { Grid, GridRow, Place } from '@mingzhang/model'
import { type Anchor, layOutGrid } from '../grid/lay-out-grid.ts'
import { type Aligned, alignedTables } from '../page/aligned-tables.ts'
import { lineOf } from '../page/line-text.ts'
import type { Glyph } from '../page/page.ts'
import { cleanText } from './clean-text.ts'

/** A line of the file, 1-based. */
export type NumberedLine = { readonly text: string; readonly number: number }

/** 空格对齐的表 A table whose columns are set by blanks only, and the lines it takes, first and last, 1-based. */
export type AlignedText = { readonly grid: Grid; readonly first: number; readonly last: number }

/** Width of a character, and distance of two lines, in sizes of type of an imagined page. */
const size = 10
const pitch = 8
/** How sure it is that a cell stands in its column. */
const confidence = 0.7
/** Rows of one table are at most this many lines apart. */
const widestStep = 8
const fewestRows = 3
const mostCells = 200_000

/**
 * 找空格对齐的表 Tables in text that keeps the layout of a page by blanks: lines whose pieces stand under each other over
 * several lines. The same reading as of a page without ruling lines, the line and the character for coordinates.
 *
 * @param lines those that are neither rows of cells nor blank
 */
export function alignedText(lines: readonly NumberedLine[]): AlignedText[] {
  const tables = windowsOf(lines).flatMap((window) => {
    const set = typeset(window, alignsBetter(window) ? widthOnScreen : () => 1)
    return alignedTables(set.lines, [], []).flatMap((table) => gridOf(table, set) ?? [])
  })
  return tables.map((table, index) => {
    const before = tables[index - 1]
    return before && goesOn(before, table, lines)
      ? { ...table, grid: { ...table.grid, continues: true as const } }
      : table
  })
}

/** On the next page, with nothing printed between, in as many columns (the blanks are other ones there). */
const goesOn = (before: AlignedText, table: AlignedText, lines: readonly NumberedLine[]): boolean =>
  before.grid.rows[0]?.cells.length === table.grid.rows[0]?.cells.length &&
  !lines.some(({ number }) => number > before.last && number < table.first)

/** Two words on a line with nothing but blanks between them. */
const isPieced = ({ text }: NumberedLine): boolean => /\S[ \u3000]{2,}\S/u.test(text)

/** Lines around those that have pieces, where there are several such lines; a form feed begins a page. */
function windowsOf(lines: readonly NumberedLine[]): NumberedLine[][] {
  const windows: NumberedLine[][] = []
  let open: NumberedLine[] = []
  let pieced: NumberedLine | null = null
  const close = () => {
    if (open.filter(isPieced).length >= fewestRows - 1) windows.push(open)
    open = []
    pieced = null
  }
  for (const line of lines) {
    const before: NumberedLine | null = pieced
    if (before && (line.number - before.number > widestStep || line.text.startsWith('\f'))) close()
    if (isPieced(line)) pieced = line
    if (isPieced(line) || open.length > 0) open.push(line)
  }
  close()
  return windows
}

/** Columns a character takes where Chinese is set twice as wide as Latin. */
const widthOnScreen = (char: string): number =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’—…]/u.test(
    char,
  )
    ? 2
    : 1

/** Do more figures end under each other when Chinese characters count twice? Programs differ. */
function alignsBetter(lines: readonly NumberedLine[]): boolean {
  const ends = (widthOf: (char: string) => number): number => {
    const seen = new Map<number, number>()
    for (const { text } of lines) {
      let [at, counted] = [0, 0]
      for (const { 0: figure, index } of text.matchAll(/[\d,，]*\d\.\d+(?=\s|$)/gu)) {
        const upTo = index + figure.length
        for (const char of text.slice(counted, upTo)) at += widthOf(char)
        counted = upTo
        seen.set(at, (seen.get(at) ?? 0) + 1)
      }
    }
    return [...seen.values()].reduce((sum, count) => sum + count * count, 0)
  }
  return ends(widthOnScreen) > ends(() => 1)
}

/** Lines set on an imagined page, and where each of its characters came from. */
type Typeset = {
  readonly lines: readonly ReturnType<typeof lineOf>[]
  readonly from: ReadonlyMap<
    Glyph,
    { readonly line: NumberedLine; readonly at: number; readonly end: number }
  >
}

function typeset(lines: readonly NumberedLine[], widthOf: (char: string) => number): Typeset {
  const from = new Map<Glyph, { line: NumberedLine; at: number; end: number }>()
  const set = lines.map((line) => {
    const base = line.number * pitch
    const glyphs: Glyph[] = []
    let [at, x] = [0, 0]
    for (const char of line.text) {
      const x1 = x + widthOf(char) * size
      const glyph = { text: char, x0: x, x1, y0: base - pitch, y1: base, base, size }
      if (char.trim() !== '') {
        glyphs.push(glyph)
        from.set(glyph, { line, at, end: at + char.length })
      }
      x = x1
      at += char.length
    }
    return lineOf(glyphs)
  })
  return { lines: set, from }
}

function gridOf({ lattice, inside, lines }: Aligned, { from }: Typeset): AlignedText | null {
  const spots = lines.flatMap(({ glyphs }) => glyphs.flatMap((glyph) => from.get(glyph)?.line ?? []))
  const numbers = spots.map(({ number }) => number)
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  const textOfLine = new Map(spots.map(({ number, text }) => [number, text]))
  const places = inside.map((glyphs) => placeOf(glyphs, from))
  const anchors = lattice.regions.map(
    (region, index): Anchor => ({
      ...region,
      text: cleanText(places[index]?.text ?? '')
        .text.replace(/\s*\n\s*/gu, '')
        .trim(),
    }),
  )
  const rowCount = lattice.ys.length - 1
  const lineOfRow = Array.from({ length: rowCount }, (_, row) =>
    Math.min(
      ...places.flatMap((place, index) =>
        place?.kind === 'text' && lattice.regions[index]?.row === row ? [place.line] : [],
      ),
    ),
  )
  const laid = layOutGrid(anchors, rowCount, mostCells, ({ row, column }, text, anchor): Place => {
    const own = text !== '' && anchor ? places[anchors.indexOf(anchor)] : null
    const line = lineOfRow[row] ?? first
    if (own) return own
    if (column === null) return { kind: 'text', line, text: textOfLine.get(line) ?? '' }
    return { kind: 'text', line, column: Math.floor((lattice.xs[column] ?? 0) / size) + 1, text: '' }
  })
  if (laid === null || (laid[0]?.cells.length ?? 0) < 2) return null
  const rows = laid.map((row): GridRow => ({ ...row, confidence }))
  const place: Place = { kind: 'text', line: first, endLine: last, text: textOfLine.get(first) ?? '' }
  return { grid: { kind: 'grid', rows, place }, first, last }
}

/** Where the characters of a cell stand in the file, and the text there, line by line; null for none. */
function placeOf(glyphs: readonly Glyph[], from: Typeset['from']): (Place & { kind: 'text' }) | null {
  const parts = new Map<NumberedLine, { at: number; end: number }>()
  for (const glyph of glyphs) {
    const spot = from.get(glyph)
    if (!spot) continue
    const known = parts.get(spot.line) ?? { at: spot.at, end: spot.end }
    parts.set(spot.line, { at: Math.min(known.at, spot.at), end: Math.max(known.end, spot.end) })
  }
  const inOrder = [...parts].toSorted(([one], [other]) => one.number - other.number)
  const [head, ...more] = inOrder
  if (!head) return null
  const text = inOrder.map(([line, { at, end }]) => line.text.slice(at, end)).join('\n')
  const column = head[1].at + 1
  const last = more.at(-1)?.[0].number
  const { number } = head[0]
  return { kind: 'text', line: number, ...(last !== undefined && { endLine: last }), column, text }
}
