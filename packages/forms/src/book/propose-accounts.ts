import { accountMapping, decompositions, lazy } from '@mingzhang/law'
import type { AgencyKind, Book, Entry, Ledger } from '@mingzhang/model'

const mapped = lazy((): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>()
  for (const { departmental, governmental, unitKind } of accountMapping()) {
    for (const kind of kindsOf(unitKind)) {
      const slot = `${kind} ${departmental}`
      found.set(slot, (found.get(slot) ?? new Set()).add(governmental))
    }
  }
  return found
})

const kindsOf = (unitKind: string): readonly AgencyKind[] =>
  unitKind.startsWith('全部')
    ? ['administrative', 'institution']
    : unitKind.startsWith('行政')
      ? ['administrative']
      : ['institution']

/**
 * 政府经济科目 The governmental account that a departmental one becomes in a kind of agency, null where the mapping does
 * not know it or knows several. What an institution spends of 301, 302, 309 and 310 is by definition 50501, 50502, 50602
 * and 50601: the other half of the bridge is that of agencies.
 */
export function governmentalAccount(econ: string, agency: AgencyKind): string | null {
  const known = [...(mapped().get(`${agency} ${econ}`) ?? [])]
  if (known.length === 1) return known[0] ?? null
  if (known.length > 1 || agency === 'administrative') return null
  const bridge = decompositions('econ', econ.slice(0, 3)).find(({ tree }) => tree === 'bridge')
  return bridge?.parts.find((part) => /^50[56]\d\d$/u.test(part)) ?? null
}

/** 补科目的记忆 Entries and whole ledgers with what was proposed for them, in one kind of unit. */
export type AccountMemory = {
  agency: Book['agency']
  entries: WeakMap<Entry, Entry>
  ledgers: WeakMap<Ledger, Ledger>
}

export const accountMemory = (agency: Book['agency'] = null): AccountMemory => ({
  agency,
  entries: new WeakMap(),
  ledgers: new WeakMap(),
})

/**
 * 补政府经济科目 The book with governmental accounts proposed for entries that have none and whose agency is known.
 *
 * @param memory of the last time: what it has been asked for already is the same object again
 */
export function withProposedAccounts(book: Book, memory: AccountMemory = accountMemory()): Book {
  if (memory.agency !== book.agency) Object.assign(memory, accountMemory(book.agency))
  const { entries, ledgers } = memory
  const inEntry = (entry: Entry): Entry => remembered(entries, entry, () => proposedFor(entry, book.agency))
  const inLedger = (ledger: Ledger): Ledger =>
    remembered(ledgers, ledger, () => ({ ...ledger, entries: ledger.entries.map(inEntry) }))
  return { ...book, ledgers: book.ledgers.map(inLedger), previous: book.previous.map(inLedger) }
}

function remembered<Part extends object>(known: WeakMap<Part, Part>, part: Part, make: () => Part): Part {
  const made = known.get(part) ?? make()
  known.set(part, made)
  return made
}

function proposedFor(entry: Entry, ofBook: Book['agency']): Entry {
  const agency = entry.at.agency ?? ofBook
  if (entry.at.gov !== undefined || entry.at.econ === undefined) return entry
  if (agency !== 'administrative' && agency !== 'institution') return entry
  const gov = governmentalAccount(entry.at.econ, agency)
  return gov === null ? entry : { ...entry, at: { ...entry.at, gov } }
}
