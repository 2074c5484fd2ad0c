import {
  type Cell,
  type Disclosure,
  type Entry,
  type ProcurementLine,
  parseAmount,
  type Table,
} from '@mingzhang/model'
import { entryKeyOf } from './stated-money.ts'

/** 采购明细 The lines of a procurement register; rows of totals and empty lines are none. */
export function procurementOf(disclosure: Disclosure): ProcurementLine[] {
  return disclosure.tables
    .filter(({ form }) => form === 'procurement')
    .flatMap((table) =>
      table.rows.flatMap((row, index) => {
        const cells = table.cells.filter(({ r }) => r === index)
        return row.role === 'entry' && cells.some(({ amount }) => amount !== null)
          ? [lineOf(table, row.name, row.code, cells)]
          : []
      }),
    )
}

const isPartly = /编码|序号|目录/u

function lineOf(table: Table, name: string, code: string | null, cells: readonly Cell[]): ProcurementLine {
  const unit = table.amountUnit ?? '万元'
  const textAt = (words: RegExp): string | null =>
    cells.find(({ c }) => {
      const column = table.columns[c]
      return column?.role === 'text' && words.test(column.path.at(-1) ?? '')
    })?.text ?? null
  const money = cells.filter(({ c, key }) => table.columns[c]?.role === 'money' && key !== null)
  const fen = (cell: Cell | undefined): number | null =>
    cell?.amount == null ? null : (parseAmount(cell.amount, unit)?.value ?? null)
  const byRole = (role: string): Cell | undefined => cells.find(({ c }) => table.columns[c]?.role === role)
  const article = textAt(isPartly) ?? code ?? null
  const goods = textAt(/物品|品目名称|采购内容|名称/u)
  return {
    project: goods === null ? null : name,
    budget: fen(money.find(({ key }) => key?.procurement === undefined)),
    name: goods ?? name,
    article,
    measure: textAt(/计量|单位/u),
    quantity: byRole('count')?.amount ?? null,
    unitPrice: fen(byRole('unitPrice')),
    amounts: amountsOf(table, money, fen),
    sme: fen(money.find(({ key }) => key?.procurement === 'sme')),
    micro: fen(money.find(({ key }) => key?.procurement === 'micro')),
  }
}

/** The amount by fund and origin; where only the total is printed, the total. */
function amountsOf(table: Table, money: readonly Cell[], fen: (cell: Cell) => number | null): Entry[] {
  const procured = money.filter(({ key }) => key?.procurement === 'procured')
  const parts = procured.filter(({ c }) => table.columns[c]?.total === false)
  return (parts.length > 0 ? parts : procured).flatMap((cell) => {
    const amount = fen(cell)
    const { fund, origin } = entryKeyOf(cell.key ?? {})
    return amount === null ? [] : [{ at: { ...(fund && { fund }), ...(origin && { origin }) }, amount }]
  })
}
