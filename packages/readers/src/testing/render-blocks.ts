import type { Block, Grid } from '@mingzhang/model'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { type CellValue, type WriteSheet, writeXlsx } from 'hucre'
import { partsOf } from '../recognise/header-rows.ts'
import { headerLevels, type Level, type Span } from '../recognise/header-spans.ts'
import { tight } from '../recognise/printed-cell.ts'

/*
 * What was read, written again in the formats of office programs, for tests and measurements: a table gets back the
 * merged cells that it had before it was flattened to text.
 */

type Cell = { row: number; column: number; rowSpan: number; columnSpan: number; text: string }

/** Cells with the spans they had before a table was flattened to text: headers by their levels, short rows by their end. */
function cellsOf(grid: Grid): Cell[] {
  const { head } = partsOf(grid)
  const width = Math.max(...grid.rows.map((row) => row.cells.length))
  const levels =
    head.length > 1
      ? headerLevels(
          head.map((row) => row.cells.map((cell) => tight(cell.place.text))),
          width,
        )
      : []
  return grid.rows.flatMap((row, index): Cell[] => {
    const level = head.indexOf(row)
    const spans = levels[level]
    if (spans) return spans.flatMap((span) => headCell(levels, level, span, index))
    return row.cells.map(({ place }, column) => {
      const columnSpan = column === row.cells.length - 1 ? width - column : 1
      return { row: index, column, rowSpan: 1, columnSpan, text: place.text }
    })
  })
}

/** A header cell reaches down over the blanks below it; those blanks are no cells. */
function headCell(levels: readonly Level[], level: number, { start, end, text }: Span, row: number): Cell[] {
  const blankAt = (at: number): boolean =>
    levels[at]?.some((span) => span.text === '' && span.start === start && span.end === end) ?? false
  if (text === '' && level > 0) return []
  let last = level
  while (blankAt(last + 1)) last += 1
  return [{ row, column: start, rowSpan: last - level + 1, columnSpan: end - start, text }]
}

const rowsOf = (grid: Grid): Cell[][] => {
  const cells = cellsOf(grid)
  return grid.rows.map((_, row) => cells.filter((cell) => cell.row === row))
}

/** 写 docx Paragraphs and tables of a Word file. */
export const asDocx = async (blocks: readonly Block[]): Promise<Uint8Array> => {
  const cell = ({ text, rowSpan, columnSpan }: Cell) =>
    new TableCell({ rowSpan, columnSpan, children: text.split('\n').map((line) => new Paragraph(line)) })
  const children = blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [new Paragraph(block.place.text)]
      : [
          new Table({ rows: rowsOf(block).map((row) => new TableRow({ children: row.map(cell) })) }),
          new Paragraph(''),
        ],
  )
  return new Uint8Array(await Packer.toArrayBuffer(new Document({ sections: [{ children }] })))
}

/** 写 xlsx One sheet with everything below one another, lines drawn around tables. */
export const asXlsx = async (blocks: readonly Block[]): Promise<Uint8Array> => {
  const line = { style: 'thin' } as const
  const style = { border: { top: line, bottom: line, left: line, right: line } }
  const rows: CellValue[][] = []
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  const merges: NonNullable<WriteSheet['merges']> = []
  for (const block of blocks) {
    const from = rows.length
    if (block.kind === 'paragraph') rows.push([block.place.text])
    else {
      for (const { text, row, column, rowSpan, columnSpan } of cellsOf(block)) {
        const startRow = from + row
        cells.set(`${startRow},${column}`, { value: text === '' ? null : text, style })
        if (rowSpan * columnSpan === 1) continue
        merges.push({
          startRow,
          startCol: column,
          endRow: startRow + rowSpan - 1,
          endCol: column + columnSpan - 1,
        })
      }
      rows.push(...block.rows.map(() => []), [])
    }
  }
  return writeXlsx({ sheets: [{ name: 'Sheet1', rows, cells, merges }] })
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')

/** 写网页 Paragraphs and tables of a page. */
export const asHtml = (blocks: readonly Block[]): Uint8Array => {
  const row = (cells: readonly Cell[]): string =>
    `<tr>${cells
      .map(
        ({ text, rowSpan, columnSpan }) =>
          `<td rowspan=${rowSpan} colspan=${columnSpan}>${escaped(text)}</td>`,
      )
      .join('')}</tr>`
  const body = blocks.map((block) =>
    block.kind === 'paragraph'
      ? `<p>${escaped(block.place.text)}</p>`
      : `<table>${rowsOf(block).map(row).join('')}</table>`,
  )
  return new TextEncoder().encode(`<!doctype html><meta charset=utf-8><body>${body.join('')}`)
}
