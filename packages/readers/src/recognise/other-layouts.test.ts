import { describe, expect, test } from 'vitest'
import { readText } from '../text/read-text.ts'
import { readTables } from './read-tables.ts'
import { cellAt, keyAt, tablesOf } from './testing/tables-of.ts'

describe('codes', () => {
  test('in brackets, in a cell of their own', () => {
    const [table] = tablesOf(`
支出总体情况表
单位：万元

支出功能分类科目||2024年预算||
科目编码|科目名称|合计|基本支出|项目支出
[201]|一般公共服务支出|1,320.01|1,128.89|191.12
[20103]|政府办公厅（室）及相关机构事务|1,320.01|1,128.89|191.12
`)
    expect(keyAt(table, '政府办公厅（室）及相关机构事务', '2024年预算/项目支出')).toBe(
      'use=project func=20103',
    )
    expect(table?.cells.every(({ confidence }) => confidence === 1)).toBe(true)
  })

  test('类 | 款 | 项 | 栏次 | 1 | 2: the row of column numbers is no data', () => {
    const [table] = tablesOf(`
支出决算表
单位：万元

项目||||本年支出合计|基本支出|项目支出
功能分类科目编码|||科目名称|||
类|款|项|栏次|1|2|3
|||合计|132.52|116.05|16.47
2010301|||行政运行|132.52|116.05|16.47
`)
    expect(table?.rows.map(({ name }) => name)).toEqual(['合计', '行政运行'])
  })

  test('of a function and of an account beside each other are two coordinates, not one long code', () => {
    const [table] = tablesOf(`
部门项目支出预算表
单位：元

项目代码|项目名称|功能科目编码|功能科目名称|经济科目编码|经济科目名称|合计|一般公共预算
532500241100003000002|全体会议经费|2010302|一般行政管理事务|30215|会议费|64,300.00|64,300.00
532500241100003000002|全体会议经费|2010302|一般行政管理事务|30226|劳务费|36,500.00|36,500.00
合计||||||100,800.00|100,800.00
`)
    expect(table?.cells[0]?.key).toMatchObject({
      project: '532500241100003000002',
      func: '2010302',
      econ: '30215',
    })
    expect(table?.rows[0]?.name).toBe('全体会议经费')
  })

  test('of the account beside the name of a project', () => {
    const [table] = tablesOf(`
一般公共预算项目支出预算表
单位：万元

科目编码|||单位代码|单位名称（项目）|金额
类|款|项|||
||||合计|125.84
201|03|02|357301|全体会议经费|23.52
201|03|02|357301|信息化运维|102.32
`)
    expect(keyAt(table, '信息化运维', '金额')).toBe(
      'fund=general use=project func=2010302 project=信息化运维',
    )
  })

  test('501 | 502 under the names of the columns are part of the header', () => {
    const [table] = tablesOf(`
支出预算分类汇总表（按政府预算经济分类）
单位：万元

功能科目||||总计|机关工资福利支出|机关商品和服务支出
类|款|项|科目名称||501|502
201|||一般公共服务支出|616.66|462.04|154.62
201|03||政府办公厅（室）及相关机构事务|616.66|462.04|154.62
`)
    expect(keyAt(table, '一般公共服务支出', '机关商品和服务支出/502')).toBe(
      'use=expenditure func=201 econ=502',
    )
    expect(keyAt(table, '政府办公厅（室）及相关机构事务', '总计')).toBe('use=expenditure func=20103')
  })
})

