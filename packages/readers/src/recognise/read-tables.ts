import type { Block, Cell, Column, GridCell, Key, Stage, Table } from '@mingzhang/model'
import { type DataRow, rejoined, settledRow, underColumns } from './data-rows.ts'
import { documentYear } from './document-year.ts'
import { withoutDoubles } from './double-keys.ts'
import { findTables, type RawTable } from './find-tables.ts'
import { textsOf } from './header-rows.ts'
import { headerLevels } from './header-spans.ts'
import { correctedForm, inferForm } from './infer-form.ts'
import { keptNumber } from './kept-number.ts'
import { refined, settled as settledKey } from './key-steps.ts'
import { linkUnits } from './link-units.ts'
import { type LogicalColumn, logicalColumns } from './logical-columns.ts'
import { withOuterCodes } from './outer-codes.ts'
import { decimalOf, isTotalWord, tight } from './printed-cell.ts'
import { contentsLines, readContents } from './read-contents.ts'
import { isRegister } from './row-keys.ts'
import { baseOf, fundOf, stageOf } from './table-base.ts'
import { columnKeys, isAmountRole, type TableColumn, tableColumns } from './table-columns.ts'
import { yearOf } from './table-lines.ts'
import { type ListRow, listRows } from './table-rows.ts'
import { splitNumber } from './table-title.ts'
import { bareUnit, mainUnit, unitCoordinate } from './table-unit.ts'

/** 读表的结果 The tables, and every block that stands in one of them. */
export type TablesRead = { readonly tables: readonly Table[]; readonly taken: ReadonlySet<Block> }

/** Forms that another reader understands: their grids are not budget tables. */
const foreign: ReadonlySet<string> = new Set(['programme', 'departmentTarget'])

/**
 * 读表 Every table of a disclosure that is no target table: budget tables, catalogues of programmes, procurement,
 * assets, organisation and contents.
 *
 * @param blocks paragraphs and grids in reading order
 * @param taken blocks that other readers have understood
 */
export function readTables(blocks: readonly Block[], taken: ReadonlySet<Block>): TablesRead {
  const raw = findTables(blocks, taken).filter((table) => !isTargetTable(table))
  const year = documentYear(
    blocks,
    raw.map(({ title, facts }) => ({ title, year: facts.year })),
  )
  const unit = commonUnit(raw)
  const main = mainUnit(raw.map(({ facts }) => facts))
  const tables: Table[] = []
  const used = new Set(taken)
  for (const { table, blocks: lines } of contentsLines(blocks, taken)) {
    tables.push(table)
    for (const block of lines) used.add(block)
  }
  for (const found of raw) {
    const table = readTable(found, `t${tables.length + 1}`, { year, unit, main })
    if (!table) continue
    tables.push(table)
    for (const block of found.blocks) used.add(block)
  }
  return { tables: linkUnits(withNumbers(tables)), taken: used }
}

const isTargetTable = (table: RawTable): boolean =>
  [...table.head, ...table.body.slice(0, 12)].some((row) =>
    textsOf(row).some((text) =>
      /^(?:三级指标|指标名称|指标值|绩效指标|指标性质|年度绩效目标|当年绩效目标|预算规模及资金用途|项目绩效目标)$/u.test(
        text,
      ),
    ),
  )

/** What tables that do not say it themselves take from the document. */
export type Defaults = {
  readonly year: number | null
  readonly unit: string | null
  readonly main: string | null
}

