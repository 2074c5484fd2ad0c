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
export const asXlsx = (blocks: readonly Block[]): Promise<Uint8Array> => sheetOf(blocks, true)

/** 写无线 xlsx The same with no line drawn and no row left blank, every line merged over the whole width. */
export const asBareXlsx = (blocks: readonly Block[]): Promise<Uint8Array> => sheetOf(blocks, false)

const widthOf = (blocks: readonly Block[]): number =>
  Math.max(
    2,
    ...blocks.flatMap((block) => (block.kind === 'grid' ? block.rows.map((row) => row.cells.length) : [])),
  )

async function sheetOf(blocks: readonly Block[], isDrawn: boolean): Promise<Uint8Array> {
  const line = { style: 'thin' } as const
  const style = isDrawn ? { border: { top: line, bottom: line, left: line, right: line } } : {}
  const columnSpan = isDrawn ? 1 : widthOf(blocks)
  const rows: CellValue[][] = []
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  const merges: NonNullable<WriteSheet['merges']> = []
  for (const block of blocks) {
    const from = rows.length
    if (block.kind === 'paragraph') {
      rows.push([block.place.text])
      merges.push(...mergeOf({ row: 0, column: 0, rowSpan: 1, columnSpan }, from))
      continue
    }
    for (const cell of cellsOf(block)) {
      cells.set(`${from + cell.row},${cell.column}`, { value: cell.text === '' ? null : cell.text, style })
      merges.push(...mergeOf(cell, from))
    }
    rows.push(...block.rows.map(() => []), ...(isDrawn ? [[]] : []))
  }
  return writeXlsx({ sheets: [{ name: 'Sheet1', rows, cells, merges }] })
}

/** The merged area of a cell of a block that begins at a row; none when it is not merged. */
function mergeOf(
  { row, column, rowSpan, columnSpan }: Omit<Cell, 'text'>,
  from: number,
): NonNullable<WriteSheet['merges']> {
  if (rowSpan * columnSpan === 1) return []
  const startRow = from + row
  return [{ startRow, startCol: column, endRow: startRow + rowSpan - 1, endCol: column + columnSpan - 1 }]
}

/**
 * 写 csv One file of values with everything below one another, as office programs save such a sheet: what a merged cell
 * covers is blank, no blank line and no line drawn between a table and what follows.
 */
export const asCsv = (blocks: readonly Block[]): Uint8Array => {
  const width = widthOf(blocks)
  const line = (cells: readonly Pick<Cell, 'column' | 'text'>[]): string =>
    Array.from({ length: width }, (_, column) => {
      const text = cells.find((cell) => cell.column === column)?.text ?? ''
      return `"${text.replaceAll('"', '""')}"`
    }).join(',')
  const lines = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [line([{ column: 0, text: block.place.text }])] : rowsOf(block).map(line),
  )
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
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
