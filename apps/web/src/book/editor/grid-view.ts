import type { WorkingBook, WorkingRow } from '@mingzhang/forms'
import { spokenCell } from './cell-words.ts'
import { holdsText } from './find-cells.ts'
import { fenOf, sumsOf } from './grid-lines.ts'
import type { RowVerdict } from './verdicts.ts'

/** 看法 How the entry table is looked at: it shows some lines, in some order, and changes nothing in the book. */
export type GridView = {
  /** Only lines that hold this text somewhere; empty: all. */
  readonly holding: string
  readonly only: 'all' | 'open' | 'blank'
  readonly sort: { readonly column: string; readonly down: boolean } | null
}

/** 原样 Every line in the order of the book. */
export const wholeView: GridView = { holding: '', only: 'all', sort: null }

export const isWhole = ({ holding, only }: GridView): boolean => holding.trim() === '' && only === 'all'

/** 点列名 Up, down, and back to the order of the book. */
export const turnedSort = (sort: GridView['sort'], column: string): GridView['sort'] =>
  sort?.column !== column ? { column, down: false } : sort.down ? null : { column, down: true }

const openKinds: readonly RowVerdict['kind'][] = ['error', 'warning', 'unknown', 'proposed']

/** 显示否 Is the line among those that are looked at? */
export function isShown(
  working: WorkingBook,
  row: WorkingRow,
  view: GridView,
  columns: readonly string[],
  verdict: RowVerdict | undefined,
): boolean {
  if (view.only === 'open' && !openKinds.includes(verdict?.kind ?? 'blank')) return false
  if (view.only === 'blank' && verdict?.kind !== 'blank') return false
  if (view.holding.trim() === '') return true
  return columns.some((column) => holdsText(working, row, column, view.holding))
}

/** 排看 Lines in the order of a column; blank cells come last either way, equal ones keep the order of the book. */
export function inOrder<Line extends { readonly row: WorkingRow }>(
  working: WorkingBook,
  lines: readonly Line[],
  sort: GridView['sort'],
): readonly Line[] {
  if (sort === null) return lines
  const { column, down } = sort
  const isMoney = column.startsWith('fund:') || column === 'total'
  const worth = (row: WorkingRow): number | string | null =>
    isMoney ? moneyOf(working, row, column) : spokenCell(working, row, column) || null
  const keyed = lines.map((line) => ({ line, worth: worth(line.row) }))
  const sorted = keyed.toSorted((one, other) => {
    if (one.worth === null || other.worth === null)
      return Number(one.worth === null) - Number(other.worth === null)
    const order =
      typeof one.worth === 'number' && typeof other.worth === 'number'
        ? one.worth - other.worth
        : String(one.worth).localeCompare(String(other.worth), 'zh-CN')
    return down ? -order : order
  })
  return sorted.map(({ line }) => line)
}

function moneyOf({ amountUnit }: WorkingBook, row: WorkingRow, column: string): number | null {
  if (column !== 'total') return fenOf(row.money[column.slice('fund:'.length)], amountUnit)
  const isBlank = Object.values(row.money).every((typed) => typed.trim() === '')
  return isBlank ? null : sumsOf([row], amountUnit).total
}
