import type { GridRow } from '@mingzhang/model'
import { expect, test } from 'vitest'
import { layOutGrid } from './lay-out-grid.ts'
import { splitGrid } from './split-grid.ts'

type Spanned = readonly [text: string, columnSpan: number, rowSpan?: number]

const place = { kind: 'xlsx', sheet: '表', cell: 'A1', text: '' } as const

/** A sheet by its rows of cells, each with how many columns (and rows) it reaches over. */
function sheet(...lines: readonly (readonly Spanned[])[]): GridRow[] {
  const anchors = lines.flatMap((line, row) => {
    let column = 0
    return line.map(([text, columnSpan, rowSpan = 1]) => {
      const anchor = { row, column, rowSpan, columnSpan, text }
      column += columnSpan
      return anchor
    })
  })
  return layOutGrid(anchors, lines.length, 1_000, (_, text) => ({ ...place, text })) ?? []
}

const blocksOf = (rows: readonly GridRow[]) =>
  splitGrid(rows.map((row) => ({ row, isRuled: true }))).map((block) =>
    block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.cells.map((cell) => cell.text)),
  )

test('tables of several widths below each other, with lines around titles too, are parted and keep their own columns', () => {
  const rows = sheet(
    [['收支总表', 6]],
    [['单位：万元', 6]],
    [
      ['项目', 3],
      ['预算数', 3],
    ],
    [
      ['合计', 3],
      ['9.00', 3],
    ],
    [['支出总表', 6]],
    [['单位：万元', 6]],
    [
      ['科目', 2, 1],
      ['合计', 2],
      ['项目支出', 2],
    ],
    [
      ['教育支出', 2],
      ['9.00', 2],
      ['', 2],
    ],
  )
  expect(blocksOf(rows)).toEqual([
    '收支总表',
    '单位：万元',
    [
      ['项目', '预算数'],
      ['合计', '9.00'],
    ],
    '支出总表',
    '单位：万元',
    [
      ['科目', '合计', '项目支出'],
      ['教育支出', '9.00', ''],
    ],
  ])
})

test('one line over the whole width is part of the table', () => {
  const rows = sheet(
    [
      ['科目', 2],
      ['合计', 2],
    ],
    [
      ['教育支出', 2],
      ['9.00', 2],
    ],
    [['其中', 4]],
    [
      ['小学教育', 2],
      ['9.00', 2],
    ],
  )
  expect(blocksOf(rows)).toHaveLength(1)
})
