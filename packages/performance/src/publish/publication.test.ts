import type { PublicationPart } from '@mingzhang/model'
import { expect, test } from 'vitest'
import { evaluate } from '../evaluate/evaluation-record.ts'
import { blankIndicator } from '../rounds/report.ts'
import { performancePublication } from './performance-publication.ts'
import type { PerformanceYear } from './programme-year.ts'
import { yearPackage } from './year-package.ts'
import { yearTable } from './year-table.ts'

const indicator = {
  level1: null,
  level2: null,
  name: '维修面积',
  description: null,
  operator: '≥',
  value: '100',
  unit: '平方米',
  weight: '90',
  core: true,
  basis: null,
  responsible: '房产科',
} as const
const money = { initial: '50', adjusted: '50', executed: '45', unit: '万元' }
const program = {
  name: '办公区维修',
  code: null,
  indicators: [indicator],
  results: [{ actual: '90平方米', reason: '连续降雨' }],
  execution: money,
}
const given = { program, day: '2024-12-31', region: null }
const self = evaluate({ ...given, adjustments: [] }).record
const adjustments = [{ indicator: 0, actual: null, points: '70', remark: '现场核实' }]
const bureau = { ...evaluate({ ...given, adjustments }).record, remarks: '压减' }

const yearOf = (simulated: boolean): PerformanceYear => ({
  title: '绩效',
  unit: { code: null, name: '某局' },
  region: null,
  year: 2024,
  simulated,
  programmes: [
    {
      id: 'p1',
      programme: {
        name: '办公区维修',
        code: null,
        department: '101-某局',
        budget: 50_000_000,
        budgetParts: [],
        plan: null,
        category: null,
        overview: null,
        legalBasis: null,
        goal: '修好',
        executionWeight: '10',
        indicators: [indicator],
      },
      stopped: null,
      reports: [
        {
          month: 7,
          ...money,
          forecast: '50',
          submittedOn: '2024-08-01',
          indicators: [{ ...blankIndicator, actual: '20平方米', reasonClass: '人员', reason: '班组不足' }],
        },
      ],
      rectifications: [],
      self,
      bureau,
    },
  ],
})

const titlesOf = (parts: readonly PublicationPart[]): string[] =>
  parts.flatMap((part) => (part.kind === 'table' ? [part.table.title] : []))
const cells = (parts: readonly PublicationPart[]): string[][][] =>
  parts.flatMap((part) =>
    part.kind === 'table' ? [part.table.rows.map((row) => row.cells.map(({ text }) => text))] : [],
  )

test('targets: columns that nobody fills are left out, money and goal stand above', () => {
  const { parts, title } = performancePublication(yearOf(false), { kind: 'targets' }, '2024-03-01')
  expect(title).toBe('某局2024年项目绩效目标表')
  expect(cells(parts)).toEqual([[['维修面积', '≥', '100', '平方米', '90', '是', '房产科']]])
  const [part] = parts
  expect(part?.kind === 'table' && part.table.headLines).toEqual([
    '业务主管部门：101-某局　　当年预算：50.00万元',
    '当年绩效目标：修好',
  ])
})

test('monitoring: the money, the indicators, their reasons and their lights', () => {
  const { parts } = performancePublication(yearOf(false), { kind: 'monitoring', month: 7 }, '2024-08-01')
  const [[first, second] = []] = cells(parts)
  expect(first?.slice(0, 3)).toEqual(['预算执行', '50', '45'])
  expect(second).toEqual([
    '维修面积',
    '≥100平方米',
    '20平方米',
    '',
    '人员',
    '班组不足',
    '',
    '红：为7个月进度的34.3%',
  ])
  const none = performancePublication(yearOf(false), { kind: 'monitoring', month: 3 }, '2024-08-01')
  expect(cells(none.parts)).toEqual([])
})

