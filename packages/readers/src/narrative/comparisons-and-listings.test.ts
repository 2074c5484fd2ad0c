import {
  type Claim,
  type DocumentHeader,
  keyText,
  type Program,
  type Stage,
  type Table,
} from '@mingzhang/model'
import { describe, expect, test } from 'vitest'
import { readTables } from '../recognise/read-tables.ts'
import { readText } from '../text/read-text.ts'
import { readClaims } from './read-claims.ts'

const header = (stage: Stage): DocumentHeader => ({
  file: 'a.txt',
  format: 'text',
  title: null,
  unit: { code: null, name: '清河县水务局' },
  year: 2024,
  stage,
  kind: 'department-budget',
  region: null,
  amountUnit: '万元',
  confidence: 1,
})

const tablesOf = (text: string): readonly Table[] => readTables(readText(text).blocks, new Set()).tables

const claimsIn = (
  text: string,
  stage: Stage = 'initial',
  tables: readonly Table[] = [],
  programs: readonly Program[] = [],
): Claim[] =>
  readClaims({
    blocks: readText(text).blocks,
    taken: new Set(),
    document: header(stage),
    tables,
    programs,
    departmentTargets: { name: null, budget: null, goal: null, indicators: [], place: null },
  })

/** Value and key; year and stage where they are not the document's. */
function spoken({ key, amount, change, percent }: Claim, stage: Stage): string {
  const value = change === null ? (amount ?? `${percent}%`) : `Δ${change}`
  if (!key) return `${value} null`
  const { year, stage: named, measure, ...rest } = key
  const when = `${year === '2024' ? '' : `${year} `}${named === stage ? '' : `${named} `}`
  return `${when}${value} {${keyText(rest)}}`
}

const read = (text: string, stage: Stage = 'initial', tables: readonly Table[] = []): string[] =>
  claimsIn(text, stage, tables)
    .filter(({ unit }) => unit === '万元')
    .map((claim) => spoken(claim, stage))

describe('与上年比较', () => {
  test('the figure behind 比上年 is the same money a year before; the change is of this year', () => {
    const claims = claimsIn('2024年收入预算900万元，比2023年850万元增加50万元，增长5.88%。')
    expect(claims.map((claim) => spoken(claim, 'initial'))).toEqual([
      '900 {}',
      '2023 850 {}',
      'Δ50 {}',
      '5.88% null',
    ])
    expect(claims.map(({ of }) => of)).toEqual([null, 0, 0, 0])
  })

  test('it may name the measure once more', () => {
    expect(read('“三公”经费财政拨款预算13万元，比2023年“三公”经费财政拨款预算14万元减少1万元。')).toEqual([
      '13 {fund=fiscal use=expenditure econ=threePublic}',
      '2023 14 {fund=fiscal use=expenditure econ=threePublic}',
      'Δ-1 {fund=fiscal use=expenditure econ=threePublic}',
    ])
  })

  test('a level of two years before is of that year, and the change from it is no yearly change', () => {
    expect(read('基本支出500万元，比2021年450万元增加50万元。')).toEqual([
      '500 {use=basic}',
      '2021 450 {use=basic}',
      'Δ50 null',
    ])
  })

  test('in final accounts the year before is compared by its final accounts', () => {
    const text = '机关运行经费支出94万元，比上年决算数增加2万元。项目支出30万元，比上年年初预算数增加2万元。'
    expect(read(text, 'final')).toEqual([
      '94 {use=running agency=administrative}',
      'Δ2 {use=running agency=administrative}',
      '30 {use=project}',
      'Δ2 null',
    ])
  })

  test('in a new sentence it is the change of the one figure that the paragraph states', () => {
    expect(read('基本支出预算数为700万元，主要用于人员开支。与上年相比增加20万元。')).toEqual([
      '700 {use=basic}',
      'Δ20 {use=basic}',
    ])
  })

  test('the words of the figure before it make it the change of that figure', () => {
    const text = '2024年财政拨款支出900万元。与上年相比，财政拨款支出增加50万元，增长5.88%。'
    expect(claimsIn(text).map(({ role, of }) => [role, of])).toEqual([
      ['other', null],
      ['change', 0],
      ['growth', 0],
    ])
  })

  test('增加（减少）0 left as printed is no change', () => {
    expect(read('政府性基金支出0万元，与上年相比增加（减少）0万元，增长（减少）0%。')).toEqual([
      '0 {fund=governmentFund use=expenditure}',
      'Δ0 {fund=governmentFund use=expenditure}',
    ])
  })
})

