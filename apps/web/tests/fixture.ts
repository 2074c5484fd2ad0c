import type { Claim, Disclosure, Finding, Indicator, Key, Operator, Program } from '@mingzhang/model'
import type { DocumentDetail } from '../src/api/documents.ts'
import { fixtureFindings } from './fixture-findings.ts'
import { lineOf, lines, placeIn, placeOfCell, rowOf, sourceOf } from './fixture-source.ts'
import {
  all,
  expenditure,
  expenditureFirst,
  overview,
  overviewFirst,
  three,
  threeFirst,
} from './fixture-tables.ts'
import { fixtureText } from './fixture-text.ts'

const operators: readonly Operator[] = ['≥', '≤', '=', '>', '<', '定性']

/** Indicators from the rows of a target table; `at` says which cell holds which field. */
function indicators(first: number, last: number, at: { readonly [field: string]: number }): Indicator[] {
  return Array.from({ length: last - first + 1 }, (_, step) => {
    const line = first + step
    const { cells, place } = rowOf(lines[line - 1] ?? '', line)
    const of = (field: string) => cells[at[field] ?? -1]?.text || null
    const places = Object.fromEntries(
      Object.entries(at).flatMap(([field, cell]) => (cells[cell] ? [[field, cells[cell].place]] : [])),
    )
    return {
      level1: of('level1'),
      level2: of('level2'),
      name: of('name') ?? '',
      description: of('description'),
      operator: operators.find((operator) => operator === of('operator')) ?? null,
      value: of('value'),
      unit: of('unit'),
      weight: of('weight'),
      core: at['core'] === undefined ? null : of('core') === '是',
      basis: null,
      place,
      places,
      group: null,
      confidence: 1,
    }
  })
}

const investment = lineOf('产出指标\t数量指标')
const investmentHead = lineOf('项目编码\t')
const vehicles = lineOf('\t车辆维护次数')
const vehiclesHead = lineOf('项目名称\t公务车辆')

const programs: readonly Program[] = [
  {
    name: '招商商务活动经费',
    code: '13032123P003317100520',
    department: '青川区机关事务服务中心',
    budget: { amount: '308.00', unit: '万元' },
    budgetParts: [],
    plan: ['25', '50', '75', '100'],
    category: null,
    overview: null,
    legalBasis: null,
    goal: {
      text: lines[investmentHead + 1]?.split('\t')[1] ?? '',
      place: placeOfCell(investmentHead + 2, 1),
    },
    executionWeight: null,
    indicators: indicators(investment, investment + 5, {
      level1: 0,
      level2: 1,
      name: 2,
      description: 3,
      operator: 4,
      value: 5,
      unit: 6,
    }),
    place: placeOfCell(investmentHead, 3),
    budgetPlace: placeOfCell(investmentHead + 1, 3),
  },
  {
    name: '公务车辆保障专项',
    code: null,
    department: '101-青川区机关事务服务中心',
    budget: { amount: '502.00', unit: '万元' },
    budgetParts: [],
    plan: null,
    category: null,
    overview: null,
    legalBasis: null,
    goal: { text: lines[vehiclesHead + 1]?.split('\t')[1] ?? '', place: placeOfCell(vehiclesHead + 2, 1) },
    executionWeight: '10',
    indicators: indicators(vehicles, vehicles + 4, {
      name: 1,
      operator: 2,
      value: 3,
      unit: 4,
      weight: 5,
      core: 6,
    }),
    place: placeOfCell(vehiclesHead, 1),
    budgetPlace: placeOfCell(vehiclesHead + 1, 1),
  },
]

type ClaimSpec = readonly [start: string, text: string, key: Key | null, part?: Partial<Claim>]

