import { combineKeys, type EditionColumn, type EditionRow, type EditionTable } from '@mingzhang/law'
import type { BookProblem, Key, Side } from '@mingzhang/model'
import { inFile } from '../book/in-file.ts'
import {
  type AccountList,
  accountsWithout,
  isAccountList,
  isListable,
  listAccounts,
} from './list-accounts.ts'
import { blankCell, type PlannedCell, type PlannedRow, type Setting, textCell } from './plan.ts'
import { accountName, chineseNumber, filled } from './words.ts'

/** 一侧的一行 A row of one side: its label, code and coordinates, not yet beside the other side. */
type SideRow = {
  readonly label: string
  readonly code: string | null
  readonly key: Key
  readonly level: number
  readonly strong: boolean
  readonly indent: number
  readonly labelInCode: boolean
  readonly when: 'always' | 'filled'
}

/** 排表 The rows of a table of money: lists filled from the book, two sides beside each other, block by block. */
export function planGrid(setting: Setting, table: EditionTable): PlannedRow[] {
  const sides: readonly (Side | null)[] = table.columns.some(({ side }) => side !== null)
    ? ['revenue', 'expenditure']
    : [null]
  const blocks = sides.map((side) => blocksOf(setting, table, side))
  const numbers = [...new Set(table.rows.map(({ block }) => block))].toSorted((a, b) => a - b)
  const lines = numbers.flatMap((number) => {
    const each = blocks.map((block) => block.get(number) ?? [])
    const height = Math.max(...each.map((rows) => rows.length))
    return Array.from({ length: height }, (_, index) => each.map((rows) => rows[index] ?? null))
  })
  const columns = table.columns.map((column) => ({
    column,
    side: Math.max(0, sides.indexOf(column.side)),
    key: combineKeys(table.base, column.key),
  }))
  return lines.map((line, index) => ({
    cells: columns.map(({ column, key, side }) =>
      cellOf(setting, column, key, line[side] ?? null, index + 1),
    ),
    strong: line.some((row) => row?.strong === true),
    when: line.every((row) => row?.when === 'filled') ? 'filled' : 'always',
  }))
}

function blocksOf(setting: Setting, table: EditionTable, side: Side | null): Map<number, SideRow[]> {
  const blocks = new Map<number, SideRow[]>()
  for (const row of table.rows) {
    if (row.side !== side) continue
    const expanded = row.list === null ? [fixedRow(setting, row)] : listedRows(setting, table, row, side)
    blocks.set(row.block, [...(blocks.get(row.block) ?? []), ...expanded])
  }
  return blocks
}

const fixedRow = (setting: Setting, row: EditionRow): SideRow => ({
  label: filled(row.label, setting.book),
  code: row.code,
  key: row.key,
  level: 0,
  strong: row.strong,
  indent: row.indent,
  labelInCode: row.labelInCode,
  when: row.when === 'filled' ? 'filled' : 'always',
})

function listedRows(setting: Setting, table: EditionTable, row: EditionRow, side: Side | null): SideRow[] {
  const { list } = row
  if (list === null || !isAccountList(list.of)) return []
  const columns = table.columns.filter((column) => column.kind === 'money' && column.side === side)
  const keys = columns.map((column) => ({
    key: combineKeys(combineKeys(table.base, column.key), row.key),
    lastYear: column.lastYear,
  }))
  const accounts = listAccounts(setting, { ...list, of: list.of }, keys)
  const within = combineKeys(table.base, row.key)
  const without = accountsWithout(setting, list.of, within)
  if (!isListable(setting, within, accounts, without)) {
    setting.problems.push(cannotList(setting, table, list.of, without))
    return []
  }
  return accounts.map(({ code, key, level }, index) => {
    const name = accountName(setting.book, code)
    return {
      label: row.numbered ? `${chineseNumber(index + 1)}、${name}` : name,
      code,
      key: combineKeys(row.key, key),
      level,
      strong: level === list.from && list.from < list.to,
      indent: row.indent + level - list.from,
      labelInCode: false,
      when: 'always',
    }
  })
}

const listed = {
  func: '支出功能分类科目',
  dep: '部门预算支出经济分类科目',
  gov: '政府预算支出经济分类科目',
} as const

function cannotList(
  { book }: Setting,
  table: EditionTable,
  list: AccountList,
  codes: readonly string[],
): BookProblem {
  const named = codes.slice(0, 5).map((code) => `${code}“${accountName(book, code)}”`)
  const which = named.length === 0 ? '' : `：${named.join('、')}${codes.length > named.length ? '等' : ''}`
  const asksAgency = list === 'gov' && book.agency === null
  return {
    id: 'compile/cannot-tell',
    severity: 'error',
    where: table.id,
    what: `${table.no ?? ''}${filled(table.title, book)}：无法判断`,
    why:
      codes.length === 0
        ? `账本说不清这张表有多少钱：本表按${listed[list]}列示，有的金额没有写明该科目，或没有写明资金性质、支出类别`
        : `本表按${listed[list]}列示，账本中有的金额没有写明该科目${which}`,
    toDo: asksAgency
      ? `请先写明单位性质${inFile('agency 写 administrative 行政及参公，或 institution 其他事业单位')}，政府经济科目就按对照表补上；补不上的，在分录中写政府经济科目${inFile('gov')}`
      : '请在分录中补充科目；没有把握的不要填',
  }
}

/** @param above what the table and the column say of the money of the cell */
function cellOf(
  setting: Setting,
  column: EditionColumn,
  above: Key,
  row: SideRow | null,
  serial: number,
): PlannedCell {
  if (column.kind === 'serial') return textCell(String(serial))
  if (row === null) return blankCell
  if (column.kind === 'code') return codeCell(column, row)
  if (column.kind === 'name')
    return row.labelInCode && row.code === null ? blankCell : textCell(row.label, 1, row.indent)
  if (column.kind !== 'money') return blankCell
  const { year } = setting.book
  const key = combineKeys(above, row.key)
  return {
    kind: 'money',
    columns: 1,
    key: { measure: 'money', year: String(column.lastYear ? year - 1 : year), stage: 'initial', ...key },
  }
}

function codeCell(column: EditionColumn, row: SideRow): PlannedCell {
  if (row.code === null) return row.labelInCode && (column.level ?? 1) === 1 ? textCell(row.label) : blankCell
  if (column.level === null) return textCell(row.code)
  const piece =
    column.level === 1
      ? row.code.slice(0, 3)
      : row.code.slice(1 + 2 * (column.level - 1), 3 + 2 * (column.level - 1))
  return column.level > row.level ? blankCell : textCell(piece)
}
