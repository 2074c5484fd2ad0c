import { formOfTitle } from '@mingzhang/law'
import type { Block, Cell, Column, GridRow, Paragraph, Place, Row, Table } from '@mingzhang/model'
import type { RawTable } from './find-tables.ts'
import { textsOf } from './header-rows.ts'
import { tight } from './printed-cell.ts'
import { splitNumber } from './table-title.ts'

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
  return contentsTable(id, raw.heading === '' ? raw.title : raw.heading, raw.place, kept)
}

const contentsTable = (id: string, title: string, place: Place, entries: readonly Entry[]): Table => ({
  id,
  title,
  no: null,
  form: 'contents',
  amountUnit: null,
  year: null,
  empty: false,
  note: null,
  place,
  base: {},
  columns,
  rows: entries.map(rowOf),
  cells: entries.flatMap(cellOf),
})

/** 目录行 One line of a list of contents, wherever it was printed. */
type Entry = {
  readonly code: string | null
  readonly name: string
  readonly page: string
  readonly place: Place
  readonly pagePlace: Place | null
}

/** The longest cell is the title; a short one before it is its number; a number after it is its page. */
function entryOf(line: GridRow): Entry {
  const texts = textsOf(line)
  const longest = texts.reduce(
    (best, text, index) => (text.length > (texts[best]?.length ?? 0) ? index : best),
    0,
  )
  const name = (texts[longest] ?? '').replace(/(?<![.…·])[.…·]{2,}\d*$/u, '')
  const before = texts.slice(0, longest).filter((text) => text !== '')
  const number = before.findLast((text) => /[表一二三四五六七八九十]/u.test(text)) ?? splitNumber(name).no
  const pageCell = texts.findIndex((text, index) => index > longest && /^\d{1,4}$/u.test(text))
  const pagePlace = line.cells[pageCell]?.place ?? null
  return { code: number ?? null, name, page: texts[pageCell] ?? '', place: line.place, pagePlace }
}

/** Every line has its page, but for a heading between the lists of two parts. */
function looksLikeContents(entries: readonly Entry[]): boolean {
  const pages = entries.flatMap(({ page }) => (page === '' ? [] : [page]))
  if (pages.length < 3 || (entries.length - pages.length) * 6 > entries.length) return false
  const rises = pages.every((page, index) => index === 0 || Number(page) >= Number(pages[index - 1]))
  const headings = entries.filter(({ name }) =>
    /(?:表|情况|信息|目录|解释|说明|事项|目标|概况)$|^[一二三四五六七八九十\d]+[、.．]/u.test(name),
  )
  return rises && headings.length * 10 >= entries.length * 7
}

const rowOf = ({ code, name, place }: Entry): Row => ({
  code,
  name,
  side: null,
  role: 'item',
  depth: 1,
  coordinates: null,
  place,
})

function cellOf(entry: Entry, r: number): Cell[] {
  const { code, name, page, pagePlace } = entry
  if (pagePlace === null) return []
  const row = { code, name }
  const column = ['页码']
  return [{ row, column, r, c: 3, text: page, amount: null, key: null, confidence: 1, place: pagePlace }]
}

/** 目录段落 A list of contents printed as lines: its table and the paragraphs it stands in. */
export type ContentsLines = { readonly table: Table; readonly blocks: readonly Block[] }

const leader = /^(.{2,60}?)[\s.．。…·•_-]{2,}(\d{1,3})$/u

/**
 * 目录行 Lists of contents printed as lines with leaders (部门收支总表……3): at least three in a row under a heading 目录,
 * pages that never go back.
 */
export function contentsLines(blocks: readonly Block[], taken: ReadonlySet<Block>): ContentsLines[] {
  const found: ContentsLines[] = []
  for (let index = 0; index < blocks.length; index += 1) {
    const heading = blocks[index]
    if (heading?.kind !== 'paragraph' || taken.has(heading) || !/目录$/u.test(tight(heading.text))) continue
    const lines: Paragraph[] = []
    for (const block of blocks.slice(index + 1, index + 80)) {
      if (block.kind !== 'paragraph' || taken.has(block)) break
      if (leader.test(block.text.trim())) lines.push(block)
      else if (lines.length > 0 && tight(block.text).length > 40) break
    }
    const entries = lines.map(entryOfLine)
    if (!looksLikeContents(entries)) continue
    found.push({
      table: contentsTable(`c${found.length + 1}`, tight(heading.text), heading.place, entries),
      blocks: lines,
    })
    index += lines.length
  }
  return found
}

function entryOfLine({ text, place }: Paragraph): Entry {
  const [, name = '', page = ''] = leader.exec(text.trim()) ?? []
  return { code: splitNumber(name).no, name: tight(name), page, place, pagePlace: place }
}
