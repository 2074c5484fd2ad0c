import { defaultLimits, readSource } from '@mingzhang/readers'
import { describe, expect, test } from 'vitest'
import {
  type EntrySheet,
  mappingFor,
  proposeMapping,
  readEntrySheet,
  readMapping,
  type SheetRead,
  sheetOfCells,
  sheetsOfSource,
  statedOf,
  withStated,
  writeMapping,
} from '../index.ts'

const sheetOf = (text: string): EntrySheet =>
  sheetOfCells(
    text
      .trim()
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim())),
  )

const readIn = (text: string, year: number | null = 2025): SheetRead => {
  const sheet = sheetOf(text)
  return readEntrySheet(sheet, proposeMapping(sheet), year)
}

const fieldsOf = (text: string): (string | null)[] =>
  proposeMapping(sheetOf(text)).columns.map(({ field }) => field)

describe('一体化系统导出的列', () => {
  test('the fields of the system, with their Chinese names in a second line and a title above', () => {
    const text = `
      部门预算指标查询 | | | | | | |
      agency_code | pro_code | pro_name | exp_func_code | dep_bgt_eco_code | gov_bgt_eco_code | fund_type_code | cur_amt
      单位代码 | 项目代码 | 项目名称 | 支出功能分类 | 部门预算支出经济分类 | 政府预算支出经济分类 | 资金性质 | 变动后金额
      201001 | 51000025R000000019951 | 工资性支出 | 2010301 | 30101 | 50101 | 111 | 1,176,800.00
      201001 | 51000025T000000019952 | 大厅改造 | 2010302 | 30213 | 50209 | 121 | 20000.5`
    expect(fieldsOf(text)).toEqual([
      'unit',
      'project',
      'project.name',
      'func',
      'econ',
      'gov',
      'fund',
      'amount',
    ])
    const { entries, problems, projects } = readIn(text)
    expect(problems).toEqual([])
    expect(entries[1]).toEqual({
      at: {
        ...{ unit: '201001', project: '51000025T000000019952', func: '2010302', econ: '30213' },
        ...{ gov: '50209', fund: 'governmentFund' },
      },
      amount: 2_000_050,
    })
    expect(projects.get('51000025T000000019952')).toBe('大厅改造')
  })

  test('codes with names in one cell, numbers as text, a heading over several columns of funds', () => {
    const text = `
      单位：万元 | | | | |
      功能科目 | 部门经济科目 | 支出类别 | 合计 | 资金性质 | 资金性质
      功能科目 | 部门经济科目 | 支出类别 | 合计 | 一般公共预算 | 政府性基金预算
      [2010301]行政运行 | 30201-办公费 | 公用经费 | 3.50 | '2.50 | 1
      行政运行（2010301） | 302 11 | 特定目标类 | 1 | １．００ | —`
    expect(fieldsOf(text)).toEqual(['func', 'econ', 'use', 'total', 'fund:general', 'fund:governmentFund'])
    const { entries } = readIn(text)
    expect(entries.map(({ at, amount }) => [at.func, at.econ, at.use, at.fund, amount])).toEqual([
      ['2010301', '30201', 'running', 'general', 2_500_000],
      ['2010301', '30201', 'running', 'governmentFund', 1_000_000],
      ['2010301', '30211', 'project', 'general', 1_000_000],
    ])
  })

  test('类 款 项 in columns of their own; names without codes where only one account bears them', () => {
    const text = `
      支出功能分类科目编码 | 支出功能分类科目编码 | 支出功能分类科目编码 | 部门经济分类 | 金额（元）
      类 | 款 | 项 | 部门经济分类 | 金额（元）
      201 | 03 | 01 | 办公费 | 5.00
      201 | 20103 | 2010302 | 公务接待费 | 6.00`
    expect(readIn(text).entries.map(({ at }) => [at.func, at.econ])).toEqual([
      ['2010301', '30201'],
      ['2010302', '30217'],
    ])
  })

  test('two columns of amounts: one is taken, and a person is asked', () => {
    const text = `
      exp_func_code | amount | cur_amt
      2010301 | 5 | 6`
    expect(proposeMapping(sheetOf(text)).columns.map(({ field, certainty }) => [field, certainty])).toEqual([
      ['func', 'certain'],
      ['amount', 'unsure'],
      [null, 'unsure'],
    ])
  })

  test('no headings at all: codes by their catalogue, amounts by being numbers', () => {
    expect(fieldsOf('2010303 | 30201 | 办公 | 2.52\n2010303 | 30217 | 接待 | 0.20')).toEqual([
      'func',
      'econ',
      'project',
      'amount',
    ])
  })

  test('columns nobody knows: neither a serial number nor a head count is money', () => {
    const text = `
      序号 | 科目编码 | 科目名称 | 人数 | 归口 | 测算数
      1 | 2010301 | 行政运行 | 12 | 一处 | 120.5
      2 | 2010302 | 一般行政管理事务 | 11 | 二处 | 80
      3 | 2080505 | 机关事业单位基本养老保险缴费支出 | 31 | 一处 | 33.25
      合计 | | | 54 | | 233.75`
    expect(fieldsOf(text)).toEqual([null, 'func', 'func.name', null, null, 'amount'])
    expect(proposeMapping(sheetOf(text)).columns[5]?.certainty).toBe('unsure')
    const { rows, entries } = readIn(text)
    expect(rows.at(-1)?.left).toBe('total')
    expect(entries.map(({ at, amount }) => [at.func, at.fund, amount])).toEqual([
      ['2010301', undefined, 12_050],
      ['2010302', undefined, 8_000],
      ['2080505', undefined, 3_325],
    ])
  })

  test.each([
    ['功能科目 | 2025年预算\n2010301 | 5\n2010302 | 8', 'amount'],
    ['功能科目 | 人员经费\n2010301 | 5\n2010302 | 8', 'amount'],
    ['功能科目 | 上年决算数\n2010301 | 5\n2010302 | 8', null],
    ['功能科目 | 在编人数\n2010301 | 5\n2010302 | 8', null],
  ])('a single column of numbers: %s', (text, field) => {
    expect(fieldsOf(text)).toEqual(['func', field])
  })

  test('a column of numbers without a heading that counts the lines is no amount', () => {
    expect(fieldsOf('甲 | 功能科目 | 乙\n1 | 2010301 | 5\n2 | 2010302 | 8')).toEqual([null, 'func', 'amount'])
  })

  test('来源 that holds kinds of funds is the fund', () => {
    expect(fieldsOf('功能科目 | 资金来源 | 金额\n2010301 | 一般公共预算资金 | 5')).toEqual([
      'func',
      'fund',
      'amount',
    ])
  })
})

