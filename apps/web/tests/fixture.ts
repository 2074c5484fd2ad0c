import type {
  Block,
  Cell,
  Claim,
  Column,
  Disclosure,
  Finding,
  GridRow,
  Indicator,
  Key,
  Operator,
  Place,
  Program,
  Row,
  Side,
  SourceDocument,
  Table,
} from '@mingzhang/model'
import type { DocumentDetail } from '../src/api/documents.ts'
import { fixtureFindings } from './fixture-findings.ts'
import { fixtureText } from './fixture-text.ts'

/** 文本成块 Lines with tabs make grids, the others paragraphs; every piece has its line and column. */
export function sourceOf(text: string): SourceDocument {
  const blocks: Block[] = []
  let rows: GridRow[] = []
  const close = () => {
    const first = rows[0]?.place
    if (first?.kind === 'text') {
      const place: Place = { kind: 'text', line: first.line, endLine: first.line + rows.length - 1, text: '' }
      blocks.push({ kind: 'grid', rows, place })
    }
    rows = []
  }
  text.split('\n').forEach((lineText, at) => {
    const line = at + 1
    if (lineText.includes('\t')) {
      rows.push(rowOf(lineText, line))
      return
    }
    close()
    if (lineText.trim() === '') return
    blocks.push({
      kind: 'paragraph',
      text: lineText,
      place: { kind: 'text', line, column: 1, text: lineText },
    })
  })
  close()
  return { format: 'text', blocks }
}

function rowOf(lineText: string, line: number): GridRow {
  let column = 1
  const cells = lineText.split('\t').map((text) => {
    const cell = { text, place: { kind: 'text', line, column, text } as const }
    column += text.length + 1
    return cell
  })
  return { cells, place: { kind: 'text', line, text: lineText } }
}

const lines = fixtureText.split('\n')

/** 1-based line that begins with a text, at or after another. */
function lineOf(start: string, after = 1): number {
  const at = lines.findIndex((text, index) => index + 1 >= after && text.startsWith(start))
  if (at < 0) throw new Error(`no line begins with ${start}`)
  return at + 1
}

/** The place of a text inside a line. */
export function placeIn(line: number, text: string): Place {
  const column = (lines[line - 1] ?? '').indexOf(text) + 1
  if (column === 0) throw new Error(`line ${line} does not hold ${text}`)
  return { kind: 'text', line, column, text }
}

/** The place of a cell of a tab-separated line. */
export function placeOfCell(line: number, cell: number): Place {
  const place = rowOf(lines[line - 1] ?? '', line).cells[cell]?.place
  if (!place) throw new Error(`line ${line} has no cell ${cell}`)
  return place
}

const all: Key = { measure: 'money', year: '2024', stage: 'initial' }

type TableSpec = {
  readonly id: string
  readonly no: string
  readonly title: string
  readonly form: string
  readonly columns: readonly Column[]
  readonly first: number
  readonly last: number
  readonly key: (row: Pick<Row, 'code' | 'name' | 'side'>, column: Column) => Key | null
  readonly note?: string
  readonly coordinates?: (name: string) => Key | null
}

const column = (
  path: readonly string[],
  role: Column['role'],
  coordinates: Key | null,
  side: Side | null,
): Column => ({
  path,
  role,
  coordinates,
  side,
  total: path.at(-1) === '合计',
})

function tableOf(spec: TableSpec): Table {
  const { id, no, title, form, columns, first, last, key } = spec
  const rows: Row[] = []
  const cells: Cell[] = []
  const sides: readonly (Side | null)[] = columns.some(({ side }) => side)
    ? ['revenue', 'expenditure']
    : [null]
  for (let line = first; line <= last; line += 1) {
    const printed = rowOf(lines[line - 1] ?? '', line)
    for (const side of sides) {
      const of = (role: Column['role']) =>
        printed.cells[columns.findIndex((one) => one.role === role && one.side === side)]?.text || null
      const row = rowFrom(of('code'), of('name') ?? '', side, printed.place, spec.coordinates)
      if (row.name === '') continue
      rows.push(row)
      columns.forEach((one, c) => {
        const cell = printed.cells[c]
        if (one.role !== 'money' || one.side !== side || !cell || cell.text === '') return
        const amount = /^-?\d+(?:\.\d+)?$/u.test(cell.text) ? cell.text : cell.text === '—' ? '0' : null
        cells.push({
          row: { code: row.code, name: row.name },
          column: one.path,
          r: rows.length - 1,
          c,
          text: cell.text,
          amount,
          key: amount === null ? null : key(row, one),
          confidence: 1,
          place: cell.place,
        })
      })
    }
  }
  const place: Place = { kind: 'text', line: first, endLine: last, text: title }
  return {
    id,
    no,
    title,
    form,
    columns,
    rows,
    cells,
    place,
    amountUnit: '万元',
    year: 2024,
    empty: false,
    note: spec.note ?? null,
    base: all,
  }
}

