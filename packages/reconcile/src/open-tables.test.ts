import { statementsOf } from '@mingzhang/model'
import { readDisclosure, readText } from '@mingzhang/readers'
import { expect, test } from 'vitest'
import { reconcile } from './reconcile.ts'

const checked = (text: string) => {
  const disclosure = readDisclosure(readText(text), 'test.txt')
  return reconcile(disclosure, statementsOf(disclosure))
}

/** The overview counts what was carried in, the table of general expenditure holds this year's appropriation. */
const set = (appropriated: string): string =>
  `
2024年部门预算

财政拨款收支总表
单位：万元

收入	<	支出	<	<
项目	预算数	项目	合计	一般公共预算
一、本年收入	1,245.35	一、本年支出	1,265.35	1,265.35
一般公共预算拨款	1,245.35	一般公共服务支出	1,000.00	1,000.00
二、上年结转	20.00	住房保障支出	265.35	265.35
一般公共预算拨款	20.00	二、结转下年		
收入总计	1,265.35	支出总计	1,265.35	1,265.35

一般公共预算支出表
单位：万元

科目编码	科目名称	合计	基本支出	项目支出
201	一般公共服务支出	${appropriated}	880.50	${(Number(appropriated.replace(',', '')) - 880.5).toFixed(2)}
221	住房保障支出	265.35	265.35	
	合计	1,245.35	1,145.85	99.50
`.replaceAll('<', '')

test('a table of this year’s appropriation beside one that counts what was carried in accuses nobody', () => {
  const { findings, relations } = checked(set('980.00'))
  expect(findings).toEqual([])
  const excused = relations.filter(({ assumed }) => assumed.some((why) => why.includes('上年结转')))
  expect(excused.length).toBeGreaterThan(0)
  expect(excused.every(({ verdict }) => verdict === 'unknown')).toBe(true)
})

test('another difference than what was carried in is told', () => {
  expect(checked(set('979.00')).findings.map(({ severity }) => severity)).toContain('error')
})

test('a figure of unknown meaning beside the parts of a total leaves the total open', () => {
  const table = (unknown: string): string => `
2024年部门支出预算表
单位：万元

科目编码	科目名称	合计	一般公共预算	政府性基金预算	${unknown}
201	一般公共服务支出	623.21	607.37		15.84
212	城乡社区支出	72.00		72.00	
	合计	695.21	607.37	72.00	15.84
`
  expect(checked(table('无名支出')).findings).toEqual([])
  expect(checked(table('单位资金')).findings).toEqual([])
})

test('a set of tables that names no year is of one year all the same', () => {
  const overview = (total: string): string => `
部门支出总表
单位：万元

科目编码	科目名称	合计	基本支出	项目支出
201	一般公共服务支出	1,000.00	880.50	119.50
221	住房保障支出	265.35	265.35	
	合计	${total}	1,145.85	119.50
`
  expect(checked(overview('1,265.35')).counts.holds).toBeGreaterThan(3)
  expect(checked(overview('1,275.35')).findings.length).toBeGreaterThan(0)
})
