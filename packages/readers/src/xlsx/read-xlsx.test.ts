import type { Block } from '@mingzhang/model'
import { type CellValue, type WriteSheet, writeXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../limits.ts'
import { readSource } from '../read-source.ts'

const sourceOf = async (...sheets: WriteSheet[]) => {
  const read = readSource(await writeXlsx({ sheets }), defaultLimits)
  if (!read.ok) throw new Error(read.refusal.id)
  return read.value
}

const textsOf = (block: Block | undefined): unknown =>
  block?.kind === 'grid' ? block.rows.map((row) => row.cells.map((cell) => cell.text)) : block?.text

const line = { style: 'thin' } as const
const ruled = { border: { top: line, bottom: line, left: line, right: line } }

describe('sheets of a workbook', () => {
  test('titles and small print are paragraphs, the table is a grid, merged cells cover blanks', async () => {
    const { blocks } = await sourceOf({
      name: '表1',
      rows: [
        ['收支总表', null, null],
        [null, null, '单位：万元'],
        ['项目', '预算数', null],
        [null, '合计', '其中：本年'],
        ['收入总计', 12.5, 12],
        ['注：数据来自批复', null, null],
      ],
      merges: [
        { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
        { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
        { startRow: 2, startCol: 1, endRow: 2, endCol: 2 },
        { startRow: 5, startCol: 0, endRow: 5, endCol: 2 },
      ],
    })
    expect(blocks.map(textsOf)).toEqual([
      '收支总表',
      '单位：万元',
      [
        ['项目', '预算数', ''],
        ['', '合计', '其中：本年'],
        ['收入总计', '12.5', '12'],
      ],
      '注：数据来自批复',
    ])
    const grid = blocks[2]
    const [first, , last] = grid?.kind === 'grid' ? grid.rows : []
    expect(first?.cells[0]).toMatchObject({ rowSpan: 2, place: { kind: 'xlsx', sheet: '表1', cell: 'A3' } })
    expect(first?.cells[1]).toMatchObject({ columnSpan: 2 })
    expect(last?.cells[1]?.place).toEqual({ kind: 'xlsx', sheet: '表1', cell: 'B5', text: '12.5' })
  })

  test('numbers show as their format shows them, formulas by their last value', async () => {
    const cells = new Map([
      ['0,0', { value: 1234.5, style: { numFmt: '#,##0.00' } }],
      ['0,1', { value: 0, style: { numFmt: '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ' } }],
      ['0,2', { value: 0.125, style: { numFmt: '0.0%' } }],
      ['0,3', { value: 7, formula: 'SUM(A2:A3)', formulaResult: 7 }],
      ['0,4', { value: '２０３', type: 'string' as const }],
    ])
    const { blocks } = await sourceOf({ name: 'Sheet1', rows: [[0, 0, 0, 0, '']], cells })
    expect(textsOf(blocks[0])).toEqual([['1,234.50', '-', '12.5%', '7', '２０３']])
  })

  test('hidden sheets are named in the notes and not read; hidden rows are read', async () => {
    const rowDefs = new Map([[1, { hidden: true }]])
    const { blocks, notes } = await sourceOf(
      {
        name: '表',
        rows: [
          ['项目', '数'],
          ['甲', 1],
          ['乙', 2],
        ],
        rowDefs,
      },
      { name: '底稿', rows: [['不公开', 3]], hidden: true },
    )
    expect(blocks.map(textsOf)).toEqual([
      '表',
      [
        ['项目', '数'],
        ['甲', '1'],
        ['乙', '2'],
      ],
    ])
    expect(notes).toEqual(['工作表“底稿”是隐藏的，没有读。'])
  })

  test('two tables on a sheet are two grids; a blank row inside the lines parts nothing', async () => {
    const table = (from: number): [string, { value: CellValue; style: typeof ruled }][] =>
      [0, 1, 2, 3].flatMap((row) =>
        [0, 1].map((column): [string, { value: CellValue; style: typeof ruled }] => [
          `${from + row},${column}`,
          { value: row === 2 ? null : `${row}${column}`, style: ruled },
        ]),
      )
    const rows = Array.from({ length: 10 }, (_, row): CellValue[] => [row === 5 ? '第二张表' : null, null])
    const { blocks } = await sourceOf({ name: 'Sheet1', rows, cells: new Map([...table(0), ...table(6)]) })
    expect(blocks.map((block) => (block.kind === 'grid' ? block.rows.length : block.text))).toEqual([
      4,
      '第二张表',
      4,
    ])
  })
})
