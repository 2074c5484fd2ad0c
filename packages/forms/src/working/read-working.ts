import { type Book, type BookProblem, formatAmount, parseAmount } from '@mingzhang/model'
import { isWholeFen } from '../book/fields.ts'
import { withoutFile } from '../book/in-file.ts'
import { readBookValue } from '../book/read-book.ts'
import { type ReadingMemory, type RowLine, readBefore, readingMemory } from './reading-memory.ts'
import type { Plain, PlainRecord, WorkingBook, WorkingRow } from './working-book.ts'

/** 底稿问题 A problem with the cell of the entry table it stands in; null where it is about another field. */
export type WorkingProblem = BookProblem & { readonly cell: WorkingCell | null }

/** 格 A cell of the entry table: `fund:general`, or the name of a coordinate, `note`, `costing`. */
export type WorkingCell = { readonly row: string; readonly field: string }

export type WorkingRead = { readonly book: Book | null; readonly problems: readonly WorkingProblem[] }

/**
 * 读底稿 The book that was typed so far. Blank cells are no entries; a cell that cannot be read is left out of the book
 * and is a problem that names it.
 *
 * @param memory of who reads one book again and again: what did not change is the same object then
 */
export function readWorking(working: WorkingBook, memory: ReadingMemory = readingMemory()): WorkingRead {
  const before = readBefore(memory, working)
  const lines = working.ledgers.map(({ id }) =>
    working.rows.flatMap((row) => (row.ledger === id ? linesOf(row, working.amountUnit, before.lines) : [])),
  )
  const ledgers = working.ledgers.map(({ id, scope }, index): PlainRecord => {
    const entries = (lines[index] ?? []).map(({ entry }) => entry)
    return { id, scope: { ...scope }, entries }
  })
  const { book, problems } = readBookValue({ ...working.fields, amountUnit: '元', ledgers }, before.entries)
  const read = book && before.book ? { ...before.book, ledgers: book.ledgers } : book
  memory.read = { ...before, book: read }
  const numbers = new Map(problems.length > 0 ? working.rows.map(({ id }, index) => [id, index + 1]) : [])
  return { book: read, problems: problems.map((problem) => located(problem, numbers, lines)) }
}

function linesOf(
  row: WorkingRow,
  unit: string,
  known: WeakMap<WorkingRow, readonly RowLine[]>,
): readonly RowLine[] {
  const before = known.get(row)
  if (before) return before
  const lines = amountsOf(row).map(([fund, typed]): RowLine => {
    return { row: row.id, fund, entry: entryOf(row, fund, inYuan(typed, unit)) }
  })
  known.set(row, lines)
  return lines
}

const amountsOf = (row: WorkingRow): readonly (readonly [string, string])[] => {
  const typed = Object.entries(row.money).filter(([, text]) => text.trim() !== '')
  return typed.length === 0 && row.costing !== undefined && row.costing !== '' ? [['', '']] : typed
}

/** The fields of a book stand in 元; what is no number, or finer than 分, stays as typed and is told so. */
function inYuan(typed: string, unit: string): string {
  const amount = parseAmount(typed, unit)
  if (amount === null || !isWholeFen(typed, unit)) return typed
  return formatAmount({ ...amount, unit: '元', step: 1 }, 2)
}

function entryOf(row: WorkingRow, fund: string, typed: string): PlainRecord {
  const entry: Record<string, Plain> = {}
  for (const [coordinate, member] of Object.entries(row.at)) {
    if (member !== undefined && member.trim() !== '') entry[coordinate] = member.trim()
  }
  if (fund !== '') entry['fund'] = fund
  if (typed !== '') entry['amount'] = typed.trim()
  if (row.costing !== undefined && row.costing !== '') entry['costing'] = row.costing
  if (row.note !== undefined && row.note !== '') entry['note'] = row.note
  return entry
}

function located(
  problem: BookProblem,
  numbers: ReadonlyMap<string, number>,
  lines: readonly (readonly RowLine[])[],
): WorkingProblem {
  const [, ledger = '', entry = '', field = ''] =
    /^ledgers\[(\d+)\]\.entries\[(\d+)\]\.?(.*)$/u.exec(problem.where) ?? []
  const line = ledger === '' ? undefined : lines[Number(ledger)]?.[Number(entry)]
  if (line === undefined) return { ...problem, cell: null }
  const { row, fund } = line
  const named = fieldWords[field] ?? ''
  const place = `第 ${numbers.get(row) ?? 0} 条${named}`
  // “第 3 条的金额 的金额” says one thing twice, and where a place is words, none stand apart from it.
  const said = (text: string): string =>
    text
      .replaceAll(`${problem.where} `, place)
      .replaceAll(problem.where, place)
      .replace(named + named, named)
  const cell = { row, field: field === 'amount' || field === '' ? `fund:${fund}` : field }
  return { ...problem, where: place, what: said(problem.what), toDo: withoutFile(said(problem.toDo)), cell }
}

const fieldWords: { readonly [field: string]: string } = {
  amount: '的金额',
  func: '的功能科目',
  econ: '的部门经济科目',
  gov: '的政府经济科目',
  project: '的项目',
  fund: '的资金性质',
  origin: '的资金来源',
  use: '的支出类别',
  costing: '的测算表',
  note: '的说明',
}
