import { type Claim, type DocumentHeader, keyText, type Stage } from '@mingzhang/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from '../text/read-text.ts'
import { readClaims } from './read-claims.ts'

const header = (year: number, stage: Stage): DocumentHeader => ({
  file: 'a.txt',
  format: 'text',
  title: null,
  unit: { code: null, name: '清河县水务局' },
  year,
  stage,
  kind: 'department-budget',
  region: '清河县',
  amountUnit: '万元',
  confidence: 1,
})

function claimsIn(text: string, stage: Stage = 'initial', year = 2024): Claim[] {
  const { blocks } = readText(text)
  return readClaims({
    blocks,
    taken: new Set(),
    document: header(year, stage),
    tables: [],
    programs: [],
    departmentTargets: { name: null, budget: null, goal: null, indicators: [], place: null },
  })
}

/** measure value unit, the year when it is not 2024, then the key without measure money, year and stage. */
function spoken(claim: Claim): string {
  const value = claim.change ?? claim.percent ?? claim.amount ?? claim.numbers.join('/')
  const { year, stage, measure, ...rest } = claim.key ?? {}
  const key = claim.key ? `{${keyText(rest)}}` : 'null'
  const when = claim.year === 2024 ? '' : `${claim.year} `
  return `${when}${claim.measure} ${claim.role === 'change' ? 'Δ' : ''}${value} ${claim.unit} ${key}`
}

const read = (text: string, stage?: Stage, year?: number): string[] => claimsIn(text, stage, year).map(spoken)

describe('收支总额与构成', () => {
  test('a heading names the measure, 其中 opens the parts', () => {
    expect(
      read(
        '（一）收入预算：2024年年初预算数800.00万元，其中：一般公共预算财政拨款700.00万元，事业收入100.00万元。',
      ),
    ).toEqual([
      '收入预算 800.00 万元 {}',
      '一般公共预算财政拨款 700.00 万元 {origin=thisYear fund=general}',
      '事业收入 100.00 万元 {origin=thisYear fund=institution}',
    ])
  })

  test('a deeper whole is left again when the part does not lie in it', () => {
    expect(
      read(
        '2024年支出预算800万元，其中基本支出500万元，包括人员经费400万元和公用经费100万元；项目支出300万元。',
      ),
    ).toEqual([
      '支出预算 800 万元 {use=expenditure}',
      '基本支出 500 万元 {use=basic}',
      '人员经费 400 万元 {use=personnel}',
      '公用经费 100 万元 {use=running}',
      '项目支出 300 万元 {use=project}',
    ])
  })

  test('the fund of the whole stays with its parts; a change belongs to the figure before it', () => {
    expect(
      read(
        '一般公共预算财政拨款支出700万元，比2023年增加30万元，其中：基本支出500万元，比2023年减少20万元；项目支出200万元，与上年持平。',
      ),
    ).toEqual([
      '一般公共预算财政拨款支出 700 万元 {fund=general use=expenditure}',
      '一般公共预算财政拨款支出 Δ30 万元 {fund=general use=expenditure}',
      '基本支出 500 万元 {fund=general use=basic}',
      '基本支出 Δ-20 万元 {fund=general use=basic}',
      '项目支出 200 万元 {fund=general use=project}',
      '项目支出 Δ0 万元 {fund=general use=project}',
    ])
  })

  test('a heading that names one fund gives it to the figures below', () => {
    expect(read('三、一般公共预算支出情况\n基本支出500万元，其中：人员经费400万元。')).toEqual([
      '基本支出 500 万元 {fund=general use=basic}',
      '人员经费 400 万元 {fund=general use=personnel}',
    ])
  })

  test('classes of the functional classification are parts of an expenditure', () => {
    expect(read('支出预算800万元，其中：教育支出300万元，农林水支出500万元。')).toEqual([
      '支出预算 800 万元 {use=expenditure}',
      '教育支出 300 万元 {use=expenditure func=205}',
      '农林水支出 500 万元 {use=expenditure func=213}',
    ])
  })

  test('类款项 written out is an account below the fund of the heading', () => {
    const text =
      '（三）一般公共预算财政拨款支出决算具体情况\n1.一般公共服务（类）政府办公厅（室）及相关机构事务（款）行政运行（项）。年初预算为50万元，支出决算为52万元，完成年初预算的104%。'
    expect(claimsIn(text, 'final').map(({ key }) => key && `${keyText(key)}`)).toEqual([
      'measure=money year=2024 stage=initial fund=general use=expenditure func=2010301',
      'measure=money year=2024 stage=final fund=general use=expenditure func=2010301',
      null,
    ])
  })

  test('a sentence that a page break cut in two is one sentence', () => {
    const text = '2024年收入预算800万元，其中：一般公共预算财政拨款700万元，财政专户管理\n\n资金100万元。'
    expect(read(text).at(-1)).toBe('财政专户管理资金 100 万元 {origin=thisYear fund=special}')
  })
})

