import {
  type Book,
  decimalsOf,
  type Entry,
  entryCoordinates,
  formatAmount,
  type Ledger,
  scaleOf,
} from '@mingzhang/model'
import { fieldsOfBook } from '../book/write-book.ts'
import type { RowCoordinate, WorkingBook, WorkingRow } from './working-book.ts'

/** Units people enter budgets in are 万元; a finer last digit stays as fine as it is. */
const amountUnit = '万元'

/**
 * 账本成底稿 A book opened for entry: entries that differ only in their fund are one line with an amount in each fund.
 */
export function workingOfBook(book: Book): WorkingBook {
  const { ledgers: _ledgers, amountUnit: _unit, ...fields } = fieldsOfBook(book)
  return {
    amountUnit,
    ledgers: book.ledgers.map(({ id, scope }) => ({ id, scope })),
    rows: book.ledgers.flatMap(rowsOfLedger),
    fields,
  }
}

/** 分账成行 The lines of one ledger. */
export function rowsOfLedger(ledger: Ledger): WorkingRow[] {
  const rows = new Map<string, WorkingRow>()
  const taken = new Set<string>()
  ledger.entries.forEach((entry, index) => {
    const slot = slotOf(entry)
    const fund = entry.at.fund ?? ''
    const before = rows.get(slot)
    // Two entries for one fund are two lines: entries may repeat, and neither is the other's.
    const own = before === undefined || taken.has(`${slot} ${fund}`) ? `${slot} #${index}` : slot
    const row = own === slot ? before : undefined
    if (before === undefined) rows.set(slot, rowOf(ledger.id, entry, rows.size))
    else if (row === undefined) rows.set(own, rowOf(ledger.id, entry, rows.size))
    else rows.set(slot, { ...row, money: { ...row.money, [fund]: amountText(entry.amount) } })
    taken.add(`${slot} ${fund}`)
  })
  return [...rows.values()]
}

/** 分 in 万元 with two decimals, or as many more as it takes. */
export function amountText(amount: number, unit = amountUnit): string {
  const scale = scaleOf(unit)
  let step = scale / 100
  while (step > 1 && amount % step !== 0) step /= 10
  const exact = { value: amount, step: Math.max(1, step), unit }
  return formatAmount(exact, Math.max(2, decimalsOf(exact)))
}

const rowCoordinates = entryCoordinates.filter((one): one is RowCoordinate => one !== 'fund')

const slotOf = ({ at, costing, note }: Entry): string =>
  [...rowCoordinates.map((coordinate) => at[coordinate] ?? ''), costing ?? '', note ?? ''].join('\u0001')

function rowOf(ledger: string, { at, amount, costing, note }: Entry, index: number): WorkingRow {
  const { fund, ...rest } = at
  return {
    id: `${ledger}-${index + 1}`,
    ledger,
    at: rest,
    money: { [fund ?? '']: amountText(amount) },
    ...(costing !== undefined && { costing }),
    ...(note !== undefined && { note }),
  }
}
