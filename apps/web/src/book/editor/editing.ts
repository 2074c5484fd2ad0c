import { cellsOf, type PlainRecord, rowOfCells, type WorkingBook, type WorkingRow } from '@mingzhang/forms'

/** 用途的次序 The groups of the entry table, in the order forms print them. */
export const uses = [
  'personnel',
  'running',
  'basic',
  'project',
  'business',
  'remittance',
  'subsidy',
  'reserve',
  'carriedOut',
  'distributed',
  'expenditure',
  '',
] as const

const ranks = new Map<string, number>(uses.map((use, rank) => [use, rank]))

/** 排好 The lines in their groups, each group in its own order, so that numbers run on down the page. */
export function ordered(working: WorkingBook): WorkingBook {
  const ledgers = new Map(working.ledgers.map(({ id }, at) => [id, at * (uses.length + 1)]))
  const rankOf = ({ ledger, at }: WorkingRow): number =>
    (ledgers.get(ledger) ?? -uses.length - 1) + (ranks.get(at.use ?? '') ?? uses.length)
  const placed = working.rows.map((row) => ({ row, rank: rankOf(row) }))
  if (placed.every(({ rank }, at) => at === 0 || rank >= (placed[at - 1]?.rank ?? 0))) return working
  const rows = placed.toSorted((one, other) => one.rank - other.rank).map(({ row }) => row)
  return { ...working, rows }
}

/** 一格 A cell of the entry table: `fund:general`, a coordinate, `note`. */
export type CellChange = { readonly row: string; readonly field: string; readonly text: string }

/** 取一格 What stands in a cell, as typed. */
export const cellText = (row: WorkingRow, field: string): string => cellsOf(row)[field] ?? ''

/** 填格 The book with cells changed; what was proposed for a changed cell is proposed no longer. */
export function withCells(working: WorkingBook, changes: readonly CellChange[]): WorkingBook {
  const byRow = new Map<string, CellChange[]>()
  for (const change of changes) byRow.set(change.row, [...(byRow.get(change.row) ?? []), change])
  return {
    ...working,
    rows: working.rows.map((row) => {
      const mine = byRow.get(row.id)
      return mine === undefined ? row : changedRow(row, mine)
    }),
  }
}

function changedRow(row: WorkingRow, changes: readonly CellChange[]): WorkingRow {
  const cells: Record<string, string> = {
    ...cellsOf(row),
    ...Object.fromEntries(changes.map(({ field, text }) => [field, text])),
  }
  // An amount whose fund was not known has one as soon as it is entered in that fund's column.
  const known = changes.some(({ field, text }) => /^fund:./u.test(field) && text !== '')
  if (known && cells['fund:'] !== undefined && !changes.some(({ field }) => field === 'fund:'))
    cells['fund:'] = ''
  const left = (row.proposed ?? []).filter((name) => !changes.some(({ field }) => field === name))
  const { proposed: _proposed, ...next } = rowOfCells(row, cells)
  return left.length > 0 ? { ...next, proposed: left } : next
}

/** 认可 The proposals of some lines are taken as they stand. */
export const withConfirmed = (working: WorkingBook, rows: ReadonlySet<string>): WorkingBook => ({
  ...working,
  rows: working.rows.map((row) => {
    if (!rows.has(row.id)) return row
    const { proposed: _proposed, ...kept } = row
    return kept
  }),
})

/** 新行的号 An id that no line of the book has. */
export function freshId(working: WorkingBook, salt: string): string {
  const taken = new Set(working.rows.map(({ id }) => id))
  let number = working.rows.length + 1
  while (taken.has(`${salt}-${number}`)) number += 1
  return `${salt}-${number}`
}

/** 加行 A new line below another, in its group; at the end where there is none. */
export function withNewRow(
  working: WorkingBook,
  below: string | null,
  ledger: string,
  salt: string,
): { readonly working: WorkingBook; readonly id: string } {
  const at = working.rows.findIndex(({ id }) => id === below)
  const model = working.rows[at]
  const row: WorkingRow = {
    id: freshId(working, salt),
    ledger,
    at: { use: model?.at.use ?? 'running', origin: model?.at.origin ?? 'thisYear' },
    money: {},
  }
  const rows = working.rows.toSpliced(at < 0 ? working.rows.length : at + 1, 0, row)
  return { working: ordered({ ...working, rows }), id: row.id }
}

/** 删行 The book without a line. */
export const withoutRow = (working: WorkingBook, id: string): WorkingBook => ({
  ...working,
  rows: working.rows.filter((row) => row.id !== id),
})

/** 改一项 The book with one of its other fields replaced. */
export const withField = (working: WorkingBook, name: string, value: PlainRecord[string]): WorkingBook => ({
  ...working,
  fields: { ...working.fields, [name]: value },
})
