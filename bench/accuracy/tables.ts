import type { Cell, Disclosure, Place, Row, Table } from '@mingzhang/model'

/**
 * 表格读取的准确度 Compares the cells read from a document with what a careful person read in it (the truth files). Pure:
 * tables in, counts and a list of differences out.
 */
export type TableComparison = {
  /** Figures of the truth that were read in the right row and column with the right digits. */
  readonly figures: { readonly right: number; readonly of: number }
  /** Words in data cells, compared the same way. */
  readonly words: { readonly right: number; readonly of: number }
  readonly codes: { readonly right: number; readonly of: number }
  readonly names: { readonly right: number; readonly of: number }
  readonly titles: { readonly right: number; readonly of: number }
  /** Figures read that stand in no row and column of the truth. */
  readonly invented: readonly string[]
  /** Figures read without a key. */
  readonly unkeyed: readonly string[]
  readonly wrong: readonly string[]
}

type Truth = { readonly [field: string]: unknown }
type Compared = Pick<Disclosure, 'tables'>

const isRecord = (value: unknown): value is Truth =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly Truth[] => (Array.isArray(value) ? value.filter(isRecord) : [])

/** White space, thousands separators and the width of brackets are the printer's, not the reading's. */
const plain = (value: unknown): string =>
  String(value ?? '')
    .replace(/\s+/gu, '')
    .replace(/[（]/gu, '(')
    .replace(/[）]/gu, ')')

const digits = (value: unknown): string => plain(value).replace(/[,，]/gu, '')

const isFigure = (value: unknown): boolean => /^-?[\d,]+(?:\.\d+)?$/u.test(plain(value))

const lineOf = (place: Place): number => (place.kind === 'text' ? place.line : -1)

type Tally = { right: number; of: number }

type Counts = {
  readonly figures: Tally
  readonly words: Tally
  readonly codes: Tally
  readonly names: Tally
  readonly titles: Tally
  readonly invented: string[]
  readonly unkeyed: string[]
  readonly wrong: string[]
}

/** Compares one document with one truth file (as parsed). */
export function compareTables(read: Compared, truth: unknown): TableComparison {
  const none = (): Tally => ({ right: 0, of: 0 })
  const counts: Counts = {
    figures: none(),
    words: none(),
    codes: none(),
    names: none(),
    titles: none(),
    invented: [],
    unkeyed: [],
    wrong: [],
  }
  const stated = listOf(isRecord(truth) ? truth['tables'] : null)
  const matched = new Set<Table>()
  for (const table of stated) {
    const found = tableFor(read.tables, table)
    if (found) matched.add(found)
    compareTable(table, found, counts)
  }
  for (const table of read.tables) {
    if (matched.has(table)) continue
    for (const cell of table.cells) if (cell.amount !== null) counts.invented.push(said(table, cell))
  }
  return counts
}

const said = (table: Table, cell: Cell): string =>
  `${table.title}: ${cell.row.code ?? ''}${cell.row.name} / ${cell.column.join('/')} = ${cell.text}`

/** The table read that has most cells or rows between the first and the last line of the one stated. */
function tableFor(tables: readonly Table[], stated: Truth): Table | null {
  const [from, to] = Array.isArray(stated['lines']) ? stated['lines'].map(Number) : []
  if (from === undefined || to === undefined) return null
  const within = (place: Place): boolean => lineOf(place) >= from && lineOf(place) <= to
  const scored = tables.map((table) => ({
    table,
    score:
      table.rows.filter((row) => within(row.place)).length +
      table.cells.filter((cell) => within(cell.place)).length +
      (within(table.place) ? 0.5 : 0),
  }))
  const [best] = scored.toSorted((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.table : null
}

function compareTable(stated: Truth, read: Table | null, counts: Counts): void {
  counts.titles.of += 1
  if (read && plain(read.title) === plain(stated['title'])) counts.titles.right += 1
  else counts.wrong.push(`title ${plain(stated['title'])}: read ${read ? plain(read.title) : 'nothing'}`)
  const rows = listOf(stated['rows'])
  const lines = rows.map((row) => Number(row['line']))
  const seen = new Set<Cell>()
  rows.forEach((row, index) => {
    const from = lines[index] ?? 0
    const to = lines[index + 1] ?? Number.POSITIVE_INFINITY
    const cells = (read?.cells ?? []).filter((cell) => lineOf(cell.place) >= from && lineOf(cell.place) < to)
    compareLabels(row, read, { from, to }, counts)
    compareValues(row, `${plain(stated['title'])} ${from}`, cells, seen, counts)
  })
  for (const cell of read?.cells ?? []) {
    if (cell.amount === null) continue
    if (!seen.has(cell) && read) counts.invented.push(said(read, cell))
    if (cell.key === null && read) counts.unkeyed.push(said(read, cell))
  }
}

type Lines = { readonly from: number; readonly to: number }

function compareLabels(row: Truth, read: Table | null, { from, to }: Lines, counts: Counts): void {
  const here = (read?.rows ?? []).filter(({ place }) => lineOf(place) >= from && lineOf(place) < to)
  compareSides(row, here, from, counts)
  for (const [field, tally] of [
    ['code', counts.codes],
    ['name', counts.names],
  ] as const) {
    const value = row[field]
    if (value === undefined || value === null) continue
    tally.of += 1
    if (here.some((one) => plain(one[field]) === plain(value))) tally.right += 1
    else
      counts.wrong.push(
        `${field} ${plain(value)} (line ${from}): read ${here.map((one) => plain(one[field])).join(' | ')}`,
      )
  }
}

/** A table with two sides names its rows in data columns (收入/项目, 支出/项目). */
function compareSides(row: Truth, here: readonly Row[], line: number, counts: Counts): void {
  const values = isRecord(row['values']) ? row['values'] : {}
  for (const [path, value] of Object.entries(values)) {
    if (value === null || !/\/项目$/u.test(path)) continue
    const side = path.startsWith('收入') ? 'revenue' : 'expenditure'
    counts.names.of += 1
    if (here.some((one) => one.side === side && plain(one.name) === plain(value))) counts.names.right += 1
    else counts.wrong.push(`${path} ${plain(value)} (line ${line}) not read`)
  }
}

function compareValues(
  row: Truth,
  label: string,
  cells: readonly Cell[],
  seen: Set<Cell>,
  counts: Counts,
): void {
  const values = isRecord(row['values']) ? row['values'] : {}
  for (const [path, value] of Object.entries(values)) {
    if (value === null || /(?:^|\/)项目$/u.test(path)) continue
    const tally = isFigure(value) ? counts.figures : counts.words
    const cell = cells.find((one) => plain(one.column.join('/')) === plain(path))
    tally.of += 1
    if (cell) seen.add(cell)
    const printed = isFigure(value) && cell?.amount != null ? cell.amount : cell?.text
    if (digits(printed) === digits(value)) tally.right += 1
    else counts.wrong.push(`${label} ${path}: ${plain(value)} read ${printed ?? 'nothing'}`)
  }
}