test('self-evaluation with the re-evaluation beside it; the report sums up', () => {
  const { parts } = performancePublication(yearOf(false), { kind: 'self-evaluation' }, '2025-02-01')
  expect(cells(parts)[1]?.map((row) => row.slice(0, 6))).toEqual([
    ['维修面积', '≥100平方米', '90平方米', '90', '81.00', '70.00'],
    ['总分', '', '', '100', '90.00', '79.00'],
  ])
  expect(cells(parts)[1]?.[0]?.[6]).toBe('连续降雨')
  const report = performancePublication(yearOf(false), { kind: 'report' }, '2025-02-01')
  const words = report.parts.flatMap((part) =>
    part.kind === 'paragraph' ? part.runs.map(({ text }) => text) : [],
  )
  expect(words).toContain('全年预算50.00万元，执行45.00万元，执行率90.00%。')
})

test('made-up results say so: in the title, over every table, in open data; real ones nowhere', () => {
  for (const kind of ['targets', 'self-evaluation', 'report'] as const) {
    const { title, parts } = performancePublication(yearOf(true), { kind }, '2025-02-01')
    expect(title).toContain('模拟数据')
    for (const part of parts)
      if (part.kind === 'table') expect(part.table.header[0]?.[0]?.text).toContain('模拟数据')
    expect(JSON.stringify(performancePublication(yearOf(false), { kind }, '2025-02-01'))).not.toContain(
      '模拟',
    )
  }
  expect(yearTable(yearOf(true))[0]).toEqual([expect.stringMatching(/^# 模拟数据/u)])
  const written = yearTable(yearOf(false))[1]?.map((cell) => (typeof cell === 'object' ? cell?.number : cell))
  expect(written?.join()).toBe(
    '2024,办公区维修,,101-某局,维修面积,≥,100,平方米,90,,房产科,,7,20平方米,81.00,70.00,90.00,79.00,中',
  )
})

test('the data of a year: three tables that refer to one another, columns of numbers hold numbers only', () => {
  const { description, tables } = yearPackage(yearOf(true))
  expect(description).toMatch(/^模拟数据/u)
  expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['programmes', 1],
    ['indicators', 1],
    ['results', 1],
  ])
  const cell = (table: number, field: string) => {
    const at = tables[table]?.fields.findIndex(({ name }) => name === field) ?? -1
    return tables[table]?.rows[0]?.[at]
  }
  expect([cell(0, 'budget'), cell(1, 'weight'), cell(1, 'responsible'), cell(1, 'due')]).toEqual([
    { number: '500000.00' },
    { number: '90' },
    '房产科',
    null,
  ])
  expect([cell(2, 'month'), cell(2, 'actual'), cell(2, 'reason')]).toEqual([
    { number: '7' },
    '20平方米',
    '班组不足',
  ])
})

test('a report that was not handed in is printed as a draft', () => {
  const given = yearOf(false)
  const paper = { kind: 'monitoring', month: 7 } as const
  const draft = {
    ...given,
    programmes: given.programmes.map((one) => ({
      ...one,
      reports: one.reports.map((report) => ({ ...report, submittedOn: null })),
    })),
  }
  const of = (year: PerformanceYear) => titlesOf(performancePublication(year, paper, '2024-12-31').parts)
  expect(of(given)).toEqual(['办公区维修　绩效运行监控表（1–7月）'])
  expect(of(draft)).toEqual(['办公区维修　绩效运行监控表（1–7月）（草稿，没有上报）'])
})

test('the report adds up programmes, and not the whole unit beside them', () => {
  const given = yearOf(false)
  const [one] = given.programmes
  if (!one) throw new Error('the example has a programme')
  const both = { ...given, programmes: [one, { ...one, id: 'whole' }] }
  const said = (year: PerformanceYear) =>
    performancePublication(year, { kind: 'report' }, '2024-12-31').parts.flatMap((part) =>
      part.kind === 'paragraph' ? [JSON.stringify(part)] : [],
    )
  expect(said(both).slice(0, 3)).toEqual(said(given).slice(0, 3))
})
