import { defaultLimits, readDisclosure, readSource } from '@mingzhang/readers'
import { describe, expect, test } from 'vitest'
import { bookOfDisclosure } from './book-of-disclosure.ts'

type Line = readonly [code: string, name: string, basic: string, project: string]

/** An expenditure table as workbook: its amounts are kept in full and shown in a format. */
function workbook(format: string, unit: string, total: readonly [string, string], lines: readonly Line[]) {
  const text = (words: string): string => `<Cell><Data ss:Type="String">${words}</Data></Cell>`
  const number = (amount: string): string =>
    `<Cell ss:StyleID="m"><Data ss:Type="Number">${amount}</Data></Cell>`
  const sum = (one: string, other: string): string =>
    String(Math.round((Number(one) + Number(other)) * 1e8) / 1e8)
  const row = (cells: readonly string[]): string => `<Row>${cells.join('')}</Row>`
  const amounts = (basic: string, project: string) => [
    number(sum(basic, project)),
    number(basic),
    number(project),
  ]
  const rows = [
    row([text('2025年部门支出总表')]),
    row([text(`编制部门：某局　单位：${unit}`)]),
    row(['科目编码', '科目名称', '合计', '基本支出', '项目支出'].map(text)),
    row([text(''), text('合计'), ...amounts(...total)]),
    ...lines.map(([code, name, basic, project]) => row([text(code), text(name), ...amounts(basic, project)])),
  ]
  return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="m"><NumberFormat ss:Format="${format}"/></Style></Styles>
<Worksheet ss:Name="支出"><Table>${rows.join('')}</Table></Worksheet></Workbook>`
}

function bookOf(xml: string) {
  const source = readSource(new TextEncoder().encode(xml), defaultLimits)
  if (!source.ok) throw new Error(source.refusal.what)
  const disclosure = readDisclosure(source.value, '支出表.xls')
  const { book, problems } = bookOfDisclosure(disclosure)
  const amounts = book.ledgers.flatMap(({ entries }) => entries.map(({ amount }) => amount))
  return { disclosure, amounts: amounts.toSorted((one, other) => one - other), problems }
}

const lines: readonly Line[] = [
  ['201', '一般公共服务支出', '1176812.34', '0'],
  ['20103', '政府办公厅（室）及相关机构事务', '1176812.34', '0'],
  ['2010301', '行政运行', '1176812.34', '0'],
  ['208', '社会保障和就业支出', '0.49', '52000.5'],
  ['20805', '行政事业单位养老支出', '0.49', '52000.5'],
  ['2080505', '机关事业单位基本养老保险缴费支出', '0.49', '52000.5'],
]

describe('由工作簿起账：显示的数是单元格里的数四舍五入', () => {
  const { disclosure, amounts, problems } = bookOf(
    workbook('#,##0_ ', '元', ['1176812.83', '52000.5'], lines),
  )

  test('what is read of the table is what is shown: that was published', () => {
    const [table] = disclosure.tables
    const cell = table?.cells.find(
      ({ row, column }) => row.code === '2010301' && column.at(-1) === '基本支出',
    )
    expect(cell).toMatchObject({ text: '1,176,812', amount: '1176812', exact: '1176812.34' })
  })

  test('the book has the money of the cells, to the 分; a figure shown as 0 too', () => {
    expect(amounts).toEqual([49, 5_200_050, 117_681_234])
  })

  test('it is said, once, with a place', () => {
    expect(problems).toMatchObject([
      { id: 'import/shown-otherwise', severity: 'note', why: '单元格的格式少显示了小数；账本按实际的数记' },
    ])
    expect(problems[0]?.what).toContain('1 张表里有')
    expect(problems[0]?.what).toMatch(/工作表“支出”的 [A-Z]+\d+ 显示 [\d,]+，实际是 [\d.]+/u)
  })
})

test('万元 shown with two decimals is kept to the 分', () => {
  const kept: readonly Line[] = [['2010301', '行政运行', '117.681234', '0.004900']]
  expect(bookOf(workbook('0.00', '万元', ['117.681234', '0.0049'], kept)).amounts).toEqual([
    4900, 117_681_234,
  ])
})

test('a number finer than 分 is no money: the whole table stays as it is shown, and it is said', () => {
  const divided: readonly Line[] = [
    ['2010301', '行政运行', '33.33333333', '0'],
    ['2010302', '一般行政管理事务', '66.66666667', '0'],
  ]
  const { amounts, problems } = bookOf(workbook('0.00', '万元', ['100', '0'], divided))
  expect(amounts.reduce((sum, each) => sum + each, 0)).toBeCloseTo(100_000_000, -4)
  expect(problems.map(({ id, why }) => `${id} ${why}`)).toEqual([
    'import/shown-otherwise 这些表里有比分还细的数（多半是除出来的），账本照显示的数记',
  ])
})

test('shown to the 分, a finer number is the one shown; nothing is said where nothing differs', () => {
  const fine: readonly Line[] = [['2010301', '行政运行', '1234.5678', '10']]
  const { amounts } = bookOf(workbook('0.00', '元', ['1234.5678', '10'], fine))
  expect(amounts).toEqual([1000, 123_457])
  const plain: readonly Line[] = [['2010301', '行政运行', '1234.5', '10']]
  expect(bookOf(workbook('0.00', '元', ['1234.5', '10'], plain)).problems).toEqual([])
})

test('thousands left out by the format are no rounding: the figure shown stands', () => {
  const thousand: readonly Line[] = [['2010301', '行政运行', '1234567', '8000']]
  const { disclosure } = bookOf(workbook('#,##0,', '元', ['1234567', '8000'], thousand))
  expect(disclosure.tables[0]?.cells.every(({ exact }) => exact === undefined)).toBe(true)
})
