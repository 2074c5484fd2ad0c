import { targetField } from '@mingzhang/law'
import type { Block, Grid, GridCell, GridRow, Paragraph, Place } from '@mingzhang/model'
import { readTotalRow } from '../results/read-evaluation.ts'
import { alignRow } from './align-row.ts'
import { compact, isBlank } from './printed.ts'
import {
  groupedColumns,
  refinedColumns,
  type TargetColumns,
  targetColumns,
  withListingAbove,
} from './target-columns.ts'
import { amountUnitOf, emptyHead, isHeadRow, readHeadRow, type TargetHead } from './target-head.ts'
import { addTargetRow, type TargetRow } from './target-rows.ts'

/** 一张绩效目标表 A target table as collected from its grids: title, head and rows, not yet a programme. */
export type TargetTable = {
  readonly title: { readonly text: string; readonly place: Place } | null
  /** Lines such as 编制单位：… above the table. */
  readonly preface: readonly Paragraph[]
  readonly head: TargetHead
  readonly rows: TargetRow[]
  columns: TargetColumns | null
  readonly place: Place
  /** Blocks the table was read from. */
  readonly blocks: Block[]
}

type Collected = { readonly tables: readonly TargetTable[]; readonly taken: ReadonlySet<Block> }

const titlePattern =
  /绩效目标(?:申报|批复|公开|情况|汇总|审核|申请|设置)*(?:表|书)|(?:整体|项目)(?:支出)?绩效(?:目标|申报)*表|绩效自(?:评|我评价)(?:价|情况|结果)*表/u

/** Is this line the title of a target table? A line of the contents (with a page number behind) is none. */
export const isTargetTitle = (text: string): boolean => {
  const plain = text.replace(/\s+/gu, '')
  return titlePattern.test(plain) && plain.length <= 70 && !/(?:\.{3}|…)\d*$|[。；]/u.test(plain)
}

/** Walks the blocks once and gathers the target tables, pieces on several pages joined. */
export function collectTargetTables(blocks: readonly Block[]): Collected {
  const tables: TargetTable[] = []
  let preface: Paragraph[] = []
  let table: TargetTable | null = null
  let amountUnit: string | null = null
  blocks.forEach((block, index) => {
    if (block.kind === 'paragraph') {
      amountUnit = amountUnitOf(block.text) ?? amountUnit
      if (block.text.trim() !== '') preface.push(block)
      return
    }
    const own = targetGrid(block, blocks, index, table, preface)
    const parts = own === 'continues' ? preface.filter((line) => partOf(line.text) !== null) : []
    const before = own === 'starts' ? titleLines(preface) : parts
    if (table && parts.some((line) => partOf(line.text) === 'annual')) table.rows.length = 0
    table = own ? readGrid(block, own === 'continues' ? table : null, before, amountUnit, tables) : null
    table?.blocks.push(...before, block)
    preface = []
  })
  const kept = tables.filter(({ rows, head }) => rows.length > 0 || head.values.has('name'))
  return { tables: kept, taken: new Set(kept.flatMap((found) => found.blocks)) }
}

/** Whether a grid is a target table of its own, goes on with the one before it, or is none of ours. */
function targetGrid(
  grid: Grid,
  blocks: readonly Block[],
  index: number,
  table: TargetTable | null,
  preface: readonly Paragraph[],
): 'starts' | 'continues' | null {
  const headed = grid.rows.findIndex((row) => targetColumns(row.cells) !== null)
  const titled = preface.some((line) => isProgrammeTitle(line.text))
  if (headed >= 0) {
    const fresh = grid.rows
      .slice(0, headed)
      .some((row) => opensProgramme(row.cells) || titleRow(row) !== null)
    if (table && !titled && !fresh && (table.columns === null || headed === 0)) return 'continues'
    return 'starts'
  }
  if (table && grid.continues && preface.length === 0) return 'continues'
  const noise = preface.every((line) => /^[-—–\s]*\d*[-—–\s]*$/u.test(line.text))
  if (table?.columns && noise && goesOn(grid, table.columns)) return 'continues'
  const head = headBelow(blocks, index)
  const opens = head === 'same' || grid.rows.some((row) => opensProgramme(row.cells))
  return head !== null && opens ? 'starts' : null
}

