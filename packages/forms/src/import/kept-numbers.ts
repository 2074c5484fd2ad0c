import {
  type BookProblem,
  type Cell,
  type Disclosure,
  formatAmount,
  parseAmount,
  type Table,
} from '@mingzhang/model'
import { isWholeFen, reachesFen } from '../book/fields.ts'

/**
 * 按实际值起账 The tables with the numbers that a workbook keeps where it shows rounder ones. What is shown is what was published, and is
 * checked as such; a book wants the money itself. A number finer than 分 is no money: shown to the 分 it is what is shown, and
 * a table that shows one of them rounder stays as it is shown, so that its parts and totals are stated alike.
 *
 * @returns the disclosure with those amounts, and a note that says how many there were, with one of them
 */
export function withKeptNumbers(disclosure: Disclosure): {
  readonly disclosure: Disclosure
  readonly problems: readonly BookProblem[]
} {
  const tables = disclosure.tables.map((table) => ({ table, kept: keptOf(table) }))
  const taken = tables.filter(({ kept }) => kept !== 'too-fine')
  const left = tables.filter(({ kept }) => kept === 'too-fine')
  return {
    disclosure: { ...disclosure, tables: tables.map(({ table, kept }) => withAmounts(table, kept)) },
    problems: [
      ...told(
        taken.map(({ table, kept }) => ({ table, cells: kept === 'too-fine' ? [] : [...kept.keys()] })),
        {
          why: '单元格的格式少显示了小数；账本按实际的数记',
          toDo: '请核对合计；要照显示的数记，请先在表里把数改成显示的样子',
        },
      ),
      ...told(
        left.map(({ table }) => ({ table, cells: table.cells.filter((cell) => isMoney(table, cell)) })),
        {
          why: '这些表里有比分还细的数（多半是除出来的），账本照显示的数记',
          toDo: '请把算出来的数四舍五入到分，再读一次',
        },
      ),
    ],
  }
}

type Kept = ReadonlyMap<Cell, string> | 'too-fine'

const isMoney = ({ columns }: Table, { c, exact }: Cell): boolean => {
  const role = columns[c]?.role
  return exact !== undefined && (role === 'money' || role === 'asset' || role === 'unitPrice')
}

/** What to put in the place of which cells. */
function keptOf(table: Table): Kept {
  const kept = new Map<Cell, string>()
  const unit = table.amountUnit
  if (unit === null) return kept
  for (const cell of table.cells) {
    if (!isMoney(table, cell) || cell.exact === undefined || cell.amount === null) continue
    const whole = inWholeFen(cell.exact, unit)
    if (whole !== null) kept.set(cell, whole)
    else if (!reachesFen(cell.amount, unit)) return 'too-fine'
  }
  return kept
}

/** Sums of floats miss by the last of their fifteen digits: 1234567890.12001 was 1234567890.12. */
function inWholeFen(exact: string, unit: string): string | null {
  if (isWholeFen(exact, unit)) return exact
  const amount = exact.replace(/\D/gu, '').length < 14 ? null : parseAmount(exact, unit)
  const nearest = amount && formatAmount(amount)
  if (nearest === null) return null
  const places = (nearest.split('.')[1]?.length ?? 0) + 3
  const gap = cutTo(exact, places) - cutTo(nearest, places)
  return gap >= -9n && gap <= 9n ? nearest : null
}

/** A decimal as a whole number of its last place. */
function cutTo(text: string, places: number): bigint {
  const [whole = '', part = ''] = text.replace('-', '').split('.')
  return BigInt(whole + part.slice(0, places).padEnd(places, '0'))
}

const withAmounts = (table: Table, kept: Kept): Table =>
  kept === 'too-fine' || kept.size === 0
    ? table
    : {
        ...table,
        cells: table.cells.map((cell) => ({ ...cell, amount: kept.get(cell) ?? cell.amount })),
      }

type Shown = { readonly table: Table; readonly cells: readonly Cell[] }

function told(all: readonly Shown[], words: Pick<BookProblem, 'why' | 'toDo'>): BookProblem[] {
  const some = all.filter(({ cells }) => cells.length > 0)
  const [first] = some
  const cell = first?.cells[0]
  if (first === undefined || cell === undefined) return []
  const count = some.reduce((sum, { cells }) => sum + cells.length, 0)
  const at =
    cell.place.kind === 'xlsx' ? `工作表“${cell.place.sheet}”的 ${cell.place.cell}` : `“${cell.row.name}”`
  return [
    {
      id: 'import/shown-otherwise',
      severity: 'note',
      where: first.table.title,
      what: `${some.length} 张表里有 ${count} 处显示的数与单元格里的数不同，如${at} 显示 ${cell.text}，实际是 ${cell.exact ?? ''}`,
      ...words,
    },
  ]
}
