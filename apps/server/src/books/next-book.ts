import {
  readWorking,
  type StartingAmounts,
  startingBook,
  type WorkingBook,
  type WorkingRow,
} from '@mingzhang/forms'

/**
 * 下年账本 The next year of a book that is kept here. Its own lines stay as they were entered, in their order, also those
 * that do not say everything: of a book that was typed, nothing has to be guessed from tables.
 *
 * @returns null where the book cannot be read
 */
export function nextBook(kept: WorkingBook, amounts: StartingAmounts): WorkingBook | null {
  const { book } = readWorking(kept)
  if (!book) return null
  const started = startingBook(book, amounts)
  const [ledger, ...others] = kept.ledgers
  const isWhole = ledger !== undefined && others.length === 0 && Object.keys(ledger.scope).length === 0
  if (!isWhole) return started
  const id = started.ledgers[0]?.id ?? ledger.id
  return { ...started, amountUnit: kept.amountUnit, rows: anew(kept.rows, id, amounts) }
}

/** Money carried over is last year's alone: its line begins anew as one of the year, unless there is such a line already. */
function anew(rows: readonly WorkingRow[], ledger: string, amounts: StartingAmounts): WorkingRow[] {
  const placeOf = ({ at }: WorkingRow): string => JSON.stringify({ ...at, origin: undefined })
  const ofYear = new Set(rows.filter(({ at }) => at.origin !== 'carriedIn').map(placeOf))
  return rows
    .filter((row) => row.at.origin !== 'carriedIn' || !ofYear.has(placeOf(row)))
    .map(({ id, at, money }) => ({
      ...{ id, ledger, at: { ...at, origin: 'thisYear' } },
      money: amounts === 'blank' ? {} : money,
    }))
}
