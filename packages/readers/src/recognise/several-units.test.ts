import { keyText } from '@mingzhang/model'
import { expect, test } from 'vitest'
import { tablesOf } from './testing/tables-of.ts'

const revenue = `
部门收入总表
部门：甲区教育局
单位：万元

单位编码|单位名称|总计|一般公共预算拨款收入|事业收入
105|甲区教育局|90.00|80.00|10.00
105001|甲区教育局（本级）|40.00|40.00|
105002|甲区教育局教研室|30.00|30.00|
105003|第一中学|20.00|10.00|10.00
`

const publicExpenses = `
一般公共预算“三公”经费支出表
部门：甲区教育局
单位：万元

单位名称|合计|公务接待费|公务用车运行维护
合计|9.00|3.00|6.00
甲区教育局（本级）|5.00|1.00|4.00
甲区教育局教研室|4.00|2.00|2.00
`

const unitsOf = (text: string, title: string) =>
  tablesOf(text)
    .find((table) => table.title.includes(title))
    ?.rows.map(({ name, coordinates }) => `${name} ${coordinates ? keyText(coordinates) : null}`)

test('the department itself and a unit whose name begins like it are no whole', () => {
  expect(unitsOf(revenue, '收入总表')).toEqual([
    '甲区教育局 ',
    '甲区教育局（本级） unit=own',
    '甲区教育局教研室 unit=105002',
    '第一中学 unit=105003',
  ])
})

test('a unit is one unit under its code and under its name', () => {
  expect(unitsOf(revenue + publicExpenses, '收入总表')?.[2]).toBe('甲区教育局教研室 unit=甲区教育局教研室')
  expect(unitsOf(revenue + publicExpenses, '三公')).toEqual([
    '合计 ',
    '甲区教育局（本级） unit=own',
    '甲区教育局教研室 unit=甲区教育局教研室',
  ])
})

test('公务用车运行维护 in a header is 公务用车运行维护费', () => {
  const table = tablesOf(publicExpenses)[0]
  expect(table?.columns.at(-1)?.coordinates?.econ).toBe('30231')
})

test('accounts listed below each unit are of that unit', () => {
  const text = `
部门支出总表
部门：甲区教育局
单位：万元

单位编码|单位（科目名称）|科目编码|合计|基本支出
|合计||60.00|60.00
105001|甲区教育局（本级）||40.00|40.00
|行政运行|2050101|40.00|40.00
105003|第一中学||20.00|20.00
|行政运行|2050101|20.00|20.00
`
  expect(unitsOf(text, '支出总表')).toEqual([
    '合计 ',
    '甲区教育局（本级） unit=own',
    '行政运行 unit=own func=2050101',
    '第一中学 unit=第一中学',
    '行政运行 unit=第一中学 func=2050101',
  ])
})
