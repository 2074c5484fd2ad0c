import { keyInWords } from '@mingzhang/law'
import type { BookProblem, Entry, Key, Ledger } from '@mingzhang/model'
import { entryText, tell } from '../ledger/tell.ts'
import { fitEntries, type Published } from './fit-entries.ts'
import { depthOf, entryKeyOf, isKeyWithin, type StatedMoney } from './stated-money.ts'

type Drawn = { readonly entry: Entry; readonly step: number; readonly table: string }

/**
 * 由表成账 One ledger from tables that state the same money: the finest figures become entries, what tables of the whole
 * state beyond them becomes an entry with the coordinates they know, and every total is something the entries must
 * add up to.
 *
 * @param stated money of one year, of tables that list it under the same coordinates
 */
export function ledgerOf(
  id: string,
  scope: Key,
  stated: readonly StatedMoney[],
): { readonly ledger: Ledger; readonly problems: readonly BookProblem[] } {
  const drawn: Drawn[] = []
  const published: (Published & { readonly key: Key })[] = []
  for (const one of stated.toSorted((a, b) => depthOf(b.key) - depthOf(a.key))) {
    const within = entriesWithin(drawn, one.key)
    const rest = one.amount - within.reduce((total, index) => total + (drawn[index]?.entry.amount ?? 0), 0)
    const allowance = within.reduce((total, index) => total + (drawn[index]?.step ?? 0), one.step) / 2
    const isOwnListing = within.some((index) => drawn[index]?.table === one.table)
    if (one.amount !== 0 && (within.length === 0 || (rest > allowance && !isOwnListing))) {
      const amount = within.length === 0 ? one.amount : rest
      within.push(drawn.length)
      drawn.push({ entry: { at: entryKeyOf(one.key), amount }, step: one.step, table: one.table })
    }
    if (within.length > 0)
      published.push({ entries: within, amount: one.amount, step: one.step, key: one.key })
  }
  const fitted = fitEntries(
    drawn.map(({ entry }) => entry.amount),
    published,
  )
  const entries = drawn.map(({ entry }, index) => restored(entry, fitted.amounts[index] ?? entry.amount))
  const problems = fitted.unmet.flatMap((index) => {
    const one = published[index]
    return one ? [contradicted(id, one, entries)] : []
  })
  const sorted = entries.toSorted((one, other) => (entryText(one.at) < entryText(other.at) ? -1 : 1))
  return { ledger: { id, scope: entryKeyOf(scope), entries: sorted }, problems }
}

/** An entry whose last digits follow from a total says what was published. */
const restored = (entry: Entry, amount: number): Entry =>
  amount === entry.amount
    ? entry
    : { ...entry, amount, note: `公开数 ${entry.amount / 100} 元，尾差按合计还原` }

/** Entries that lie within a key. */
function entriesWithin(drawn: readonly Drawn[], key: Key): number[] {
  return drawn.flatMap(({ entry }, index) => {
    const telling = tell({ id: '', scope: {}, entries: [entry] }, key)
    return telling.told && telling.entries.length > 0 ? [index] : []
  })
}

function contradicted(
  id: string,
  one: Published & { readonly key: Key },
  entries: readonly Entry[],
): BookProblem {
  const sum = one.entries.reduce((total, entry) => total + (entries[entry]?.amount ?? 0), 0)
  return {
    id: 'import/does-not-add-up',
    severity: 'warning',
    where: `ledgers.${id}`,
    what: `${keyInWords(one.key)}：公开数 ${one.amount / 100} 元，明细合计 ${sum / 100} 元`,
    why: '公开的合计与明细不符，账本按明细记',
    toDo: '请核对原公开文件，确认哪个数对',
  }
}

/** 范围 The stated key that holds all the others: what the ledger is complete for. Null where none does. */
export const scopeOf = (stated: readonly StatedMoney[]): Key | null =>
  stated.find(({ key }) => stated.every((other) => isKeyWithin(other.key, key)))?.key ?? null