const claimSpecs: readonly ClaimSpec[] = [
  ['本部门全部收入', '8900.03', { ...all, origin: 'thisYear' }, { subject: '2024年', measure: '预算收入' }],
  [
    '支出预算按',
    '8320.77',
    { ...all, use: 'expenditure' },
    { subject: '2024年部门', measure: '支出预算', role: 'total' },
  ],
  ['支出预算按', '3611.85', { ...all, use: 'basic' }, { measure: '基本支出', role: 'part' }],
  ['支出预算按', '2069.09', { ...all, use: 'personnel' }, { measure: '人员经费', role: 'part' }],
  ['支出预算按', '1542.76', { ...all, use: 'running' }, { measure: '日常公用经费', role: 'part' }],
  ['支出预算按', '5288.18', { ...all, use: 'project' }, { measure: '项目支出', role: 'part' }],
  [
    '2024年部门预算较',
    '579.26',
    { ...all, measure: 'change' },
    { measure: '较上年增加', role: 'change', change: '579.26', amount: null },
  ],
  [
    '2024年部门预算较',
    '10.43',
    { ...all, measure: 'change', use: 'project' },
    { measure: '项目支出减少', role: 'change', change: '-10.43', amount: null },
  ],
  [
    '2024年“三公”',
    '34.00',
    { ...all, fund: 'general', use: 'expenditure', econ: 'threePublic' },
    { measure: '“三公”经费' },
  ],
  [
    '2024年“三公”',
    '32.00',
    { ...all, fund: 'general', use: 'expenditure', econ: '30231' },
    { measure: '公务用车运行维护费', role: 'part' },
  ],
  [
    '2024年“三公”',
    '2.00',
    { ...all, fund: 'general', use: 'expenditure', econ: '30217' },
    { measure: '公务接待费', role: 'part' },
  ],
  [
    '2024年“三公”',
    '6.85',
    null,
    { measure: '比上年减少', role: 'growth', percent: '-6.85', amount: null, unit: '%' },
  ],
  ['机关运行经费安排', '1542.76', { ...all, use: 'running' }, { measure: '机关运行经费', confidence: 0.8 }],
  [
    '机关运行经费安排',
    '20',
    { ...all, measure: 'count' },
    { measure: '公务用车', role: 'count', unit: '辆' },
  ],
]

const claims: readonly Claim[] = claimSpecs.map(([start, text, key, part]) => ({
  text: clause(start, text),
  subject: null,
  measure: null,
  amount: text,
  unit: '万元',
  year: 2024,
  change: null,
  percent: null,
  numbers: [text],
  key,
  role: 'other',
  of: null,
  confidence: 1,
  place: placeIn(lineOf(start), text),
  ...part,
}))

/** The part of a sentence between commas that holds a text. */
function clause(start: string, text: string): string {
  const parts = (lines[lineOf(start) - 1] ?? '').split(/[，。；]/u)
  return parts.find((part) => part.includes(text)) ?? text
}

const section = (title: string, depth: number) => ({
  title,
  depth,
  paragraphs: [],
  holds: [],
  residue: [],
  place: { kind: 'text', line: lineOf(title, 6), column: 1, text: title } as const,
})

/** 样张的读法 What is read in the fixture. */
export const fixtureDisclosure: Disclosure = {
  document: {
    file: 'qingchuan-2024.txt',
    format: 'text',
    title: '青川区机关事务服务中心2024年部门预算信息公开',
    unit: { code: '430', name: '青川区机关事务服务中心' },
    year: 2024,
    stage: 'initial',
    kind: 'department-budget',
    region: '河北省青川区',
    amountUnit: '万元',
    confidence: 0.98,
  },
  tables: [overview, expenditure, three],
  programs,
  departmentTargets: { name: null, budget: null, goal: null, indicators: [], place: null },
  claims,
  unplaced: [
    { text: '0335-3918000', place: placeIn(lineOf('机关运行经费安排'), '0335-3918000'), seems: 'phone' },
    { text: '０.ＯＯ', place: placeOfCell(threeFirst + 3, 2), seems: 'unknown' },
  ],
  sections: [
    section('第一部分', 1),
    section('第二部分', 1),
    section('一、部门预算安排', 2),
    section('（1）收入', 3),
    section('（2）支出', 3),
    section('（3）比上年', 3),
    section('二、“三公”', 2),
    section('三、机关运行', 2),
    section('四、其他', 2),
    section('第三部分', 1),
  ],
}

/** Line numbers that the findings speak of. */
export const fixtureLines = {
  overviewTotal: overviewFirst + 16,
  expenditureTotal: expenditureFirst,
  narrative: lineOf('支出预算按'),
  change: lineOf('2024年部门预算较'),
  three: threeFirst,
  threeText: lineOf('2024年“三公”'),
  running: lineOf('机关运行经费安排'),
  investment,
  vehicles,
}

const findings: readonly Finding[] = fixtureFindings({ ...fixtureLines, placeIn, placeOfCell })

/** 样张 The document as the server gives it. */
export const fixture: DocumentDetail = {
  id: 'qingchuan',
  fileName: 'qingchuan-2024.txt',
  importedAt: '2026-04-30T09:12:00Z',
  source: sourceOf(fixtureText),
  disclosure: fixtureDisclosure,
  findings,
  verdicts: { holds: 261, fails: 22, unknown: 5, inapplicable: 2 },
}
