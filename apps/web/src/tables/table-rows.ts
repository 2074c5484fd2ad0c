import { type Cell, placeText, type Row, type Table } from '@mingzhang/model'
import { groupBy } from '../parts/group-by.ts'

/** 一行 A printed row of a table: one entry, or one for each side of a table with two sides. */
export type TableRow = { readonly entries: readonly TableEntry[] }

export type TableEntry = {
  readonly row: Row
  readonly r: number
  readonly cells: ReadonlyMap<number, Cell>
}

/** 成行 Puts the rows of a table together as they are printed: both sides of a row in one. */
export function tableRows(table: Table): readonly TableRow[] {
  const cellsOf = groupBy(table.cells, ({ r }) => r)
  const rows: { entries: TableEntry[] }[] = []
  table.rows.forEach((row, r) => {
    const cells = new Map((cellsOf.get(r) ?? []).map((cell) => [cell.c, cell]))
    const entry: TableEntry = { row, r, cells }
    const before = rows.at(-1)
    if (before && isOtherSide(before.entries, row)) before.entries.push(entry)
    else rows.push({ entries: [entry] })
  })
  return rows
}

/** The expenditure side joins the revenue side that is printed on its row. */
function isOtherSide(entries: readonly TableEntry[], row: Row): boolean {
  const [only] = entries
  if (entries.length !== 1 || !only || only.row.side !== 'revenue' || row.side !== 'expenditure') return false
  const { place } = only.row
  if (place.kind === 'text' && row.place.kind === 'text') {
    const last = place.endLine ?? place.line
    return row.place.line <= last + 6
  }
  return placeText(place) === placeText(row.place) || place.kind !== 'text'
}

/** What is shown in a column of a row: the item's name or code, or a figure. */
export type Shown =
  | { readonly kind: 'word'; readonly text: string; readonly depth: number }
  | { readonly kind: 'blank' }
  | { readonly kind: 'figure' | 'dash' | 'unread' | 'text'; readonly cell: Cell }

/** 格里是什么 Blank, figure, printed dash and unread are four things. */
export function shownAt(table: Table, { entries }: TableRow, c: number): Shown {
  const column = table.columns[c]
  const entry = entries.find(({ row }) => !column?.side || !row.side || row.side === column.side)
  if (!column || !entry) return { kind: 'blank' }
  const cell = entry.cells.get(c)
  if (cell) return { kind: kindOf(cell, column.role), cell }
  if (column.role === 'name' && firstOfRole(table, c)) {
    return entry.row.name ? { kind: 'word', text: entry.row.name, depth: entry.row.depth } : { kind: 'blank' }
  }
  if (column.role === 'code' && entry.row.code && firstOfRole(table, c)) {
    return { kind: 'word', text: entry.row.code, depth: 0 }
  }
  return { kind: 'blank' }
}

/** Only the first column of names on a side holds the item; others are registers with cells of their own. */
function firstOfRole(table: Table, c: number): boolean {
  const column = table.columns[c]
  return table.columns.findIndex(({ role, side }) => role === column?.role && side === column.side) === c
}

const dash = /^[—–\-－―]+$/u

function kindOf({ text, amount }: Cell, role: string): 'figure' | 'dash' | 'unread' | 'text' {
  if (dash.test(text.trim())) return 'dash'
  if (amount !== null) return 'figure'
  return role === 'money' || role === 'asset' || role === 'count' || role === 'unitPrice' ? 'unread' : 'text'
}

/** The table as rows of texts, for copying. */
export function tsvRows(table: Table, rows: readonly TableRow[]): readonly (readonly string[])[] {
  const head = table.columns.map(({ path }) => path.join(' / '))
  const body = rows.map((row) => table.columns.map((_, c) => textOf(shownAt(table, row, c))))
  return [head, ...body]
}

/** 格里的字 What is printed in a cell. */
export const textOf = (shown: Shown): string => {
  if (shown.kind === 'blank') return ''
  return shown.kind === 'word' ? shown.text : shown.cell.text
}

/** 最宽的格 What takes most room in each of these columns; a Chinese character is as wide as two figures. */
export function widestOf(
  table: Table,
  rows: readonly TableRow[],
  columns: readonly number[],
): readonly Shown[] {
  return columns.map((c) => {
    let widest: Shown = { kind: 'blank' }
    for (const row of rows) {
      const shown = shownAt(table, row, c)
      if (widthOf(shown) > widthOf(widest)) widest = shown
    }
    return widest
  })
}

const narrow = /[\u0020-\u00ff]/gu

/** In halves of a Chinese character; a level is set in by two. */
function widthOf(shown: Shown): number {
  const text = textOf(shown)
  const indent = shown.kind === 'word' ? 2 * shown.depth : 0
  return indent + 2 * text.length - (text.match(narrow)?.length ?? 0)
}
