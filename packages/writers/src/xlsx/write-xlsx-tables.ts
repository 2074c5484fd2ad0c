import type { Disclosure, Table } from '@mingzhang/model'
import { sheetNames } from '../publication/xlsx/sheet-names.ts'
import { words } from '../words.ts'
import { type SheetCell, type SheetTable, writeWorkbook } from './workbook.ts'

/**
 * 表格工作簿 The tables of a disclosure as a workbook, a sheet a table: figures are numbers with the digits printed, blanks
 * stay blank.
 *
 * @param at both dates of the workbook
 * @returns an .xlsx; the same disclosure gives the same bytes
 */
export function writeXlsxTables({ document, tables }: Disclosure, at: Date): Promise<Uint8Array> {
  const shown = tables.filter(({ form }) => form !== 'contents')
  const names = sheetNames(shown.map(({ title }) => title))
  const sheets = shown.map((table, index) => sheetOf(table, names[index] ?? table.id))
  return writeWorkbook(sheets.length > 0 ? sheets : [emptySheet], document.title ?? '', at)
}

const emptySheet: SheetTable = { name: '无表', columns: [{ head: '' }], rows: [], pagesWide: 1, footer: '' }

function sheetOf({ columns, rows, cells, amountUnit, note }: Table, name: string): SheetTable {
  const figures = columns.flatMap((column, c) =>
    column.role === 'code' || column.role === 'name' ? [] : [{ c, head: column.path.join(' / ') }],
  )
  const byPlace = new Map(cells.map((cell) => [`${cell.r} ${cell.c}`, cell]))
  const lines = rows.map((row, r): readonly SheetCell[] => [
    row.code === null ? null : { text: row.code },
    { text: row.name },
    ...figures.map(({ c }): SheetCell => {
      const cell = byPlace.get(`${r} ${c}`)
      if (!cell) return null
      return cell.amount === null ? { text: cell.text } : { decimal: cell.amount }
    }),
  ])
  const unit = amountUnit ? `（${amountUnit}）` : ''
  return {
    name,
    columns: [
      { head: '编码' },
      { head: `项目${unit}`, widest: 44 },
      ...figures.map(({ head }) => ({ head })),
    ],
    rows: note ? [...lines, [null, { text: note }]] : lines,
    pagesWide: 1,
    footer: words.workbook.pages,
  }
}
