import { type Book, type EntryKey, type Key, keyText } from '@mingzhang/model'
import { keptLedger, type LedgerMemory, ledgerMemory } from '../ledger/ledger-memory.ts'
import { lastSourcesOf } from '../ledger/money-sources.ts'

/** 上年数的问法 What last year had for the money of a line, 分; null where nobody can tell. */
export type LastYearTeller = (at: EntryKey) => number | null

/** 上年的记忆 The last teller, and what it was made from. */
export type LastYearMemory = {
  readonly ledgers: LedgerMemory
  madeFrom: readonly unknown[]
  teller: LastYearTeller | null
}

export const lastYearMemory = (): LastYearMemory => ({ ledgers: ledgerMemory(), madeFrom: [], teller: null })

type Loose = { readonly [C in keyof EntryKey]?: string | undefined }

/**
 * 上年数 What last year's ledgers say of the money of a line, 分; null where none of them can tell. The origin is left
 * out: money carried over and money of the year are compared together.
 *
 * Where last year is known by fewer coordinates, a line is compared by these, if it is the only one of this year that
 * has them.
 *
 * @param memory of who asks at every key: amounts of this year change nothing
 */
export function lastYearTeller(book: Book, memory: LastYearMemory = lastYearMemory()): LastYearTeller {
  const places = book.ledgers.map((_, at) => keptLedger(memory.ledgers, book, 'ledgers', at).locate)
  const madeFrom = [book.agency, ...places, ...book.previous]
  const isKnown =
    madeFrom.length === memory.madeFrom.length && madeFrom.every((part, at) => part === memory.madeFrom[at])
  const teller = isKnown && memory.teller ? memory.teller : tellerOf(book)
  memory.madeFrom = madeFrom
  memory.teller = teller
  return teller
}

function tellerOf(book: Book): LastYearTeller {
  const last = lastSourcesOf(book)
  const counts = new Map<string, number>()
  for (const { entries } of book.ledgers) {
    for (const { at } of entries) {
      for (const slot of coarser(at).map(slotOf)) counts.set(slot, (counts.get(slot) ?? 0) + 1)
    }
  }
  return (at) => {
    const only = coarser(at).filter((one) => (counts.get(slotOf(one)) ?? 0) <= 1)
    for (const key of [keyOf(at), ...only.map(keyOf)]) {
      for (const { tell } of last) {
        const told = tell(key)
        if (told.told) return told.amount
      }
    }
    return null
  }
}

const coarser = (at: Loose): readonly Loose[] => [
  ...(at.econ === undefined || at.func === undefined ? [] : [{ ...at, func: undefined }]),
  ...(at.project === undefined ? [] : [{ project: at.project, use: at.use }]),
]

const slotOf = (at: Loose): string => keyText(keyOf(at))

/** Governmental accounts follow from departmental ones and name no other money. */
const keyOf = ({ econ, func, fund, use, project, unit }: Loose): Key => ({
  ...(econ !== undefined && { econ }),
  ...(func !== undefined && { func }),
  ...(fund !== undefined && { fund }),
  ...(use !== undefined && { use }),
  ...(project !== undefined && { project }),
  ...(unit !== undefined && { unit }),
})
