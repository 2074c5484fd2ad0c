import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { formatAmount, keyText, type Relation, statementsOf } from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { reconcile } from './reconcile.ts'
import { disclosureOf } from './testing/notation.ts'

const tables = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`testing/${name}.txt`, import.meta.url)), 'utf8')

const checked = (text: string, year = 2024) => {
  const disclosure = disclosureOf(text, year)
  return reconcile(disclosure, statementsOf(disclosure))
}

/** 47.09 ≤ 55.58 holds: a relation as a person would write it. */
function written({ left, right, verdict, kind, rounding }: Relation): string {
  const side = (statements: Relation['left']) =>
    statements.map(({ amount }) => formatAmount({ ...amount, unit: '万元' })).join(' + ')
  return `${side(left)} ${kind === 'part' ? '≤' : '='} ${side(right)} ${verdict}${rounding ? ', rounding' : ''}`
}

/** Relations that involve a key, given by what is not root. */
const about = (relations: readonly Relation[], ...coordinates: string[]): string[] =>
  relations
    .filter(({ left, right }) =>
      [...left, ...right].some(({ key }) =>
        coordinates.every((pair) => keyText(key).split(' ').includes(pair)),
      ),
    )
    .map(written)

describe('two sets of tables as published', () => {
  const wansheng = checked(`${tables('wansheng-2024')}
    > 支出预算较上年增加 532.96 {measure=change use=expenditure}
    > 其中基本支出增加 39.36 {measure=change use=basic}
    > 其中项目支出增加 493.6 {measure=change use=project}
    > 一般公共预算支出较上年增加 32.96 {measure=change fund=general use=expenditure}
    > 其中基本支出增加 39.36 {measure=change fund=general use=basic}
    > 其中项目支出减少 -6.40 {measure=change fund=general use=project}
    > 机关运行经费 47.09 {fund=general use=running agency=administrative}`)

  test('nothing fails in the tables of Wansheng', () => {
    expect(wansheng.findings).toEqual([])
    expect(wansheng.counts.fails).toBe(0)
  })

  test('公务接待费 is its basic and its project part', () => {
    expect(about(wansheng.relations, 'econ=30217', 'use=expenditure')).toContain('32.00 = 2.00 + 30.00 holds')
  })

  test('公务用车运行费 is wholly basic, for the project table by account does not list it', () => {
    const relation = wansheng.relations.find(
      (one) =>
        one.kind === 'equal' &&
        written(one) === '15.00 = 15.00 holds' &&
        one.assumed.some((why) => why.includes('没有列示的经济科目')),
    )
    expect(relation).toBeDefined()
  })

  test('the two economic classifications meet', () => {
    expect(about(wansheng.relations, 'econ=301', 'use=basic')).toContain(
      '280.86 = 231.81 + 49.06 holds, rounding',
    )
    expect(about(wansheng.relations, 'econ=302', 'use=basic')).toContain('63.50 = 55.01 + 8.49 holds')
    expect(about(wansheng.relations, 'econ=310', 'use=basic')).toContain('0.50 = 0.50 holds')
    expect(about(wansheng.relations, 'econ=303', 'use=basic')).toContain('2.29 = 2.29 holds')
  })

  test('机关运行经费 is a part of the running expense and no more can be said', () => {
    const relations = about(wansheng.relations, 'agency=administrative')
    expect(relations).toContain('47.09 ≤ 55.58 holds')
    expect(relations.filter((text) => text.includes('=') && text.endsWith('holds'))).toEqual([])
  })

  test('changes: last year and the change make this year, and changes add up', () => {
    expect(about(wansheng.relations, 'measure=change')).toEqual(
      expect.arrayContaining([
        '617.75 = 584.79 + 32.96 holds',
        '32.96 = 39.36 + -6.40 holds',
        '532.96 = 39.36 + 493.6 holds',
      ]),
    )
  })

  test('a listing of eleven rounded accounts may miss its total by six hundredths', () => {
    expect(
      about(wansheng.relations, 'econ=30114').some(
        (text) => text.startsWith('280.86 =') && text.endsWith('holds, rounding'),
      ),
    ).toBe(true)
  })

  test('the reserved amount above the procured one: one entry explains its row and the total', () => {
    const { findings, counts } = checked(tables('qinglong-2024'))
    expect(counts.fails).toBe(2)
    expect(findings).toHaveLength(1)
    const [finding] = findings
    expect(finding).toMatchObject({
      rule: 'any/part-within-whole',
      severity: 'error',
      cause: 'part-over-whole',
      figures: { stated: '1034.40', expected: '595.02', difference: '439.38', unit: '万元' },
    })
    expect(finding?.evidence.map(({ arithmetic }) => arithmetic)).toEqual([
      '1034.40 > 595.02',
      '1212.23 > 772.85',
    ])
  })

  test('the revenue table by function meets the expenditure table, funds carried in included', () => {
    const { relations } = checked(tables('qinglong-2024'))
    expect(about(relations, 'origin=carriedIn')).toContain('1630.30 = 1238.81 + 391.49 holds')
    expect(
      about(relations, 'func=2010303').filter((text) => text === '1352.30 = 1352.30 holds').length,
    ).toBeGreaterThan(0)
  })
})