function commonUnit(tables: readonly RawTable[]): string | null {
  const votes = new Map<string, number>()
  for (const { facts } of tables) {
    if (facts.amountUnit) votes.set(facts.amountUnit, (votes.get(facts.amountUnit) ?? 0) + 1)
  }
  return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

function readTable(raw: RawTable, id: string, defaults: Defaults): Table | null {
  const contents = readContents(raw, id)
  if (contents) return contents
  if (raw.head.length === 0) return null
  const layout = layoutOf(raw)
  const form = inferForm(
    raw.title,
    layout.map((column) => column.path),
  )
  if (form !== null && foreign.has(form)) return null
  const columns = tableColumns(layout, (column) => cellTexts(raw, layout[column]), form)
  const rows = rowsOf(raw, layout, columns, form, id, defaults.main)
  const corrected = correctedForm(form, rows, columns)
  return corrected === form
    ? assemble(raw, id, form, columns, rows, defaults)
    : assemble(
        raw,
        id,
        corrected,
        columns,
        rowsOf(raw, layout, columns, corrected, id, defaults.main),
        defaults,
      )
}

function layoutOf(raw: RawTable): LogicalColumn[] {
  const head = raw.head.map(textsOf)
  const data = [...raw.body, ...(raw.ruler ? [raw.ruler] : [])]
  const rows = data.length > 0 ? data : raw.head.slice(-1)
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  const bothFilled = (left: number): boolean =>
    raw.body.some(
      (row) => tight(row.cells[left]?.text ?? '') !== '' && tight(row.cells[left + 1]?.text ?? '') !== '',
    )
  const headed = head.map((row) => row.findLastIndex((text) => text !== '') + 1)
  const torn = Math.max(width, head.at(-1)?.length ?? 0, ...headed)
  return logicalColumns(headerLevels(head, torn), torn, raw.ruler ? textsOf(raw.ruler) : null, bothFilled)
}

function cellTexts(raw: RawTable, column: LogicalColumn | undefined): string[] {
  if (!column) return []
  return raw.body.flatMap((row) => {
    const cell = underColumns(row, [column]).cells[0]
    return cell ? [tight(cell.text)] : []
  })
}

const sideHints: Readonly<Record<string, 'revenue' | 'expenditure'>> = {
  revenue: 'revenue',
  expenditure: 'expenditure',
  generalExpenditure: 'expenditure',
  fundExpenditure: 'expenditure',
  stateCapitalExpenditure: 'expenditure',
  appropriationExpenditure: 'expenditure',
}

function rowsOf(
  raw: RawTable,
  layout: readonly LogicalColumn[],
  columns: readonly TableColumn[],
  form: string | null,
  id: string,
  main: string | null,
): ListRow[] {
  const roles = columns.map((column) => column.role)
  const sources = rejoined(
    raw.body
      .map((row) => settledRow(row, layout, roles))
      .filter((row) => row.cells.some((cell) => cell !== null)),
    roles,
  )
  const codeHead = columns.find((column) => column.role === 'code')?.path.at(-1) ?? ''
  const codeWords = columns.find((column) => column.role === 'code')?.path.join('') ?? ''
  const context = {
    id,
    codesAccounts: codeWords.includes('科目') && !/项目(?:编码|代码|编号)/u.test(codeWords),
    form,
    registers: isRegister(form),
    byUnit: /单位|部门/u.test(codeHead) && !/经济|功能|科目/u.test(codeHead),
    hasLabels: columns.some((column) => column.role === 'name' || column.role === 'code'),
    mainUnit: main,
    isSingle: sources.filter((source) => !isTotalRow(source)).length === 1,
    severalUnits: !isRegister(form) && unitsIn(sources, columns) > 1,
    departmentColumn: columns.findIndex(
      (column) =>
        column.role === 'text' && /主管部门|预算单位|单位名称|部门名称/u.test(column.path.at(-1) ?? ''),
    ),
  }
  return listRows(
    withOuterCodes(sources, columns),
    columns,
    context,
    form === null ? null : (sideHints[form] ?? null),
  )
}

/** How many units the rows name: by a code longer than the department's, or without a code. */
function unitsIn(sources: readonly DataRow[], columns: readonly TableColumn[]): number {
  const name = columns.findIndex(({ role, path }) => role === 'name' && /单位|部门/u.test(path.join('')))
  const code = columns.findIndex(({ path }) => /(?:单位|部门)(?:编码|代码|编号)$/u.test(path.at(-1) ?? ''))
  const codes = columns.flatMap(({ role }, index) => (role === 'code' ? [index] : []))
  const units = sources.flatMap((source) => {
    const named = tight(source.cells[name]?.text ?? '')
    if (named === '' || isTotalRow(source)) return []
    // A row with a code of an account is no unit, whatever its column is called.
    const isAccount = codes.some((column) => column !== code && source.cells[column] !== null)
    const isUnit = !isAccount && (code < 0 || tight(source.cells[code]?.text ?? '').length > 3)
    return isUnit ? [bareUnit(named)] : []
  })
  return new Set(units).size
}

const isTotalRow = ({ cells }: DataRow): boolean =>
  cells.some((cell) => cell !== null && isTotalWord(cell.text))

function assemble(
  raw: RawTable,
  id: string,
  form: string | null,
  columns: readonly TableColumn[],
  rows: readonly ListRow[],
  defaults: Defaults,
): Table {
  const year = tableYear(raw, form, defaults.year)
  const subordinate = unitCoordinate(raw.facts, defaults.main)
  const dated: Key = {
    measure: 'money',
    ...(year !== null && { year: String(year) }),
    stage: stageOf(raw.title),
    ...(subordinate !== undefined && { unit: subordinate }),
  }
  const ofFund = raw.facts.fund === null ? {} : fundOf(raw.facts.fund)
  const base: Key = { ...dated, ...ofFund, ...baseOf(raw.title, form) }
  const hasMoney = columns.some((column) => column.role === 'money' || column.role === 'asset')
  const headUnit =
    raw.head
      .flatMap(textsOf)
      .map(unitInHead)
      .find((unit) => unit !== null) ?? null
  const amountUnit = raw.facts.amountUnit ?? headUnit ?? (hasMoney ? defaults.unit : null)
  const isInherited = raw.facts.amountUnit === null && headUnit === null
  const keys = form === null || isBlurred(raw) ? columns.map(() => null) : columnKeys(columns, base)
  const trust = isInherited ? 0.9 : 1
  const dating = { year, budget: budgetStage(raw.note) }
  const read = cellsOf(rows, columns, keys, { ...dating, trust })
  const cells = withoutDoubles(read, (r) => rows[r]?.block ?? 0)
  return {
    id,
    title: raw.title,
    no: raw.no,
    form,
    amountUnit,
    year,
    empty: cells.every((cell) => cell.amount === null) && (hasMoney || cells.length === 0),
    note: raw.note,
    place: raw.place,
    base: settledKey(base),
    columns: columns.map((column, index) => printedColumn(column, keys[index] ?? null, dating)),
    rows: rows.map(({ row }) => ({ ...row, coordinates: row.coordinates && settledKey(row.coordinates) })),
    cells,
  }
}

/**
 * 栏位不清 Two figures in one cell of a table whose columns are set by blanks only: its columns were not found, and which
 * of them any of its figures stands in is a guess.
 */
const isBlurred = ({ body }: RawTable): boolean =>
  body.some(
    ({ cells, confidence = 1 }) =>
      confidence < 1 && cells.some(({ text }) => /\d\.\d+\s+[-−]?[\d,]*\d\.\d/u.test(text)),
  )

const unitInHead = (text: string): string | null =>
  /[（(](?:金额)?(?:单位)?[:：]?((?:[百千万亿]*)元)[)）]/u.exec(text)?.[1] ?? null

/** Assets are dated to the day printed, or to the end of the year before. */
function tableYear(raw: RawTable, form: string | null, year: number | null): number | null {
  const named = raw.facts.year ?? yearOf(raw.title)
  if (named !== null) return named
  return form === 'asset' && year !== null ? year - 1 : year
}

function printedColumn(column: TableColumn, key: Key | null, dating: Dating): Column {
  const { path, side, role, total } = column
  return { path, side, role, coordinates: key && settledKey(withYear(key, column, dating)), total }
}

/** 预算数 over or in a column of final accounts; 年初预算数 is the one first approved. */
const budgetBesideAccounts = /^(?:20\d{2}年)?(?:(年初)|全年|调整后?)?预算(?:数|金额)?$/u

/** What dates the columns of a table: its year, and which budget 预算数 beside final accounts is. */
type Dating = { readonly year: number | null; readonly budget: Stage }

/** 注：预算数为年初预算数 The note says which; without one it is the adjusted budget. */
const budgetStage = (note: string | null): Stage =>
  /(?<!年初)预算数(?:为|是|指|系)[^。；，]{0,16}年初预算/u.test(tight(note ?? '')) ? 'initial' : 'adjusted'

/** A column with a year of its own has that year; a budget beside final accounts is the one the note names. */
function withYear(columnKey: Key, column: TableColumn, { year, budget: unnamed }: Dating): Key {
  const budget = column.path.map((word) => budgetBesideAccounts.exec(word)).findLast((hit) => hit !== null)
  const key: Key =
    columnKey.stage === 'final' && budget
      ? { ...columnKey, stage: budget[1] === undefined ? stageOfBudget(budget[0], unnamed) : 'initial' }
      : columnKey
  if (column.year === null) return key
  if ('year' in column.year) return { ...key, year: String(column.year.year) }
  return year === null ? key : { ...key, year: String(year - column.year.before) }
}

const stageOfBudget = (word: string, unnamed: Stage): Stage =>
  /全年|调整/u.test(word) ? 'adjusted' : unnamed

type CellContext = Dating & { readonly trust: number }

function cellsOf(
  rows: readonly ListRow[],
  columns: readonly TableColumn[],
  keys: readonly (Key | null)[],
  context: CellContext,
): Cell[] {
  const cells: Cell[] = []
  rows.forEach((listed, r) => {
    columns.forEach((column, c) => {
      const printed = listed.source.cells[c]
      const isValue = column.role === 'text' || isAmountRole(column.role)
      if (column.block !== listed.block || !printed || !isValue) return
      cells.push(cellOf(listed, r, column, c, printed, keys[c] ?? null, context))
    })
  })
  return cells
}

function cellOf(
  { row, key, source }: ListRow,
  r: number,
  column: TableColumn,
  c: number,
  printed: GridCell,
  columnKey: Key | null,
  { trust, ...dating }: CellContext,
): Cell {
  const amount = isAmountRole(column.role) ? decimalOf(printed.text) : null
  const exact = amount === null ? null : keptNumber(amount, printed.exact)
  const known = columnKey !== null && key !== null && amount !== null
  const mended = column.printed.mended ? 0.95 : 1
  return {
    row: { code: row.code, name: row.name },
    column: column.path,
    r,
    c,
    text: printed.text,
    amount,
    ...(exact !== null && { exact }),
    key: known ? cellKey(withYear(columnKey, column, dating), key, column) : null,
    confidence: Math.round(source.confidence * (amount === null ? 1 : trust * mended) * 100) / 100,
    place: printed.place,
  }
}

/** The row on top of the column; a column that speaks of the whole project drops what makes the line an entry. */
function cellKey(columnKey: Key, rowKey: Key, column: TableColumn): Key | null {
  const key = refined(columnKey, underUse(rowKey, column))
  if (column.key?.entry !== 'all') return settledKey(key)
  if (key.project === undefined) return null
  const { entry: _entry, article: _article, ...project } = key
  return settledKey({ ...project, procurement: 'all' })
}

/** 支出总计 in a column of one use (人员经费) is the total of that use, not of everything. */
function underUse(rowKey: Key, { key }: TableColumn): Key {
  if (rowKey.use !== 'all' || key?.use === undefined || key.use === 'all') return rowKey
  const { use: _use, ...rest } = rowKey
  return rest
}

/** Numbers from the list of tables for tables that print none. */
function withNumbers(tables: readonly Table[]): Table[] {
  const numbers = new Map<string, string>()
  for (const { form, rows } of tables) {
    if (form !== 'contents') continue
    for (const { code, name } of rows)
      if (code !== null) numbers.set(plainTitle(splitNumber(name).title), code)
  }
  return tables.map((table) => ({ ...table, no: table.no ?? numbers.get(plainTitle(table.title)) ?? null }))
}

const plainTitle = (title: string): string => tight(title).replace(/[（(]/gu, '(').replace(/[)）]/gu, ')')
