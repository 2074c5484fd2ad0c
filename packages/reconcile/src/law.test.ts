import { statementsOf } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { reconcile } from './reconcile.ts'
import { disclosureOf } from './testing/notation.ts'

const checked = (text: string) => {
  const disclosure = disclosureOf(text)
  return reconcile(disclosure, statementsOf(disclosure))
}

const expenditure = (rows: string, form = 'expenditure'): string => `
  # t3 ${form} 支出总表 {use=expenditure}
  | 合计 {} 总 | 基本支出 {use=basic} | 项目支出 {use=project}
  ${rows}`

const sound = expenditure(`合计 | 10.00 | 4.00 | 6.00
  201 一般公共服务支出 | 7.00 | 4.00 | 3.00
  211 节能环保支出 | 3.00 | | 3.00`)

describe('blank, zero, dash, unread', () => {
  test('a blank is zero where everything else adds up, and goes on to contradict a figure elsewhere', () => {
    const { findings } = checked(`${sound}
      # t5 generalExpenditure 一般公共预算支出表 {fund=general use=expenditure}
      | 合计 {} 总 | 基本支出 {use=basic} | 项目支出 {use=project}
      合计 | 5.60 | 5.60 |
      211 节能环保支出 | 5.60 | 5.60 |`)
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.every(({ severity }) => severity === 'error')).toBe(true)
  })

  test('a blank total over figures is not stated, and makes nothing zero', () => {
    const { findings, counts } = checked(
      expenditure(`合计 | 10.00 | 4.00 |
        201 一般公共服务支出 | 7.00 | 4.00 | 3.00
        211 节能环保支出 | 3.00 | | 3.00`),
    )
    expect(findings.filter(({ cause }) => cause !== null)).toHaveLength(0)
    expect(counts.fails).toBe(1)
  })

  test('an empty table with its note is zero for its base key; without one nothing is known', () => {
    const empty = (note: string) => `${sound}
      # t7 fundExpenditure 政府性基金支出表 {fund=governmentFund use=expenditure}
      | 合计 {} 总
      ${note}
      > 政府性基金预算支出 1.00 {fund=governmentFund use=expenditure}`
    expect(checked(empty('注 本表无数据')).findings.map(({ rule }) => rule)).toEqual([
      'text-and-table/same-money',
    ])
    const silent = checked(empty(''))
    expect(silent.findings).toEqual([])
    expect(silent.counts.unknown).toBeGreaterThan(0)
  })

  test('a figure read with doubt never accuses', () => {
    const { findings, counts } = checked(`${sound}
      > 支出预算 99.00 {use=expenditure} ?`)
    expect(findings).toEqual([])
    expect(counts.unknown).toBeGreaterThan(0)
  })
})

describe('listings', () => {
  test('a listing that does not add up fails, and makes nothing else zero', () => {
    const { findings } = checked(`${expenditure(`合计 | 10.00 | 4.00 | 6.00
        201 一般公共服务支出 | 7.00 | 4.00 | 3.00
        211 节能环保支出 | 2.00 | | 2.00`)}
      > 农林水支出 1.00 {use=expenditure func=213}`)
    expect(findings.map(({ rule }) => rule)).not.toContain('between-tables/blank-and-figure')
    expect(findings.length).toBeGreaterThan(0)
  })

  test('其中 opens a listing: its rows need not make the whole, only stay within it', () => {
    const asset = (part: string) => `# t9 asset 资产占用情况表 {measure=assetValue year=2023}
      | 价值 {measure=assetValue}
      资产总额 {} | 100.00
      房屋 {asset=building} | 80.00
      其中：办公用房 {asset=officeBuilding} | ${part}
      其他固定资产 {asset=otherFixed} | 20.00`
    expect(checked(asset('30.00')).findings).toEqual([])
    expect(checked(asset('90.00')).findings.map(({ rule }) => rule)).toEqual(['any/part-within-whole'])
  })

  test('one use beside its total is an open listing', () => {
    const table = (
      personnel: string,
    ) => `# t3 generalExpenditure 一般公共预算支出表 {fund=general use=expenditure}
      | 基本支出 {use=basic} 总 | 人员经费 {use=personnel}
      合计 | 10.00 | ${personnel}`
    expect(checked(table('7.00')).findings).toEqual([])
    expect(checked(table('17.00')).findings.map(({ rule }) => rule)).toEqual(['any/part-within-whole'])
  })

  test('projects may exceed what is known of them only by being more than the whole', () => {
    expect(checked(`${sound}\n* 修缮 2.00\n* 采购 3.00`).findings).toEqual([])
    expect(checked(`${sound}\n* 修缮 2.00\n* 采购 5.00`).findings.map(({ rule }) => rule)).toEqual([
      'any/part-within-whole',
    ])
  })

  test('entries of a register add up to its total; two entries of one article are not one key', () => {
    const register = (total: string) => `# t11 procurement 政府采购预算表 {procurement=procured}
      | 合计 {} 总 | 一般公共预算 {fund=general origin=thisYear} | 上年结转 {origin=carriedIn}
      合计 {} | ${total} | 5.00 | 2.00
      服务 {entry=1 article=C99000000 project=甲} | 4.00 | 2.00 | 2.00
      服务 {entry=2 article=C99000000 project=甲} | 3.00 | 3.00 |`
    expect(checked(register('7.00')).findings).toEqual([])
    expect(checked(register('8.00')).findings).toMatchObject([
      {
        rule: 'within-table/parts-make-the-whole',
        certainty: 'certain',
        correction: { from: '8.00', to: '7.00' },
      },
    ])
  })

  test('one key printed differently in two rows of a column is told apart by something unread', () => {
    const { findings } = checked(
      expenditure(`201 一般公共服务支出 | 7.00 | 4.00 | 3.00
        201 一般公共服务支出 | 9.00 | 5.00 | 4.00`),
    )
    expect(findings).toEqual([])
  })
})

