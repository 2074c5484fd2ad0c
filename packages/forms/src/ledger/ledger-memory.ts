import type { AgencyKind, Book, Entry, EntryKey } from '@mingzhang/model'
import { entryText, type Located, type Locator, locator, type Telling } from './tell.ts'

/** An entry as its ledger's money is looked for: with the kind of its unit. */
type Placed = { readonly at: EntryKey; readonly text: string }

/** Where entries stand: those with the same coordinates are one, in the order of their accounts. */
type Standing = {
  readonly scope: string
  readonly texts: readonly string[]
  /** For every entry the merged one it is part of. */
  readonly mergedAt: readonly number[]
  readonly size: number
  readonly locate: Locator
}

/** 记住的账 A ledger as it was last asked. */
type KeptLedger = {
  readonly entries: readonly Entry[]
  readonly standing: Standing
  /** Of merged entries, 分. */
  readonly amounts: readonly number[]
  readonly tellings: Map<Located, Telling>
  readonly shape: object
}

/**
 * 账的记忆 How the ledgers of a book stood when they were last asked. While amounts are typed, entries stay what they are and where:
 * where money lies is not looked for again, and only what holds a changed amount is added up again.
 */
export type LedgerMemory = {
  agency: AgencyKind | null
  placed: WeakMap<Entry, Placed>
  readonly ledgers: Map<string, KeptLedger>
}

export const ledgerMemory = (): LedgerMemory => ({
  agency: null,
  placed: new WeakMap(),
  ledgers: new Map(),
})

/** 取账 A ledger of the book, with what is remembered of it. */
export function keptLedger(
  memory: LedgerMemory,
  book: Book,
  year: 'ledgers' | 'previous',
  index: number,
): Omit<KeptLedger, 'standing'> & { readonly locate: Locator } {
  const { agency } = book
  if (memory.agency !== agency) {
    memory.agency = agency
    memory.placed = new WeakMap()
    memory.ledgers.clear()
  }
  const { entries = [], scope = {} } = book[year][index] ?? {}
  const slot = `${year} ${index}`
  const before = memory.ledgers.get(slot)
  const kept =
    before?.entries === entries && before.standing.scope === entryText(scope)
      ? before
      : asked(memory, entries, scope, before, book[year].length > 1)
  memory.ledgers.set(slot, kept)
  return { ...kept, locate: kept.standing.locate }
}

function asked(
  memory: LedgerMemory,
  entries: readonly Entry[],
  scope: EntryKey,
  before: KeptLedger | undefined,
  isOneOfMany: boolean,
): KeptLedger {
  const places = entries.map((entry) => placedOf(memory, entry))
  const scopeText = entryText(scope)
  const isSame =
    before !== undefined &&
    before.standing.scope === scopeText &&
    before.standing.texts.length === places.length &&
    places.every(({ text }, at) => text === before.standing.texts[at])
  const standing = isSame ? before.standing : standingOf(places, scope, scopeText)
  const amounts = Array.from({ length: standing.size }, () => 0)
  entries.forEach(({ amount }, at) => {
    const merged = standing.mergedAt[at] ?? 0
    amounts[merged] = (amounts[merged] ?? 0) + amount
  })
  if (!isSame) return { entries, standing, amounts, tellings: new Map(), shape: {} }
  const changed = amounts.flatMap((amount, at) => (amount === before.amounts[at] ? [] : [at]))
  const isShaped = changed.length === 0 || (!isOneOfMany && hasSameShape(before.entries, entries))
  return {
    entries,
    standing,
    amounts,
    tellings: stillTold(before.tellings, changed),
    shape: isShaped ? before.shape : {},
  }
}

function placedOf({ placed, agency }: LedgerMemory, entry: Entry): Placed {
  const known = placed.get(entry)
  if (known) return known
  const at = agency === null ? entry.at : { agency, ...entry.at }
  const made = { at, text: entryText(at) }
  placed.set(entry, made)
  return made
}

function standingOf(places: readonly Placed[], scope: EntryKey, scopeText: string): Standing {
  const distinct = [...new Map(places.map((one) => [one.text, one])).values()].toSorted((one, other) =>
    one.text < other.text ? -1 : 1,
  )
  const number = new Map(distinct.map(({ text }, at) => [text, at]))
  return {
    scope: scopeText,
    texts: places.map(({ text }) => text),
    mergedAt: places.map(({ text }) => number.get(text) ?? 0),
    size: distinct.length,
    locate: locator(
      distinct.map(({ at }) => at),
      scope,
    ),
  }
}

/**
 * Entries with money are those that had money: then a sum is nothing where it was nothing. With an amount below zero nobody can say
 * so, and where several ledgers speak of one thing, what one of them tells may be weighed against another.
 */
const hasSameShape = (before: readonly Entry[], now: readonly Entry[]): boolean =>
  now.every(({ amount }, at) => {
    const was = before[at]?.amount ?? 0
    return amount >= 0 && was >= 0 && (amount === 0) === (was === 0)
  })

/** What is told of money that did not change. */
function stillTold(
  tellings: ReadonlyMap<Located, Telling>,
  changed: readonly number[],
): Map<Located, Telling> {
  const isTouched = ({ inside, open }: Located): boolean =>
    changed.some((at) => holds(inside, at) || open.some(({ entry }) => entry === at))
  return new Map([...tellings].filter(([located]) => !isTouched(located)))
}

/** Is it among these, which ascend? */
function holds(ascending: readonly number[], wanted: number): boolean {
  let [from, to] = [0, ascending.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((ascending[middle] ?? 0) < wanted) from = middle + 1
    else to = middle
  }
  return ascending[from] === wanted
}
