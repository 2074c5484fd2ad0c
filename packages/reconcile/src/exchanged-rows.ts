import type { Evidence } from './cause.ts'
import type { Charge } from './culprit.ts'
import type { Fact } from './facts.ts'

/**
 * 两行互换 Charges against two figures next to each other in a column, each of which should have the other's value: they
 * changed places, whatever else one alone would look like (a total and its row, too).
 */
export function withExchanges(charges: readonly Charge[], evidence: Evidence): Charge[] {
  const isExchanged = ({ culprit, expected }: Charge): boolean =>
    culprit !== null &&
    expected !== null &&
    culprit.value !== expected &&
    charges.some(
      (other) =>
        other.culprit !== null &&
        other.culprit.value === expected &&
        other.expected === culprit.value &&
        areNeighbours(culprit, other.culprit, evidence),
    )
  return charges.map((charge) => (isExchanged(charge) ? { ...charge, cause: 'row-shifted' } : charge))
}

/** No other figure of the column between them; what is printed twice in a row is passed over. */
function areNeighbours(one: Fact, other: Fact, { byColumn }: Evidence): boolean {
  const [a, b] = [one.statement.from, other.statement.from]
  if (a.kind !== 'cell' || b.kind !== 'cell' || a.table !== b.table || a.c !== b.c) return false
  const column = byColumn.get(`${a.table} ${a.c}`) ?? []
  return Math.abs(column.indexOf(one) - column.indexOf(other)) === 1
}