describe('从 Excel 粘来的合并表头', () => {
  test('编码 and 名称 under one heading, which comes in its first column only', () => {
    const text = `
      单位 | 功能分类科目 | | 部门经济科目 | | 金额（元）
      | 编码 | 名称 | 科目编码 | 科目名称 |
      甲局 | 2010301 | 行政运行 | 30201 | 办公费 | 5.00`
    expect(fieldsOf(text)).toEqual(['unit', 'func', 'func.name', 'econ', 'econ.name', 'amount'])
    expect(readIn(text).problems).toEqual([])
  })

  test('科目编码 and 科目名称 under 科目: the codes say of which account the names are', () => {
    const text = `
      科目 | | 金额（元）
      科目编码 | 科目名称 |
      2010301 | 行政运行 | 5.00
      2080505 | 机关事业单位基本养老保险缴费支出 | 6.00`
    expect(fieldsOf(text)).toEqual(['func', 'func.name', 'amount'])
    expect(fieldsOf(text.replace('科目 | |', ' | |'))).toEqual(['func', 'func.name', 'amount'])
    expect(readIn(text.replace('行政运行', '机关服务')).problems.map(({ id }) => id)).toContain(
      'book/name-of-other-code',
    )
  })

  test('a heading over columns of funds', () => {
    const text = `
      功能科目 | 资金性质 | | 备注
      | 一般公共预算 | 政府性基金预算 |
      2010301 | 5.00 | 6.00 | 甲`
    expect(fieldsOf(text)).toEqual(['func', 'fund:general', 'fund:governmentFund', 'note'])
  })

  test('nothing reaches over a column that only its own words name', () => {
    const text = `
      exp_func_code | | cur_amt
      支出功能分类 | 备用 | 变动后金额
      2010301 | x | 5.00`
    expect(fieldsOf(text)).toEqual(['func', null, 'amount'])
    expect(fieldsOf('功能科目 | | 金额（元）\n2010301 | 行政运行 | 5.00')).toEqual(['func', null, 'amount'])
  })
})

