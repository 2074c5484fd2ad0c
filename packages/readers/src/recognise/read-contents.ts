import type { Cell, Column, GridRow, Row, Table } from '@mingzhang/model'
import type { RawTable } from './find-tables.ts'
import { textsOf } from './header-rows.ts'
import { tight } from './printed-cell.ts'
import { formOfTitle, splitNumber } from './table-title.ts'

const columns: readonly Column[] = [
  { path: ['序号'], side: null, role: 'serial', coordinates: null, total: false },
  { path: ['编号'], side: null, role: 'code', coordinates: null, total: false },
  { path: ['名称'], side: null, role: 'name', coordinates: null, total: false },
  { path: ['页码'], side: null, role: 'text', coordinates: null, total: false },
]

/**
 * 目录 A list of tables or chapters read as what it is: number, title and page, never figures. Recognised by its title
 * or by its lines: titles and headings with pages that never go back.
 *
 * @returns null when the grid is something else
 */
export function readContents(raw: RawTable, id: string): Table | null {
  const lines = [...raw.head, ...(raw.ruler ? [raw.ruler] : []), ...raw.body]
  const entries = lines.map(entryOf)
  const isTitled = formOfTitle(raw.title) === 'contents'
  if (!(isTitled || looksLikeContents(entries))) return null
  const kept = entries.filter(
    (entry) => entry.name !== '' && !/^(?:工作表名|表名|表格名称|名称|内容|目录|标题)$/u.test(entry.name),
  )
  if (kept.length === 0) return null
  return {
    id,
    title: raw.heading === '' ? raw.title : raw.heading,
    no: null,
    form: 'contents',
    amountUnit: null,
    year: raw.facts.year,
    empty: false,
    note: raw.note,
    place: raw.place,
    base: {},
    columns,
    rows: kept.map(rowOf),
    cells: kept.flatMap(cellOf),
  }
}

type Entry = {
  readonly code: string | null
  readonly name: string
  readonly page: string
  readonly line: GridRow
  readonly pageCell: number
}

/** The longest cell is the title; a short one before it is its number; a number after it is its page. */
function entryOf(line: GridRow): Entry {
  const texts = textsOf(line)
  const longest = texts.reduce(
    (best, text, index) => (text.length > (texts[best]?.length ?? 0) ? index : best),
    0,
  )
  const name = (texts[longest] ?? '').replace(/[.…·]{2,}\d*$/u, '')
  const before = texts.slice(0, longest).filter((text) => text !== '')
  const number = before.findLast((text) => /[表一二三四五六七八九十]/u.test(text)) ?? splitNumber(name).no
  const pageCell = texts.findIndex((text, index) => index > longest && /^\d{1,4}$/u.test(text))
  return { code: number ?? null, name, page: texts[pageCell] ?? '', line, pageCell }
}

function looksLikeContents(entries: readonly Entry[]): boolean {
  if (entries.length < 3) return false
  const pages = entries.map((entry) => entry.page)
  if (!pages.every((page) => page !== '')) return false
  const rises = pages.every((page, index) => index === 0 || Number(page) >= Number(pages[index - 1]))
  const headings = entries.filter(({ name }) =>
    /(?:表|情况|信息|目录|解释|说明|事项|目标|概况)$|^[一二三四五六七八九十\d]+[、.．]/u.test(name),
  )
  return rises && headings.length * 10 >= entries.length * 7
}

const rowOf = ({ code, name, line }: Entry): Row => ({
  code,
  name,
  side: null,
  role: 'item',
  depth: 1,
  coordinates: null,
  place: line.place,
})

function cellOf(entry: Entry, r: number): Cell[] {
  const cell = entry.line.cells[entry.pageCell]
  if (!cell) return []
  const { code, name } = rowOf(entry)
  return [
    {
      row: { code, name },
      column: ['页码'],
      r,
      c: 3,
      text: tight(cell.text),
      amount: null,
      key: null,
      confidence: 1,
      place: cell.place,
    },
  ]
}
