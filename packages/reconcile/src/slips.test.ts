import { type Finding, placeText, slipBetween, statementsOf } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { reconcile } from './reconcile.ts'
import { disclosureOf } from './testing/notation.ts'

const findingsOf = (text: string): readonly Finding[] => {
  const disclosure = disclosureOf(text)
  return reconcile(disclosure, statementsOf(disclosure)).findings
}

const columns = '| 合计 {} 总 | 基本支出 {use=basic} | 项目支出 {use=project}'

const general = (rows: string, base = 'fund=general use=expenditure'): string => `
  # t5 generalExpenditure 一般公共预算支出表 {${base}}
  ${columns}
  ${rows}`

const rows = `合计 | 60.00 | 40.00 | 20.00
  201 一般公共服务支出 | 37.00 | 24.00 | 13.00
  208 社会保障和就业支出 | 16.00 | 16.00 |
  211 节能环保支出 | 7.00 | | 7.00`

describe('整表旧数', () => {
  const stale = `${general(rows)}
    # t6 generalExpenditure 功能分类表 {fund=general use=expenditure}
    ${columns}
    合计 | 55.00 | 37.00 | 18.00
    201 一般公共服务支出 | 34.00 | 22.00 | 12.00
    208 社会保障和就业支出 | 15.00 | 15.00 |
    211 节能环保支出 | 6.00 | | 6.00`

  test('a table that prints last year from top to bottom is one finding that says so', () => {
    const findings = findingsOf(`${stale}
      > 比上年增加 5.00 {fund=general use=expenditure measure=change}`)
    expect(findings.map(({ cause }) => cause)).toEqual(['stale-year'])
  })

  test('two tables that disagree wholesale, with nothing known of last year, accuse neither', () => {
    expect(findingsOf(stale).every(({ cause }) => cause !== 'stale-year')).toBe(true)
  })

  test('the change may be told of the expenditure, where the table is the revenue', () => {
    const revenue = (rows: string): string => `# t2 revenue 收入总表 {}
      | 财政拨款收入 {fund=fiscal origin=thisYear} 总
      ${rows}`
    const told = (change: string): string => `${revenue(`合计 | 55.00
      201 一般公共服务支出 | 34.00
      208 社会保障和就业支出 | 15.00
      211 节能环保支出 | 6.00`)}
      # t3 revenue 财政拨款收入表 {fund=fiscal origin=thisYear}
      | 收入 {} 总
      合计 | 60.00
      201 一般公共服务支出 | 37.00
      208 社会保障和就业支出 | 16.00
      211 节能环保支出 | 7.00
      > 财政拨款支出 60.00 {fund=fiscal use=expenditure}
      > 比上年增加 ${change} {fund=fiscal use=expenditure measure=change}`
    expect(findingsOf(told('5.00')).map(({ cause }) => cause)).toEqual(['stale-year'])
    expect(findingsOf(told('9.00')).some(({ cause }) => cause === 'stale-year')).toBe(false)
  })
})

describe('错列与错行', () => {
  test('a figure one column beside where it belongs is one finding, and its row is left alone', () => {
    const findings = findingsOf(
      general(`合计 | 60.00 | 40.00 | 20.00
        201 一般公共服务支出 | 37.00 | 24.00 | 13.00
        208 社会保障和就业支出 | 16.00 | | 16.00
        211 节能环保支出 | 7.00 | | 7.00`),
    )
    expect(findings.map(({ cause }) => cause)).toEqual(['row-shifted'])
    expect(findings[0]?.places[0]?.text).toBe('16.00')
  })

  test('a total exchanged with the row below it: both figures changed places', () => {
    const findings = findingsOf(`${general(`合计 | 60.00 | 24.00 | 20.00
        201 一般公共服务支出 | 37.00 | 40.00 | 13.00
        208 社会保障和就业支出 | 16.00 | 16.00 |
        211 节能环保支出 | 7.00 | | 7.00`)}
      > 基本支出 40.00 {fund=general use=basic}
      > 一般公共服务支出基本支出 24.00 {fund=general use=basic func=201}`)
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.map(({ cause }) => cause)).toContain('row-shifted')
    expect(findings.map(({ cause }) => cause)).not.toContain('entry-error')
  })

  test('two rows whose figures were exchanged are one finding', () => {
    const findings = findingsOf(
      general(`合计 | 60.00 | 40.00 | 20.00
        201 一般公共服务支出 | 37.00 | 24.00 | 13.00
        208 社会保障和就业支出 | 7.00 | 16.00 |
        211 节能环保支出 | 16.00 | | 7.00`),
    )
    expect(findings.map(({ cause }) => cause)).toEqual(['row-shifted'])
  })
})

