import type { Block, Grid } from '@mingzhang/model'
import { type CellValue, writeXlsx } from 'hucre'
import { expect, test } from 'vitest'
import { read } from '../read.ts'
import { partedGrids } from './parted-grids.ts'

const place = { kind: 'text', line: 1, text: '' } as const

/** Cells parted by |; ~ after a cell says over how many columns it reaches. */
function grid(...lines: string[]): Grid {
  const rows = lines.map((line) => ({
    place,
    cells: line.split('|').map((each) => {
      const [text = '', span] = each.trim().split('~')
      return { text, place: { ...place, text }, ...(span && { columnSpan: Number(span) }) }
    }),
  }))
  return { kind: 'grid', place, rows }
}

const shown = (blocks: readonly Block[]): unknown =>
  blocks.map((block) =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows.map((row) => row.cells.map((cell) => cell.text).join('|')),
  )

test('tables of other columns below each other in one sheet, their titles merged over the whole width', () => {
  const sheet = grid(
    '收入总表~4|||',
    '项目|预算数~2||',
    '合计|12.00~2||',
    '支出总表~4|||',
    '科目编码~2||科目名称|合计',
    '201~2||一般公共服务支出|12.00',
  )
  expect(shown(partedGrids([sheet]))).toEqual([
    '收入总表',
    ['项目|预算数', '合计|12.00'],
    '支出总表',
    ['科目编码|科目名称|合计', '201|一般公共服务支出|12.00'],
  ])
})

test('a file of values: titles, unit lines, sentences and tables, each with columns of its own', () => {
  const values = grid(
    '2024年部门预算|||',
    '本单位2024年预算总额为12.00万元，比上年增加1.00万元。|||',
    '收入总表|||',
    '单位：万元|||',
    '项目||预算数|',
    '财政拨款收入||12.00|',
    '事业收入|||',
    '其他相关情况说明|||',
    '一、支出说明|||',
    '2024年支出预算12.00万元，全部用于人员和日常公用，没有项目支出。|||',
    '支出总表|||',
    '科目编码|科目名称||合计',
    '201|一般公共服务支出||12.00',
  )
  expect(shown(partedGrids([values]))).toEqual([
    '2024年部门预算',
    '本单位2024年预算总额为12.00万元，比上年增加1.00万元。',
    '收入总表',
    '单位：万元',
    ['项目|预算数', '财政拨款收入|12.00', '事业收入|'],
    '其他相关情况说明',
    '一、支出说明',
    '2024年支出预算12.00万元，全部用于人员和日常公用，没有项目支出。',
    '支出总表',
    ['科目编码|科目名称|合计', '201|一般公共服务支出|12.00'],
  ])
})

test('rows without figures and headings inside a table stay in it', () => {
  const table = grid(
    '项目|预算数',
    '一、财政拨款收入|12.00',
    '其中：政府采购预算|',
    '二、事业收入|',
    '合计|12.00',
  )
  expect(partedGrids([table])).toEqual([table])
  const headed = grid('项目|数量|价值', '固定资产~3||', '房屋|1|12.00', '流动资产~3||', '存货|2|3.00')
  expect(partedGrids([headed])).toEqual([headed])
})

test('what is read of a sheet with everything below one another: money under its key, sentences as claims', async () => {
  const rows: CellValue[][] = [
    ['收支总表', null, null, null],
    ['单位：万元', null, null, null],
    ['收入', null, '支出', null],
    ['项目', '预算数', '项目', '预算数'],
    ['一般公共预算拨款收入', 12, '一般公共服务支出', 12],
    ['收入总计', 12, '支出总计', 12],
    ['2024年收入总计12.00万元，支出总计12.00万元，比上年增加1.00万元。', null, null, null],
    ['一般公共预算财政拨款支出表', null, null, null],
    ['科目编码', '科目名称', '合计', '基本支出'],
    ['201', '一般公共服务支出', 12, 12],
  ]
  const merges = [0, 1, 6, 7].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: 3 }))
  const header = [0, 2].map((column) => ({ startRow: 2, startCol: column, endRow: 2, endCol: column + 1 }))
  const file = read(
    await writeXlsx({ sheets: [{ name: 'Sheet1', rows, merges: [...merges, ...header] }] }),
    'x',
  )
  if (!file.ok) throw new Error(file.refusal.id)
  const { tables, claims } = file.value.disclosure
  expect(tables.map(({ form, cells }) => [form, cells.filter(({ key }) => key !== null).length])).toEqual([
    ['overview', 4],
    ['generalExpenditure', 2],
  ])
  expect(claims.map(({ text }) => text).length).toBe(3)
  expect(claims.every(({ place: at }) => at.kind === 'xlsx' && at.cell === 'A7')).toBe(true)
})

test('rows without figures that are worded like titles stay rows above money carried in', () => {
  const sheet = grid(
    '收入||支出||',
    '项目|预算数|项目|合计|一般公共预算',
    '一、一般公共预算|0.02|一、一般公共服务支出|0.03|0.03',
    '二、政府性基金预算||||',
    '三、国有资本经营预算||||',
    '四、上年结转|0.01|结转下年||',
    '收入总计|0.03|支出总计|0.03|0.03',
  )
  expect(partedGrids([sheet])).toEqual([sheet])
})
