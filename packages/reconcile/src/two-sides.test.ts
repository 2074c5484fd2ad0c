import { statementsOf } from '@mingzhang/model'
import { expect, test } from 'vitest'
import { reconcile } from './reconcile.ts'
import { disclosureOf } from './testing/notation.ts'

const findingsOf = (text: string) => {
  const disclosure = disclosureOf(text)
  return reconcile(disclosure, statementsOf(disclosure)).findings
}

/** Revenue and expenditure by function; what was carried over is in the overview. */
const set = (received: readonly [string, string], carried: string, total: string): string => `
  # t1 overview 部门收支总表
  | 收:预算数 {} | 支:预算数 {}
  收:本年收入合计 {origin=thisYear} | 100.00
  支:本年支出合计 {use=expenditure} | 100.00
  收:上年结转 {origin=carriedIn} | ${carried}
  支:结转下年 {use=carriedOut} | ${carried}
  收:收入总计 | ${total}
  支:支出总计 | ${total}
  # t2 revenue 部门收入总表 {origin=thisYear}
  | 合计 {} 总
  合计 | 100.00
  201 一般公共服务支出 | ${received[0]}
  208 社会保障和就业支出 | ${received[1]}
  # t3 expenditure 部门支出总表 {use=expenditure}
  | 合计 {} 总
  合计 | 100.00
  201 一般公共服务支出 | 70.00
  208 社会保障和就业支出 | 30.00`

test('what was received for an account is spent on it', () => {
  expect(findingsOf(set(['70.00', '30.00'], '0.00', '100.00'))).toEqual([])
  const told = findingsOf(set(['69.00', '31.00'], '0.00', '100.00'))
  expect(told.map(({ rule }) => rule)).toContain('between-tables/same-money')
})

test('unless something was carried over', () => {
  expect(findingsOf(set(['69.00', '31.00'], '5.00', '105.00'))).toEqual([])
})
