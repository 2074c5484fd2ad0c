import { describe, expect, test } from 'vitest'
import { readTables } from './read-tables.ts'
import { blocksOf, cellAt, keyAt, tablesOf } from './testing/tables-of.ts'

describe('rows', () => {
  test('a row whose leading blank is missing is put back, with less confidence', () => {
    const [table] = tablesOf(`
部门支出总表
单位：万元

序号|科目编码|科目名称|合计|基本支出|项目支出
1||合计|8.00|5.00|3.00
2|201|一般公共服务支出|8.00|5.00|3.00
20103|政府办公厅（室）及相关机构事务|8.00|5.00|3.00|
`)
    const cell = cellAt(table, '20103', '项目支出')
    expect(cell?.amount).toBe('3.00')
    expect(cell?.confidence).toBeLessThan(1)
  })

  test('a name that goes on in the next line is one name', () => {
    const [table] = tablesOf(`
部门支出总表
单位：万元

科目编码|科目名称|合计|基本支出
2080505|机关事业单位基本养老保险|160.75|160.75
|缴费支出||
`)
    expect(table?.rows.map((row) => row.name)).toEqual(['机关事业单位基本养老保险缴费支出'])
  })

  test('合计 in the code column is the total; code and name in one cell are two', () => {
    const [table] = tablesOf(`
部门支出总表
单位：万元

科目编码|科目名称|合计|基本支出
合计||8.00|8.00
201 一般公共服务支出||8.00|8.00
`)
    expect(table?.rows.map(({ code, name, role }) => ({ code, name, role }))).toEqual([
      { code: null, name: '合计', role: 'total' },
      { code: '201', name: '一般公共服务支出', role: 'item' },
    ])
  })

  test('lines of a procurement register are entries; a project’s budget is a statement about the project', () => {
    const [table] = tablesOf(`
部门政府采购预算
单位：万元

政府采购项目来源||采购物品名称|政府采购目录序号|计量单位|数量|单价|政府采购金额|||2024年预留中小微企业份额
项目名称|预算资金||||||合计|一般公共预算拨款|上年结转结余|
合计|||||||77.83|40.00|37.83|77.83
某中心本级小计|||||||77.83|40.00|37.83|77.83
后勤管理服务|177.83|其他服务|C99000000|项|1|37.83|37.83||37.83|37.83
后勤管理服务|177.83|其他服务|C9900000|个|1|40.00|40.00|40.00||40.00
`)
    expect(keyAt(table, '合计', '政府采购金额/合计')).toBe('procurement=procured')
    const entries = table?.cells.filter((cell) => cell.row.name === '后勤管理服务') ?? []
    const of = (column: string) =>
      entries.filter((cell) => cell.column.at(-1) === column).map((cell) => cell.key)
    expect(of('合计')).toMatchObject([
      { procurement: 'procured', entry: 't1.2', article: 'C99000000' },
      { procurement: 'procured', entry: 't1.3' },
    ])
    expect(of('合计')[1]).not.toHaveProperty('article')
    expect(of('预算资金').map((key) => [key?.entry, key?.procurement, key?.project])).toEqual([
      [undefined, undefined, '后勤管理服务'],
      [undefined, undefined, '后勤管理服务'],
    ])
    expect(of('2024年预留中小微企业份额')[0]).toMatchObject({ procurement: 'sme' })
  })

  test('a register with groups: what sums the lines below is no entry', () => {
    const [table] = tablesOf(`
2018年政府采购预算表
单位：万元

采购品目大类|专项名称|采购物品名称|总计
合计|||14.00
一、货物A|||14.00
|机要业务费||14.00
||服务器|12.00
||小型机|2.00
`)
    expect(table?.rows.map((row) => row.role)).toEqual(['total', 'subtotal', 'subtotal', 'entry', 'entry'])
    expect(keyAt(table, '一、货物A', '总计')).toBe('procurement=procured article=A')
    expect(keyAt(table, '机要业务费', '总计')).toBeNull()
  })

  test('assets: counts keep their own measure, 其中 takes its parent from position', () => {
    const [table] = tablesOf(`
2022年资产构成情况表
填报单位：某中心

固定资产类别|行次|实有数|
||数量|原值（万元）
栏次||17|18
合计|1|---|2413.603435
一、土地、房屋及构筑物|2|---|0.00
其中：房屋|3||0.00
二、通用设备|4|832|1490.682445
其中：汽车|5|3|90.9696
`)
    expect(table?.amountUnit).toBe('万元')
    expect(cellAt(table, '合计', '实有数/数量')).toMatchObject({ text: '---', amount: null, key: null })
    expect(cellAt(table, '其中：房屋', '实有数/原值')?.key).toMatchObject({
      measure: 'assetValue',
      asset: 'house',
    })
    expect(cellAt(table, '二、通用设备', '实有数/数量')?.key).toMatchObject({
      measure: 'count',
      year: '2022',
    })
  })
})

