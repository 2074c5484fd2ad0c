import type { EditionTable } from '@mingzhang/law'
import type { Book, BookProblem, Key, Ledger } from '@mingzhang/model'
import type { MoneySource } from '../ledger/money-sources.ts'

/** 待印的格 A cell before its figure is known. */
export type PlannedCell =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly columns: number
      readonly rows: number
      readonly indent: number
    }
  | { readonly kind: 'money'; readonly key: Key; readonly columns: number }
  /** A figure that is no money of the cube: counts, prices, values of assets. */
  | { readonly kind: 'value'; readonly text: string; readonly columns: number }

export type PlannedRow = {
  readonly cells: readonly PlannedCell[]
  readonly strong: boolean
  readonly when: 'always' | 'filled'
}

/** 待印的表 A table whose rows are chosen and whose cells know their keys. */
export type PlannedTable = {
  readonly table: EditionTable
  readonly id: string
  readonly title: string
  readonly before: string | null
  /** Header from the columns; false for a table whose header stands among its rows. */
  readonly headed: boolean
  readonly widths: readonly { readonly share: number; readonly align: 'left' | 'right' | 'center' }[]
  readonly rows: readonly PlannedRow[]
  readonly withUnit: boolean
  readonly withNotes: boolean
}

/** What a table is planned from. */
export type Setting = {
  readonly book: Book
  readonly ruler: string | null
  readonly now: readonly MoneySource[]
  readonly last: readonly MoneySource[]
  readonly problems: BookProblem[]
}

export const textCell = (text: string, columns = 1, indent = 0, rows = 1): PlannedCell => ({
  kind: 'text',
  text,
  columns,
  rows,
  indent,
})

export const blankCell: PlannedCell = textCell('')

/** 本年与上年的分账 Ledgers of this year and, where a column asks for it, of the year before. */
export const ledgersOf = (book: Book, withLast: boolean): readonly Ledger[] =>
  withLast ? [...book.ledgers, ...book.previous] : book.ledgers
