import { memberOfWord, type Pasted, type WorkingBook, type WorkingRow } from '@mingzhang/forms'
import { type CellChange, freshId, ordered, withCells } from './editing.ts'
import { fenOf, sumsOf } from './grid-lines.ts'

/** 放法 How pasted rows go into the table. */
export type PasteMode = 'append' | 'over'

export type PastePlan = {
  readonly working: WorkingBook
  readonly added: number
  readonly changed: number
  /** Amounts that are no numbers; they go in as they are. */
  readonly unread: number
  /** 分. */
  readonly total: number
}

type Wanted = {
  readonly working: WorkingBook
  readonly pasted: Pasted
  /** What each column is taken for; null is left out. */
  readonly fields: readonly (string | null)[]
  readonly mode: PasteMode
  readonly unit: string
  /** Lines shown in the table, in order, and the one the cursor stands in. */
  readonly rows: readonly string[]
  readonly from: string | null
  readonly ledger: string
}

/** 粘贴的结果 The book as it would be, and what would be different: shown before anything happens. */
export function pastePlan(wanted: Wanted): PastePlan {
  const { working, pasted, fields, mode, rows, from } = wanted
  const all = pasted.rows.map((cells) => cellsOfRow(wanted, cells, fields))
  const unread = all
    .flat()
    .filter(
      ({ field, text }) =>
        field.startsWith('fund:') && text !== '' && fenOf(text, working.amountUnit) === null,
    )
  const start = mode === 'over' ? Math.max(0, rows.indexOf(from ?? '')) : rows.length
  const changes = all.flatMap((cells, at) => {
    const row = mode === 'over' ? rows[start + at] : undefined
    return row === undefined ? [] : cells.map((cell) => ({ ...cell, row }))
  })
  const left = mode === 'over' ? all.slice(rows.length - start) : all
  const filled = withCells(working, changes)
  const next = left.reduce((book, cells) => appended(book, cells, wanted.ledger), filled)
  const done = ordered(next)
  return {
    working: done,
    added: left.length,
    changed: changes.length,
    unread: unread.length,
    total: sumsOf(
      done.rows.filter(({ ledger }) => ledger === wanted.ledger),
      working.amountUnit,
    ).total,
  }
}

function cellsOfRow(
  { working, unit }: Wanted,
  cells: readonly string[],
  fields: readonly (string | null)[],
): Omit<CellChange, 'row'>[] {
  const fundAt = fields.indexOf('fund')
  const fund = fundAt < 0 ? 'general' : memberOfWord('fund', cells[fundAt] ?? '')
  return fields.flatMap((field, at) => {
    const text = cells[at]?.trim() ?? ''
    if (field === null || field === 'fund') return []
    if (field === 'amount' || field.startsWith('fund:')) {
      const column = field === 'amount' ? `fund:${fund}` : field
      return [{ field: column, text: inUnit(text, unit, working.amountUnit) }]
    }
    return [{ field, text: memberOfWord(field, text) }]
  })
}

/** Amounts in 元 become amounts in the unit of the table; what is no number stays as it is. */
function inUnit(text: string, from: string, to: string): string {
  const plain = text.replace(/[,，\s]/gu, '')
  if (from === to || !/^-?\d+(?:\.\d+)?$/u.test(plain)) return text
  const [whole = '', fraction = ''] = plain.replace('-', '').split('.')
  const digits = `${whole.padStart(5, '0')}${fraction}`
  const at = Math.max(whole.length, 5) - 4
  const shifted = `${digits.slice(0, at)}.${digits.slice(at)}`.replace(/0+$/u, '').replace(/\.$/u, '')
  return `${plain.startsWith('-') ? '-' : ''}${shifted}`
}

function appended(
  working: WorkingBook,
  cells: readonly Omit<CellChange, 'row'>[],
  ledger: string,
): WorkingBook {
  const id = freshId(working, 'pasted')
  const row: WorkingRow = { id, ledger, at: { use: 'running', origin: 'thisYear' }, money: {} }
  const project = cells.some(({ field, text }) => field === 'project' && text !== '')
  const whole: WorkingRow = project ? { ...row, at: { ...row.at, use: 'project' } } : row
  return withCells(
    { ...working, rows: [...working.rows, whole] },
    cells.map((cell) => ({ ...cell, row: id })),
  )
}