describe('between tables', () => {
  const overview = (own: string) => `# t1 overview 收支总表 {}
    | 收:预算数 {} 总 | 支:预算数 {} 总
    收:一般公共预算 {origin=thisYear fund=general} | 6.00
    收:政府性基金预算 {origin=thisYear fund=governmentFund} | 3.00
    收:单位资金 {origin=thisYear fund=own} | ${own}
    收:本年收入合计 {origin=thisYear} | ${own === '' ? '9.00' : '10.00'}
    收:上年结转 {origin=carriedIn} |
    收:收入总计 {} | ${own === '' ? '9.00' : '10.00'}
    支:一般公共服务支出 {use=expenditure func=201} | ${own === '' ? '9.00' : '10.00'}
    支:本年支出合计 {use=expenditure} | ${own === '' ? '9.00' : '10.00'}
    支:结转下年 {use=carriedOut} |
    支:支出总计 {} | ${own === '' ? '9.00' : '10.00'}
    # t5 generalExpenditure 一般公共预算支出表 {fund=general use=expenditure}
    | 合计 {} 总 | 基本支出 {use=basic} | 项目支出 {use=project}
    合计 | 6.00 | 6.00 |
    201 一般公共服务支出 | 6.00 | 6.00 |
    # t7 fundExpenditure 政府性基金支出表 {fund=governmentFund use=expenditure}
    | 合计 {} 总 | 基本支出 {use=basic} | 项目支出 {use=project}
    合计 | 3.00 | | 3.00
    201 一般公共服务支出 | 3.00 | | 3.00`

  test('a function is the sum of its budgets where the other funds are known to be zero', () => {
    const { relations } = checked(overview(''))
    const sum = relations.find(
      ({ left, right, kind }) => kind === 'split' && left[0]?.key.func === '201' && right.length === 2,
    )
    expect(sum).toMatchObject({ verdict: 'holds', scope: 'between-tables' })
    expect(sum?.assumed.join()).toContain('按 0 计')
  })

  test('with own funds, which no table shows by function, only ≤ remains', () => {
    const { relations, findings } = checked(overview('1.00'))
    expect(findings).toEqual([])
    const known = relations.filter(({ left, right }) =>
      [...left, ...right].some(({ key }) => key.fund === 'general' && key.func === '201'),
    )
    expect(known.some(({ kind, verdict }) => kind === 'part' && verdict === 'holds')).toBe(true)
    expect(known.some(({ kind, verdict }) => kind === 'split' && verdict === 'unknown')).toBe(true)
  })

  test('two names for one money are a warning', () => {
    const { findings } = checked(`# t5 generalExpenditure 一般公共预算支出表 {fund=general use=expenditure}
      | 合计 {} 总 | 基本支出 {use=basic}
      2080505 养老保险 | 5.00 | 5.00
      # t6 basicByDep 基本支出表 {fund=general use=basic}
      | 合计 {} 总
      30108 养老保险 | 6.00`)
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['between-tables/two-names-same-money', 'warning'],
    ])
  })
})

