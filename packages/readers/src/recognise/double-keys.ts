import { type Cell, keyText } from '@mingzhang/model'

/**
 * 一键两数 In one column of one listing no key can be stated with two amounts. Where it is, the rows are told apart by
 * something the reader did not understand (a listing unit by unit, totals of parts), so none of them is trusted with the
 * key. The two grand totals of a two-sided table stand in different listings: they stay, and may contradict each other.
 *
 * @param listOf the listing a row belongs to
 */
export function withoutDoubles(cells: readonly Cell[], listOf: (row: number) => number): Cell[] {
  const amounts = new Map<string, Set<string>>()
  const slotOf = (cell: Cell): string => `${listOf(cell.r)} ${cell.c} ${cell.key ? keyText(cell.key) : ''}`
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
