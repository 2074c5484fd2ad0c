import { describe, expect, test } from 'vitest'
import { cellAt, keyAt, tablesOf } from './testing/tables-of.ts'

const paths = (text: string): string[] =>
  (tablesOf(text)[0]?.columns ?? []).map((column) => column.path.join('/'))

describe('收支总表', () => {
  const [table] = tablesOf(`
部门预算收支总表
单位：万元

序号|收入||支出|
|项目|预算数|项目|预算数
栏次|1|2|3|4
1|一、一般公共预算拨款收入|1,038.81|一、一般公共服务支出|1,354.98
2|二、政府性基金预算拨款收入|200.00|二、外交支出|
3|本年收入合计|1,238.81|本年支出合计|1,630.30
4|上年结转结余|391.49|年终结转结余|
5|收入总计|1,630.30|支出总计|1,630.30
`)

  test('every side has rows of its own, and serial numbers are no data', () => {
    expect(table?.columns.map((column) => column.path.join('/'))).toEqual([
      '序号',
      '收入/项目',
      '收入/预算数',
      '支出/项目',
      '支出/预算数',
    ])
    expect(cellAt(table, '一、一般公共服务支出', '支出/预算数')?.amount).toBe('1354.98')
    expect(table?.cells.every((cell) => cell.amount !== null)).toBe(true)
  })

  test('the two grand totals have the same key; 本年支出 says nothing of origin', () => {
    expect(keyAt(table, '收入总计', '收入/预算数')).toBe('')
    expect(keyAt(table, '支出总计', '支出/预算数')).toBe('')
    expect(keyAt(table, '本年收入合计', '收入/预算数')).toBe('origin=thisYear')
    expect(keyAt(table, '本年支出合计', '支出/预算数')).toBe('use=expenditure')
  })

  test('fund lines are this year’s until 上年结转 opens its block', () => {
    const [appropriation] = tablesOf(`
财政拨款收支总表
单位：万元

收入||支出||
项目|预算数|项目|合计|一般公共预算
一、本年收入|1238.81|一、本年支出|1430.30|1430.30
一般公共预算拨款|1038.81|一般公共服务支出|1354.98|1354.98
二、上年结转|391.49|二、结转下年||
政府性基金预算拨款|391.49|||
收入合计|1630.30|支出合计|1430.30|1430.30
`)
    expect(keyAt(appropriation, '一般公共预算拨款', '收入/预算数')).toBe('origin=thisYear fund=general')
    expect(keyAt(appropriation, '政府性基金预算拨款', '收入/预算数')).toBe(
      'origin=carriedIn fund=governmentFund',
    )
    expect(keyAt(appropriation, '一般公共服务支出', '支出/合计')).toBe(
      'fund=general use=expenditure func=201',
    )
    expect(keyAt(appropriation, '收入合计', '收入/预算数')).toBe('fund=fiscal')
  })

  test('用途 and 功能分类 stand side by side on the expenditure side, with one total for both', () => {
    const [double] = tablesOf(`
收支预算总表
单位：万元

收入||支出|||
项目名称|金额|功能分类||支出用途|
||功能科目名称|金额|项目名称|金额
一、财政拨款|24,458.43|一、一般公共服务支出|20,153.75|一、基本支出|10,403.11
1.一般公共预算|24,458.43|二、外交支出||二、项目支出|12,081.46
三、其他资金||三、国防支出||三、单位预留机动经费|1,973.86
当年收入小计|24,458.43|当年支出小计|||24,458.43
上年结转资金||结转下年资金|||
收入合计|24,458.43|支出合计|||24,458.43
`)
    expect(keyAt(double, '三、单位预留机动经费', '支出/支出用途/金额')).toBe('use=reserve')
    expect(keyAt(double, '一、一般公共服务支出', '支出/功能分类/金额')).toBe('use=expenditure func=201')
    expect(keyAt(double, '当年支出小计', '支出/支出用途/金额')).toBe('use=expenditure')
    expect(double?.rows.filter((row) => row.name === '支出合计')).toHaveLength(1)
  })
})