describe('不是分录的行', () => {
  test('a heading that comes again on the next page is no total, though 合计 stands in it', () => {
    const text = `
      单位：元 | | | |
      功能科目 | 部门经济科目 | 合计 | 资金性质 |
      | | | 一般公共预算 | 政府性基金预算
      2010301 | 30201 | 5.00 | 5.00 |
      功能科目 | 部门经济科目 | 合计 | 资金性质 |
      | | | 一般公共预算 | 政府性基金预算
      2010302 | 30211 | 6.00 | 4.00 | 2.00
      合计 | | 11.00 | 9.00 | 2.00`
    const { rows, problems, entries } = readIn(text)
    expect(rows.map(({ left }) => left)).toEqual([null, 'heading', 'heading', null, 'total'])
    expect(entries).toHaveLength(3)
    expect(problems).toEqual([])
  })

  test('the lower line of a heading that comes again is a heading though few of its words are known', () => {
    const text = `
      功能科目 | 上年 | | 部门经济科目
      | 决算 | 金额（元） |
      2010301 | 4.00 | 5.00 | 30201
      功能科目 | 上年 | | 部门经济科目
      | 决算 | 金额（元） |
      2010302 | 4.00 | 6.00 | 30211`
    const { rows, entries } = readIn(text)
    expect(rows.map(({ left }) => left)).toEqual([null, 'heading', 'heading', null])
    expect(entries.map(({ amount }) => amount)).toEqual([500, 600])
  })

  const text = `
    功能科目 | 科目名称 | 部门经济科目 | 是否删除 | 金额(元)
    201 | 一般公共服务支出 | | | 30.00
    20103 | 政府办公厅 | | | 30.00
    2010301 | 行政运行 | 30201 | 2 | 10.00
    2010302 | 一般行政管理事务 | 30201 | 2 | 20.00
    2010302 | 一般行政管理事务 | 30211 | 1 | 99.00
    功能科目 | 科目名称 | 部门经济科目 | 是否删除 | 金额(元)
    2080505 | 养老 | 30108 | 2 | 5.00
    合计 | | | | 36.00
    制表人：某某 | | | | `

  test('groups that repeat a sum, deleted rows, headings again, totals and remarks', () => {
    const { rows, entries } = readIn(text)
    expect(rows.map(({ left }) => left)).toEqual([
      'group',
      'group',
      null,
      null,
      'deleted',
      'heading',
      null,
      'total',
      'remark',
    ])
    expect(entries.map(({ amount }) => amount)).toEqual([1_000, 2_000, 500])
  })

  test('the total of the sheet is held against what was read', () => {
    expect(readIn(text).problems.map(({ id, what }) => [id, what])).toContainEqual([
      'book/total-differs',
      '第 9 行的合计是 36.00 元，读入的分录合计 35.00 元，差 1.00 元',
    ])
  })

  test('a group that is no sum is money of its own', () => {
    const { entries } = readIn('功能科目 | 金额(元)\n20103 | 31\n2010301 | 10\n2010302 | 20')
    expect(entries).toHaveLength(3)
  })
})

