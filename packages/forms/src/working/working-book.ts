import type { EntryCoordinate, EntryKey } from '@mingzhang/model'

/** 原样的值 What stands in a book's file before anybody reads it: texts, lists, and fields by name. */
export type Plain = string | null | readonly Plain[] | PlainRecord

export type PlainRecord = { readonly [name: string]: Plain }

/** 行的坐标 A line of the entry table knows everything of its money but the fund: funds are its columns. */
export type RowCoordinate = Exclude<EntryCoordinate, 'fund'>

/**
 * 录入行 A line of the entry table, as typed: nothing that was typed is lost because it cannot be read.
 * A blank cell says that there is no such money; 0 says that there is an item and nothing is planned for it.
 */
export type WorkingRow = {
  /** Stays with the line as long as it is there, so that two people's changes can be told apart. */
  readonly id: string
  readonly ledger: string
  readonly at: { readonly [C in RowCoordinate]?: string }
  /** Amounts by member of the dimension `fund`, in the unit of the working book; `''` where the fund is not known. */
  readonly money: { readonly [fund: string]: string }
  readonly costing?: string
  readonly note?: string
  /** Coordinates that a program proposed and nobody has confirmed. */
  readonly proposed?: readonly RowCoordinate[]
}

/**
 * 底稿 A book while it is being entered: the lines of its entry table as typed, and every other field as it stands in
 * the book's file (docs/book.md). It is read as a file is, so that the same problems are found.
 */
export type WorkingBook = {
  readonly amountUnit: string
  readonly ledgers: readonly { readonly id: string; readonly scope: EntryKey }[]
  readonly rows: readonly WorkingRow[]
  readonly fields: PlainRecord
}

/** The records of a list among the fields; what is not a record is passed over. */
export const recordsOf = (fields: PlainRecord, name: string): readonly PlainRecord[] => {
  const list = fields[name]
  return isList(list) ? list.filter(isRecord) : []
}

/** A text among the fields; null where there is none. */
export const textOf = (fields: PlainRecord, name: string): string | null => {
  const value = fields[name]
  return typeof value === 'string' ? value : null
}

export const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value)

export const isRecord = (value: Plain | undefined): value is PlainRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
