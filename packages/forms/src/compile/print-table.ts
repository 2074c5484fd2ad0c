import type { Edition } from '@mingzhang/law'
import { keyInWords } from '@mingzhang/law'
import {
  type Amount,
  type Book,
  type BookProblem,
  type Dimension,
  isMoneyUnit,
  type Key,
  type PrintedCell,
  type PrintedRow,
  type PrintedTable,
  scaleOf,
  stepOf,
} from '@mingzhang/model'
import { inFile } from '../book/in-file.ts'
import type { Figure, Figures } from '../rounding/figures.ts'
import { headerOf } from './header.ts'
import type { PlannedCell, PlannedRow, PlannedTable } from './plan.ts'
import { type AmountCell, type Candidates, candidatesOf, sumsOf } from './sums.ts'
import { amountText, filled } from './words.ts'

/** 分/单位 How many 分 the last printed digit of a table is worth. */
export const printedUnit = (amountUnit: string, decimals: number): number =>
  stepOf(isMoneyUnit(amountUnit) ? scaleOf(amountUnit) : 100, decimals)

export type Printing = {
  readonly book: Book
  readonly edition: Edition
  readonly figures: Figures
  readonly problems: BookProblem[]
}

type KeptTable = {
  readonly figures: readonly Figure[]
  readonly table: PrintedTable
  readonly problems: readonly BookProblem[]
  readonly formulas: Formulas
}

/** What cells with amounts may be the sum of, and of which money these are. */
type Formulas = { readonly keys: readonly Key[]; readonly candidates: Candidates }

/**
 * 表的记忆 Tables as they were last printed: one whose figures are what they were is the same object, and what cells may be the
 * sum of is looked for once. A plan is made of the words of one book: it never stands for another.
 */
export type TableMemory = WeakMap<PlannedTable, KeptTable>

/** 印表 A planned table with its figures, header, notes and formulas. */
export function printTable(printing: Printing, planned: PlannedTable, memory: TableMemory): PrintedTable {
  const unit = printedUnit(planned.table.amountUnit, planned.table.decimals)
  const figures = planned.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.kind === 'money' ? [printing.figures.figureOf(cell.key, unit)] : [])),
  )
  const before = memory.get(planned)
  if (before?.figures.every((figure, at) => figure === figures[at])) {
    printing.problems.push(...before.problems)
    return before.table
  }
  const told = printing.problems.length
  const { table, formulas } = printAnew(printing, planned, before?.formulas)
  memory.set(planned, { figures, table, formulas, problems: printing.problems.slice(told) })
  return table
}

type Printed = Pick<KeptTable, 'table' | 'formulas'>

function printAnew(printing: Printing, planned: PlannedTable, known: Formulas | undefined): Printed {
  const { book, edition } = printing
  const { table } = planned
  const unit = printedUnit(table.amountUnit, table.decimals)
  const label = (text: string): string => filled(text, book, { amountUnit: table.amountUnit })
  const kept = planned.rows.filter((row) => row.when !== 'filled' || hasFigure(printing, row, unit))
  const rows = kept.map((row) => printRow(printing, row, unit, planned))
  const isBlank = rows.every(({ cells }) => cells.every(({ amount }) => amount === null)) && !hasValues(kept)
  // Nobody may say that there is nothing where nobody can tell.
  const isUntold = printing.problems.some(({ id, where }) => isUntellable(id) && where === planned.id)
  const isEmpty = isBlank && !isUntold
  const notes = table.notes.filter(
    ({ when }) => when === 'always' || (when === 'empty' && isEmpty) || (when === 'filled' && !isBlank),
  )
  const isOfFigures = table.layout !== 'programme' && table.layout !== 'overall'
  if (isEmpty && isOfFigures && notes.length === 0) printing.problems.push(nothingEntered(planned))
  const header = planned.headed ? [...headerOf(table.columns, label), ...rulerOf(edition, planned)] : []
  const summed = withSums(rows, known)
  const made: PrintedTable = {
    id: planned.id,
    form: table.form,
    no: planned.title === '' ? null : table.no,
    title: planned.title,
    headLines: planned.withUnit ? table.heads.map(label) : [],
    unitLine: planned.withUnit && table.unitLine !== null ? label(table.unitLine) : null,
    amountUnit: table.amountUnit,
    columns: planned.widths.map(({ align, share }) => ({ align, widthShare: share })),
    header,
    rows: summed.rows,
    note: planned.withNotes && notes.length > 0 ? notes.map(({ text }) => label(text)).join('\n') : null,
    landscape: table.landscape,
  }
  return { table: made, formulas: summed.formulas }
}

const hasValues = (rows: readonly PlannedRow[]): boolean =>
  rows.some(({ cells }) => cells.some((cell) => cell.kind === 'value' && cell.text !== ''))

function hasFigure({ figures }: Printing, row: PlannedRow, unit: number): boolean {
  return row.cells.some((cell) => {
    const figure = cell.kind === 'money' ? figures.figureOf(cell.key, unit) : null
    return figure?.told === true && figure.exact !== 0
  })
}

