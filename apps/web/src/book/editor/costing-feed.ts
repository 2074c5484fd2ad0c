import {
  amountText,
  type Costed,
  isList,
  isRecord,
  type PlainRecord,
  recordsOf,
  sheetCost,
  textOf,
  type WorkingBook,
  type WorkingRow,
} from '@mingzhang/forms'
import type { CostingLine, CostingSheet } from '@mingzhang/model'
import { fenOf } from './grid-lines.ts'

const textOr = (record: PlainRecord, name: string): string | null => textOf(record, name) || null

/** 测算行 A line of a sheet as typed. */
export const lineOf = (line: PlainRecord): CostingLine => ({
  name: textOf(line, 'name') ?? '',
  quantity: textOf(line, 'quantity') ?? '',
  price: textOf(line, 'price') ?? '',
  frequency: textOr(line, 'frequency'),
  months: textOr(line, 'months'),
  standard: textOr(line, 'standard'),
  basis: textOr(line, 'basis'),
})

/** 测算表 A sheet as typed. */
export const sheetOf = (sheet: PlainRecord): CostingSheet => ({
  id: textOf(sheet, 'id') ?? '',
  title: textOf(sheet, 'title') ?? '',
  lines: linesOf(sheet).map(lineOf),
})

/** The lines of a sheet as they stand among the fields. */
export const linesOf = (sheet: PlainRecord): readonly PlainRecord[] => {
  const lines = sheet['lines']
  return isList(lines) ? lines.filter(isRecord) : []
}

/** 条目的金额 What stands in the entry that a sheet feeds: 分; null where it is blank or cannot be read. */
export type Fed = {
  readonly funds: readonly string[]
  readonly amount: number | null
}

/** What a line of the entry table says of its money. */
export function fedOf(row: WorkingRow, unit: string): Fed {
  const funds = Object.keys(row.money).filter((fund) => row.money[fund]?.trim() !== '')
  return { funds, amount: funds.length === 1 ? fenOf(row.money[funds[0] ?? ''], unit) : null }
}

/** 按测算改 The line with the cost as its amount; a line of several funds stays as it is: nobody knows which one. */
export function fedBy(row: WorkingRow, cost: Costed, unit: string): WorkingRow {
  const { funds } = fedOf(row, unit)
  const fund = funds[0]
  if (funds.length !== 1 || fund === undefined) return row
  return { ...row, money: { ...row.money, [fund]: amountText(cost.amount, unit) } }
}

const costs = (working: WorkingBook): ReadonlyMap<string, Costed | null> =>
  new Map(recordsOf(working.fields, 'costing').map((sheet) => [textOf(sheet, 'id') ?? '', costOf(sheet)]))

/** What a sheet comes to; null for one without lines, which says nothing yet. */
export const costOf = (sheet: PlainRecord): Costed | null =>
  linesOf(sheet).length === 0 ? null : sheetCost(sheetOf(sheet))

/**
 * 测算入条目 The book after its sheets were changed: entries that said what their sheet said go with it. One that said
 * something else keeps it; the difference is shown where the sheet stands.
 */
export function withFedEntries(before: WorkingBook, after: WorkingBook): WorkingBook {
  const [old, now] = [costs(before), costs(after)]
  const rows = after.rows.map((row) => {
    const cost = now.get(row.costing ?? '')
    const was = old.get(row.costing ?? '')
    if (!cost || !was || cost.amount === was.amount) return row
    return fedOf(row, after.amountUnit).amount === was.amount ? fedBy(row, cost, after.amountUnit) : row
  })
  return { ...after, rows }
}

/** 用于一条 A sheet feeds a line, whose amount is the cost from then on. */
export function withBinding(working: WorkingBook, sheet: PlainRecord, rowId: string): WorkingBook {
  const cost = costOf(sheet)
  const id = textOf(sheet, 'id') ?? ''
  return {
    ...working,
    rows: working.rows.map((row) => {
      if (row.id !== rowId) return row
      const bound = { ...row, costing: id }
      return cost === null ? bound : fedBy(bound, cost, working.amountUnit)
    }),
  }
}

/** The line without its sheet; what it says stays. */
export const withoutBinding = (working: WorkingBook, isBound: (row: WorkingRow) => boolean): WorkingBook => ({
  ...working,
  rows: working.rows.map((row) => {
    if (!isBound(row)) return row
    const { costing: _costing, ...rest } = row
    return rest
  }),
})
