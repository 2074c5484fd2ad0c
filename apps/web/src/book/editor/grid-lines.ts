import type { WorkingBook, WorkingRow } from '@mingzhang/forms'
import { memberName } from '@mingzhang/law'
import { parseAmount } from '@mingzhang/model'

/** 小计 What can be added up, in 分 by fund; what cannot be read is not in it. */
export type Sums = { readonly byFund: ReadonlyMap<string, number>; readonly total: number }

/** 录入表的一行 A group's head, a line, or the foot. */
export type GridLine =
  | {
      readonly kind: 'group'
      readonly use: string
      readonly name: string
      readonly rows: readonly string[]
      readonly open: boolean
      /** Lines that are shown: all of them, unless some are looked for. */
      readonly shown: number
      /** Of all lines of the group, shown or not. */
      readonly sums: Sums
    }
  | { readonly kind: 'row'; readonly row: WorkingRow; readonly number: number; readonly total: number | null }

const read = new Map<string, number | null>()
const mostRead = 20_000

/** 可读的金额 分, or null where a cell is blank or cannot be read. Tables are added up at every key: a text is read once. */
export function fenOf(typed: string | undefined, unit: string): number | null {
  if (typed === undefined || typed === '') return null
  const slot = `${unit} ${typed}`
  const known = read.get(slot)
  if (known !== undefined) return known
  const amount = typed.trim() === '' ? null : (parseAmount(typed, unit)?.value ?? null)
  if (read.size >= mostRead) read.clear()
  read.set(slot, amount)
  return amount
}

/** Amounts of a line that can be read, with the unit they were read in. */
type ReadRow = {
  readonly unit: string
  readonly amounts: readonly (readonly [fund: string, amount: number])[]
  readonly total: number
}

const readRows = new WeakMap<WorkingRow, ReadRow>()

/** A line that is as it was is not read again. */
function readRow(row: WorkingRow, unit: string): ReadRow {
  const known = readRows.get(row)
  if (known?.unit === unit) return known
  const amounts = Object.entries(row.money).flatMap(([fund, typed]) => {
    const amount = fenOf(typed, unit)
    return amount === null ? [] : [[fund, amount] as const]
  })
  const made = { unit, amounts, total: amounts.reduce((sum, [, amount]) => sum + amount, 0) }
  readRows.set(row, made)
  return made
}

export function sumsOf(rows: readonly WorkingRow[], unit: string): Sums {
  const byFund = new Map<string, number>()
  let total = 0
  for (const row of rows) {
    const read = readRow(row, unit)
    for (const [fund, amount] of read.amounts) byFund.set(fund, (byFund.get(fund) ?? 0) + amount)
    total += read.total
  }
  return { byFund, total }
}

/**
 * 排成行 The lines of one ledger under the heads of their groups; a closed group shows its head alone. Numbers are those of the
 * book's order, whatever order lines are looked at in.
 *
 * @param order ids of the lines that are shown, as they are to be looked at; null for all of them in the book's order
 */
export function gridLines(
  working: WorkingBook,
  ledger: string,
  closed: ReadonlySet<string>,
  order: readonly string[] | null = null,
): readonly GridLine[] {
  const rank = order && new Map(order.map((id, at) => [id, at]))
  const groups = new Map<string, { row: WorkingRow; number: number }[]>()
  working.rows.forEach((row, index) => {
    if (row.ledger !== ledger) return
    const use = row.at.use ?? ''
    const group = groups.get(use) ?? []
    group.push({ row, number: index + 1 })
    groups.set(use, group)
  })
  return [...groups].flatMap(([use, rows]): GridLine[] => {
    const open = !closed.has(use)
    const own = rows.map(({ row }) => row)
    const shown = rank === null ? rows : looked(rows, rank)
    if (rank !== null && shown.length === 0) return []
    const head: GridLine = {
      kind: 'group',
      use,
      name: memberName('use', use) ?? use,
      rows: own.map(({ id }) => id),
      open,
      shown: shown.length,
      sums: sumsOf(own, working.amountUnit),
    }
    if (!open) return [head]
    return [
      head,
      ...shown.map(({ row, number }): GridLine => {
        const isBlank = Object.values(row.money).every((text) => text.trim() === '')
        const total = isBlank ? null : readRow(row, working.amountUnit).total
        return { kind: 'row', row, number, total }
      }),
    ]
  })
}

/** Lines in the order they are looked at in; the others are not shown. */
function looked<Line extends { readonly row: WorkingRow }>(
  rows: readonly Line[],
  rank: ReadonlyMap<string, number>,
): readonly Line[] {
  const rankOf = ({ row }: Line): number => rank.get(row.id) ?? -1
  return rows.filter((line) => rank.has(line.row.id)).toSorted((one, other) => rankOf(one) - rankOf(other))
}
