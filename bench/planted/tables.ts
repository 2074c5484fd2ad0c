import type { Money } from './ledger.ts'
import { add } from './ledger.ts'
import type { MarkRole, Writer } from './paper.ts'

/** 版面 How an edition prints tables: cells of a row on one line parted by tabs, or every cell on a line of its own. */
export type Style = {
  readonly flat: boolean
  readonly unit: '万元' | '元'
  /** 1,117.75 rather than 1117.75. */
  readonly commas: boolean
}

/** A cell: words, a figure with the figures that were added up to it, or words that an error may be planted in. */
export type CellSpec =
  | string
  | { readonly money: Money; readonly parts?: readonly Money[]; readonly role?: MarkRole }
  | { readonly text: string; readonly role: MarkRole }

export type TableSpec = {
  readonly title: string
  /** Lines between the title and the header: unit, year, unit of money. */
  readonly lead: readonly string[]
  readonly header: readonly (readonly string[])[]
  readonly rows: readonly (readonly CellSpec[])[]
  readonly note?: string
}

/** 印数 A figure in the unit and style of an edition; nothing where it is zero. */
export function printMoney(fen: number, { unit, commas }: Style): string {
  if (fen === 0) return ''
  const hundredths = Math.round(fen / (unit === '万元' ? 10_000 : 1))
  const sign = hundredths < 0 ? '-' : ''
  const whole = String(Math.floor(Math.abs(hundredths) / 100))
  const grouped = commas ? whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') : whole
  return `${sign}${grouped}.${String(Math.abs(hundredths) % 100).padStart(2, '0')}`
}

const headed = '部门全称：'

/** The unit that a table is headed by is a mark. */
const withUnit = (paper: Writer, line: string, table: string): string =>
  line.startsWith(headed) ? headed + paper.mark('headUnit', line.slice(headed.length), { table }) : line

/** Prints a table into the paper, every figure of it a mark. */
export function putTable(paper: Writer, style: Style, table: TableSpec): void {
  const { title, lead, header, rows, note } = table
  paper.line(paper.mark('title', title, { table: title }))
  paper.line(...lead.map((line) => (style.flat ? `\t${line}` : withUnit(paper, line, title))), '')
  const put = (cells: readonly string[]): void => {
    if (style.flat) paper.line(...cells.map((cell) => `\t${cell}`), '')
    else paper.line(cells.join('\t'))
  }
  for (const row of header) put(row)
  rows.forEach((row, r) => {
    put(row.map((cell, c) => printCell(paper, style, title, cell, r, c)))
  })
  paper.line('')
  if (note !== undefined) paper.line(paper.mark('note', note), '')
}

function printCell(paper: Writer, style: Style, table: string, cell: CellSpec, r: number, c: number): string {
  if (typeof cell === 'string') return cell
  if ('text' in cell) return paper.mark(cell.role, cell.text, { table, r, c })
  const { money, parts = [], role = 'cell' } = cell
  return paper.mark(role, printMoney(money.now, style), {
    unit: style.unit,
    last: printMoney(money.last, style),
    table,
    r,
    c,
    parts: parts.map(({ now }) => printMoney(now, style)).filter((part) => part !== ''),
  })
}

/** 列示行 A row of a listing by account: its code, its name and its columns of money. */
export type ListedRow = {
  readonly code: string
  readonly columns: readonly Money[]
  /** The rows below it, column by column. */
  readonly below: readonly (readonly Money[])[]
}

/**
 * 分级列示 Lines at the finest level with every level above them, totals added up, in the order of a catalogue.
 *
 * @param lengths of the codes of the levels above: [3, 5] for 类 and 款 above 项
 */
export function listed(
  lines: readonly { readonly code: string; readonly columns: readonly Money[] }[],
  lengths: readonly number[],
): { readonly total: ListedRow; readonly rows: readonly ListedRow[] } {
  const width = lines[0]?.columns.length ?? 0
  const rows: ListedRow[] = []
  const sumOf = (some: readonly { readonly columns: readonly Money[] }[]): Money[] =>
    Array.from({ length: width }, (_, c) =>
      add(...some.map(({ columns }) => columns[c] ?? { now: 0, last: 0 })),
    )
  const columnsOf = (some: readonly (readonly Money[])[]): Money[][] =>
    Array.from({ length: width }, (_, c) => some.map((columns) => columns[c] ?? { now: 0, last: 0 }))
  const level = (some: typeof lines, [length, ...rest]: readonly number[]): (readonly Money[])[] => {
    if (length === undefined) {
      for (const { code, columns } of some) rows.push({ code, columns, below: [] })
      return some.map(({ columns }) => columns)
    }
    const codes = [...new Set(some.map(({ code }) => code.slice(0, length)))]
    return codes.map((code) => {
      const within = some.filter((line) => line.code.startsWith(code))
      const own = sumOf(within)
      const at = rows.length
      const below = level(within, rest)
      rows.splice(at, 0, { code, columns: own, below: columnsOf(below) })
      return own
    })
  }
  const top = level(lines, lengths)
  return { total: { code: '', columns: sumOf(lines), below: columnsOf(top) }, rows }
}

/** The columns of a listed row as cells. */
export const cellsOf = ({ columns, below }: ListedRow): CellSpec[] =>
  columns.map((money, c) => ({ money, parts: below[c] ?? [] }))
