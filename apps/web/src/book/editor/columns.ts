import type { WorkingBook, WorkingRow } from '@mingzhang/forms'
import { formatAmount } from '@mingzhang/model'
import { fenOf, sumsOf } from './grid-lines.ts'

/** 列 A column of the entry table. `choice` columns are picked from a list by code or name. */
export type GridColumn = {
  readonly id: string
  readonly kind: 'text' | 'choice' | 'money' | 'computed'
  readonly width: number
  /** Whether the last wide columns share what is left. */
  readonly grows?: boolean
  readonly group?: 'accounts' | 'funds'
}

const fundOrder = [
  'general',
  'governmentFund',
  'stateCapital',
  'special',
  'institution',
  'business',
  'superior',
  'subordinate',
  'other',
  'own',
  'fiscal',
  '',
]

/** 用到的资金 The funds of the table's columns: the two of every book, and those with money. */
export function fundsOf(working: WorkingBook, more: ReadonlySet<string>): readonly string[] {
  const used = new Set(['general', 'governmentFund'])
  for (const { money } of working.rows) {
    for (const [fund, typed] of Object.entries(money)) if (typed !== '') used.add(fund)
  }
  for (const column of more) if (column.startsWith('fund:')) used.add(column.slice('fund:'.length))
  return [...used].toSorted((one, other) => fundOrder.indexOf(one) - fundOrder.indexOf(other))
}

/** 可增的列 Columns that are shown when a person asks for them. */
export const optionalColumns = [
  'use',
  'origin',
  'last',
  'note',
  'fund:stateCapital',
  'fund:special',
  'fund:own',
] as const

/** 列表 The columns in their order. */
export function gridColumns(
  working: WorkingBook,
  shown: ReadonlySet<string>,
  narrow = false,
): readonly GridColumn[] {
  if (narrow) return narrowColumns(working, shown)
  const some = (column: GridColumn): GridColumn[] => (shown.has(column.id) ? [column] : [])
  return [
    { id: 'project', kind: 'choice', width: 100, grows: true },
    ...some({ id: 'use', kind: 'choice', width: 92 }),
    ...some({ id: 'origin', kind: 'choice', width: 80 }),
    { id: 'func', kind: 'choice', width: 118, grows: true },
    { id: 'econ', kind: 'choice', width: 112, grows: true, group: 'accounts' },
    { id: 'gov', kind: 'choice', width: 52, group: 'accounts' },
    ...fundsOf(working, shown).map(
      (fund): GridColumn => ({
        id: `fund:${fund}`,
        kind: 'money',
        width: moneyWidth(working, (row) => row.money[fund] ?? ''),
        group: 'funds',
      }),
    ),
    { id: 'total', kind: 'computed', width: totalWidth(working), group: 'funds' },
    ...some({ id: 'last', kind: 'computed', width: 80 }),
    ...some({ id: 'note', kind: 'text', width: 140 }),
    { id: 'check', kind: 'computed', width: 104 },
  ]
}

const [digit, padding, narrowest] = [7.6, 18, 70]

/** A cut figure would be taken for another one: a column of money is as wide as its longest, and as its sum. */
function moneyWidth({ rows, amountUnit }: WorkingBook, textOf: (row: WorkingRow) => string): number {
  let longest = 0
  let sum = 0
  for (const row of rows) {
    const text = textOf(row)
    longest = Math.max(longest, text.length)
    sum += Math.abs(fenOf(text, amountUnit) ?? 0)
  }
  const widest = Math.max(longest + 1, amountLength(sum, amountUnit))
  return Math.max(narrowest, Math.ceil(widest * digit + padding))
}

function totalWidth(working: WorkingBook): number {
  const { total } = sumsOf(working.rows, working.amountUnit)
  const longest = moneyWidth(working, ({ money }) =>
    Object.values(money).reduce((one, other) => (other.length > one.length ? other : one), ''),
  )
  const widest = amountLength(total, working.amountUnit)
  return Math.max(longest, Math.ceil(widest * digit + padding))
}

const amountLength = (fen: number, unit: string): number =>
  formatAmount({ value: fen, step: 1, unit }, 2).length

/** The columns that were shown before, where nothing of them has changed: lines need not be drawn again. */
export const sameColumns = (
  before: readonly GridColumn[],
  now: readonly GridColumn[],
): readonly GridColumn[] =>
  before.length === now.length &&
  now.every(({ id, width }, at) => before[at]?.id === id && before[at]?.width === width)
    ? before
    : now

/** On a phone: what the line is for and its amounts; accounts stand behind them, then what else was asked for. */
const narrowColumns = (working: WorkingBook, shown: ReadonlySet<string>): readonly GridColumn[] => [
  { id: 'item', kind: 'computed', width: 128, grows: true },
  ...fundsOf(working, shown).map(
    (fund): GridColumn => ({
      id: `fund:${fund}`,
      kind: 'money',
      width: moneyWidth(working, (row) => row.money[fund] ?? ''),
      group: 'funds',
    }),
  ),
  { id: 'check', kind: 'computed', width: 64 },
  { id: 'func', kind: 'choice', width: 150 },
  { id: 'econ', kind: 'choice', width: 150 },
  ...(shown.has('use') ? [{ id: 'use', kind: 'choice', width: 110 } as const] : []),
  ...(shown.has('note') ? [{ id: 'note', kind: 'text', width: 150 } as const] : []),
]

/** 开头的列 Columns beyond the usual that a book begins with. */
export function firstColumns(working: WorkingBook): ReadonlySet<string> {
  const isBlank = working.rows.some(({ money }) => Object.keys(money).length === 0)
  const origins = new Set(working.rows.map(({ at }) => at.origin ?? ''))
  return new Set([...(isBlank ? ['last'] : []), ...(origins.size > 1 ? ['origin'] : [])])
}