test('an overview whose header names no side has the sides its rows speak of', () => {
  const [table] = tablesOf(`
部门收支总表
单位：万元

项目|预算数|项目|预算数
一、财政拨款收入|8.00|一、一般公共服务支出|8.00
二、事业收入||二、教育支出|
本年收入合计|8.00|本年支出合计|8.00
收入总计|8.00|支出总计|8.00
`)
  expect(keyAt(table, '一、财政拨款收入', '收入/预算数')).toBe('origin=thisYear fund=fiscal')
  expect(keyAt(table, '一、一般公共服务支出', '支出/预算数')).toBe('use=expenditure func=201')
})

describe('header', () => {
  test('covered cells dropped: levels are aligned with the columns below', () => {
    expect(
      paths(`
部门预算收入总表

序号|功能分类科目|合计|本年收入|上年结转
|科目编码|科目名称||小计|财政拨款收入|其他收入|
栏次|1|2|3|4|5|6|7
1||合计|1630.30|1238.81|1238.81||391.49
`),
    ).toEqual([
      '序号',
      '功能分类科目/科目编码',
      '功能分类科目/科目名称',
      '合计',
      '本年收入/小计',
      '本年收入/财政拨款收入',
      '本年收入/其他收入',
      '上年结转',
    ])
  })

  test('one line below the header words of two sides tells them apart', () => {
    expect(
      paths(`
财政拨款收支总表

财政拨款收入|财政拨款支出
项目|预算数|项目|合计|一般公共预算|政府性基金预算
一、一般公共预算资金|5.00|一、一般公共服务支出|5.00|5.00|
`),
    ).toEqual([
      '收入/项目',
      '收入/预算数',
      '支出/项目',
      '支出/合计',
      '支出/一般公共预算',
      '支出/政府性基金预算',
    ])
  })

  test('torn header words are joined; a figure under the second half belongs to the whole', () => {
    const [table] = tablesOf(`
部门预算财政拨款“三公”经费支出表
单位：万元

序号|项目|资金性质|||||
||合计|一般公共预算|财政拨款|政府性基金|预算拨款|国有资本经营
栏次|1|2|3||4||5
1|合计|374.46||374.46|||
2|三、公务接待费|318.88||318.88|||
`)
    expect(cellAt(table, '合计', '资金性质/一般公共预算财政拨款')?.amount).toBe('374.46')
    expect(keyAt(table, '三、公务接待费', '资金性质/一般公共预算财政拨款')).toBe(
      'fund=general use=expenditure econ=30217',
    )
    expect(table?.columns.map((column) => column.path.at(-1))).toEqual([
      '序号',
      '项目',
      '合计',
      '一般公共预算财政拨款',
      '政府性基金预算拨款',
      '国有资本经营',
    ])
  })

  test('a torn word without column numbers', () => {
    expect(
      paths(`
部门支出总表

科目编码|科目名称|合计|基本支出|上解上级|支出|对附属单位补助支出
201|一般公共服务支出|8.00|8.00|||
`),
    ).toEqual(['科目编码', '科目名称', '合计', '基本支出', '上解上级支出', '对附属单位补助支出'])
  })

  test('codes over three columns; the total last', () => {
    const [table] = tablesOf(`
2025年部门支出预算总表
编制部门：某区人民政府办公室 单位：元

项目|支出预算
功能分类科目编码|功能分类科目名称|合计|基本支出|项目支出
类|款|项||||
201|||一般公共服务支出|82,096,797.42|15,686,797.42|66,410,000.00
201|03||政府办公厅（室）及相关机构事务|82,096,797.42|15,686,797.42|66,410,000.00
201|03|01|行政运行|12,029,501.84|11,919,501.84|110,000.00
|||合计|82,096,797.42|15,686,797.42|66,410,000.00
`)
    expect(table?.amountUnit).toBe('元')
    expect(table?.rows.map((row) => [row.code, row.depth])).toEqual([
      ['201', 1],
      ['20103', 2],
      ['2010301', 3],
      [null, 0],
    ])
    expect(keyAt(table, '2010301', '支出预算/项目支出')).toBe('use=project func=2010301')
    expect(keyAt(table, '合计', '支出预算/合计')).toBe('use=expenditure')
  })

  test('类款项 in the row of the total, as final accounts print it', () => {
    const [table] = tablesOf(`
收入决算表
单位：万元

项目||||本年收入合计|财政拨款收入|其他收入
支出功能分类科目编码|||科目名称|||
类|款|项|合计|2,946.25|2,940.05|6.20
201|06|01|行政运行|2,946.25|2,940.05|6.20
`)
    expect(cellAt(table, '合计', '本年收入合计')?.key).toMatchObject({ origin: 'thisYear', stage: 'final' })
    expect(keyAt(table, '2010601', '其他收入')).toBe('origin=thisYear fund=other func=2010601')
  })

  test('a year in the header is the column’s year', () => {
    const [table] = tablesOf(`
2024年部门一般公共预算支出预算表

科目编码|科目名称|2023年预算数|2024年预算数||
|||小计|基本支出|项目支出
合计||584.79|617.75|347.15|270.60
`)
    expect(cellAt(table, '合计', '2023年预算数')?.key?.year).toBe('2023')
    expect(keyAt(table, '合计', '2024年预算数/小计')).toBe('fund=general use=expenditure')
  })

  test('an unknown word gives no key, never the root', () => {
    const [table] = tablesOf(`
部门支出总表

科目编码|科目名称|合计|基本支出|星际支出
201|一般公共服务支出|8.00|5.00|3.00
`)
    expect(keyAt(table, '201', '基本支出')).toBe('use=basic func=201')
    expect(keyAt(table, '201', '星际支出')).toBeNull()
  })
})