/** 栏次 Numbers of the columns, below the header of editions that print them. */
function rulerOf(
  edition: Edition,
  { table }: PlannedTable,
): { text: string; columns: number; rows: number }[][] {
  if (edition.ruler === null || table.layout !== 'grid') return []
  let number = 0
  const cells = table.columns.map(({ kind }) => {
    if (kind !== 'serial') number += 1
    return { text: kind === 'serial' ? (edition.ruler ?? '') : String(number), columns: 1, rows: 1 }
  })
  return [cells]
}

function printRow(printing: Printing, row: PlannedRow, unit: number, planned: PlannedTable): PrintedRow {
  return { cells: row.cells.map((cell) => printCell(printing, cell, unit, planned)), strong: row.strong }
}

function printCell(printing: Printing, cell: PlannedCell, unit: number, planned: PlannedTable): PrintedCell {
  if (cell.kind === 'text') {
    return { ...blank(cell.columns), text: cell.text, rows: cell.rows, indent: cell.indent }
  }
  if (cell.kind === 'value') return { ...blank(cell.columns), text: cell.text }
  const figure = printing.figures.figureOf(cell.key, unit)
  if (!figure.told) {
    printing.problems.push(cannotTell(printing.book, planned, cell.key, figure))
    return { ...blank(cell.columns), key: cell.key }
  }
  if (figure.exact === 0) return { ...blank(cell.columns), key: cell.key }
  const { table } = planned
  const amount: Amount = { value: figure.shown, step: unit, unit: table.amountUnit }
  const text = amountText(amount, table.decimals, printing.edition.grouping)
  return { ...blank(cell.columns), text, amount, key: cell.key }
}

const blank = (columns: number): PrintedCell => ({
  text: '',
  amount: null,
  key: null,
  sumOf: null,
  columns,
  rows: 1,
  indent: 0,
})

const dimensionWords: { readonly [D in Dimension]: string } = {
  measure: '计量（金额、面积、数量）',
  unit: '单位',
  year: '年度',
  stage: '预算阶段',
  origin: '资金来源年度（本年、上年结转）',
  fund: '资金性质',
  use: '支出类别（基本、项目等）',
  func: '支出功能分类科目',
  econ: '支出经济分类科目',
  agency: '单位性质',
  project: '项目',
  tier: '级次',
  procurement: '是否政府采购',
  article: '采购品目',
  service: '是否政府购买服务',
  entry: '明细行',
  asset: '资产类别',
}

function cannotTell(
  book: Book,
  planned: PlannedTable,
  key: Key,
  figure: Extract<Figure, { told: false }>,
): BookProblem {
  const isOfLastYear = key.year === String(book.year - 1) && book.previous.length === 0
  const missing = figure.missing.map((dimension) => dimensionWords[dimension])
  return {
    id: 'compile/cannot-tell',
    severity: 'error',
    where: planned.id,
    what: `${planned.table.no ?? ''}${planned.title}：${keyInWords(key)} 无法判断`,
    why: isOfLastYear
      ? '账本没有上年的数，表里的上年预算数一栏印不出来'
      : missing.length > 0
        ? `账本中有的金额没有写明${missing.join('、')}`
        : '账本没有这项数据',
    toDo: isOfLastYear
      ? `请由上年的公开文件起这一年的账本，再放进今年的分录${inFile(
          `也可在 previousEntries 中录入 ${book.year - 1} 年的预算，没有预算的写一条金额为 0.00 的分录`,
        )}`
      : '请在分录中补充；没有把握的不要填，本表暂不能公开',
  }
}

const isUntellable = (id: string): boolean => id === 'compile/cannot-tell' || id === 'compile/nothing-entered'

/** A table that says nothing at all, and whose edition has no words for having nothing. */
const nothingEntered = ({ id, table, title }: PlannedTable): BookProblem => ({
  id: 'compile/nothing-entered',
  severity: 'warning',
  where: id,
  what: `${table.no ?? ''}${title}：一个数也没有`,
  why: '账本没有这张表要的数据，版式也没有“无此项”的说明',
  toDo: `请录入${inFile(fieldOfLayout[table.layout] ?? 'entries')}；确实没有的，公开前在表下注明`,
})

const fieldOfLayout: { readonly [layout: string]: string } = {
  asset: 'assets',
  procurement: 'procurement',
  catalogue: 'programmes',
}

type Summed = { readonly rows: readonly PrintedRow[]; readonly formulas: Formulas }

/** Formulas: which cells of the table a printed amount is the sum of. */
function withSums(rows: readonly PrintedRow[], known: Formulas | undefined): Summed {
  const cells: AmountCell[] = []
  rows.forEach((row, r) => {
    row.cells.forEach(({ amount, key }, c) => {
      if (amount !== null && key !== null) cells.push({ row: r, column: c, key, value: amount.value })
    })
  })
  // A key of a plan is an object of its own for every cell: the same keys in the same order stand in the same cells.
  const isKnown = known?.keys.length === cells.length && cells.every(({ key }, at) => key === known.keys[at])
  const formulas = isKnown ? known : { keys: cells.map(({ key }) => key), candidates: candidatesOf(cells) }
  const sums = sumsOf(cells, formulas.candidates)
  const summed = rows.map((row, r) => ({
    ...row,
    cells: row.cells.map((cell, c) => ({ ...cell, sumOf: sums.get(`${r} ${c}`) ?? null })),
  }))
  return { rows: summed, formulas }
}
