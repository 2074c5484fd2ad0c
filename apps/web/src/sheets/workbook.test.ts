import type { Block, Place } from '@mingzhang/model'
import { expect, it } from 'vitest'
import { sheetItems } from './sheet-items.ts'
import { columnName, type Sheet, workbookOf } from './workbook.ts'

const at = (cell: string, text: string, sheet = '表1'): Place => ({ kind: 'xlsx', sheet, cell, text })
const words = (cell: string, text: string, sheet = '表1'): Block => ({
  kind: 'paragraph',
  text,
  place: at(cell, text, sheet),
})

/** A grid whose first row stands at row `first`, columns from A. */
const grid = (
  first: number,
  rows: readonly (readonly (string | { text: string; columnSpan: number })[])[],
): Block => ({
  kind: 'grid',
  place: at(`A${first}`, ''),
  rows: rows.map((cells, row) => ({
    place: at(`A${first + row}`, ''),
    cells: cells.map((cell, column) => {
      const { text, ...span } = typeof cell === 'string' ? { text: cell } : cell
      return { text, place: at(`${columnName(column)}${first + row}`, text), ...span }
    }),
  })),
})

const book = workbookOf(
  [
    words('A1', '收支总表'),
    words('A3', '单位：某局'),
    words('C3', '单位：万元'),
    grid(5, [
      ['科目', { text: '预算数', columnSpan: 2 }, ''],
      ['合计', '8900.03', '8320.77'],
      ['教育支出', '8.00', ''],
    ]),
    words('A1', '第一段', '说明'),
    words('A1', '第二段', '说明'),
  ],
  new Map(),
  new Set([0]),
)
const [table, notes] = book

it('cells stand at their addresses, one sheet after the other', () => {
  expect(book.map(({ name }) => name)).toEqual(['表1', '说明'])
  expect(table?.rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
  const row = table?.rows[5]?.cells.map(({ column, setting, pieces }) => [column, setting, pieces[0]?.text])
  expect(row).toEqual([
    [0, 'text', '合计'],
    [1, 'number', '8900.03'],
    [2, 'number', '8320.77'],
  ])
})

it('words flow over what is empty at their right; merged cells cover theirs', () => {
  const spans = (sheet: Sheet | undefined, row: number) =>
    sheet?.rows[row]?.cells.map(({ column, columnSpan }) => [column, columnSpan])
  expect(spans(table, 0)).toEqual([[0, 3]])
  expect(spans(table, 2)).toEqual([
    [0, 2],
    [2, 1],
  ])
  expect(spans(table, 4)).toEqual([
    [0, 1],
    [1, 2],
  ])
})

it('paragraphs of one cell stay in it', () => {
  expect(notes?.rows[0]?.cells[0]?.pieces.map(({ text, block }) => [block, text])).toEqual([
    [4, '第一段'],
    [5, '第二段'],
  ])
})

it('a column is as wide as what stands in it, and never without width', () => {
  const [narrow = 0, , wide = 0] =
    workbookOf([grid(1, [['', '', '其他社会保障和就业支出']])], new Map(), new Set())[0]?.columns ?? []
  expect(narrow).toBeGreaterThan(40)
  expect(wide).toBeGreaterThan(narrow)
})

it('columns are named as in a workbook', () => {
  expect([0, 25, 26, 27, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA'])
})

it('a long sheet folds to the lit row, its neighbours and the head of its table', () => {
  const rows = [['科目', '金额'], ...Array.from({ length: 90 }, (_, row) => [`科目${row}`, `${row}.00`])]
  const [long] = workbookOf([grid(1, rows)], new Map(), new Set())
  if (!long) throw new Error('no sheet')
  const lit = [{ block: 0, row: 60, cell: 1, from: null, to: null }]
  expect(sheetItems(long, lit)).toEqual([
    { kind: 'rows', from: 0, to: 4 },
    { kind: 'cut', from: 4, to: 59 },
    { kind: 'rows', from: 59, to: 62 },
    { kind: 'cut', from: 62, to: 91 },
  ])
  expect(sheetItems(long, null).map(({ from, to }) => [from, to])).toEqual([
    [0, 40],
    [40, 80],
    [80, 91],
  ])
})
