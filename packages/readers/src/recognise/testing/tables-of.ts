import type { Block, Cell, Grid, Table } from '@mingzhang/model'
import { keyText } from '@mingzhang/model'
import { readTables } from '../read-tables.ts'

/** A paragraph of a test document; its line follows from the order of blocks. */
const paragraph = (text: string, line: number): Block => ({
  kind: 'paragraph',
  text,
  place: { kind: 'text', line, text },
})

/** Rows written with `|` between cells, one line a row. */
function grid(rows: readonly string[], line: number): Grid {
  return {
    kind: 'grid',
    place: { kind: 'text', line, text: '' },
    rows: rows.map((row, index) => ({
      place: { kind: 'text', line: line + index, text: row },
      cells: row.split('|').map((text, column) => ({
        text: text.trim(),
        place: { kind: 'text', line: line + index, column: column + 1, text: text.trim() },
      })),
    })),
  }
}

/** Blocks of a small document: a blank line parts blocks, lines with `|` are rows of a grid, others paragraphs. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let rows: string[] = []
  const lines = [...text.split('\n'), '']
  lines.forEach((line, index) => {
    if (line.includes('|')) {
      rows.push(line)
      return
    }
    if (rows.length > 0) blocks.push(grid(rows, index + 1 - rows.length))
    rows = []
    if (line.trim() !== '') blocks.push(paragraph(line.trim(), index + 1))
  })
  return blocks
}

export const tablesOf = (text: string): readonly Table[] => readTables(blocksOf(text), new Set()).tables

/** The one cell of a table at a row (code or name) and a column (path joined by /). */
export function cellAt(table: Table | undefined, row: string, column: string): Cell | undefined {
  return table?.cells.find(
    (cell) => (cell.row.code === row || cell.row.name === row) && cell.column.join('/') === column,
  )
}

/** The key of that cell without measure, year and stage, as text. */
export function keyAt(table: Table | undefined, row: string, column: string): string | null | undefined {
  const cell = cellAt(table, row, column)
  if (!cell?.key) return cell === undefined ? undefined : null
  const { measure: _m, year: _y, stage: _s, ...rest } = cell.key
  return keyText(rest)
}
