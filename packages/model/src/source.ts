import type { Place } from './place.ts'

/**
 * 原件 A document as its format gives it: paragraphs and grids in reading order, every piece with its place.
 * No budget word lives at this level; meaning is put on it by recognition.
 */
export type SourceDocument = {
  readonly format: Format
  readonly blocks: readonly Block[]
  /** What the file holds that was left out (hidden sheets), one Chinese sentence each. */
  readonly notes?: readonly string[]
  /** Its characters were recognised from pictures. */
  readonly recognised?: true
}

/** 格式 The formats a document comes in. */
export const formats = ['text', 'docx', 'doc', 'xlsx', 'xls', 'csv', 'html', 'pdf', 'ofd'] as const

export type Format = (typeof formats)[number]

export type Block = Paragraph | Grid

/** 段落 A line of running text. `text` is cleaned (mark-up and page remnants taken out). */
export type Paragraph = {
  readonly kind: 'paragraph'
  readonly text: string
  readonly place: Place
  /** For each character of `text`, its 0-based character in the source line; absent when they are the same. */
  readonly origin?: readonly number[]
  /** What cleaning took out (tags, bookmarks, formula signs), for those who care about residue. */
  readonly residue?: readonly string[]
  /** Where its lines stand, when it was printed in several with a place of their own. */
  readonly lines?: readonly LineStart[]
}

/** 行首 The 0-based character of a paragraph's `text` with which a printed line begins, and where that line stands. */
export type LineStart = { readonly start: number; readonly place: Place }

/** 表格 Rows of cells as printed, blanks included. */
export type Grid = {
  readonly kind: 'grid'
  readonly rows: readonly GridRow[]
  readonly place: Place
  /** The grid before it goes on here, on the next page and with the same edges of columns. */
  readonly continues?: true
}

export type GridRow = {
  readonly cells: readonly GridCell[]
  readonly place: Place
  /** How sure it is that each cell stands in its column, 0 to 1: absent when the format says so or lines are drawn. */
  readonly confidence?: number
}

export type GridCell = {
  readonly text: string
  readonly place: Place
  /** The number that a workbook keeps in the cell, where its format shows another one (fewer decimals, thousands). */
  readonly exact?: string
  readonly origin?: readonly number[]
  readonly residue?: readonly string[]
  readonly rowSpan?: number
  readonly columnSpan?: number
}

/** 拒收 Why an input could not be read: data, never an exception. */
export type Refusal = {
  readonly id: string
  /** What happened, why, and what to try; one Chinese sentence each. */
  readonly what: string
  readonly why: string
  readonly toDo: string
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }
