import type { BoardRow } from '@mingzhang/cycle'
import { type RowState, stateOf } from './row-state.ts'

/** 排序 The columns of the board, `-` before them from large to small. */
export type Column = 'code' | 'unit' | 'state' | 'errors' | 'warnings' | 'money' | 'certainty' | 'missing'

const stateRank: Readonly<Record<RowState, number>> = {
  refused: 0,
  gone: 0,
  late: 1,
  todo: 1,
  doing: 2,
  ready: 3,
  returned: 4,
  mended: 5,
  passed: 6,
  reading: 7,
  waiting: 8,
}

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** By code, units without one after the others, by their name or the file's. */
export function byCode(one: BoardRow, other: BoardRow): number {
  const [left, right] = [one.document?.unitCode ?? null, other.document?.unitCode ?? null]
  if (left !== null && right !== null && left !== right) return collator.compare(left, right)
  if ((left === null) !== (right === null)) return left === null ? 1 : -1
  return collator.compare(nameOf(one), nameOf(other)) || one.ordinal - other.ordinal
}

/** 行名 What a row is called: its unit, else its file. */
export const nameOf = ({ document, file }: BoardRow): string => document?.unitName ?? file

/** 按严重程度 Money first, then errors, how sure they are, warnings. */
const byWeight = (one: BoardRow, other: BoardRow): number =>
  one.money - other.money ||
  one.count.error - other.count.error ||
  one.errors.certain - other.errors.certain ||
  one.count.warning - other.count.warning

const compare: Readonly<Record<Column, (one: BoardRow, other: BoardRow) => number>> = {
  code: byCode,
  unit: (one, other) => collator.compare(nameOf(one), nameOf(other)),
  state: (one, other) => stateRank[stateOf(one)] - stateRank[stateOf(other)],
  errors: (one, other) => one.count.error - other.count.error || byWeight(one, other),
  warnings: (one, other) => one.count.warning - other.count.warning || byWeight(one, other),
  money: byWeight,
  certainty: (one, other) =>
    one.errors.certain - other.errors.certain ||
    one.errors.likely - other.errors.likely ||
    one.errors.possible - other.errors.possible,
  missing: (one, other) =>
    one.missing.tables + one.missing.programs - other.missing.tables - other.missing.programs,
}

const columns = Object.keys(compare)
const isColumn = (name: string): name is Column => columns.includes(name)

/** 排好的行 Rows in the order of a column; equal ones by code. */
export function sortRows(rows: readonly BoardRow[], sort: string): BoardRow[] {
  const down = sort.startsWith('-')
  const column = sort.replace(/^-/u, '')
  const by = compare[isColumn(column) ? column : 'money']
  return rows.toSorted((one, other) => (down ? by(other, one) : by(one, other)) || byCode(one, other))
}

/** Figures begin with the largest, words with the first; a second press turns the order. */
export function sortAfter(sort: string, column: Column): string {
  if (sort === column) return `-${column}`
  if (sort === `-${column}`) return column
  return column === 'code' || column === 'unit' || column === 'state' ? column : `-${column}`
}
