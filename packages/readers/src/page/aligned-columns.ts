import type { Extent } from './extent.ts'
import { headsOverColumns, setColumns } from './heads-over-columns.ts'
import { type Line, lineOf, segmentsOf } from './line-text.ts'
import type { Box } from './page.ts'

/** A line taken apart at its gaps: at wide ones, which part cells for sure, and at narrow ones, which may. */
export type PrintedRow = {
  readonly line: Line
  readonly wide: readonly Line[]
  readonly pieces: readonly Line[]
}

/** Words further apart than this are in cells of their own, in sizes of type. */
const wideGap = 1.2
/** Words closer than this are one. */
const narrowGap = 0.25

/** 拆行 A line and its pieces. */
export function printedRow(line: Line): PrintedRow {
  const wide = segmentsOf(line, wideGap)
  return { line, wide, pieces: wide.flatMap(narrowPieces) }
}

/** An amount printed right before words of another cell; a unit or a sign belongs to the amount. */
const amountEnd = /\d\.\d{1,6}$/u
const unitSign = /^[万亿元角分个人次年月日%％‰）)、，,。；;：:]/u

/** The narrow pieces of a wide one; a word set with gaps between its characters (合 计) is one. */
function narrowPieces(line: Line): Line[] {
  const pieces = segmentsOf(line, narrowGap)
  if (pieces.length > 1 && pieces.every(({ glyphs }) => glyphs.length === 1)) return [line]
  return pieces.flatMap(beforeWords)
}

function beforeWords(line: Line): Line[] {
  const texts = line.glyphs.map((glyph) => glyph.text)
  const at = texts.findIndex(
    (text, index) =>
      index > 0 &&
      /\p{Script=Han}/u.test(text) &&
      !unitSign.test(text) &&
      amountEnd.test(texts.slice(0, index).join('')),
  )
  return at < 0 ? [line] : [lineOf(line.glyphs.slice(0, at)), ...beforeWords(lineOf(line.glyphs.slice(at)))]
}

const figure = /^[-−－]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?[%％]?$/u

const isFigure = ({ text }: Line): boolean => figure.test(text.replace(/\s/gu, ''))

/** 数据行 A row of at least two pieces, one of them a figure that does not open the row. */
export const isDataRow = ({ pieces }: PrintedRow): boolean => pieces.slice(1).some(isFigure)

/** Figures of a row behind its first piece. */
export const figuresIn = ({ pieces }: PrintedRow): readonly Line[] => pieces.slice(1).filter(isFigure)

/**
 * 列的边 Columns of rows without ruling lines: what stands over each other in the rows of data, and every header that
 * stands over none of it.
 *
 * A header beside a column without one belongs to it (words set to the left over figures set to the right); any other
 * heads a column that nobody filled in.
 *
 * @param heads the rows above the first row of data
 * @param known columns that are there in any case
 */
export function columnsOf(
  heads: readonly PrintedRow[],
  data: readonly PrintedRow[],
  known: readonly Extent[],
): Extent[] {
  let columns = united([...known, ...data.flatMap(({ pieces }) => pieces.map(extentOf))])
  const rows = heads.map(({ pieces }) => pieces.map(extentOf))
  const isHeaded = inOrder(columns, rows.at(-1) ?? []) !== null
  const cells = data.flatMap(({ pieces }) =>
    pieces.map((piece) => ({ extent: extentOf(piece), isFigure: isFigure(piece) })),
  )
  const matched = known.length > 0 || isHeaded ? null : headsOverColumns(rows, setColumns(columns, cells))
  if (matched) return matched
  const headed = heads.flatMap(({ pieces }) => pieces.map(extentOf))
  for (const { pieces } of heads.toReversed()) {
    const words = pieces.map(extentOf)
    const paired = inOrder(columns, words)
    if (paired) {
      columns = paired
      continue
    }
    const bare = columns.filter((column) => !headed.some((word) => overlap(column, word) > 0))
    for (const word of words) {
      if (columns.some((column) => overlap(column, word) > 0)) continue
      columns = withHeader(columns, word, bare)
    }
  }
  return columns
}

