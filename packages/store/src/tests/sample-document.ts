import { createHash } from 'node:crypto'
import {
  type Cell,
  type Disclosure,
  type Finding,
  type Indicator,
  type Key,
  keyText,
  type Place,
  type Program,
} from '@mingzhang/model'
import type { NewDocument } from '../new-document.ts'

/** What a test wants to be special about a document. */
export type SampleWish = {
  readonly name?: string
  readonly title?: string | null
  readonly unit?: { readonly code: string | null; readonly name: string | null }
  readonly region?: string | null
  readonly year?: number
  /** Rows of its one table; a row has two figures. */
  readonly rows?: number
  readonly errors?: number
  readonly importedAt?: string
  readonly programs?: readonly Program[]
}

/** 样本 A disclosure of a made-up unit with one table, in the shape that reading gives. */
export function sampleDocument(wish: SampleWish = {}): NewDocument {
  const name = wish.name ?? 'sample.txt'
  const bytes = new TextEncoder().encode(JSON.stringify(wish))
  const disclosure = sampleDisclosure(name, wish)
  return {
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fileName: name,
    source: {
      format: 'text',
      blocks: [{ kind: 'paragraph', text: '部门预算公开', place: line(1, '部门预算公开') }],
    },
    disclosure,
    findings: Array.from({ length: wish.errors ?? 1 }, (_, index) => sampleFinding(index)),
    counts: { holds: 12, fails: wish.errors ?? 1, unknown: 3, inapplicable: 2 },
    importedAt: wish.importedAt ?? '2026-01-05T08:00:00.000Z',
  }
}

const line = (number: number, text: string): Place => ({ kind: 'text', line: number, column: 1, text })

function sampleDisclosure(file: string, wish: SampleWish): Disclosure {
  const rows = wish.rows ?? 3
  return {
    document: {
      file,
      format: 'text',
      title: wish.title === undefined ? '2024年部门预算公开' : wish.title,
      unit: wish.unit ?? { code: '432', name: '机关事务服务中心' },
      year: wish.year ?? 2024,
      stage: 'initial',
      kind: 'department-budget',
      region: wish.region === undefined ? '某县' : wish.region,
      amountUnit: '万元',
      confidence: 0.9,
    },
    tables: [
      {
        id: 't1',
        title: '部门支出总表',
        no: '表一',
        form: 'expenditure',
        amountUnit: '万元',
        year: 2024,
        empty: rows === 0,
        note: null,
        place: line(2, '部门支出总表'),
        base: { measure: 'money', year: '2024', stage: 'initial' },
        columns: [],
        rows: [],
        cells: Array.from({ length: rows }, (_, r) => [sampleCell(r, 0), sampleCell(r, 1)]).flat(),
      },
    ],
    programs: wish.programs ?? [sampleProgram()],
    departmentTargets: {
      name: null,
      budget: null,
      goal: null,
      indicators: [sampleIndicator('整体')],
      place: null,
    },
    claims: [],
    unplaced: [],
    sections: [],
  }
}

/** The key of a figure of the sample's table. */
export const sampleKey = (r: number, c: number): Key => ({
  measure: 'money',
  year: '2024',
  stage: 'initial',
  use: c === 0 ? 'basic' : 'project',
  func: String(2_010_000 + Math.floor(r / 2)),
})

export const sampleKeyText = (r: number, c: number): string => keyText(sampleKey(r, c))

const sampleCell = (r: number, c: number): Cell => ({
  row: { code: String(2_010_000 + r), name: '机关服务' },
  column: [c === 0 ? '基本支出' : '项目支出'],
  r,
  c,
  text: `${r}.${c}0`,
  amount: `${r}.${c}0`,
  key: sampleKey(r, c),
  confidence: 0.95,
  place: line(r + 3, `机关"服务"\\ {${r}},NULL`),
})

export const sampleProgram = (): Program => ({
  name: '办公用房维修',
  code: '13032124P0001',
  department: null,
  budget: { amount: '10.17', unit: '万元' },
  budgetParts: [],
  plan: ['25', '50', '75', '100'],
  category: null,
  overview: null,
  legalBasis: null,
  goal: null,
  executionWeight: null,
  indicators: [sampleIndicator('维修面积')],
  place: line(40, '办公用房维修'),
  budgetPlace: null,
})

const sampleIndicator = (name: string): Indicator => ({
  level1: '产出指标',
  level2: '数量指标',
  name,
  description: null,
  operator: '≥',
  value: '500',
  unit: '平方米',
  weight: null,
  core: true,
  basis: null,
  place: line(44, name),
  places: {},
  group: null,
  confidence: 1,
})

const sampleFinding = (index: number): Finding => ({
  id: `f${index}`,
  rule: 'between-tables/same-money',
  severity: 'error',
  certainty: 'certain',
  what: '支出总计与表三合计相差 1.00 万元',
  why: '同一笔钱应当是同一个数',
  toDo: '请核对两处',
  basis: [],
  figures: null,
  cause: null,
  correction: null,
  places: [line(3 + index, '1.00')],
  evidence: [],
})