/** Does the header of indicators follow: in the same table on a page after this one, or in the next one below? */
function headBelow(blocks: readonly Block[], index: number): 'same' | 'next' | null {
  let [lines, isSame] = [0, true]
  for (const block of blocks.slice(index + 1)) {
    if (block.kind === 'paragraph') {
      lines += 1
      if (lines > mostLinesBetween || isProgrammeTitle(block.text)) return null
      continue
    }
    isSame &&= block.continues === true
    if (block.rows.some((row) => targetColumns(row.cells) !== null)) return isSame ? 'same' : 'next'
    if (!isSame) return null
  }
  return null
}

/** Lines that may stand between a programme's name and its indicators. */
const mostLinesBetween = 2

/** Is this a page that lost its header: every row an indicator in its columns, or the rest of one? */
function goesOn(grid: Grid, { fields, groups }: TargetColumns): boolean {
  const rows = grid.rows.filter((row) => !row.cells.every(isBlank))
  const isIndicator = (row: GridRow): boolean => {
    const { cells, moved, doubtful } = alignRow(row.cells, fields)
    return !moved && !doubtful && !isBlank(cells.get('name')) && !isBlank(cells.get('value'))
  }
  const isRest = (row: GridRow): boolean =>
    row.cells.every(
      (cell, index) => isBlank(cell) || /^(?:name|description|basis)$/u.test(fields[index] ?? ''),
    )
  const wide = rows.every((row) => Math.abs(row.cells.length - fields.length) <= 1 && !isHeadRow(row.cells))
  return (
    groups.length === 0 &&
    wide &&
    rows.some(isIndicator) &&
    rows.every((row) => isIndicator(row) || isRest(row))
  )
}

/** Does the row name a programme (or the whole unit): such a label with a value, not with the next header, behind it? */
function opensProgramme(cells: readonly GridCell[]): boolean {
  return cells.some((cell, index) => {
    if (isBlank(cell)) return false
    const [word = '', inside = ''] = cell.text.split(/[:：]/u)
    const field = targetField('block', word)
    const next = cells.slice(index + 1).find((other) => !isBlank(other))
    const value = inside.trim() !== '' ? inside : (next?.text ?? '')
    if (value === '' || targetField('block', value) !== null) return false
    return field === 'name' || field === 'unitName' || (field === 'code' && /\d{6}/u.test(value))
  })
}

/** The lines above a table that belong to it: its title and what stands between title and table. */
function titleLines(preface: readonly Paragraph[]): Paragraph[] {
  const belongs = (text: string): boolean =>
    isTargetTitle(text) ||
    amountUnitOf(text) !== null ||
    /^\s*(?:序号|编制单位|填报单位|申报单位|预算单位|单位名称|部门名称|部门全称|单位全称|主管部门|项目名称|部门[(（]单位[)）])\s*[:：]/u.test(
      text,
    ) ||
    /^\s*[(（]?\s*(?:20\d\d|二〇..|二○..)\s*年度?\s*[)）]?\s*$/u.test(text)
  const lines: Paragraph[] = []
  for (const line of preface.toReversed()) {
    if (line.text.length > 90 || !belongs(line.text)) break
    lines.unshift(line)
  }
  return lines
}

function startTable(
  grid: Grid,
  preface: readonly Paragraph[],
  amountUnit: string | null,
  title: { readonly text: string; readonly place: Place } | null,
): TargetTable {
  const head = emptyHead(amountUnit)
  return { title, preface, head, rows: [], columns: null, place: title?.place ?? grid.place, blocks: [] }
}

/**
 * 长期绩效目标表, 年度绩效目标表: a line over a part of one programme's table, no title of another. Where both stand in
 * turn, the annual targets are read.
 */
function partOf(title: string): 'annual' | 'other' | null {
  const plain = title.replace(/\s+/gu, '')
  if (/^(?:年度|当年|本年度?)(?:绩效)?目标表$/u.test(plain)) return 'annual'
  return /^(?:中?长期|中期|实施期|总体)(?:绩效)?目标表$/u.test(plain) ? 'other' : null
}

const isProgrammeTitle = (text: string): boolean => isTargetTitle(text) && partOf(text) === null

