import { expect, test } from 'vitest'
import { decimalOf, isDash, isFigure } from './printed-cell.ts'
import { tablesOf } from './testing/tables-of.ts'

test.each([
  ['1,172.15', '1172.15'],
  ['1，172．15', '1172.15'],
  ['２０３', '203'],
  ['1 234.50', '1234.50'],
  ['12 345 600', '12345600'],
  [' 12.30 ', '12.30'],
  ['-0.30', '-0.30'],
  ['－12.3', '-12.3'],
  ['−12.3', '-12.3'],
  ['12.3-', '-12.3'],
  ['(1,234.50)', '-1234.50'],
  ['（12.30）', '-12.30'],
  ['△12.3', '-12.3'],
  ['▲ 12.3', '-12.3'],
  ['+12.3', '12.3'],
  ['¥1,234.50', '1234.50'],
  ['-￥12.00', '-12.00'],
])('%s is the figure %s', (text, decimal) => {
  expect(decimalOf(text)).toBe(decimal)
})

test.each([
  '',
  '845.10 30201',
  '4 5 6',
  '2        3',
  '-',
  '—',
  '(1)',
  '（1.1）',
  '1、',
  '1.2.3',
  '-12-',
  '12.5%',
  '12.30万元',
  '2024年',
  'A12',
])('%s is no figure', (text) => {
  expect(isFigure(text)).toBe(false)
})

test.each(['-', '－', '—', '——', '/'])('%s is a dash', (text) => {
  expect(isDash(text)).toBe(true)
})

test('a sheet that took codes for numbers, signs of accounts and wide digits', () => {
  const [table] = tablesOf(`
一般公共预算财政拨款支出表

单位：万元

类|款|项|科目名称|合计|基本支出
201|||一般公共服务支出|（1,234.50）|△12.30
201|3||政府办公厅（室）及相关机构事务|1234.50|１２．３０
201.00|3|1|行政运行|12.30-|12.30
`)
  expect(table?.rows.map(({ code }) => code)).toEqual(['201', '20103', '2010301'])
  expect(table?.cells.map(({ amount }) => amount)).toEqual([
    ...['-1234.50', '-12.30'],
    ...['1234.50', '12.30'],
    ...['-12.30', '12.30'],
  ])
  expect(table?.cells.every(({ key }) => key !== null)).toBe(true)
})

test('codes whose outer part is printed once, merged downwards', () => {
  const [table] = tablesOf(`
一般公共预算财政拨款支出表

单位：万元

类|款|项|科目名称|合计|基本支出
201|||一般公共服务支出|12.00|12.00
|03||政府办公厅（室）及相关机构事务|12.00|12.00
||01|行政运行|10.00|10.00
||50|事业运行|2.00|2.00
208|05|05|机关事业单位基本养老保险缴费支出|3.00|3.00
||06|机关事业单位职业年金缴费支出|1.00|1.00
合计||||16.00|16.00
`)
  expect(table?.rows.map(({ code, name }) => code ?? name)).toEqual([
    ...['201', '20103', '2010301', '2010350', '2080505', '2080506'],
    '合计',
  ])
})
