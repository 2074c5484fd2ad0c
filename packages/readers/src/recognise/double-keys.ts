import { type Cell, keyText } from '@mingzhang/model'

/**
 * 一键两数 A row printed twice in one listing with two amounts in one column: the rows are told apart by
 * something the reader did not understand (a listing unit by unit, totals of parts), so none of them is trusted with the
 * key. Rows of different names that mean the same money (合计 and “三公”经费小计, the grand totals of two sides) stay: they may
 * contradict each other.
 *
 * @param listOf the listing a row belongs to
 */
export function withoutDoubles(cells: readonly Cell[], listOf: (row: number) => number): Cell[] {
  const amounts = new Map<string, Set<string>>()
  const slotOf = ({ r, c, row, key }: Cell): string =>
    `${listOf(r)} ${c} ${row.code ?? row.name} ${key ? keyText(key) : ''}`
  for (const cell of cells) {
    if (cell.key === null || cell.amount === null) continue
    const slot = slotOf(cell)
    amounts.set(slot, (amounts.get(slot) ?? new Set()).add(cell.amount))
  }
  return cells.map((cell) => {
    const isDouble = cell.key !== null && (amounts.get(slotOf(cell))?.size ?? 0) > 1
    return isDouble ? { ...cell, key: null, confidence: Math.min(cell.confidence, 0.6) } : cell
  })
}
