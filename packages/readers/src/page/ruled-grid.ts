import type { Grid, Place } from '@mingzhang/model'
import { type Anchor, layOutGrid } from '../grid/lay-out-grid.ts'
import type { Lattice, Region } from './lattice.ts'
import { firstWord, joinedText, type Line, linesOf } from './line-text.ts'
import type { Box, Glyph } from './page.ts'

/** 成表的结果 A grid, and what tells whether it goes on over the page. Columns are those of the grid, 0-based. */
export type LaidOut = {
  readonly grid: Grid
  /** x of the edges of its columns. */
  readonly xs: readonly number[]
  /** Room behind the last line of each cell that ends at its foot, in sizes of type, by column. */
  readonly room: ReadonlyMap<number, number>
  /** Width of what cannot be parted at the beginning of each cell of its first row, in sizes of type, by column. */
  readonly words: ReadonlyMap<number, number>
}

/** Gives the place of a box on its page. */
export type PlaceOf = (box: Box, text: string) => Place

/**
 * 成表 The grid of a lattice and of what stands in its cells, merged cells laid out with blanks.
 *
 * @param inside characters by region
 * @param maxCells positions that may be laid out
 * @returns null when there would be too many, or when fewer than two columns are left
 */
export function gridOf(
  lattice: Lattice,
  inside: readonly (readonly Glyph[])[],
  placeOf: PlaceOf,
  maxCells: number,
): LaidOut | null {
  const { regions, xs, ys } = lattice
  const starts = [...new Set(regions.map((region) => region.row))].toSorted((a, b) => a - b)
  const rowOf = new Map(starts.map((row, index) => [row, index]))
  const lastOf = (region: Region): number => starts.filter((row) => row < region.row + region.rowSpan).length
  const lines = regions.map((_, index) => linesOf(inside[index] ?? []))
  const anchors = regions.map((region, index): Anchor => {
    const row = rowOf.get(region.row) ?? 0
    const text = cellText(lines[index] ?? [], widthOf(region, xs))
    return { row, column: region.column, rowSpan: lastOf(region) - row, columnSpan: region.columnSpan, text }
  })
  const boxes = new Map(anchors.map((anchor, index) => [anchor, boxOfRegion(regions[index], lattice)]))
  const yOf = (row: number): number => ys[starts[row] ?? ys.length - 1] ?? 0
  const boxAt = (row: number, column: number | null): Box =>
    column === null
      ? [lattice.box[0], yOf(row), lattice.box[2], yOf(row + 1)]
      : [xs[column] ?? 0, yOf(row), xs[column + 1] ?? 0, yOf(row + 1)]
  const columns: number[] = []
  const rows = layOutGrid(anchors, starts.length, maxCells, ({ row, column, index }, text, anchor) => {
    if (index !== null && column !== null) columns[index] = column
    return placeOf((text !== '' && anchor && boxes.get(anchor)) || boxAt(row, column), text)
  })
  if (rows === null || (rows[0]?.cells.length ?? 0) < 2) return null
  const kept = [...columns.map((column) => xs[column] ?? 0), xs.at(-1) ?? 0]
  const cells = anchors.map((anchor, index) => ({
    ...anchor,
    index: columns.indexOf(anchor.column),
    width: widthOf(anchor, xs),
    lines: lines[index] ?? [],
  }))
  const atFoot = cells.filter(({ row, rowSpan }) => row + rowSpan >= starts.length)
  return {
    grid: { kind: 'grid', rows, place: placeOf(lattice.box, '') },
    xs: kept,
    room: new Map(atFoot.flatMap(roomOf)),
    words: new Map(cells.filter(({ row }) => row === 0).flatMap(firstWordOf)),
  }
}

type MeasuredCell = { readonly index: number; readonly width: number; readonly lines: readonly Line[] }

function roomOf({ index, width, lines }: MeasuredCell): [number, number][] {
  const last = lines.at(-1)
  return last && index >= 0 ? [[index, roomIn(last, width) / last.size]] : []
}

function firstWordOf({ index, lines: [first] }: MeasuredCell): [number, number][] {
  return first && index >= 0 ? [[index, firstWord(first) / first.size]] : []
}

const roomIn = (line: Line, width: number): number => width - (line.box[2] - line.box[0])

const fills = (line: Line, width: number): boolean => roomIn(line, width) < 2 * line.size

const widthOf = (
  { column, columnSpan }: Pick<Region, 'column' | 'columnSpan'>,
  xs: readonly number[],
): number => (xs[column + columnSpan] ?? 0) - (xs[column] ?? 0)

const boxOfRegion = (region: Region | undefined, { xs, ys, box }: Lattice): Box =>
  region
    ? [
        xs[region.column] ?? 0,
        ys[region.row] ?? 0,
        xs[region.column + region.columnSpan] ?? 0,
        ys[region.row + region.rowSpan] ?? 0,
      ]
    : box

/** The lines of a cell as one text. A line that fills its cell was broken for want of room. */
export function cellText(lines: readonly Line[], width: number): string {
  let text = ''
  let isFilled = false
  for (const line of lines) {
    text = text === '' ? line.text : joinedText(text, line.text, isFilled)
    isFilled = fills(line, width)
  }
  return text
}
