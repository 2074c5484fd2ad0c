import {
  amountText,
  type EntrySheet,
  isMoneyField,
  readEntrySheet,
  type SheetMapping,
  type SheetRow,
  type WorkingBook,
  type WorkingRow,
} from '@mingzhang/forms'
import { type BookProblem, entryCoordinates, parseAmount } from '@mingzhang/model'
import { type CellChange, ordered, withCells } from './editing.ts'
import { type Sums, sumsOf } from './grid-lines.ts'

/** 放法 How the rows go into the table. */
export type ImportMode = 'append' | 'over' | 'replace'

export type ImportPlan = {
  readonly working: WorkingBook
  readonly added: number
  readonly changed: number
  readonly removed: number
  /** Sums of the ledger by fund before and after. */
  readonly before: Sums
  readonly after: Sums
  /** Rows that are no entries, by kind. */
  readonly left: ReadonlyMap<string, number>
  /** Rows of another year: they do not go in. */
  readonly refused: readonly BookProblem[]
  /** What is wrong with rows that go in as they are, and with the sheet as a whole. */
  readonly problems: readonly BookProblem[]
  /** How many rows have something wrong with them. */
  readonly flawed: number
}

type Wanted = {
  readonly working: WorkingBook
  readonly sheet: EntrySheet
  readonly mapping: SheetMapping
  readonly mode: ImportMode
  /** Lines shown in the table, in order, and the one the cursor stands in. */
  readonly rows: readonly string[]
  readonly from: string | null
  readonly ledger: string
  readonly year: number
}

/** 导入的结果 The book as it would be, and what would be different: shown before anything happens. */
export function importPlan(wanted: Wanted): ImportPlan {
  const { working, sheet, mapping, mode, rows, from, ledger, year } = wanted
  const read = readEntrySheet(sheet, mapping, year)
  const isRefused = ({ problems }: SheetRow): boolean => problems.some(({ id }) => id === 'book/year-differs')
  // Rows written over lines of the table keep their order: a sum among them takes its line too.
  const isEntry = ({ left }: SheetRow): boolean => left === null || (mode === 'over' && left === 'group')
  const entries = read.rows.filter((row) => isEntry(row) && !isRefused(row))
  const all = entries.map((row) => cellsOfRow(row, mapping, working.amountUnit))
  const kept = mode === 'replace' ? withoutLedger(working, ledger) : working
  const start = mode === 'over' ? Math.max(0, rows.indexOf(from ?? '')) : rows.length
  const changes = all.flatMap((cells, at) => {
    const row = mode === 'over' ? rows[start + at] : undefined
    return row === undefined ? [] : cells.map((cell) => ({ ...cell, row }))
  })
  const added = mode === 'over' ? all.slice(rows.length - start) : all
  const done = ordered(appended(withCells(kept, changes), added, ledger))
  const hasMoney = mapping.columns.some(({ field }) => isMoneyField(field))
  const matters = ({ id }: BookProblem): boolean =>
    id !== 'book/year-differs' && (hasMoney || id !== 'book/amount-missing')
  return {
    working: done,
    added: added.length,
    changed: changes.length,
    removed: working.rows.length - kept.rows.length,
    before: sumsOf(ofLedger(working, ledger), working.amountUnit),
    after: sumsOf(ofLedger(done, ledger), working.amountUnit),
    left: countsOf(read.rows),
    refused: read.rows.filter(isRefused).flatMap(({ problems }) => problems),
    problems: read.problems.filter(matters),
    flawed: entries.filter(({ problems }) => problems.some(matters)).length,
  }
}

const ofLedger = ({ rows }: WorkingBook, ledger: string): readonly WorkingRow[] =>
  rows.filter((row) => row.ledger === ledger)

const withoutLedger = (working: WorkingBook, ledger: string): WorkingBook => ({
  ...working,
  rows: working.rows.filter((row) => row.ledger !== ledger),
})

function countsOf(rows: readonly SheetRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { left } of rows) if (left !== null) counts.set(left, (counts.get(left) ?? 0) + 1)
  return counts
}

const texts: readonly string[] = [...entryCoordinates.filter((one) => one !== 'fund'), 'note', 'costing']

/** The cells of the entry table that a row of the sheet fills; a blank cell of a column that is read blanks its cell. */
function cellsOfRow({ fields }: SheetRow, mapping: SheetMapping, to: string): Omit<CellChange, 'row'>[] {
  const from = mapping.amountUnit
  const columns = mapping.columns.flatMap(({ field }) => field ?? [])
  const blanks = columns.filter((field) => texts.includes(field) || field.startsWith('fund:'))
  const stated = Object.entries(fields).flatMap(([field, text]): [string, string][] => {
    if (field === 'amount') return [[`fund:${fields['fund'] ?? ''}`, inUnit(text, from, to)]]
    if (field.startsWith('fund:')) return [[field, inUnit(text, from, to)]]
    return texts.includes(field) ? [[field, text]] : []
  })
  const cells = new Map([...blanks.map((field): [string, string] => [field, '']), ...stated])
  return [...cells].map(([field, text]) => ({ field, text }))
}

/** Amounts in the unit of the table; what is no number, or finer than 分, stays as it is. */
function inUnit(text: string, from: string, to: string): string {
  if (from === to) return text
  const amount = parseAmount(text, from)
  const isFine = (/[.．](\d+?)0*$/u.exec(text)?.[1]?.length ?? 0) > 2 && from === '元'
  return amount === null || isFine ? text : amountText(amount.value, to)
}

/** Lines added at the end, each with what its row states and nothing else. */
function appended(
  working: WorkingBook,
  all: readonly (readonly Omit<CellChange, 'row'>[])[],
  ledger: string,
): WorkingBook {
  let batch = 1
  while (working.rows.some(({ id }) => id.startsWith(`import${batch}-`))) batch += 1
  const id = (at: number): string => `import${batch}-${at + 1}`
  const rows = all.map((_, at): WorkingRow => ({ id: id(at), ledger, at: {}, money: {} }))
  const changes = all.flatMap((cells, at) => cells.map((cell) => ({ ...cell, row: id(at) })))
  return withCells({ ...working, rows: [...working.rows, ...rows] }, changes)
}
