import type { PrintedCell, PrintedTable, PublicationPart } from '@mingzhang/model'

/** 一张要印的表 What a table of words needs to be printed; blank stays blank. */
export type WordTable = {
  readonly id: string
  readonly form: string
  readonly title: string
  /** Lines above the grid at its left. */
  readonly headLines?: readonly string[]
  readonly unit: string | null
  /** Header rows; a text that repeats the one left of it or above it is one cell with it. */
  readonly header: readonly (readonly string[])[]
  readonly rows: readonly (readonly string[])[]
  /** Width of each column against the others, and whether it holds figures. */
  readonly columns: readonly (readonly [share: number, align: 'left' | 'right' | 'center'])[]
  readonly note: string | null
  /** 模拟数据 A mark over the whole head, which is repeated on every page; null for real results. */
  readonly mark: string | null
  readonly strong?: ReadonlySet<number>
  /** On its side; tables of more than eight columns are unless this says otherwise. */
  readonly lying?: boolean
}

const cellOf = (text: string): PrintedCell => ({
  text,
  amount: null,
  key: null,
  sumOf: null,
  columns: 1,
  rows: 1,
  indent: 0,
})

/** 印表 A table of words as the writers take it. */
export function printedTable(table: WordTable): PublicationPart {
  const width = table.columns.length
  const marked = table.mark === null ? [] : [[{ text: table.mark, columns: width, rows: 1 }]]
  const printed: PrintedTable = {
    id: table.id,
    form: table.form,
    no: null,
    title: table.title,
    headLines: table.headLines ?? [],
    unitLine: table.unit === null ? null : `单位：${table.unit}`,
    amountUnit: table.unit ?? '万元',
    columns: table.columns.map(([widthShare, align]) => ({ widthShare, align })),
    header: [...marked, ...table.header.map((row) => row.map((text) => ({ text, columns: 1, rows: 1 })))],
    rows: table.rows.map((row, index) => ({
      cells: row.map(cellOf),
      strong: table.strong?.has(index) === true,
    })),
    note: table.note,
    landscape: table.lying ?? width > 8,
  }
  return { kind: 'table', table: printed }
}

/** A paragraph of words. */
export const paragraph = (text: string): PublicationPart => ({
  kind: 'paragraph',
  runs: [{ kind: 'words', text }],
})

export const heading = (level: 1 | 2 | 3, text: string): PublicationPart => ({ kind: 'heading', level, text })