describe('一个总数，几种分法', () => {
  test('a second split is of the same total, not of the last part', () => {
    const text =
      '2024年支出预算800万元。按支出功能分类，包括教育支出300万元、农林水支出500万元。按支出用途分类，包括基本支出500万元；项目支出300万元。'
    const claims = claimsIn(text)
    expect(claims.map((claim) => spoken(claim, 'initial'))).toEqual([
      '800 {use=expenditure}',
      '300 {use=expenditure func=205}',
      '500 {use=expenditure func=213}',
      '500 {use=basic}',
      '300 {use=project}',
    ])
    expect(claims.map(({ of }) => of)).toEqual([null, 0, 0, 0, 0])
  })

  test('收入包括 and 支出包括 list the two sides of a grand total', () => {
    const text =
      '2024年财政拨款收支总预算900万元。收入包括：一般公共预算拨款收入880万元、上年结转20万元；支出包括：教育支出400万元、农林水支出500万元。'
    expect(read(text)).toEqual([
      '900 {fund=fiscal}',
      '880 {origin=thisYear fund=general}',
      '20 {origin=carriedIn fund=fiscal}',
      '400 {fund=fiscal use=expenditure func=205}',
      '500 {fund=fiscal use=expenditure func=213}',
    ])
  })

  test('two grand totals side by side are not parts of each other', () => {
    const claims = claimsIn(
      '收入总计900万元，其中：事业收入100万元；支出总计900万元，其中：基本支出600万元。',
    )
    expect(claims.map(({ of }) => of)).toEqual([null, 0, null, 2])
  })
})

describe('其中在下文各段', () => {
  test('numbered paragraphs below 其中 are its parts, and no longer than their count goes on', () => {
    const text =
      '一、支出预算\n2024年一般公共预算财政拨款支出800万元，比上年增加5万元。其中：\n（一）基本支出500万元。其中：人员经费400万元。\n（二）项目支出300万元。\n二、其他说明\n（一）基本支出500万元。'
    const claims = claimsIn(text)
    expect(claims.map(({ of }) => of)).toEqual([null, 0, 0, 2, 0, null])
    const keys = claims.map((claim) => spoken(claim, 'initial'))
    expect(keys[3]).toBe('400 {fund=general use=personnel}')
    expect(keys[5]).toBe('500 {use=basic}')
  })

  test('lines without numbers, each ended by a semicolon', () => {
    const text =
      '本年收入预算900万元，其中：\n一般公共预算收入800万元，占88.9%；\n事业收入100万元，占11.1%。\n基本支出500万元。'
    expect(claimsIn(text).map(({ of }) => of)).toEqual([null, 0, 1, 0, 3, null])
  })

  test('a whole that is named and not stated gives its fund', () => {
    const text = '财政拨款支出主要内容如下：\n1.“一般公共服务支出-财政事务-行政运行”科目120万元。'
    expect(read(text)).toEqual(['120 {fund=fiscal use=expenditure func=2010601}'])
  })
})