/** Reads the rows of one grid into the table it continues or into new ones; gives the last. */
function readGrid(
  grid: Grid,
  continued: TargetTable | null,
  preface: readonly Paragraph[],
  amountUnit: string | null,
  tables: TargetTable[],
): TargetTable {
  const title = preface.find((line) => isTargetTitle(line.text)) ?? null
  let table = continued ?? startTable(grid, preface, amountUnit, title)
  if (!continued) tables.push(table)
  let afterBreak = continued !== null
  grid.rows.forEach((row, index) => {
    const inner = titleRow(row)
    const part = inner ? partOf(inner.text) : null
    if (part === 'annual') table.rows.length = 0
    if (table.rows.length > 0 && part === null && (inner || opensAnother(row))) {
      table = startTable(grid, [], table.head.amountUnit, inner)
      tables.push(table)
    }
    if (inner || row.cells.every(isBlank)) return
    afterBreak = readRow(table, grid, index, afterBreak)
  })
  return table
}

/** Reads one row: a header of the indicators, a row of the head, or an indicator. True: the next may be a rest. */
function readRow(table: TargetTable, grid: Grid, index: number, afterBreak: boolean): boolean {
  const row = grid.rows[index]
  if (!row) return afterBreak
  const below = grid.rows[index + 1]?.cells ?? []
  const columns = targetColumns(spreadOver(row.cells, below))
  if (columns) {
    const above = grid.rows[index - 1]?.cells ?? []
    const finer = refinedColumns(columns, below)
    table.columns = groupedColumns(above, row.cells) ?? withListingAbove(finer ?? columns, above)
    return table.rows.length > 0
  }
  if (!table.columns) {
    readHeadRow(table.head, row.cells)
    return false
  }
  const total = readTotalRow(row.cells, table.columns)
  if (total) {
    table.head.total = total
    return afterBreak
  }
  const secondHeader = targetColumnsAbove(grid, index) && refinedColumns(table.columns, row.cells) !== null
  if (isHeadOfRow(row, table.columns) || isClosing(row) || secondHeader) return afterBreak
  addTargetRow(table.rows, row, table.columns, afterBreak)
  return false
}

/**
 * A header whose merged cells lost what they covered, widened to the row below: every blank there stands below one cell,
 * every run of words below one merged cell. As printed where the two do not match so.
 */
function spreadOver(cells: readonly GridCell[], below: readonly GridCell[]): readonly GridCell[] {
  if (below.length <= cells.length || !isBlank(below[0])) return cells
  const opens = (at: number): boolean => isBlank(below[at]) || isBlank(below[at - 1])
  const starts = below.flatMap((_, at) => (opens(at) ? [at] : []))
  if (starts.length !== cells.length) return cells
  return below.map((cell, at) => cells[starts.indexOf(at)] ?? { text: '', place: cell.place })
}

const targetColumnsAbove = (grid: Grid, index: number): boolean =>
  targetColumns(spreadOver(grid.rows[index - 1]?.cells ?? [], grid.rows[index]?.cells ?? [])) !== null

/** A row that holds nothing but the title of a target table. */
function titleRow(row: GridRow): { text: string; place: Place } | null {
  const printed = row.cells.filter((cell) => !isBlank(cell))
  const [only] = printed
  return only && printed.length === 1 && isTargetTitle(only.text)
    ? { text: only.text, place: only.place }
    : null
}

/** The head of another programme below the indicators of this one. */
const opensAnother = (row: GridRow): boolean =>
  opensProgramme(row.cells) && !targetColumns(row.cells) && isHeadOfRow(row)

/** A row of the head: a label in its first cell, and no target (≥ 95, 15万元) anywhere in it. */
function isHeadOfRow(row: GridRow, columns: TargetColumns | null = null): boolean {
  const [first] = row.cells
  const field = first && !isBlank(first) ? targetField('block', first.text.split(/[:：]/u)[0] ?? '') : null
  const target = row.cells.some((cell) => /^(?:[≥≤=＝><＞＜]|定性)/u.test(compact(cell)))
  const value = compact(row.cells[columns?.fields.indexOf('value') ?? -1])
  const quantity = /\d/u.test(value) && value.length <= 16 && columns?.fields[0] === 'name'
  return field !== null && field !== 'indicators' && !target && !quantity
}

/** 合计, 备注, 联系人: rows that end a table and hold no indicator. */
const isClosing = (row: GridRow): boolean => {
  const first = row.cells.map(compact).find((text) => text !== '') ?? ''
  return /^(?:合计|总计|总分|备注|注[:：]|说明[:：]|其他说明|联系人|联系电话|填报人|单位负责人|(?:评价|自评)结论|存在(?:的)?问题|(?:下一步)?改进(?:措施|建议)|其他需要说明的问题|项目负责人|财务负责人)/u.test(
    first,
  )
}
