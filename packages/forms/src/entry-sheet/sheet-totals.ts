import { type BookProblem, formatAmount, parseAmount } from '@mingzhang/model'
import { isMoneyField } from './headings.ts'
import type { SheetMapping } from './sheet-mapping.ts'
import type { SheetRow } from './sheet-row.ts'

/**
 * 合计对得上吗 What the sheet itself says its rows add up to, against what was read: the single grand total, and the total of
 * every row that has a column for each fund. A gap is only told: the rows are what is read.
 */
export function totalProblems(rows: readonly SheetRow[], mapping: SheetMapping): BookProblem[] {
  const totals = rows.filter(
    ({ left, fields }) => left === 'total' && Object.keys(fields).some(isMoneyOrTotal),
  )
  const grand = totals.length === 1 ? totals[0] : undefined
  return [...(grand ? grandProblem(grand, rows, mapping) : []), ...rows.flatMap((row) => ofRow(row, mapping))]
}

const isMoneyOrTotal = (field: string): boolean => isMoneyField(field) || field === 'total'

const fenIn = (fields: SheetRow['fields'], field: string, unit: string): number | null => {
  const text = fields[field]
  return text === undefined ? null : (parseAmount(text, unit)?.value ?? null)
}

function moneyOf({ fields }: SheetRow, unit: string): number | null {
  const whole = fenIn(fields, 'total', unit)
  if (whole !== null) return whole
  const all = Object.keys(fields)
    .filter(isMoneyField)
    .map((field) => fenIn(fields, field, unit))
  return all.length === 0 || all.includes(null) ? null : all.reduce<number>((sum, one) => sum + (one ?? 0), 0)
}

function grandProblem(
  grand: SheetRow,
  rows: readonly SheetRow[],
  { amountUnit }: SheetMapping,
): BookProblem[] {
  const stated = moneyOf(grand, amountUnit)
  const sum = rows.flatMap(({ entries }) => entries).reduce((total, { amount }) => total + amount, 0)
  if (stated === null || stated === sum) return []
  const where = `第 ${grand.line} 行`
  return [
    {
      id: 'book/total-differs',
      severity: 'warning',
      where,
      what: `${where}的合计是 ${inUnit(stated, amountUnit)}，读入的分录合计 ${inUnit(sum, amountUnit)}，差 ${inUnit(stated - sum, amountUnit)}`,
      why: '合计行不读作分录，只用来核对：可能有行没有读入，或表里的合计没有重算',
      toDo: '请看下面没有读入的行；都读入了的，请核对表里的合计',
    },
  ]
}

function ofRow(row: SheetRow, { amountUnit }: SheetMapping): BookProblem[] {
  const whole = fenIn(row.fields, 'total', amountUnit)
  if (row.left !== null || whole === null || row.entries.length === 0) return []
  const sum = row.entries.reduce((total, { amount }) => total + amount, 0)
  if (sum === whole) return []
  const where = `第 ${row.line} 行`
  return [
    {
      id: 'book/total-differs',
      severity: 'warning',
      where,
      what: `${where}的合计是 ${inUnit(whole, amountUnit)}，各资金之和 ${inUnit(sum, amountUnit)}`,
      why: '可能有一列资金没有读入，或合计没有重算',
      toDo: '请核对列的对照和这一行',
    },
  ]
}

const inUnit = (amount: number, unit: string): string =>
  `${formatAmount({ value: amount, step: 1, unit }, unit === '元' ? 2 : 6).replace(/(\.\d\d\d*?)0+$/u, '$1')} ${unit}`