describe('科目写法', () => {
  const under = (text: string) => read(`财政拨款支出800万元，其中：${text}`).slice(1)

  test('类、款、项, with a code, without 类', () => {
    expect(under('住房保障（类）支出30万元。')).toEqual(['30 {fund=fiscal use=expenditure func=221}'])
    expect(under('财政事务（款）行政运行（项）支出30万元。')).toEqual([
      '30 {fund=fiscal use=expenditure func=2010601}',
    ])
    expect(under('2010601行政运行30万元。')).toEqual(['30 {fund=fiscal use=expenditure func=2010601}'])
    expect(under('201类06款01项行政运行30万元。')).toEqual(['30 {fund=fiscal use=expenditure func=2010601}'])
  })

  test('a name that several accounts bear decides nothing; the heading above may', () => {
    expect(under('行政运行（项）30万元。')).toEqual(['30 null'])
    const text = '财政拨款支出800万元，其中：\n（一）住房保障支出（类）\n1.住房公积金（项）支出30万元。'
    expect(read(text).at(-1)).toBe('30 {fund=fiscal use=expenditure func=2210201}')
  })

  test('the account that opens a paragraph holds for its later sentences', () => {
    const text =
      '一般公共预算财政拨款支出决算为600万元。其中：\n1.住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于：在职人员。年初预算为28万元，支出决算为30万元。'
    expect(read(text, 'final').slice(1)).toEqual([
      'initial 28 {fund=general use=expenditure func=2210201}',
      '30 {fund=general use=expenditure func=2210201}',
    ])
  })

  test('工资福利支出 is 301 where the document itself prints 301', () => {
    const text = '一般公共预算基本支出500万元，其中：工资福利支出400万元，商品和服务支出100万元。'
    const table =
      '一般公共预算基本支出表\n单位：万元\n科目编码\t科目名称\t合计\n301\t工资福利支出\t400.00\n30101\t基本工资\t400.00\n\t合计\t400.00\n'
    expect(read(text).slice(1)).toEqual(['400 null', '100 null'])
    expect(read(text, 'initial', tablesOf(table)).slice(1)).toEqual([
      '400 {fund=general use=basic econ=301}',
      '100 null',
    ])
  })

  test('a heading that states an amount which the text below repeats speaks of the same account', () => {
    const text =
      '财政拨款支出800万元，其中：\n1.住房保障支出（类）住房改革支出（款）住房公积金（项）30万元。主要用于在职人员。2024年安排31万元。'
    const [, first, second] = read(text)
    expect([first, second]).toEqual([
      '30 {fund=fiscal use=expenditure func=2210201}',
      '31 {fund=fiscal use=expenditure func=2210201}',
    ])
  })

  test('a class alone is of the fund whose expenditure the heading lists', () => {
    expect(read('三、一般公共预算支出情况\n教育支出30万元，农林水支出50万元。')).toEqual([
      '30 {fund=general use=expenditure func=205}',
      '50 {fund=general use=expenditure func=213}',
    ])
    expect(read('三、一般公共预算当年拨款情况\n教育支出30万元。')).toEqual(['30 null'])
  })

  test('会议费 of a fund that is named before it', () => {
    expect(read('2024年一般公共预算拨款安排的会议费预算支出13万元。会议费5万元。')).toEqual([
      '13 {fund=general use=expenditure econ=30215}',
      '5 null',
    ])
  })

  test('货物类、工程类、服务类 below procurement', () => {
    expect(read('政府采购预算120万元，其中货物类20万元，工程类60万元，服务类40万元。').slice(1)).toEqual([
      '20 {procurement=procured article=A}',
      '60 {procurement=procured article=B}',
      '40 {procurement=procured article=C}',
    ])
  })
})

