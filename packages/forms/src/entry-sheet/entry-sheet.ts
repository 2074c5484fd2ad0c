import type { Grid, GridRow, Place, SourceDocument } from '@mingzhang/model'
import { cellsOfText } from './cells-of-text.ts'

/** 分录表 A sheet of entries as it came, before anybody knows what its columns are. */
export type EntrySheet = {
  /** Name of the sheet in its workbook; empty for a file that is one table. */
  readonly name: string
  /** Lines that stood above the table: its title, its unit. */
  readonly above: readonly string[]
  readonly rows: readonly SheetLine[]
}

/** 行 The cells of a row; the text of a merged area stands in every cell of it. */
export type SheetLine = {
  /** 1-based row of the sheet or line of the file. */
  readonly line: number
  readonly cells: readonly string[]
  /** Columns whose text is that of a merged area which begins elsewhere: an amount there was counted already. */
  readonly covered: readonly number[]
  /** Numbers that the workbook keeps, by column, where it shows others. */
  readonly exact?: { readonly [column: number]: string }
}

/** 剪贴板与值文件 A sheet of plain cells: from the clipboard, or values parted by commas. */
export const sheetOfCells = (cells: readonly (readonly string[])[], name = ''): EntrySheet => ({
  name,
  above: [],
  rows: cells.map((row, index) => ({ line: index + 1, cells: row, covered: [] })),
})

/** 原件中的表 The tables of a file, one for each sheet; what stands on one sheet with blank rows between is one table. */
export function sheetsOfSource({ blocks }: SourceDocument): EntrySheet[] {
  const sheets: { name: string; above: string[]; rows: SheetLine[] }[] = []
  let waiting: string[] = []
  let sheetOfWaiting = ''
  for (const block of blocks) {
    const name = sheetName(block.place)
    if (block.kind === 'paragraph') {
      if (sheetOfWaiting !== name) waiting = []
      sheetOfWaiting = name
      waiting.push(block.text)
      continue
    }
    const before = sheets.at(-1)
    const rows = linesOf(block, before?.name === name ? before.rows.length : 0)
    // A title between two tables of one sheet parts them; a mere gap does not.
    if (before && before.name === name && waiting.length === 0) before.rows = before.rows.concat(rows)
    else sheets.push({ name, above: waiting, rows })
    waiting = []
  }
  return sheets.length > 0 ? sheets : sheetOfLines(blocks)
}

/** Values whose lines are not all equally long (a title above them) come as text: they are parted here. */
function sheetOfLines(blocks: SourceDocument['blocks']): EntrySheet[] {
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []))
  const separator = ['\t', ','].find(
    (mark) => lines.filter(({ text }) => text.split(mark).length > 2).length * 2 > lines.length,
  )
  if (separator === undefined || lines.length < 2) return []
  const rows = lines.map(({ text, place }, at): SheetLine => {
    const [cells = []] = cellsOfText(place.kind === 'text' ? place.text : text, separator)
    return { line: place.kind === 'text' ? place.line : at + 1, cells, covered: [] }
  })
  return [{ name: '', above: [], rows }]
}

const sheetName = (place: Place): string => (place.kind === 'xlsx' ? place.sheet : '')

function linesOf({ rows }: Grid, start: number): SheetLine[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const cells = rows.map((row) => Array.from({ length: width }, (_, at) => row.cells[at]?.text.trim() ?? ''))
  const covered = rows.map((): number[] => [])
  const cover = (text: string, down: number, over: number): void => {
    const line = cells[down]
    if (line === undefined || over >= width) return
    line[over] = text.trim()
    covered[down]?.push(over)
  }
  rows.forEach((row, at) => {
    row.cells.forEach(({ text, rowSpan = 1, columnSpan = 1 }, column) => {
      if (text.trim() === '') return
      for (let one = 1; one < rowSpan * columnSpan; one += 1) {
        cover(text, at + Math.floor(one / columnSpan), column + (one % columnSpan))
      }
    })
  })
  return rows.map((row, at) => {
    const exact = exactOf(row)
    return {
      line: lineOf(row) ?? start + at + 1,
      cells: cells[at] ?? [],
      covered: covered[at] ?? [],
      ...(exact.length > 0 && { exact: Object.fromEntries(exact) }),
    }
  })
}

const exactOf = ({ cells }: GridRow): readonly (readonly [number, string])[] =>
  cells.flatMap(({ exact }, column) => (exact === undefined ? [] : [[column, exact] as const]))

const lineOf = ({ place }: GridRow): number | null => {
  if (place.kind === 'text') return place.line
  return place.kind === 'xlsx' ? Number(/\d+$/u.exec(place.cell)?.[0] ?? 0) || null : null
}
