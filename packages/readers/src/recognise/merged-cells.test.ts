import { describe, expect, test } from 'vitest'
import { headerLevels } from './header-spans.ts'
import { regionOf } from './region-of.ts'
import { cellAt, tablesOf } from './testing/tables-of.ts'

const levels = (rows: readonly (readonly string[])[], width: number): string[] =>
  headerLevels(rows, width).map((level) =>
    level.map(({ text, start, end }) => `${text}@${start}-${end}`).join(' '),
  )

describe('a header whose covered cells were dropped', () => {
  test('the same words below every cell: each takes its repetition', () => {
    const list = ['科目代码', '科目名称', '决算数']
    expect(
      levels(
        [
          ['人员经费', '公用经费'],
          [...list, ...list],
        ],
        6,
      )[0],
    ).toBe('人员经费@0-3 公用经费@3-6')
  })

  test('two short levels of the same length have the same spans', () => {
    const list = ['经济分类', '科目名称', '决算数']
    const rows = [
      [...list, ...list],
      ['科目编码', '', '', '科目编码', '', ''],
      ['类', '款', '', '', '类', '款', '', ''],
    ]
    expect(levels(rows, 8)[0]).toBe(
      '经济分类@0-2 科目名称@2-3 决算数@3-4 经济分类@4-6 科目名称@6-7 决算数@7-8',
    )
  })

  test('words that take up a part of the header stand below it', () => {
    const rows = [
      ['科目编码', '2025年预算数', '2025年预算数比2024年执行数增减'],
      ['', '合计', '基本支出', '项目支出', '增减额', '增减%'],
    ]
    expect(levels(rows, 6)[0]).toBe('科目编码@0-1 2025年预算数@1-4 2025年预算数比2024年执行数增减@4-6')
  })
})

describe('a second row of the header made of names of accounts', () => {
  test('it fills what the row above left open, so it is no data', () => {
    const [table] = tablesOf(`
部门支出总体情况表
单位：万元

单位名称|科目编码|科目名称|基本支出||||项目支出
|||小计|工资福利支出|商品和服务支出|对个人和家庭的补助|
某局|2130201|行政运行|310.50|256.00|48.30|6.20|64.00
`)
    expect(cellAt(table, '行政运行', '基本支出/工资福利支出')?.amount).toBe('256.00')
    expect(table?.columns.map((column) => column.path.join('/'))).toEqual([
      '单位名称',
      '科目编码',
      '科目名称',
      '基本支出/小计',
      '基本支出/工资福利支出',
      '基本支出/商品和服务支出',
      '基本支出/对个人和家庭的补助',
      '项目支出',
    ])
  })
})

describe('a total whose merged cell lost the cells it covered', () => {
  test('合计 over 类, 款, 项 and name: its figures stand at the right end', () => {
    const [table] = tablesOf(`
部门支出总表
单位：元

科目编码|||科目名称|合计|基本支出|项目支出
类|款|项||||
201|||一般公共服务支出|300.00|200.00|100.00
201|03|01|行政运行|200.00|200.00|
合计|300.00|200.00|100.00
`)
    expect(cellAt(table, '合计', '合计')?.amount).toBe('300.00')
    expect(cellAt(table, '合计', '项目支出')?.amount).toBe('100.00')
  })

  test('the totals of two lists side by side', () => {
    const [table] = tablesOf(`
一般公共预算财政拨款基本支出决算表
单位：万元

科目编码||科目名称|决算数|科目编码||科目名称|决算数
类|款|||类|款||
301|01|基本工资|262.33|302|01|办公费|21.21
人员经费合计|262.33|公用经费合计|21.21
`)
    expect(cellAt(table, '人员经费合计', '决算数')?.amount).toBe('262.33')
    expect(cellAt(table, '公用经费合计', '决算数')?.amount).toBe('21.21')
  })
})

test('预算数 beside 决算数 is not the final figure, in a column or over a group', () => {
  const [table] = tablesOf(`
2023年度财政拨款“三公”经费支出决算表
单位：万元

预算数||决算数|
合计|公务接待费|合计|公务接待费
8.00|3.00|6.61|1.86
`)
  expect(table?.cells.map(({ key }) => key?.stage)).toEqual(['adjusted', 'adjusted', 'final', 'final'])
})

describe('region', () => {
  test('a district of another province does not count below a city', () => {
    expect(regionOf('杭州市临河区卫生健康局')).toBe('浙江省杭州市')
    expect(regionOf('巴彦淖尔市临河区卫生健康局')).toBe('内蒙古自治区巴彦淖尔市临河区')
  })
})

test('a lone cell over a whole header is header, though it names a kind of money', () => {
  const [table] = tablesOf(`
2024年度财政拨款“三公”经费支出决算表
单位：万元

财政拨款“三公”经费|||
合计||公务接待费|
预算数|决算数|预算数|决算数
0.95|0.00|0.95|0.00
`)
  expect(table?.columns.map((column) => column.path.join('/'))).toEqual([
    '财政拨款“三公”经费/合计/预算数',
    '财政拨款“三公”经费/合计/决算数',
    '财政拨款“三公”经费/公务接待费/预算数',
    '财政拨款“三公”经费/公务接待费/决算数',
  ])
})