describe('三公经费', () => {
  test('brackets hold the parts of one item; what follows belongs outside', () => {
    expect(
      read(
        '“三公”经费财政拨款预算20万元，其中：公务用车购置及运行维护费15万元（其中：公务用车购置费0万元，公务用车运行维护费15万元），比上年减少1万元；公务接待费5万元。',
      ),
    ).toEqual([
      '三公经费财政拨款 20 万元 {fund=fiscal use=expenditure econ=threePublic}',
      '公务用车购置及运行维护费 15 万元 {fund=fiscal use=expenditure econ=vehicles}',
      '公务用车购置费 0 万元 {fund=fiscal use=expenditure econ=vehiclePurchase}',
      '公务用车运行维护费 15 万元 {fund=fiscal use=expenditure econ=30231}',
      '公务用车购置及运行维护费 Δ-1 万元 {fund=fiscal use=expenditure econ=vehicles}',
      '公务接待费 5 万元 {fund=fiscal use=expenditure econ=30217}',
    ])
  })

  test('last year named in the sentence holds for its parts', () => {
    expect(read('2023年三公经费为22万元，其中：公务接待费6万元。2024年三公经费比2023年减少2万元。')).toEqual([
      '2023 三公经费 22 万元 {fund=fiscal use=expenditure econ=threePublic}',
      '2023 公务接待费 6 万元 {fund=fiscal use=expenditure econ=30217}',
      '三公经费 Δ-2 万元 {fund=fiscal use=expenditure econ=threePublic}',
    ])
  })
})

test('a grand total holds what is carried out; 增 and 减 before a figure are directions', () => {
  expect(
    read(
      '2024年预算总支出1234.50万元，其中本年支出1200.00万元，结转下年34.50万元。部门收入预算1234.50万元，比上年增100.50万元，增8.86%。',
    ),
  ).toEqual([
    '预算总支出 1234.50 万元 {}',
    '本年支出 1200.00 万元 {use=expenditure}',
    '结转下年 34.50 万元 {use=carriedOut}',
    '部门收入预算 1234.50 万元 {}',
    '部门收入预算 Δ100.50 万元 {}',
    '部门收入预算 8.86 % null',
  ])
})

describe('标点与断句', () => {
  test('half-width punctuation', () => {
    expect(read('经汇总,2024年一般公共预算“三公”经费支出预算为14.01万元,其中:公务接待费3万元。')).toEqual([
      '一般公共预算三公经费支出预算 14.01 万元 {fund=general use=expenditure econ=threePublic}',
      '公务接待费 3 万元 {fund=general use=expenditure econ=30217}',
    ])
  })

  test('behind a bracket without a number the clause goes on', () => {
    expect(read('公务接待费（不含外宾）支出预算3万元。公务接待费（含外宾接待）预算3万元。')).toEqual([
      '公务接待费(不含外宾)支出预算 3 万元 null',
      '公务接待费 3 万元 {fund=fiscal use=expenditure econ=30217}',
    ])
  })

  test('several things that share a number are none of them', () => {
    expect(claimsIn('因公出国费、公务接待费支出合计24万元。').map(({ key }) => key)).toEqual([null])
  })

  test('a deeper heading that names nothing keeps the fund of the one above', () => {
    expect(read('三、一般公共预算支出情况\n（一）总体情况\n基本支出500万元。')).toEqual([
      '基本支出 500 万元 {fund=general use=basic}',
    ])
  })

  test('in a new sentence 比上年减少 is not the change of the last part', () => {
    const claims = claimsIn('三公经费20万元，其中：公务接待费5万元。比上年减少2万元，下降9%。')
    expect(claims.map(({ change, percent, of }) => [change, percent, of])).toEqual([
      [null, null, null],
      [null, null, 0],
      ['-2', null, null],
      [null, '-9', null],
    ])
  })

  test('与预算数持平 is no change against last year', () => {
    expect(claimsIn('公务接待费支出决算为3万元，与预算数持平。', 'final')).toHaveLength(1)
  })
})

