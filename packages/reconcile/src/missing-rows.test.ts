import { statementsOf } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { reconcile } from './reconcile.ts'
import { disclosureOf } from './testing/notation.ts'

const findingsOf = (text: string) => {
  const disclosure = disclosureOf(text)
  return reconcile(disclosure, statementsOf(disclosure)).findings
}

const table = (id: string, title: string, rows: string, base = 'fund=general use=expenditure'): string => `
  # ${id} generalExpenditure ${title} {${base}}
  | 合计 {} 总 | 基本支出 {use=basic} | 项目支出 {use=project}
  ${rows}`

const whole = `合计 | 60.00 | 40.00 | 20.00
  201 一般公共服务支出 | 37.00 | 24.00 | 13.00
  208 社会保障和就业支出 | 16.00 | 16.00 |
  211 节能环保支出 | 7.00 | | 7.00`

const without = (code: string): string =>
  whole
    .split('\n')
    .filter((line) => !line.trim().startsWith(code))
    .join('\n')

describe('漏列一行', () => {
  test('a row that another table prints is named, once for all columns of the total', () => {
    const findings = findingsOf(table('t5', '支出表', whole) + table('t6', '功能分类表', without('208')))
    expect(findings.map(({ severity, cause }) => [severity, cause])).toEqual([['error', 'row-left-out']])
    expect(findings[0]?.why).toContain('社会保障和就业支出')
  })

  test('a total row that is too large and adds up across lacks a row, whoever prints it', () => {
    const findings = findingsOf(table('t5', '支出表', without('201')))
    expect(findings.map(({ cause }) => cause)).toEqual(['row-left-out'])
  })

  test('a total that is wrong in one column lacks no row', () => {
    const findings = findingsOf(table('t5', '支出表', whole.replace('60.00', '62.00')))
    expect(findings.map(({ cause }) => cause)).not.toContain('row-left-out')
  })

  test('a whole total row of last year is no missing row where another table says so', () => {
    const stale = whole.replace('60.00 | 40.00 | 20.00', '61.00 | 41.00 | 20.00')
    const findings = findingsOf(table('t5', '支出表', whole) + table('t6', '功能分类表', stale))
    expect(findings.map(({ cause }) => cause)).not.toContain('row-left-out')
  })
})