describe('pieces', () => {
  test('a table over two pages is one table, whatever page headers stand between', () => {
    const tables = tablesOf(`
2、部门预算支出总表
430 某某机关事务服务中心
预算年度：2023
单位：万元

序号|功能分类科目||合计|基本支出
|科目编码|科目名称||
栏次|1|2|3|4
1||合计|9.00|9.00
2|201|一般公共服务支出|9.00|9.00

430 某某机关事务服务中心
预算年度：2023
单位：万元

序号|功能分类科目||合计|基本支出
|科目|编码||
档次|1|2|3|4
3|20103|政府办公厅（室）及相关机构事务|9.00|9.00
`)
    expect(tables).toHaveLength(1)
    expect(tables[0]?.rows.map((row) => row.code)).toEqual([null, '201', '20103'])
    expect(tables[0]).toMatchObject({ no: '2', title: '部门预算支出总表', amountUnit: '万元', year: 2023 })
  })

  test('a list of contents is never a budget table', () => {
    const tables = tablesOf(`
2024年部门预算信息公开目录

部门预算收支总表|1
部门预算收入总表|3
一、部门职责及机构设置情况|15

部门预算收支总表
单位：万元

收入||支出|
项目|预算数|项目|预算数
收入总计|1.00|支出总计|1.00
`)
    expect(tables.map((table) => table.form)).toEqual(['contents', 'overview'])
    expect(tables[0]?.cells.map((cell) => cell.text)).toEqual(['1', '3', '15'])
    expect(tables[0]?.cells.every((cell) => cell.amount === null)).toBe(true)
  })

  test('an empty table keeps its note', () => {
    const [table] = tablesOf(`
部门政府性基金预算支出表
单位：万元

科目编码|科目名称|本年政府性基金预算财政拨款支出||
||总计|基本支出|项目支出
合计||||

注：本部门无政府性基金预算，本表为空表。
`)
    expect(table).toMatchObject({
      empty: true,
      note: '注：本部门无政府性基金预算，本表为空表。',
      form: 'fundExpenditure',
    })
    expect(table?.columns[2]).toMatchObject({ role: 'money', total: true })
  })

  test('notes may be several, and say 此表无数据 without the word 注', () => {
    const table = (...notes: readonly string[]) =>
      tablesOf(`
部门政府性基金预算支出表
单位：万元

科目编码|科目名称|合计|基本支出|项目支出
合计||||

${notes.join('\n')}
`)[0]?.note
    expect(table('注：本表反映收支情况。', '说明：本部门无政府性基金收支，故本表无数据。')).toBe(
      '注：本表反映收支情况。\n说明：本部门无政府性基金收支，故本表无数据。',
    )
    expect(table('此表无数据。')).toBe('此表无数据。')
  })

  test('the number may stand on a line of its own, the subtitle in brackets below the title', () => {
    const [table] = tablesOf(`
表七
2024年部门一般公共预算财政拨款基本支出预算表
(政府预算支出经济分类科目)
部门全称：某某中心
单位：万元

政府预算经济科目||基本支出
科目编码|科目名称|
合计||347.15
501|机关工资福利支出|231.81
`)
    expect(table).toMatchObject({ no: '表七', form: 'basicByGov' })
    expect(keyAt(table, '501', '基本支出')).toBe('fund=general use=basic econ=501')
  })

  test('a number that a year follows; a title whose bracket closes on the next line', () => {
    const tables = tablesOf(`
表十一 2024年部门支出总表
单位：万元

科目编码|科目名称|合计
2010301|行政运行|160.75

表十二 2024年部门一般公共预算财政拨款基本支出预算表（部

门预算支出经济分类科目）
单位：万元

科目编码|科目名称|合计
30101|基本工资|160.75
`)
    expect(tables.map(({ title, no, form }) => [no, title, form])).toEqual([
      ['表十一', '2024年部门支出总表', 'expenditure'],
      ['表十二', '2024年部门一般公共预算财政拨款基本支出预算表（部门预算支出经济分类科目）', 'basicByDep'],
    ])
  })

  test('blocks of a table are taken, with its title and small lines; sentences are not', () => {
    const blocks = blocksOf(`
预算支出8.00万元，比上年增加。
部门支出总表
单位：万元

科目编码|科目名称|合计
201|一般公共服务支出|8.00
`)
    const { taken } = readTables(blocks, new Set())
    expect(blocks.map((block) => taken.has(block))).toEqual([false, true, true, true])
  })
})