/** As many headers as columns: each heads its own, if that leaves the columns apart. */
function inOrder(columns: readonly Extent[], words: readonly Extent[]): Extent[] | null {
  if (words.length !== columns.length) return null
  const pairs = columns.map((column, index) => hull(column, words[index] ?? column))
  return pairs.every((pair, index) => index === 0 || pair.from >= (pairs[index - 1]?.to ?? 0)) ? pairs : null
}

function withHeader(columns: readonly Extent[], word: Extent, bare: readonly Extent[]): Extent[] {
  const right = columns.find((column) => column.from >= word.to)
  const left = columns.findLast((column) => column.to <= word.from)
  const near = [left, right].filter(
    (column): column is Extent => column !== undefined && bare.includes(column),
  )
  const [home] = near.toSorted((a, b) => gap(a, word) - gap(b, word))
  const others = columns.filter((column) => column !== home)
  return united([...others, home ? hull(home, word) : word])
}

/** Widest gap between a serial number and the word over it, and widest such column, in sizes of type. */
const besideSerial = 2
const serialWidth = 3.5

/**
 * The first two columns as one when no row fills both and one is narrow: serial numbers set to the left under a word
 * set in the middle (栏次, 合计).
 */
export function withSerials(columns: readonly Extent[], rows: readonly PrintedRow[]): readonly Extent[] {
  const [first, second, ...others] = columns
  const size = rows[0]?.line.size ?? 0
  if (!first || !second || others.length === 0 || gap(first, second) > besideSerial * size) return columns
  if (Math.min(first.to - first.from, second.to - second.from) > serialWidth * size) return columns
  const fills = ({ pieces }: PrintedRow, column: Extent): boolean =>
    pieces.some((piece) => overlap(column, extentOf(piece)) > 0)
  const both = rows.some((row) => fills(row, first) && fills(row, second))
  return both ? columns : [hull(first, second), ...others]
}

/**
 * 折行 The columns with what stands in other lines of their rows: a name wrapped above and below its figures. What reaches
 * over several columns is a merged cell.
 */
export const withWrapped = (columns: readonly Extent[], rows: readonly PrintedRow[]): Extent[] => {
  const narrow = rows
    .flatMap(({ pieces }) => pieces.map(extentOf))
    .filter((piece) => columns.filter((column) => overlap(column, piece) > 0).length < 2)
  return united([...columns, ...narrow])
}

const gap = (a: Extent, b: Extent): number => Math.max(a.from - b.to, b.from - a.to)

const hull = (a: Extent, b: Extent): Extent => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) })

export const extentOf = ({ box }: { readonly box: Box }): Extent => ({ from: box[0], to: box[2] })

/** How far two extents run beside each other; 0 when they do not. */
export const overlap = (a: Extent, b: Extent): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from))

/** Extents that overlap become one; those that only touch stay apart. */
function united(extents: readonly Extent[]): Extent[] {
  const columns: Extent[] = []
  for (const extent of extents.toSorted((a, b) => a.from - b.from)) {
    const last = columns.at(-1)
    if (last && extent.from < last.to) columns[columns.length - 1] = hull(last, extent)
    else columns.push(extent)
  }
  return columns
}

/** The columns a piece stands over: all it overlaps; the nearest one when it overlaps none. */
export function columnsUnder(
  piece: Line,
  columns: readonly Extent[],
): { readonly first: number; readonly last: number } {
  const extent = extentOf(piece)
  const hits = columns.flatMap((column, index) => (overlap(column, extent) > 0 ? [index] : []))
  const [first] = hits
  if (first !== undefined) return { first, last: hits.at(-1) ?? first }
  const middle = (extent.from + extent.to) / 2
  const distances = columns.map((column) => Math.abs((column.from + column.to) / 2 - middle))
  const nearest = distances.indexOf(Math.min(...distances))
  return { first: nearest, last: nearest }
}

/** The one column that holds most of a piece of data. */
export function columnOf(piece: Line, columns: readonly Extent[]): number {
  const { first, last } = columnsUnder(piece, columns)
  const shares = columns.slice(first, last + 1).map((column) => overlap(column, extentOf(piece)))
  return first + Math.max(0, shares.indexOf(Math.max(...shares)))
}
