import { keyInWords } from '@mingzhang/law'
import { type BookProblem, type Entry, entryCoordinates, type Key, type Ledger } from '@mingzhang/model'
import { coordinateOf, relate } from '../ledger/relate.ts'
import { entryText, tell, teller } from '../ledger/tell.ts'
import { fitEntries, type Published } from './fit-entries.ts'
import { depthOf, entryKeyOf, isKeyWithin, type StatedMoney } from './stated-money.ts'

type Drawn = { readonly entry: Entry; readonly step: number; readonly table: string }

type Made = { readonly ledger: Ledger; readonly problems: readonly BookProblem[] }

/** 已知的数 What another ledger says of money, to the 分; `bySecondName`: under the other name of the same money. */
export type KnownMoney = { readonly key: Key; readonly amount: number; readonly bySecondName: boolean }

/**
 * 由表成账 Ledgers from tables that state the same money: the finest figures become entries, what tables of the whole
 * state beyond them becomes an entry with the coordinates they know, and every total is something the entries must
 * add up to. Figures that may be the same money under other coordinates (by use where the others go by function) are
 * not added to them: they make a ledger of their own, if they are all of a total.
 *
 * @param stated money of one year, of tables that list it under the same coordinates
 * @param known what ledgers made before say: the same money is the same amount to the 分 wherever its published digits allow
 */
export function ledgersFrom(
  id: string,
  scope: Key,
  stated: readonly StatedMoney[],
  known: readonly KnownMoney[] = [],
): Made[] {
  const first = ledgerOf(id, scope, stated, known)
  const made: Made[] = [first]
  let { beside } = first
  for (let number = 2; beside.length > 0 && number < 6; number += 1) {
    const over = stated.filter((one) =>
      beside.some((other) => one !== other && isKeyWithin(other.key, one.key)),
    )
    const mine = [...new Set([...over, ...beside])]
    const whole = scopeOf(mine)
    if (whole === null) break
    const next = ledgerOf(`${id}-${number}`, whole, mine, known)
    if (next.problems.length === 0) made.push(next)
    ;({ beside } = next)
  }
  return made
}

function ledgerOf(
  id: string,
  scope: Key,
  stated: readonly StatedMoney[],
  known: readonly KnownMoney[],
): Made & { readonly beside: readonly StatedMoney[] } {
  const drawn: Drawn[] = []
  const beside: StatedMoney[] = []
  const published: (Published & { readonly key: Key })[] = []
  for (const one of stated.toSorted((a, b) => depthOf(b.key) - depthOf(a.key))) {
    const within = entriesWithin(drawn, one.key)
    if (drawn.some((other, index) => !within.includes(index) && mayBeSame(one.key, other.entry))) {
      if (one.amount !== 0) beside.push(one)
      continue
    }
    const entry = entryOf(drawn, within, one)
    if (entry !== null) {
      within.push(drawn.length)
      drawn.push({ entry, step: one.step, table: one.table })
    }
    if (within.length > 0)
      published.push({ entries: within, amount: one.amount, step: one.step, key: one.key })
  }
  const fitted = fittedTo(drawn, published, toldAlready(id, scope, drawn, known))
  const entries = drawn.map(({ entry }, index) => restored(entry, fitted.amounts[index] ?? entry.amount))
  const problems = fitted.unmet.flatMap((index) => {
    const one = published[index]
    return one ? [contradicted(id, one, entries)] : []
  })
  const sorted = entries.toSorted((one, other) => (entryText(one.at) < entryText(other.at) ? -1 : 1))
  return { ledger: { id, scope: entryKeyOf(scope), entries: sorted }, problems, beside }
}

/**
 * The amounts that meet what is published, and beyond that what ledgers made before say to the 分. The published figures come
 * first: what costs one of them is let go, second names before the others.
 */
function fittedTo(drawn: readonly Drawn[], published: readonly Published[], told: readonly Told[]) {
  const fit = (more: readonly Told[]) =>
    fitEntries(
      drawn.map(({ entry }) => entry.amount),
      drawn.map(({ step }) => step),
      [...published, ...more],
    )
  const unmet = ({ unmet: all }: ReturnType<typeof fit>): number[] =>
    all.filter((index) => index < published.length)
  const alone = fit([])
  const best = [told, told.filter(({ bySecondName }) => !bySecondName)]
    .map(fit)
    .find((fitted) => unmet(fitted).length <= alone.unmet.length)
  return best ? { ...best, unmet: unmet(best) } : alone
}

type Told = Published & { readonly bySecondName: boolean }

/** Sums of the drawn entries that a ledger made before tells. */
function toldAlready(id: string, scope: Key, drawn: readonly Drawn[], known: readonly KnownMoney[]): Told[] {
  const draft = { id, scope: entryKeyOf(scope), entries: drawn.map(({ entry }) => entry) }
  const ask = teller(draft)
  return known.flatMap(({ key, amount, bySecondName }): Told[] => {
    const telling = ask(key)
    return telling.told && telling.entries.length > 0
      ? [{ entries: telling.entries, amount, step: 1, bySecondName }]
      : []
  })
}

/** What a figure states beyond the entries within it; a listing's own total states nothing beyond. */
function entryOf(drawn: readonly Drawn[], within: readonly number[], one: StatedMoney): Entry | null {
  const at = entryKeyOf(one.key)
  if (one.amount === 0) return null
  if (within.length === 0) return { at, amount: one.amount }
  const rest = one.amount - within.reduce((total, index) => total + (drawn[index]?.entry.amount ?? 0), 0)
  const allowance = within.reduce((total, index) => total + (drawn[index]?.step ?? 0), one.step) / 2
  const isOwnListing = within.some((index) => drawn[index]?.table === one.table)
  return rest > allowance && !isOwnListing ? { at, amount: rest } : null
}

/** May an entry that does not lie within a key be the same money all the same, for all that is known? */
const mayBeSame = (key: Key, { at }: Entry): boolean =>
  entryCoordinates.every((coordinate) => {
    if (coordinate === 'gov') return true
    const whole = key[coordinate]
    return whole === undefined || relate(coordinate, whole, coordinateOf(at, coordinate, whole)) !== 'outside'
  })

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
