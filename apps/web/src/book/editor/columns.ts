import type { WorkingBook } from '@mingzhang/forms'

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
    { id: 'project', kind: 'choice', width: 128, grows: true },
    ...some({ id: 'use', kind: 'choice', width: 92 }),
    ...some({ id: 'origin', kind: 'choice', width: 80 }),
    { id: 'func', kind: 'choice', width: 140, grows: true },
    { id: 'econ', kind: 'choice', width: 132, grows: true, group: 'accounts' },
    { id: 'gov', kind: 'choice', width: 52, group: 'accounts' },
    ...fundsOf(working, shown).map(
      (fund): GridColumn => ({ id: `fund:${fund}`, kind: 'money', width: 72, group: 'funds' }),
    ),
    { id: 'total', kind: 'computed', width: 72, group: 'funds' },
    ...some({ id: 'last', kind: 'computed', width: 76 }),
    ...some({ id: 'note', kind: 'text', width: 140 }),
    { id: 'check', kind: 'computed', width: 104 },
  ]
}

/** On a phone: what the line is for and its amounts; accounts stand behind them. */
const narrowColumns = (working: WorkingBook, shown: ReadonlySet<string>): readonly GridColumn[] => [
  { id: 'item', kind: 'computed', width: 128, grows: true },
  ...fundsOf(working, shown).map(
    (fund): GridColumn => ({ id: `fund:${fund}`, kind: 'money', width: 74, group: 'funds' }),
  ),
  { id: 'check', kind: 'computed', width: 64 },
  { id: 'func', kind: 'choice', width: 150 },
  { id: 'econ', kind: 'choice', width: 150 },
]

/** 开头的列 Columns beyond the usual that a book begins with. */
export function firstColumns(working: WorkingBook): ReadonlySet<string> {
  const isBlank = working.rows.some(({ money }) => Object.keys(money).length === 0)
  const origins = new Set(working.rows.map(({ at }) => at.origin ?? ''))
  return new Set([...(isBlank ? ['last'] : []), ...(origins.size > 1 ? ['origin'] : [])])
}