describe('坏输入', () => {
  test.each([
    ['amount with letters', '2010301 | 30201 | 12.5万 | ', 'book/amount-unreadable', '第 2 行“金额(元)”'],
    ['the letter O for a zero', '20103O1 | 30201 | 5 | ', 'book/code-malformed', '第 2 行“功能科目”'],
    ['no amount', '2010301 | 30201 | | ', 'book/amount-missing', '第 2 行“金额(元)”'],
    ['finer than 分', '2010301 | 30201 | 0.005 | ', 'book/amount-too-fine', '第 2 行“金额(元)”'],
    [
      'negative without a reason',
      '2010301 | 30201 | -5 | ',
      'book/negative-unexplained',
      '第 2 行“金额(元)”',
    ],
    ['a code of another year', '2010301 | 30104 | 5 | ', 'book/code-of-other-year', '第 2 行“部门经济科目”'],
  ])('%s: what, where and how to mend it', (_, row, id, where) => {
    const { problems } = readIn(`功能科目 | 部门经济科目 | 金额(元) | 备注\n${row}`)
    expect(problems).toMatchObject([{ id, where, toDo: expect.stringMatching(/^请/u) }])
  })

  test('a negative in brackets with its reason is no problem', () => {
    const { entries, problems } = readIn('功能科目 | 金额(元) | 备注\n2010301 | (1,234.00) | 冲回上年多列')
    expect(problems).toEqual([])
    expect(entries).toMatchObject([{ amount: -123_400, note: '冲回上年多列' }])
  })

  test('a row of another year is refused, its text kept', () => {
    const { entries, rows, problems } = readIn('预算年度 | 功能科目 | 金额(元)\n2024 | 2010301 | 5')
    expect(entries).toEqual([])
    expect(problems).toMatchObject([{ id: 'book/year-differs', what: '第 2 行是 2024 年的' }])
    expect(rows[0]?.fields).toMatchObject({ func: '2010301', amount: '5' })
  })

  test('a former name, and a name that belongs to another code', () => {
    const text = `功能科目编码 | 功能科目名称 | 金额(元)
      20805 | 行政事业单位离退休 | 5
      2010301 | 机关事业单位基本养老保险缴费支出 | 5`
    expect(readIn(text).problems.map(({ id }) => id)).toEqual([
      'book/name-of-other-year',
      'book/name-of-other-code',
    ])
  })
})

describe('对照', () => {
  const sheet = sheetOf('科目 | 数 | 数 | 甲\n2010301 | 5 | 6 | x')

  test('is written, changed by a person, read, and remembered by the shape of the headings', () => {
    const proposal = proposeMapping(sheet)
    const stated = readMapping(
      writeMapping(proposal)
        .replace(/"数#2": .*/u, '"数#2": amount')
        .replace(/"数": .*/u, '"数": ""'),
    )
    if (!stated) throw new Error('no mapping')
    const again = mappingFor(sheet, (shape) => (shape === proposal.shape ? stated : null))
    expect(again.by).toBe('memory')
    expect(again.columns.map(({ field }) => field)).toEqual(['func', null, 'amount', null])
    expect(readEntrySheet(sheet, again, null).entries).toMatchObject([{ amount: 600 }])
  })

  test('a unit of money that the file states is not overruled from memory', () => {
    const inYuan = proposeMapping(sheetOf('科目 | 金额（元） | 甲\n2010301 | 5 | x'))
    const next = sheetOf('科目 | 金额（万元） | 甲\n2010301 | 5 | x')
    const again = mappingFor(next, (shape) => (shape === inYuan.shape ? statedOf(inYuan) : null))
    expect([again.by, again.amountUnit, again.unitWhy]).toEqual(['memory', '万元', '列名写明'])
  })

  test('what is the same for every row', () => {
    const mapping = withStated(
      proposeMapping(sheet),
      { columns: {}, amountUnit: '万元', constants: { origin: 'thisYear' } },
      'person',
    )
    expect(statedOf(mapping).constants).toEqual({ origin: 'thisYear' })
    expect(readEntrySheet(sheet, mapping, null).entries).toMatchObject([
      { at: { func: '2010301', origin: 'thisYear' }, amount: 5_000_000 },
    ])
  })
})

describe('文件', () => {
  test('a web page saved as .xls, as systems export it: merged cells reach down, their amounts count once', () => {
    const page = `<html><body><table border=1>
      <tr><td colspan=4>项目支出明细</td></tr>
      <tr><td>项目名称</td><td>功能科目</td><td>部门经济科目</td><td>金额(元)</td></tr>
      <tr><td rowspan=2>大厅改造</td><td rowspan=2>2010302</td><td>30201</td><td>5.00</td></tr>
      <tr><td>30213</td><td>6.00</td></tr></table></body></html>`
    const source = readSource(new TextEncoder().encode(page), defaultLimits)
    if (!source.ok) throw new Error(source.refusal.what)
    const [sheet] = sheetsOfSource(source.value)
    if (!sheet) throw new Error('no sheet')
    const { entries, problems } = readEntrySheet(sheet, proposeMapping(sheet), 2025)
    expect(problems).toEqual([])
    expect(entries.map(({ at, amount }) => [at.project, at.func, at.econ, amount])).toEqual([
      ['大厅改造', '2010302', '30201', 500],
      ['大厅改造', '2010302', '30213', 600],
    ])
  })
})
