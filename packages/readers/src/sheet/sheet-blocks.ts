import type { Block, Place } from '@mingzhang/model'
import { paragraphsOf } from '../grid/clean-piece.ts'
import { type Anchor, layOutGrid, type PlaceAt } from '../grid/lay-out-grid.ts'
import { splitGrid } from '../grid/split-grid.ts'
import { cellName } from './cell-name.ts'

/** 工作表格 A cell of a sheet: its text as seen, and whether a line is drawn at it. 0-based. */
export type SheetCell = {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly isRuled: boolean
  /** The number of the cell, where its text says another one. */
  readonly exact?: string | undefined
}

/** 合并区域 A merged area. 0-based. */
export type Merge = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

/** 工作表 A sheet of a workbook, whatever the file format. */
export type Sheet = {
  readonly name: string
  readonly cells: readonly SheetCell[]
  readonly merges: readonly Merge[]
}

/** A sheet that goes on with the one before it (收支总表（续）) has no title of its own. */
const titleOfSheet = ({ name }: Sheet): string =>
  /[（(]续表?\d*[)）](?:[（(]\d+[)）])?$/u.test(name.trim()) ? '续前表' : name

/**
 * 工作表的块 Titles, tables and notes of one sheet, each cell at its address. A sheet that begins with a table has its
 * name for a title, when somebody gave it one.
 *
 * @returns the blocks, or null when the sheet has more cells than may be laid out
 */
export function sheetBlocks(sheet: Sheet, maxCells: number): Block[] | null {
  const kept = keptRows(sheet.cells)
  const anchors = anchorsOf(sheet, kept)
  const placeAt: PlaceAt = ({ row, column }, text, anchor): Place => {
    const line = kept.rows[row] ?? 0
    return { kind: 'xlsx', sheet: sheet.name, cell: cellName(line, column ?? anchor?.column ?? 0), text }
  }
  const rows = layOutGrid(anchors, kept.rows.length, maxCells, placeAt)
  if (rows === null) return null
  const blocks = splitGrid(rows.map((row, index) => ({ row, isRuled: kept.isRuled[index] ?? false })))
  const needsTitle = blocks[0]?.kind === 'grid' && !/^(?:sheet|工作表)\s*\d*$/iu.test(sheet.name.trim())
  const title = (text: string): Place => ({ kind: 'xlsx', sheet: sheet.name, cell: 'A1', text })
  return needsTitle ? [...paragraphsOf(titleOfSheet(sheet), title), ...blocks] : blocks
}

type Kept = {
  /** 0-based rows of the sheet that are laid out, in order. */
  readonly rows: readonly number[]
  readonly isRuled: readonly boolean[]
}

/** Rows that say something, and one for each run of blank rows between them: without lines, if one of them has none. */
function keptRows(cells: readonly SheetCell[]): Kept {
  const filled = new Set<number>()
  const ruled = new Set<number>()
  for (const cell of cells) {
    if (cell.text.trim() !== '') filled.add(cell.row)
    if (cell.isRuled) ruled.add(cell.row)
  }
  const rows: number[] = []
  for (const row of [...filled].sort((one, other) => one - other)) {
    const last = rows.at(-1)
    if (last !== undefined && row > last + 1) rows.push(gapRow(last + 1, row, ruled))
    rows.push(row)
  }
  return { rows, isRuled: rows.map((row) => ruled.has(row)) }
}

/** The first row of a gap that has no lines, else the first. */
function gapRow(from: number, to: number, ruled: ReadonlySet<number>): number {
  for (let row = from; row < to; row += 1) if (!ruled.has(row)) return row
  return from
}

function anchorsOf({ cells, merges }: Sheet, kept: Kept): Anchor[] {
  const indexOf = new Map(kept.rows.map((row, index) => [row, index]))
  const mergeAt = new Map(merges.map((merge) => [`${merge.row} ${merge.column}`, merge]))
  const anchors: Anchor[] = []
  const seen = new Set<string>()
  for (const { row, column, text, exact } of cells) {
    const index = indexOf.get(row)
    if (index === undefined) continue
    const merge = mergeAt.get(`${row} ${column}`)
    if (text.trim() === '' && !merge) continue
    if (seen.has(`${row} ${column}`)) continue
    seen.add(`${row} ${column}`)
    const rowSpan = merge && merge.rowSpan > 1 ? rowsWithin(kept.rows, index, row + merge.rowSpan) : 1
    anchors.push({ row: index, column, rowSpan, columnSpan: merge?.columnSpan ?? 1, text, exact })
  }
  return anchors
}

/** Kept rows from one of them up to a row of the sheet, found by halving. */
function rowsWithin(rows: readonly number[], index: number, end: number): number {
  let low = index + 1
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] ?? end) < end) low = middle + 1
    else high = middle
  }
  return low - index
}