describe('columns', () => {
  test('a total beside a column nobody knows is not narrowed to the parts that are known', () => {
    const [table] = tablesOf(`
部门支出预算总表
单位：万元

科目编码|科目名称|合计|基本支出|||项目支出
|||小计|人员支出|无名支出|
201|一般公共服务支出|720.72|585.05|521.72|63.33|135.67
`)
    expect(keyAt(table, '一般公共服务支出', '基本支出/小计')).toBe('use=basic func=201')
  })

  test('a column nobody knows lies where the word above it says', () => {
    const [table] = tablesOf(`
2024年部门支出总体情况表
单位：元

科目编码|科目名称|合计|基本支出||项目支出|
|||人员经费|公用经费|其他运转类|特定目标类
2130119|防灾救灾|300.00|200.00|40.00|20.00|40.00
`)
    expect(keyAt(table, '防灾救灾', '合计')).toBe('use=expenditure func=2130119')
    expect(cellAt(table, '防灾救灾', '项目支出/特定目标类')?.key).toBeNull()
  })

  test('what stands under 其中 need not be all of the total beside it', () => {
    const [table] = tablesOf(`
部门收支总表
单位：万元

收入||支出|||
项目|预算数|项目|预算数|其中|
||||一般公共预算|政府性基金预算
一般公共预算拨款收入|500.00|一般公共服务支出|520.00|500.00|
事业收入|20.00||||
本年收入合计|520.00|本年支出合计|520.00|500.00|
收入总计|520.00|支出总计|520.00|500.00|
`)
    expect(keyAt(table, '一般公共服务支出', '支出/预算数')).toBe('use=expenditure func=201')
    expect(keyAt(table, '支出总计', '支出/预算数')).toBe('')
    expect(keyAt(table, '支出总计', '支出/其中/一般公共预算')).toBe('fund=general')
  })

  test('收入合计 and 小计 above 总计 are this year’s; 其中：财政拨款 below one fund is not all of it', () => {
    const [table] = tablesOf(`
部门收支总体情况表
单位：万元

收入||支出|
项目|预算数|功能分类|预算数
一、一般公共预算|500.00|201 一般公共服务支出|520.00
其中：财政拨款|480.00||
二、事业收入|10.00||
收入合计|510.00|小计|520.00
上年结转|10.00||
收入总计|520.00|支出总计|520.00
`)
    expect(keyAt(table, '收入合计', '收入/预算数')).toBe('origin=thisYear')
    expect(keyAt(table, '小计', '支出/预算数')).toBe('use=expenditure')
    expect(keyAt(table, '一般公共服务支出', '支出/预算数')).toBe('use=expenditure func=201')
    expect(cellAt(table, '其中：财政拨款', '收入/预算数')?.key).toBeNull()
  })

  test('a list of projects by account, of the fund the line above it names', () => {
    const [table] = tablesOf(`
项目支出情况表
编制部门：某县司法局  资金来源：一般公共预算  单位：万元

科目编码|||科目名称|项目名称|项目支出合计
类|款|项|||
204|06|05|普法宣传|法治宣传教育|20.00
204|06|04|基层司法业务|人民调解经费|30.00
|||合计||50.00
`)
    expect(keyAt(table, '人民调解经费', '项目支出合计')).toBe(
      'fund=general use=project func=2040604 project=人民调解经费',
    )
    expect(keyAt(table, '合计', '项目支出合计')).toBe('fund=general use=project')
  })

  test('funds beside a column of what was carried in are this year’s; the total is both', () => {
    const [table] = tablesOf(`
2024年项目支出预算表
单位：万元

项目名称|合计|一般公共预算|政府性基金预算|上年结转
合计|205.55|84.85|106.50|14.20
村道硬化|106.50||106.50|
信息化运维|14.20|||14.20
政务公开专项经费|84.85|84.85||
`)
    expect(keyAt(table, '合计', '一般公共预算')).toBe('origin=thisYear fund=general use=project')
    expect(keyAt(table, '合计', '合计')).toBe('use=project')
  })

  test('其中： over the parts of a total says nothing of its own', () => {
    const [table] = tablesOf(`
一般公共预算支出情况表（按功能分类科目）
单位：万元

功能科目名称|总计|其中：|
||基本支出|项目支出
合计|1,733.53|1,542.41|191.12
[201]一般公共服务支出|1,320.01|1,128.89|191.12
`)
    expect(keyAt(table, '一般公共服务支出', '其中：/项目支出')).toBe('fund=general use=project func=201')
  })

  test('headed by the accounts of one classification', () => {
    const [table] = tablesOf(`
支出预算分类汇总表（按部门预算经济分类）
单位：万元

科目编码|科目名称|总计|基本支出|||项目支出
|||合计|工资福利支出|商品和服务支出|
201|一般公共服务支出|616.66|527.37|472.36|55.01|89.29
`)
    expect(keyAt(table, '一般公共服务支出', '基本支出/工资福利支出')).toBe('use=basic func=201 econ=301')
  })

  test('支出总计 in a column of one use is the total of that use', () => {
    const [table] = tablesOf(`
2025年预算单位财务收支预算总表
单位：元

本年收入||本年支出||||
项目|预算数|项目|合计|人员经费|公用经费|项目支出
一、财政拨款收入|91,016,775.35|一、一般公共服务支出|82,096,797.42|13,819,399.88|1,867,397.54|66,410,000.00
收入总计|91,016,775.35|支出总计|91,016,775.35|22,473,997.81|2,132,777.54|66,410,000.00
`)
    expect(keyAt(table, '支出总计', '支出/人员经费')).toBe('use=personnel')
    expect(keyAt(table, '支出总计', '支出/合计')).toBe('')
  })
})

describe('rows', () => {
  test('of one table are years', () => {
    const [table] = tablesOf(`
财政拨款“三公”经费支出表
单位：万元

年度|“三公”经费财政拨款预算总额|因公出国（境）费用|公务接待费|公务用车购置及运行维护费
2023年|16.175402||3.812701|12.362701
2024年|17.000000||4.000000|13.000000
`)
    expect(cellAt(table, '2023年', '公务接待费')?.key).toMatchObject({ year: '2023', econ: '30217' })
  })

  test('named after the document’s own unit in a list of projects sum it and are no project', () => {
    const [table] = tablesOf(`
部门预算项目支出及其他支出预算表
单位名称：江门市公共资源交易中心
单位：万元

支出项目类别（资金使用单位）|总计|财政拨款
合计|396.62|396.62
江门市公共资源交易中心|396.62|396.62
村道硬化|205.50|205.50
政务公开专项经费|191.12|191.12
`)
    expect(table?.rows.map(({ role }) => role)).toEqual(['total', 'subtotal', 'entry', 'entry'])
    expect(keyAt(table, '江门市公共资源交易中心', '总计')).toBe('fund=fiscal use=project')
  })

  test('by account below 基本支出 and 项目支出 are spent for them', () => {
    const [table] = tablesOf(`
收支总表
单位：万元

收入||支出||
项目|本年预算|项目（按功能分类）|本年预算|项目（按部门预算经济分类）|本年预算
一、一般公共预算拨款收入|814.54|（一）一般公共服务支出|616.66|一、基本支出|704.14
||（八）社会保障和就业支出|197.88|工资福利支出|649.13
||||商品和服务支出|55.01
||||二、项目支出|110.40
||||商品和服务支出|110.40
收入总计|814.54|支出总计|814.54|支出总计|814.54
`)
    const uses = table?.cells
      .filter(({ row }) => row.name === '商品和服务支出')
      .map(({ key, amount }) => `${amount} ${key?.use}`)
    expect(uses).toEqual(['55.01 basic', '110.40 project'])
  })
})