describe('三公经费', () => {
  test('one row of figures without a name, columns in any order', () => {
    const [table] = tablesOf(`
2025年部门“三公”经费和机关运行经费预算表
单位:万元

“三公”经费预算数|机关运行经费预算数
合计|因公出国(境)费|公务接待费|公务用车购置及运行费|
|||小计|购置费|运行费|
867.50|839.00|28.50||||213.28
`)
    expect(keyAt(table, '', '“三公”经费预算数/合计')).toBe('use=expenditure econ=threePublic')
    expect(keyAt(table, '', '“三公”经费预算数/公务接待费')).toBe('use=expenditure econ=30217')
    expect(keyAt(table, '', '机关运行经费预算数')).toBe('use=running agency=administrative')
  })

  test('三公、会议费、培训费 have one total above 三公', () => {
    const [table] = tablesOf(`
“三公”经费、会议费、培训费支出预算表
单位：万元

合计|“三公”经费||||||会议费|培训费
|小计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费||
|||小计|公务用车购置费|公务用车运行维护费|||
1,471.70|508.20|70.00|411.20||411.20|27.00|933.50|30.00
`)
    expect(keyAt(table, '', '合计')).toBe('use=expenditure econ=threePublicAndMeetings')
    expect(keyAt(table, '', '“三公”经费/小计')).toBe('use=expenditure econ=threePublic')
    expect(keyAt(table, '', '“三公”经费/公务用车购置及运行维护费/小计')).toBe('use=expenditure econ=vehicles')
  })

  test('rows against years, with the difference and its rate', () => {
    const [table] = tablesOf(`
2024年一般公共预算“三公”经费支出预算表
单位：万元

项目|2023年预算数|2024年预算数|增减额|增减%
合计|12.00|10.00|-2.00|-16.67%
1.公务接待费|5.00|4.00|-1.00|-20%
2.公务用车费|7.00|6.00|-1.00|-14.29%
其中：（1）公务用车运行维护费|7.00|6.00|-1.00|-14.29%
（2）公务用车购置费||||
`)
    expect(cellAt(table, '合计', '增减额')?.key?.measure).toBe('change')
    expect(cellAt(table, '合计', '增减%')?.amount).toBeNull()
    expect(table?.rows.map((row) => row.role)).toEqual(['total', 'item', 'item', 'ofWhich', 'ofWhich'])
  })
})
