import { type Amount, isMoneyUnit, parseAmount, scaleOf, stepOf } from './amount.ts'
import type { Cell, Disclosure, Table } from './disclosure.ts'
import { type Key, keyText } from './key.ts'
import type { Place } from './place.ts'

/** 陈述 A figure as somebody stated it: which money (key), how much (amount with digits and unit), where (place). */
export type Statement = {
  /** Unique within the document. */
  readonly id: string
  readonly key: Key
  readonly keyText: string
  readonly amount: Amount
  readonly place: Place
  /** Where the statement comes from: a cell of a table, a claim, or a programme's budget. */
  readonly from: StatementSource
  readonly confidence: number
}

export type StatementSource =
  | { readonly kind: 'cell'; readonly table: string; readonly r: number; readonly c: number }
  | { readonly kind: 'claim'; readonly index: number }
  | { readonly kind: 'program'; readonly index: number; readonly part: number | null }
  | { readonly kind: 'departmentTargets' }

/** Every statement of a disclosure whose key is known, in reading order of tables, programmes, claims. */
export function statementsOf(disclosure: Disclosure): Statement[] {
  const statements = [
    ...disclosure.tables.flatMap(statementsOfTable),
    ...statementsOfPrograms(disclosure),
    ...statementsOfClaims(disclosure),
  ]
  if (!disclosure.document.recognised) return statements
  return statements.map((each) => ({ ...each, confidence: Math.min(each.confidence, recognisedConfidence) }))
}

/** 识别把握 How sure a figure recognised from a picture is at most: below what may accuse anybody. */
export const recognisedConfidence = 0.3

function statementsOfTable(table: Table): Statement[] {
  const decimals = finestDecimals(table)
  const statements: Statement[] = []
  for (const cell of table.cells) {
    const unit = unitOfCell(table, cell)
    if (cell.key === null || cell.amount === null || unit === null) continue
    const amount = parseAmount(cell.amount, unit)
    if (!amount) continue
    const step = Math.min(amount.step, stepOf(scaleOf(unit), decimals.get(cell.c) ?? 0))
    const from = { kind: 'cell', table: table.id, r: cell.r, c: cell.c } as const
    const id = `${table.id}.${cell.r}.${cell.c}`
    statements.push(statement(id, cell.key, { ...amount, step }, cell.place, from, cell.confidence))
  }
  return statements
}

const unitOfCell = (table: Table, cell: Cell): string | null =>
  table.columns[cell.c]?.role === 'count' ? '1' : table.amountUnit

/** The finest digits printed in a column: 268 in a column with 48.20 is 268.00. */
function finestDecimals(table: Table): Map<number, number> {
  const finest = new Map<number, number>()
  for (const cell of table.cells) {
    const point = cell.amount?.indexOf('.') ?? -1
    const digits = point < 0 ? 0 : (cell.amount?.length ?? 0) - point - 1
    finest.set(cell.c, Math.max(finest.get(cell.c) ?? 0, digits))
  }
  return finest
}

function statementsOfPrograms({ document, programs, departmentTargets }: Disclosure): Statement[] {
  const common = { year: document.year === null ? undefined : String(document.year), stage: document.stage }
  const statements: Statement[] = []
  const add = (
    id: string,
    key: Key,
    stated: { amount: string; unit: string },
    place: Place,
    from: StatementSource,
    evaluated: boolean,
  ) => {
    const amount = parseAmount(stated.amount, stated.unit)
    const { year } = common
    // 年初预算数 of a self-evaluation: what the accounts beside it say is another stage.
    const stage = evaluated ? 'initial' : common.stage
    if (amount && year) statements.push(statement(id, { ...key, year, stage }, amount, place, from, 1))
  }
  programs.forEach((program, index) => {
    if (!program.budget) return
    const key: Key = { measure: 'money', use: 'project', project: program.code ?? projectName(program) }
    const from = { kind: 'program', index, part: null } as const
    const place = program.budgetPlace ?? program.place
    add(`p${index}`, key, program.budget, place, from, program.evaluation !== undefined)
  })
  const { budget } = departmentTargets
  if (budget) {
    const key: Key = { measure: 'money', use: 'expenditure' }
    const from = { kind: 'departmentTargets' } as const
    add('target', key, budget, budget.place, from, departmentTargets.evaluation !== undefined)
  }
  return statements
}

/** Identity of a programme without a code: its name and its department (the same name elsewhere is another one). */
export const projectName = (program: { name: string; department: string | null }): string =>
  program.department ? `${program.name}@${program.department}` : program.name

function statementsOfClaims({ claims }: Disclosure): Statement[] {
  const statements: Statement[] = []
  claims.forEach((claim, index) => {
    const stated = claim.change ?? claim.amount
    if (claim.key === null || stated === null || claim.unit === null) return
    if (claim.key.measure !== 'count' && !isMoneyUnit(claim.unit)) return
    const amount = parseAmount(stated, claim.unit)
    if (amount) {
      statements.push(
        statement(`c${index}`, claim.key, amount, claim.place, { kind: 'claim', index }, claim.confidence),
      )
    }
  })
  return statements
}

const statement = (
  id: string,
  key: Key,
  amount: Amount,
  place: Place,
  from: StatementSource,
  confidence: number,
): Statement => ({ id, key, keyText: keyText(key), amount, place, from, confidence })