describe('figures from other disclosures', () => {
  test('a sentence with last year’s figure stands alone against everything else', () => {
    const { findings } = checked(
      `# t1 overview 部门预算收支总表 {}
      | 收:预算数 {} 总 | 支:预算数 {} 总
      收:一般公共预算拨款收入 {origin=thisYear fund=general} | 8900.03
      收:财政专户管理资金收入 {origin=thisYear fund=special} |
      收:本年收入合计 {origin=thisYear} | 8900.03
      收:上年结转结余 {origin=carriedIn} |
      收:收入总计 {} | 8900.03
      支:一般公共服务支出 {use=expenditure func=201} | 8309.97
      支:社会保障和就业支出 {use=expenditure func=208} | 343.62
      支:卫生健康支出 {use=expenditure func=210} | 152.73
      支:住房保障支出 {use=expenditure func=221} | 93.71
      支:本年支出合计 {use=expenditure} | 8900.03
      支:年终结转结余 {use=carriedOut} |
      支:支出总计 {} | 8900.03
      # t3 expenditure 部门预算支出总表 {use=expenditure}
      | 合计 {} 总 | 基本支出 {use=basic} | 项目支出 {use=project} | 经营支出 {use=business}
      合计 | 8900.03 | 3611.85 | 5288.18 |
      201 一般公共服务支出 | 8309.97 | 3021.79 | 5288.18 |
      208 社会保障和就业支出 | 343.62 | 343.62 | |
      210 卫生健康支出 | 152.73 | 152.73 | |
      221 住房保障支出 | 93.71 | 93.71 | |
      > 支出预算 8320.77 {use=expenditure}
      > 其中基本支出 3611.85 {use=basic}
      > 其中项目支出 5288.18 {use=project}
      > 较上年增加 579.26 {measure=change}
      > 其中基本支出增加 589.69 {measure=change use=basic}
      > 其中项目支出减少 -10.43 {measure=change use=project}`,
      2023,
    )
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({
      rule: 'text-and-table/same-money',
      certainty: 'certain',
      cause: 'stale-year',
      correction: { from: '8320.77', to: '8900.03' },
      figures: { stated: '8320.77', expected: '8900.03', difference: '-579.26', allowance: '0.01' },
    })
    expect(findings[0]?.evidence.filter(({ verdict }) => verdict === 'fails').length).toBeGreaterThanOrEqual(
      7,
    )
  })

  const basic = `# t3 basicByDep 一般公共预算基本支出表 {fund=general use=basic}
    | 总计 {} 总 | 人员经费 {use=personnel} | 日常公用经费 {use=running}
    合计 | 677.15 | 378.34 | 298.82
    301 工资福利支出 | 373.24 | 373.24 |
    302 商品和服务支出 | 298.92 | 0.10 | 298.82
    30217 公务接待费 | 0.70 | | 0.70
    30231 公务用车运行维护费 | 3.50 | | 3.50
    30299 其他商品和服务支出 | 294.72 | 0.10 | 294.62
    303 对个人和家庭的补助 | 5.00 | 5.00 |
    # t4 threePublic “三公”经费支出表 {fund=general use=expenditure econ=threePublic}
    | 合计 {} 总 | 因公出国（境）费 {econ=30212} | 小计 {econ=vehicles} 总 | 购置费 {econ=vehiclePurchase} | 运行费 {econ=30231} | 公务接待费 {econ=30217}
    本年 {} | 6.50 | | 3.50 | | 3.50 | 3.00`

  test('without a project table by account only ≤ remains, and the rest is implied', () => {
    const { relations, findings } = checked(basic)
    expect(findings).toEqual([])
    expect(about(relations, 'econ=30217', 'use=expenditure')).toEqual(
      expect.arrayContaining(['0.70 ≤ 3.00 holds', '3.00 = 0.70 unknown', '6.50 = 3.50 + 3.00 holds']),
    )
    const unknown = relations.find(
      ({ verdict, right }) => verdict === 'unknown' && right[0]?.key.econ === '30217',
    )
    expect(unknown?.assumed.join()).toContain('没有公开')
  })

  test('677.15 against 378.34 + 298.82 is rounding, never a finding', () => {
    expect(about(checked(basic).relations, 'use=personnel')).toContain(
      '677.15 = 378.34 + 298.82 holds, rounding',
    )
  })

  test('a claim in 元 or in coarser 万元 is compared after conversion', () => {
    const { relations } = checked(`
      > 公用经费 2,132,777.54 元 {fund=general use=running}
      > 机关运行经费 213.28 {fund=general use=running agency=administrative}`)
    expect(relations.map(({ verdict, kind }) => `${kind} ${verdict}`)).toContain('part holds')
  })

  test('a contingency kept by the unit is a use like the others', () => {
    const { relations } = checked(`# t1 expenditure 支出预算表 {use=expenditure}
      | 合计 {} 总 | 基本支出 {use=basic} | 项目支出 {use=project} | 单位预留机动经费 {use=reserve}
      合计 | 24,458.43 | 10,403.11 | 12,081.46 | 1,973.86`)
    expect(relations.map(written)).toEqual(['24458.43 = 10403.11 + 12081.46 + 1973.86 holds'])
  })
})