describe('the culprit and the cause', () => {
  const figures = (line: string) => checked(`${sound}\n${line}`).findings[0]

  test.each([
    ['支出预算 10.00 元', 'wrong-unit'],
    ['支出预算 100.00', 'factor-of-ten'],
    ['支出预算 0.83', 'month-for-year'],
  ])('%s is %s', (line, cause) => {
    expect(figures(`> ${line} {use=expenditure}`)).toMatchObject({ cause, rule: 'text-and-table/same-money' })
  })

  test('where only the unit was mistaken the digits stay, and the unit is put right', () => {
    const told = figures('> 支出预算 10.00 元 {use=expenditure}')
    expect(told?.correction).toMatchObject({ from: '10.00元', to: '10.00万元' })
    expect(told?.what).toContain('的 10.00 万元对不上')
  })

  test('digits changed places in a cell: the row, the column and the other table speak against it', () => {
    const { findings } = checked(`${expenditure(`合计 | 123.45 | 23.40 | 100.05
      201 一般公共服务支出 | 83.45 | 23.40 | 60.05
      211 节能环保支出 | 40.00 | | 40.00`)}
      > 一般公共服务支出 83.45 {use=expenditure func=201}`)
    expect(findings).toEqual([])
    const swapped = checked(`${expenditure(`合计 | 123.45 | 23.40 | 100.05
      201 一般公共服务支出 | 84.35 | 23.40 | 60.05
      211 节能环保支出 | 40.00 | | 40.00`)}
      > 一般公共服务支出 83.45 {use=expenditure func=201}`)
    expect(swapped.findings).toMatchObject([
      {
        rule: 'within-table/parts-make-the-whole',
        certainty: 'certain',
        cause: 'digits-swapped',
        correction: { from: '84.35', to: '83.45' },
      },
    ])
  })

  test.each([
    ['7.00', 'row-left-out'],
    ['11.00', 'counted-twice'],
  ])('a total of %s over 4 + 3 + 2 is %s', (total, cause) => {
    const { findings } = checked(`# t5 generalExpenditure 一般公共预算支出表 {fund=general use=expenditure}
      | 合计 {} 总
      合计 | ${total}
      201 一般公共服务支出 | 4.00
      208 社会保障和就业支出 | 3.00
      211 节能环保支出 | 2.00`)
    expect(findings).toMatchObject([{ cause, correction: { from: total, to: '9.00' }, certainty: 'likely' }])
  })

  test('a row that repeats the figure of its neighbour, and one that repeats last year’s', () => {
    const table = (
      health: string,
    ) => `# t5 generalExpenditure 一般公共预算支出表 {fund=general use=expenditure}
      | 上年 {year=2023} 总 | 本年 {} 总 | 基本支出 {use=basic} | 项目支出 {use=project}
      合计 | 80.00 | 96.53 | 36.53 | 60.00
      201 一般公共服务支出 | 50.00 | 70.12 | 10.12 | 60.00
      208 社会保障和就业支出 | 18.70 | 15.30 | 15.30 |
      210 卫生健康支出 | 11.30 | ${health} | 11.11 |`
    expect(checked(table('11.11')).findings).toEqual([])
    expect(checked(table('15.30')).findings).toMatchObject([
      { cause: 'row-shifted', correction: { to: '11.11' } },
    ])
    expect(checked(table('11.30')).findings).toMatchObject([
      { cause: 'stale-year', correction: { to: '11.11' } },
    ])
  })

  test('where no single figure explains it, the sides are named and nobody is accused', () => {
    const { findings } = checked(
      expenditure(`合计 | 10.00 | |
        201 一般公共服务支出 | 7.00 | |
        211 节能环保支出 | 2.50 | |`),
    )
    expect(findings).toMatchObject([
      { rule: 'within-table/parts-make-the-whole', cause: null, correction: null },
    ])
    expect(findings[0]?.certainty).not.toBe('certain')
  })

  test('the same contradiction has the same id on the next reading', () => {
    const text = `${sound}\n> 支出预算 11.00 {use=expenditure}`
    expect(checked(text).findings.map(({ id }) => id)).toEqual(checked(text).findings.map(({ id }) => id))
  })
})