test('a table dated to last year by its title, with the figures of this year, accuses nobody', () => {
  const findings = findingsOf(`${general(rows)}
    ${general(rows, 'fund=general use=expenditure year=2023').replace('t5', 't6')}
    > 比上年增加 5.00 {fund=general use=expenditure measure=change}`)
  expect(findings.map(({ places }) => places.map(placeText))).toEqual([])
})

describe('两数之间的差错', () => {
  const stated = (value: number) => ({ value: value * 10_000, step: 10_000, unit: '万元' })

  test('is read off the two figures', () => {
    expect(slipBetween(stated(123_45), 213_45 * 10_000)).toBe('digits-swapped')
    expect(slipBetween(stated(123_45), 1234_50 * 10_000)).toBe('factor-of-ten')
    expect(slipBetween(stated(12_345_00), 1_23 * 10_000 + 4_500)).toBe('wrong-unit')
    expect(slipBetween(stated(10_00), 120_00 * 10_000)).toBe('month-for-year')
    expect(slipBetween(stated(-5_00), 5_00 * 10_000)).toBe('wrong-direction')
    expect(slipBetween(stated(123_45), 177_77 * 10_000)).toBe(null)
  })

  test('within the rounding of what the value was worked out from', () => {
    expect(slipBetween(stated(5_84), 8_53 * 10_000)).toBe(null)
    expect(slipBetween(stated(5_84), 8_53 * 10_000, 10_000)).toBe('digits-swapped')
    expect(slipBetween(stated(5_84), 8_46 * 10_000, 10_000)).toBe(null)
  })
})

describe('一句话里的列示', () => {
  const sentence = (parts: string): string => `
    > 政府采购预算 30.00 {procurement=procured}
    ${parts}`

  test('a total and the parts its own sentence lists must add up', () => {
    const findings = findingsOf(
      sentence(`> 其中货物 10.00 {procurement=procured article=A}
        > 其中工程 5.00 {procurement=procured article=B}
        > 其中服务 10.00 {procurement=procured article=C}`),
    )
    expect(findings.map(({ severity, figures }) => [severity, figures?.expected])).toEqual([
      ['error', '25.00'],
    ])
  })

  test('parts that the sentence does not list to the end prove nothing', () => {
    const findings = findingsOf(sentence('> 其中货物 10.00 {procurement=procured article=A}'))
    expect(findings).toEqual([])
  })
})

test('sentences that state what an empty table denies are one warning', () => {
  const findings = findingsOf(`
    # t9 procurement 政府采购预算表 {procurement=procured}
    | 采购金额 {}
    注：本年度没有政府采购预算，故本表无数据
    > 政府采购预算 30.00 {procurement=procured}
    > 其中货物 12.00 {procurement=procured article=A}`)
  expect(findings.map(({ severity }) => severity)).toEqual(['warning'])
})

describe('句中列示的差错', () => {
  const sentence = (health: string): string => `
    > 支出预算 100.00 {use=expenditure}
    > 其中一般公共服务支出 60.00 {use=expenditure func=201}
    > 其中卫生健康支出 ${health} {use=expenditure func=210}`

  test('a part ten times too small, which nothing else tells, is a warning with its cause', () => {
    const [finding, more] = findingsOf(sentence('4.00'))
    expect([finding?.severity, finding?.cause, finding?.figures?.expected]).toEqual([
      'warning',
      'factor-of-ten',
      '40.00',
    ])
    expect(more).toBeUndefined()
  })

  test('a listing that is not all of it proves nothing', () => {
    expect(findingsOf(sentence('7.00'))).toEqual([])
  })
})