test('the name of a programme is its budget; a name that two programmes bear is not', () => {
  const program = (name: string, code: string): Program => ({
    ...{ name, code, department: null, budget: null, budgetParts: [], plan: null, category: null },
    ...{ overview: null, legalBasis: null, goal: null, executionWeight: null, indicators: [] },
    ...{ place: { kind: 'derived', from: [], text: name }, budgetPlace: null },
  })
  const programs = [
    program('法律援助办案经费', 'p1'),
    program('业务运转保障费', 'p2'),
    program('业务运转保障费', 'p3'),
  ]
  const claims = claimsIn('法律援助办案经费60万元。业务运转保障费30万元。', 'initial', [], programs)
  expect(claims.map((claim) => spoken(claim, 'initial'))).toEqual(['60 {use=project project=p1}', '30 null'])
})

test('sums set aside for small firms', () => {
  expect(
    read(
      '面向中小企业预留政府采购项目预算金额34万元，其中，预留给小型和微型企业的政府采购项目预算为20万元。',
    ),
  ).toEqual(['34 {procurement=sme}', '20 {procurement=micro}'])
})

describe('总计与合计', () => {
  test('in final accounts 合计 is this year’s and 总计 the grand total', () => {
    const text =
      '收支总计770万元。收入合计740万元，其中：其他收入4万元。支出合计750万元，其中：基本支出500万元。财政拨款收入支出总计760万元。'
    expect(read(text, 'final')).toEqual([
      '770 {}',
      '740 {origin=thisYear}',
      '4 {origin=thisYear fund=other}',
      '750 {use=expenditure}',
      '500 {use=basic}',
      '760 {fund=fiscal}',
    ])
  })
})

describe('不能断定的', () => {
  test.each([
    ['四、一般公共预算支出\n人员住房补贴。年初预算为18万元。', 'a paragraph whose beginning is lost'],
    ['四、一般公共预算支出\n58万元，支出决算为58万元。', 'a line torn from its sentence'],
    ['收入包括：教育支出30万元。', 'no total'],
  ])('%s (%s)', (text) => {
    expect(claimsIn(text).map(({ key }) => key)).not.toContainEqual(expect.anything())
  })
})

describe('科目与项目的名称', () => {
  const tables = tablesOf(`一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计
2050302\t中等职业教育\t4,430.90
2210201\t住房公积金\t402.70

项目支出预算表
单位：万元
项目名称\t合计
社区基层治理\t3,286.15
养老服务\t86.42
`)

  test('“中等职业教育”科目 is the one function of that name in the tables', () => {
    const text =
      '一、一般公共预算支出情况\n“中等职业教育”科目2024年预算4430.9万元。“行政运行”科目2024年预算3万元。'
    expect(read(text, 'initial', tables)).toEqual([
      '4430.9 {fund=general use=expenditure func=2050302}',
      '3 null',
    ])
  })

  test('below basic expenditure “住房公积金”科目 may be an economic account', () => {
    const text = '一、一般公共预算基本支出情况\n“住房公积金”科目2024年预算402.7万元。'
    expect(read(text, 'initial', tables)).toEqual(['402.7 null'])
  })

  test('the name of a project in a table says whose money it is; a short one may be any word', () => {
    expect(read('一、社区基层治理3286万元。二、养老服务86万元。', 'initial', tables)).toEqual([
      '3286 {use=project project=社区基层治理}',
      '86 null',
    ])
  })
})

test.each(['一般公共预算拨款909.91万元（含上年结转）。', '一般公共预算拨款（含上年结转资金）909.91万元。'])(
  '%s is not this year’s alone',
  (said) => {
    expect(read(`2024年财政拨款收支总预算984.91万元。收入包括：${said}`)).toContain('909.91 {fund=general}')
  },
)

test('2.公务接待费。 opens a line inside the passage: the sentence behind it is about that', () => {
  const said =
    '2024年“三公”经费预算45.7万元。1.因公出国（境）费。2024年预算数0万元。2.公务接待费。2024年预算数3.2万元。3.其他。2024年预算数1万元。'
  expect(read(said).slice(1)).toEqual([
    '0 {fund=fiscal use=expenditure econ=30212}',
    '3.2 {fund=fiscal use=expenditure econ=30217}',
    '1 null',
  ])
})
