import { expect, test } from 'vitest'
import { keyAt, tablesOf } from './testing/tables-of.ts'

test('201-03-01 in one cell is the code 2010301', () => {
  const [table] = tablesOf(`
一般公共预算支出表
单位：元

科目编码|科目名称|本年预算数|其中：基本支出
212|城乡社区支出|9,106.00|9,106.00
212-01|城乡社区管理事务|9,106.00|9,106.00
212-01-01|行政运行|9,106.00|9,106.00
`)
  expect(keyAt(table, '行政运行', '其中：基本支出')).toBe('fund=general use=basic func=2120101')
})

test('codes under a word for names are codes, no money', () => {
  const [table] = tablesOf(`
部门支出预算总体情况表
单位：万元

支出功能分类（类款项）|科目名称|支出预算合计|基本支出|项目支出
201|一般公共服务支出|187.86|170.63|17.23
20103|政府办公厅（室）及相关机构事务|187.86|170.63|17.23
2010301|行政运行|170.63|170.63|0.00
合计||187.86|170.63|17.23
`)
  expect(table?.columns[0]?.role).toBe('code')
  expect(keyAt(table, '行政运行', '支出预算合计')).toBe('use=expenditure func=2010301')
})

test('one unit above the total is the whole', () => {
  const [table] = tablesOf(`
部门收入预算总体情况表
单位：万元

单位名称|收入预算合计|一般公共预算财政拨款|其他收入
某某区机关事务管理局|170.62|158.02|12.60
合计|170.62|158.02|12.60
`)
  expect(keyAt(table, '某某区机关事务管理局', '收入预算合计')).toBe('origin=thisYear')
})

test('年初预算 | 决算 under both sides are a second line of headers', () => {
  const [table] = tablesOf(`
收入支出决算总表
单位：万元

收入|||支出||
项目|年初预算|决算|项目|年初预算|决算
一、财政拨款收入|49.42|56.38|一、公共安全支出|82.80|78.07
本年收入合计|49.42|56.38|本年支出合计|82.80|78.07
`)
  const stages = table?.cells.flatMap(({ key, text }) => (key === null ? [] : [`${text} ${key.stage}`]))
  expect(stages?.slice(0, 4)).toEqual(['49.42 initial', '56.38 final', '82.80 initial', '78.07 final'])
})

test('two columns under the very same words: which is which was not read', () => {
  const [table] = tablesOf(`
支出决算表
单位：万元

科目编码|科目名称|本年支出合计|本年支出合计
204|公共安全支出|82.80|78.07
205|教育支出|12.00|11.00
`)
  expect(table?.cells.filter(({ key }) => key !== null)).toEqual([])
})