describe('what is not understood accuses nobody', () => {
  test('one account with two amounts in one column loses its key: the list goes unit by unit', () => {
    const [table] = tablesOf(`
部门支出总表
单位：万元

科目编码|科目名称|合计
合计||9.00
201|一般公共服务支出|5.00
201|一般公共服务支出|4.00
208|社会保障和就业支出|9.00
`)
    expect(table?.cells.map(({ key }) => key?.func ?? null)).toEqual([null, null, null, '208'])
    expect(keyAt(table, '合计', '合计')).toBe('use=expenditure')
  })

  test('totals of both sides keep their key, whatever they say', () => {
    const [table] = tablesOf(`
部门收支总表
单位：万元

收入||支出|
项目|预算数|项目|预算数
收入总计|1.00|支出总计|2.00
`)
    expect(keyAt(table, '收入总计', '收入/预算数')).toBe('')
    expect(keyAt(table, '支出总计', '支出/预算数')).toBe('')
  })

  test('tables of a subordinate unit are money of that unit only', () => {
    const one = (unit: string) => `部门支出总表
编制单位：${unit}
单位：万元

科目编码|科目名称|合计
201|一般公共服务支出|5.00
`
    const units = ['甲市财政局', '甲市财政局', '甲市会计服务中心'].map(one).join('\n')
    expect(tablesOf(units).map(({ base }) => base.unit ?? null)).toEqual([null, '甲市会计服务中心'])
  })

  test('a bare 小计 sums something unnamed', () => {
    const [table] = tablesOf(`
部门支出总表
单位：万元

科目编码|科目名称|合计
|小计|5.00
201|一般公共服务支出|5.00
`)
    expect(keyAt(table, '小计', '合计')).toBeNull()
  })
})

test('who signed a table is no row of it, and its note is found above', () => {
  const [table] = tablesOf(`
一般公共预算财政拨款支出表

单位：万元

科目编码|科目名称|合计|基本支出
201|一般公共服务支出|12.00|12.00
注：本表按功能分类列示。|||
负责人：张某||制表人：李某|2024年2月1日
`)
  expect(table?.rows.map(({ code }) => code)).toEqual(['201'])
  expect(table?.note).toBe('注：本表按功能分类列示。')
})