describe('不能断定的', () => {
  test.each([
    ['项目绩效目标管理涉及一般公共预算财政拨款30万元、政府性基金预算财政拨款5万元。', 'scope not understood'],
    ['青山水库管理所基本支出30万元。', 'another unit'],
    ['人均公用经费3万元。', 'per head'],
    ['教育支出30万元。', 'no whole'],
    ['一般公共预算财政拨款支出较上年决算数减少5万元。', 'against another stage'],
    ['一般公共预算财政拨款支出比2021年减少5万元。', 'against another year'],
    ['基本支出增加（减少）5万元。', 'both directions'],
  ])('%s (%s)', (text) => {
    expect(claimsIn(text).map((claim) => claim.key)).not.toContainEqual(expect.anything())
  })

  test('in final accounts 预算 alone may be the initial or the adjusted one', () => {
    expect(read('公务接待费支出预算为3万元，支出决算为1.5万元，完成预算的50%。', 'final')).toEqual([
      '公务接待费支出预算 3 万元 null',
      '公务接待费支出预算 1.5 万元 {fund=fiscal use=expenditure econ=30217}',
      '公务接待费支出预算 50 % null',
    ])
  })
})

describe('数量、比率与算式', () => {
  test('counts, as of a date', () => {
    expect(
      read('截至2023年12月31日，共有车辆12辆，其中：应急保障用车3辆。单位价值50万元以上通用设备2台（套）。'),
    ).toEqual([
      '2023 车辆 12 辆 null',
      '2023 应急保障用车 3 辆 null',
      '2023 单位价值50万元以上通用设备 2 台(套) null',
    ])
  })

  test('growth and share', () => {
    const claims = claimsIn('收入总预算500万元，比上年增加25万元，增长5.26%。其中：事业收入50万元，占10%。')
    expect(claims.map(({ role, percent, of }) => [role, percent, of])).toEqual([
      ['total', null, null],
      ['change', null, 0],
      ['growth', '5.26', 0],
      ['part', null, 0],
      ['share', '10', 3],
    ])
  })

  test('an equation is operands and a result', () => {
    const claims = claimsIn('工作餐：15元/午餐*22.5天*12月*264人=1069200元；')
    expect(claims.map(({ role, amount, unit }) => `${role} ${amount} ${unit}`)).toEqual([
      'operand 15 元/午餐',
      'operand 22.5 天',
      'operand 12 月',
      'operand 264 人',
      'result 1069200 元',
    ])
    expect(claims[0]?.text).toBe('15元/午餐*22.5天*12月*264人=1069200元')
  })

  test('ranges, fractions, 万 for money and counts spelled out', () => {
    expect(
      claimsIn('组织1-2家单位，错情率不超过1/10000，健身房10万，覆盖居民6.7万户，包含六个二级项目。').map(
        ({ numbers, unit }) => `${numbers.join('/')} ${unit}`,
      ),
    ).toEqual(['1/2 家', '1/10000 null', '10 万元', '6.7 万户', '六 个'])
  })
})

test('places are exact, also where mark-up was taken out and over the lines of a cell', () => {
  const places = claimsIn('<p>基本支出 5.00 万元</p>\n\t1.第一项。\n更换设备3台，共12万元。').map(
    ({ place }) => place,
  )
  expect(places).toEqual([
    { kind: 'text', line: 1, column: 9, text: '5.00 万元' },
    { kind: 'text', line: 3, column: 5, text: '3台' },
    { kind: 'text', line: 3, column: 9, text: '12万元' },
  ])
})

test('every amount of a plain sentence comes back as printed, with its sign', () => {
  const amount = fc
    .tuple(fc.nat(9_999_999), fc.integer({ min: 0, max: 2 }))
    .map(([value, decimals]) => (value / 100).toFixed(decimals))
  fc.assert(
    fc.property(amount, amount, fc.boolean(), (level, change, up) => {
      const claims = claimsIn(`基本支出${level}万元，比上年${up ? '增加' : '减少'}${change}万元。`)
      const zero = !/[1-9]/u.test(change)
      expect(claims.map((claim) => claim.amount)).toEqual([level, change])
      expect(claims[1]?.change).toBe(up || zero ? change : `-${change}`)
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['digits', '1'.repeat(50_000)],
  ['brackets', '('.repeat(50_000)],
  ['items', '2.甲'.repeat(20_000)],
  ['equations', '1+2=3，'.repeat(8_000)],
  ['spaces', ' 1'.repeat(20_000)],
  ['amounts', '基本支出1万元，'.repeat(8_000)],
])('a hostile line of %s is read to its end', (_name, text) => {
  expect(claimsIn(`说明${text}`).length).toBeGreaterThanOrEqual(0)
})
