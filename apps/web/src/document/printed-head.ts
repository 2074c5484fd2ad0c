import type { Grid, Table } from '@mingzhang/model'
import { headRows as headTree } from '../tables/head-rows.ts'
import { positionOf } from './covered-cells.ts'

/** 表头格 One cell of a printed header with the rows and columns it stands over. */
export type HeadCell = {
  readonly row: number
  readonly column: number
  /** Index of the cell in the grid's row. */
  readonly cell: number
  readonly text: string
  readonly rowSpan: number
  readonly columnSpan: number
}

/** The header rows as they are drawn, and rows of the grid that stand above the table: unit, year, 单位：万元. */
export type PrintedHead = {
  readonly rows: readonly (readonly HeadCell[])[]
  readonly captions: readonly number[]
}

/**
 * 合并表头 The header rows of a grid with blanks joined to the cell they belong to: a blank right of a word over
 * several columns, a blank below a word. Spans the format itself states are kept.
 *
 * @param headRows how many rows at the top of the grid are header
 * @param count how many columns the grid has
 * @param table the recognised table; its header paths decide which columns share an upper header
 * @param covered positions under merged cells
 */
export function headOf(
  grid: Grid,
  headRows: number,
  count: number,
  table: Table | null,
  covered: ReadonlyMap<string, number>,
): PrintedHead {
  const rows = grid.rows.slice(0, headRows)
  if (rows.some(({ cells }) => cells.some((cell) => cell.rowSpan || cell.columnSpan))) {
    return { rows: stated(rows, covered), captions: [] }
  }
  if (table?.columns.length === count && rows.some(({ cells }) => cells.length < count)) {
    return headFromPaths(rows, count, table)
  }
  return { rows: headFromBlanks(rows, count, table), captions: [] }
}

function headFromBlanks(
  rows: Grid['rows'],
  count: number,
  table: Table | null,
): readonly (readonly HeadCell[])[] {
  const texts = rows.map(({ cells }) => Array.from({ length: count }, (_, c) => cells[c]?.text.trim() ?? ''))
  const paths = table?.columns.length === count ? table.columns.map(({ path }) => path) : null
  const taken = texts.map((row) => row.map(() => false))
  return texts.map((row, r) => {
    const cells: HeadCell[] = []
    for (let c = 0; c < count; c += 1) {
      if (taken[r]?.[c]) continue
      const text = row[c] ?? ''
      const columnSpan = text === '' ? 1 : across(texts, taken, r, c, paths)
      const rowSpan = text === '' ? 1 : down(texts, taken, r, c, columnSpan)
      take(taken, r, c, rowSpan, columnSpan)
      cells.push({ row: r, column: c, cell: c, text, rowSpan, columnSpan })
    }
    return cells
  })
}

const plain = (text: string): string => text.replace(/\s/gu, '')

/**
 * Header rows with fewer cells than the table has columns have lost their blanks: the recognised header
 * paths say over
 * which columns each word stands. Rows that are no part of the paths are captions; full ones (栏次) stay as
 * printed.
 */
function headFromPaths(rows: Grid['rows'], count: number, { columns }: Table): PrintedHead {
  const paths = columns.map(({ path }) => path)
  const words = new Set(paths.flat().map(plain))
  const texts = rows.map(({ cells }) => cells.map(({ text }) => plain(text)))
  const known = texts.map((row) => row.some((text) => text !== '' && words.has(text)))
  const free = texts.map((row) => row.map(() => true))
  const printedAt = (text: string) => {
    for (const [row, cells] of texts.entries()) {
      const cell = cells.findIndex((printed, at) => printed === plain(text) && free[row]?.[at])
      if (cell < 0) continue
      free[row]?.fill(false, cell, cell + 1)
      return { row, cell }
    }
    return { row: -1, cell: -1 }
  }
  const tree = headTree(paths).map((nodes) => nodes.map((node) => ({ ...node, ...printedAt(node.text) })))
  const full = rows.flatMap(({ cells }, row) =>
    known[row] || cells.length < count
      ? []
      : [cells.map(({ text }, cell) => ({ row, column: cell, cell, text, rowSpan: 1, columnSpan: 1 }))],
  )
  const captions = rows.flatMap(({ cells }, row) => (known[row] || cells.length >= count ? [] : [row]))
  return { rows: [...tree, ...full], captions }
}

function stated(rows: Grid['rows'], covered: ReadonlyMap<string, number>): readonly (readonly HeadCell[])[] {
  return rows.map(({ cells }, row) =>
    cells.flatMap((cell, column) => {
      if (covered.has(positionOf(row, column))) return []
      const rowSpan = Math.min(cell.rowSpan ?? 1, rows.length - row)
      const columnSpan = cell.columnSpan ?? 1
      return [{ row, column, cell: column, text: cell.text, rowSpan, columnSpan }]
    }),
  )
}

type Paths = readonly (readonly string[])[] | null

/** Over how many columns a word stands: the blanks at its right that have a word of their own below. */
function across(
  texts: readonly (readonly string[])[],
  taken: readonly (readonly boolean[])[],
  r: number,
  c: number,
  paths: Paths,
): number {
  let span = 1
  const row = texts[r] ?? []
  while (c + span < row.length && row[c + span] === '' && !taken[r]?.[c + span]) {
    const below = texts.slice(r + 1).some((lower) => lower[c + span] !== '')
    if (!below || !sharesHead(paths, r, c, c + span)) break
    span += 1
  }
  const here = texts[r + 1]?.[c]
  return span > 1 && here === '' && r + 1 < texts.length ? 1 : span
}

const sharesHead = (paths: Paths, level: number, a: number, b: number): boolean => {
  if (!paths) return true
  const [left, right] = [paths[a]?.[level], paths[b]?.[level]]
  return left === undefined || right === undefined || left === right
}

/** Over how many rows a word stands: the rows below in which its columns are blank. */
function down(
  texts: readonly (readonly string[])[],
  taken: readonly (readonly boolean[])[],
  r: number,
  c: number,
  columnSpan: number,
): number {
  let span = 1
  while (r + span < texts.length) {
    const lower = texts[r + span] ?? []
    const blank = lower.slice(c, c + columnSpan).every((text) => text === '')
    const free = !taken[r + span]?.slice(c, c + columnSpan).some(Boolean)
    if (!blank || !free) break
    span += 1
  }
  return span
}

function take(taken: boolean[][], r: number, c: number, rowSpan: number, columnSpan: number): void {
  for (let row = r; row < r + rowSpan; row += 1) taken[row]?.fill(true, c, c + columnSpan)
}
