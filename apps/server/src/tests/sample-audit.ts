import { createHash } from 'node:crypto'
import { type Disclosure, type Finding, type Place, statementsOf } from '@mingzhang/model'
import type { Audited, AuditFunction } from '../audit-function.ts'
import { auditSheet } from '../audit-sheet.ts'

/**
 * 假审读 An audit for tests that does what the first word of the file says: `BAD` is refused, `BUG` throws, `WAIT` never
 * ends until stopped; anything else is a disclosure with one table.
 */
export const sampleAudit: AuditFunction = async (bytes, fileName, options = {}) => {
  const text = new TextDecoder().decode(bytes)
  options.onPhase?.('reading')
  if (text.startsWith('BUG')) throw new TypeError(`Unexpected token in ${text}`)
  if (text.startsWith('BAD')) {
    const refusal = {
      id: 'reading/unknown-format',
      what: '认不出这种格式。',
      why: '不是文档。',
      toDo: '请另存。',
    }
    return { ok: false, refusal }
  }
  if (text.startsWith('WAIT')) await stopped(options.signal)
  options.onPhase?.('checking')
  return { ok: true, value: sampleAudited(fileName) }
}

/** The same, but sheets are read for what they are. */
export const sheetAudit: AuditFunction = async (bytes, fileName, options = {}) =>
  options.sheet ? auditSheet(bytes, fileName) : sampleAudit(bytes, fileName, options)

const stopped = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('stopped')))
  })

export const sha256Of = (content: string): string => createHash('sha256').update(content).digest('hex')

export const idOf = (content: string): string => sha256Of(content).slice(0, 16)

const place: Place = { kind: 'text', line: 3, column: 5, text: '1.00' }

export function sampleAudited(file: string): Audited {
  const disclosure = sampleDisclosure(file)
  return {
    source: { format: 'text', blocks: [{ kind: 'paragraph', text: '支出总表', place }] },
    disclosure,
    statements: statementsOf(disclosure),
    findings: [finding],
    counts: { holds: 1, fails: 1, unknown: 0, inapplicable: 0 },
  }
}

const finding: Finding = {
  id: 'f0',
  rule: 'between-tables/same-money',
  severity: 'error',
  certainty: 'certain',
  what: '两处不一致',
  why: '同一笔钱应当是同一个数',
  toDo: '请核对',
  basis: [],
  figures: null,
  cause: null,
  correction: null,
  places: [place],
  evidence: [],
}

const sampleDisclosure = (file: string): Disclosure => ({
  document: {
    file,
    format: 'text',
    title: '2024年部门预算',
    unit: { code: null, name: '某县机关事务中心' },
    year: 2024,
    stage: 'initial',
    kind: 'department-budget',
    region: null,
    amountUnit: '万元',
    confidence: 1,
  },
  tables: [
    {
      id: 't1',
      title: '支出总表',
      no: null,
      form: null,
      amountUnit: '万元',
      year: 2024,
      empty: false,
      note: null,
      place,
      base: {},
      columns: [],
      rows: [],
      cells: [0, 1].map((r) => ({
        row: { code: null, name: '合计' },
        column: ['合计'],
        r,
        c: 0,
        text: '1.00',
        amount: '1.00',
        key: { measure: 'money', year: '2024' },
        confidence: 1,
        place,
      })),
    },
  ],
  programs: [],
  departmentTargets: { name: null, budget: null, goal: null, indicators: [], place: null },
  claims: [],
  unplaced: [],
  sections: [],
})