describe('headers', () => {
  test('a second line ends with the last header that is divided', () => {
    const [table] = tablesOf(`
部门支出总表
单位：万元

预算单位|支出总计|基本支出||||项目支出
||小计|工资福利支出|商品和服务支出|资本性支出
合计|906.05|334.76|310.12|20.24|4.40|571.29
`)
    expect(keyAt(table, '合计', '支出总计')).toBe('use=expenditure')
    expect(keyAt(table, '合计', '基本支出/资本性支出')).toBe('use=basic econ=310')
  })

  test('beyond the last figure still say what a total is of', () => {
    const [table] = tablesOf(`
项目支出表
单位：万元

项目名称|合计|本年拨款||财政专户管理资金|单位资金
||一般公共预算|政府性基金预算
合计|158.10|83.10|75.00
农村公路养护|75.00||75.00
村屯环境整治|83.10|83.10
`)
    expect(keyAt(table, '合计', '合计')).toBe('use=project')
  })

  test('join their words in any way: 购置和运行维护费', () => {
    const [table] = tablesOf(`
一般公共预算“三公”经费支出表
单位：万元

单位名称|合计|公务用车购置和运行维护费|公务接待费
某某街道办事处|45.70|42.50|3.20
`)
    expect(keyAt(table, '某某街道办事处', '公务用车购置和运行维护费')).toBe(
      'fund=general use=expenditure econ=vehicles',
    )
  })
})

test('a total beside a column that cannot be read is not narrowed to the rest', () => {
  const [table] = tablesOf(`
部门支出总表
单位：万元

科目编码|科目名称|合计|基本支出|项目支出
201|一般公共服务支出|906.05|见附件|571.29
204|公共安全支出|10.00|见附件|4.00
205|教育支出|20.00|12.00|8.00
`)
  expect(keyAt(table, '教育支出', '合计')).toBeNull()
})

test('a row says its year in a column of years', () => {
  const [table] = tablesOf(`
一般公共预算“三公”经费支出表
单位：万元

预算单位|年度|合计|公务接待费|公务用车运行维护费
合计|2024年|45.70|3.20|42.50
|2025年|46.70|4.20|42.50
`)
  const years = table?.cells.flatMap(({ text, key }) => (key === null ? [] : [`${text} ${key.year}`]))
  expect(years).toEqual(['45.70 2024', '3.20 2024', '42.50 2024', '46.70 2025', '4.20 2025', '42.50 2025'])
  expect(table?.rows.map(({ name }) => name)).toEqual(['合计', '合计'])
})

test('the note says which budget stands beside the accounts', () => {
  const stages = (note: string) =>
    tablesOf(`
财政拨款“三公”经费支出决算表
单位：万元

预算数||决算数|
合计|公务接待费|合计|公务接待费
1.20|1.20|0.86|0.86

注：${note}
`)[0]?.cells.map(({ key }) => key?.stage)
  expect(stages('预算数为“三公”经费年初预算数，决算数含结转资金。')).toEqual([
    'initial',
    'initial',
    'final',
    'final',
  ])
  expect(stages('预算数为“三公”经费全年预算数，由年初预算数调整而来。')).toEqual([
    ...['adjusted', 'adjusted'],
    ...['final', 'final'],
  ])
})

test('two figures in one cell of columns that blanks set: nothing is said of any of them', () => {
  const text = `                             支出决算表
                                                              公开03表
部门：某某县人民检察院                                                  单位：万元
功能分类科目编码 科目名称              本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出
类 款 项
栏次                         1          2        3        4 5 6
合计                           2,213.90 1,997.61 216.29
204       公共安全支出             1,681.56 1,465.27 216.29
204 04    检察                 1,681.56 1,465.27 216.29
204 04 01 行政运行               1,457.91 1,457.91
204 04 02 一般行政管理事务              85.07 7.36 77.71
204 04 10 检察监督                 138.58            138.58
`
  const { tables } = readTables(readText(text).blocks, new Set())
  expect(tables.map(({ form }) => form)).toEqual(['expenditure'])
  expect(tables.flatMap(({ cells }) => cells).filter(({ key }) => key !== null)).toEqual([])
})