function rowFrom(
  code: string | null,
  name: string,
  side: Side | null,
  place: Place,
  coordinates: TableSpec['coordinates'],
): Row {
  const total = /合计|总计/u.test(name)
  const depth = total ? 0 : code ? Math.max(1, (code.length - 1) / 2) : 1
  const role = name.startsWith('其中') ? 'ofWhich' : total ? 'total' : 'item'
  return { code, name, side, role, depth, coordinates: coordinates?.(name) ?? null, place }
}

const overviewFirst = lineOf('1\t一、一般公共预算拨款收入')
const expenditureFirst = lineOf('1\t\t合计')
const threeFirst = lineOf('合计\t36.50')

const overview = tableOf({
  id: 't1',
  no: '1',
  title: '部门预算收支总表',
  form: 'overview',
  first: overviewFirst,
  last: overviewFirst + 16,
  columns: [
    column(['序号'], 'serial', null, null),
    column(['收入', '项目'], 'name', null, 'revenue'),
    column(['收入', '预算数'], 'money', {}, 'revenue'),
    column(['支出', '项目'], 'name', null, 'expenditure'),
    column(['支出', '预算数'], 'money', {}, 'expenditure'),
  ],
  key: ({ name, side }) => {
    if (name.endsWith('总计')) return all
    if (name === '本年收入合计') return { ...all, origin: 'thisYear' }
    if (name === '本年支出合计') return { ...all, use: 'expenditure' }
    if (side === 'revenue') return { ...all, origin: 'thisYear', fund: 'general' }
    return {
      ...all,
      use: 'expenditure',
      func: name.includes('社会')
        ? '208'
        : name.includes('卫生')
          ? '210'
          : name.includes('住房')
            ? '221'
            : '201',
    }
  },
})

const uses = ['expenditure', 'basic', 'project', 'business', 'remittance', 'subsidy']
const expenditure = tableOf({
  id: 't2',
  no: '2',
  title: '部门预算支出总表',
  form: 'expenditure',
  first: expenditureFirst,
  last: expenditureFirst + 18,
  columns: [
    column(['序号'], 'serial', null, null),
    column(['功能分类科目', '科目编码'], 'code', null, null),
    column(['功能分类科目', '科目名称'], 'name', null, null),
    ...['合计', '基本支出', '项目支出', '经营支出', '上解上级支出', '对附属单位补助支出'].map((name, at) =>
      column([name], 'money', { use: uses[at] ?? 'expenditure' }, null),
    ),
  ],
  key: ({ code }, { coordinates }) => ({ ...all, ...coordinates, ...(code ? { func: code } : {}) }),
})

const threePublic: { readonly [name: string]: string } = {
  合计: 'threePublic',
  '因公出国（境）费': '30212',
  公务用车购置及运行维护费: 'vehicles',
  '其中：公务用车购置费': 'vehiclePurchase',
  公务用车运行维护费: '30231',
  公务接待费: '30217',
}
const three = tableOf({
  id: 't3',
  no: '3',
  title: '一般公共预算“三公”经费支出表',
  form: 'threePublic',
  first: threeFirst,
  last: threeFirst + 5,
  note: '公务接待费按批次从严控制。',
  coordinates: (name) => (threePublic[name] ? { econ: threePublic[name] } : null),
  columns: [
    column(['项目'], 'name', null, null),
    column(['2023年预算数'], 'money', { year: '2023' }, null),
    column(['2024年预算数'], 'money', { year: '2024' }, null),
  ],
  key: ({ name }, { coordinates }) => {
    const econ = threePublic[name]
    return econ ? { ...all, fund: 'general', use: 'expenditure', econ, ...coordinates } : null
  },
})

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
