import type { Amount } from './amount.ts'
import type { Key } from './key.ts'

/**
 * 公开稿 A disclosure ready to be written: headings, sentences and tables in order. Forms and narratives are evaluated
 * into it; every writer (Word, workbook, PDF, web page) starts from it and decides only how it looks.
 */
export type Publication = {
  readonly title: string
  readonly unit: { readonly code: string | null; readonly name: string }
  readonly year: number
  /** ISO date printed on it; comes from the caller, never from a clock. */
  readonly issuedOn: string
  readonly edition: string
  readonly parts: readonly PublicationPart[]
}

export type PublicationPart =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly table: PrintedTable }
  /** A list of the headings and tables that follow, with page numbers where the format has pages. */
  | { readonly kind: 'contents'; readonly title: string }
  | { readonly kind: 'page-break' }

/** 文字 A piece of a sentence: words, or a figure that is bound to the money it speaks of. */
export type Run =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string; readonly key: Key; readonly amount: Amount }

/** 印出的表 A table as it is printed. */
export type PrintedTable = {
  readonly id: string
  readonly form: string
  /** 表一, 表1 …; null where the edition numbers nothing. */
  readonly no: string | null
  readonly title: string
  /** Lines above the grid at its left: unit, year. */
  readonly headLines: readonly string[]
  /** 单位：万元, above the grid at its right. */
  readonly unitLine: string | null
  readonly amountUnit: string
  readonly columns: readonly PrintedColumn[]
  /** Header rows from the outermost; a cell covers columns and rows as its spans say, covered cells are left out. */
  readonly header: readonly (readonly PrintedHead[])[]
  readonly rows: readonly PrintedRow[]
  readonly note: string | null
  readonly landscape: boolean
}

export type PrintedColumn = { readonly align: 'left' | 'right' | 'center'; readonly widthShare: number }

export type PrintedHead = { readonly text: string; readonly columns: number; readonly rows: number }

export type PrintedRow = { readonly cells: readonly PrintedCell[]; readonly strong: boolean }

export type PrintedCell = {
  /** As printed; blank stays blank. */
  readonly text: string
  readonly amount: Amount | null
  readonly key: Key | null
  /** Cells of the same table this one is the sum of, by row and column: for live formulas. */
  readonly sumOf: readonly (readonly [row: number, column: number])[] | null
  readonly columns: number
  readonly rows: number
  readonly indent: number
}
