import {
  combineKeys,
  type EditionColumn,
  type EditionRow,
  type EditionTable,
  memberName,
} from '@mingzhang/law'
import {
  type AssetLine,
  type BookProblem,
  formatAmount,
  type Key,
  type ProcurementLine,
} from '@mingzhang/model'
import { inFile } from '../book/in-file.ts'
import { programmeId } from '../ledger/money-sources.ts'
import { blankCell, type PlannedCell, type PlannedRow, type Setting, textCell } from './plan.ts'
import { filled } from './words.ts'

/** 采购表 Fixed rows (合计, 货物 …) or one row for each line of the register. */
export function planProcurement(setting: Setting, table: EditionTable): PlannedRow[] {
  const { procurement } = setting.book
  return table.rows.flatMap((row): PlannedRow[] => {
    if (row.list === null) return [fixedProcurement(setting, table, row)]
    return procurement.map((line, index) => ({
      cells: table.columns.map((column) => lineCell(setting, table, column, line, index)),
      strong: false,
      when: 'always',
    }))
  })
}

function fixedProcurement(setting: Setting, table: EditionTable, row: EditionRow): PlannedRow {
  const label = filled(row.label, setting.book)
  const cells = table.columns.map((column, index): PlannedCell => {
    if (column.kind === 'code') return textCell(row.code ?? (row.labelInCode ? label : ''))
    if (column.kind === 'name') return textCell(row.labelInCode ? '' : label)
    if (column.kind !== 'money' || column.field !== null) return index === 0 ? textCell(label) : blankCell
    return money(setting, combineKeys(combineKeys(table.base, column.key), row.key))
  })
  return { cells, strong: row.strong, when: 'always' }
}

function lineCell(
  setting: Setting,
  table: EditionTable,
  column: EditionColumn,
  line: ProcurementLine,
  index: number,
): PlannedCell {
  switch (column.field) {
    case null:
      return money(setting, { ...combineKeys(table.base, column.key), entry: String(index) })
    case 'budget':
      return value(line.budget === null ? '' : inUnit(line.budget, table))
    case 'unitPrice':
      return value(line.unitPrice === null ? '' : inUnit(line.unitPrice, table))
    case 'quantity':
      return value(line.quantity ?? '')
    case 'project':
      return textCell(line.project ?? '')
    case 'article':
      return textCell(line.article ?? '')
    case 'measure':
      return textCell(line.measure ?? '')
    default:
      return textCell(line.name)
  }
}

const inUnit = (fen: number, table: EditionTable): string =>
  formatAmount({ value: fen, step: 1, unit: table.amountUnit }, table.decimals)

const value = (text: string): PlannedCell => ({ kind: 'value', text, columns: 1 })

function money(setting: Setting, key: Key): PlannedCell {
  return {
    kind: 'money',
    columns: 1,
    key: { measure: 'money', year: String(setting.book.year), stage: 'initial', ...key },
  }
}

/** 资产表 Counts and values of the groups that the edition lists. */
export function planAssets(setting: Setting, table: EditionTable): PlannedRow[] {
  const at = new Map(setting.book.assets.map((line) => [line.asset, line]))
  for (const line of assetsWithoutRow(setting.book.assets, table)) {
    if (hasFigures(line)) setting.problems.push(withoutRow(setting, table, line))
  }
  return table.rows.map((row, index) => {
    const line = at.get(row.key.asset ?? null)
    const cells = table.columns.map((column): PlannedCell => {
      if (column.kind === 'serial') return textCell(String(index + 1))
      if (column.kind === 'name') return textCell(row.label, 1, row.indent)
      return value((column.kind === 'count' ? line?.count : line?.value) ?? '')
    })
    return { cells, strong: row.strong, when: 'always' }
  })
}

/** Asset groups a book states but the edition has no row for. */
const assetsWithoutRow = (lines: readonly AssetLine[], table: EditionTable): readonly AssetLine[] =>
  lines.filter(({ asset }) => !table.rows.some(({ key }) => (key.asset ?? null) === asset))

const hasFigures = ({ count, value: worth }: AssetLine): boolean =>
  [count, worth].some((text) => text !== null && /[1-9]/u.test(text))

function withoutRow({ book }: Setting, table: EditionTable, line: AssetLine): BookProblem {
  const name = line.asset === null ? '资产总额' : (memberName('asset', line.asset) ?? line.asset)
  const rows = table.rows.map(({ label }) => label).join('、')
  return {
    id: 'compile/asset-without-row',
    severity: 'warning',
    where: `assets[${book.assets.indexOf(line)}]`,
    what: `${filled(table.title, book)}：没有“${name}”这一行，账本的这一类没有印出来`,
    why: `各地资产的分类不同，这个版式只有：${rows}`,
    toDo: `请按这个版式的分类重新填资产${inFile('assets')}；不改，合计与所列各类对不上`,
  }
}

/** 项目目录 One row a programme. */
export function planCatalogue(setting: Setting, table: EditionTable): PlannedRow[] {
  return setting.book.programmes.map((programme, index) => ({
    cells: table.columns.map((column): PlannedCell => {
      if (column.kind === 'serial') return textCell(String(index + 1))
      if (column.field === 'department') return textCell(programme.department ?? '')
      if (column.field !== 'budget') return textCell(programme.name)
      return money(setting, { use: 'project', project: programmeId(programme) })
    }),
    strong: false,
    when: 'always',
  }))
}
