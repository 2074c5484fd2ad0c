import { type Book, type EntryKey, type Key, keyText } from '@mingzhang/model'
import { lastSourcesOf } from '../ledger/money-sources.ts'

type Loose = { readonly [C in keyof EntryKey]?: string | undefined }

/**
 * 上年数 What last year's ledgers say of the money of a line, 分; null where none of them can tell. The origin is left
 * out: money carried over and money of the year are compared together.
 *
 * Where last year is known by fewer coordinates, a line is compared by these, if it is the only one of this year that
 * has them.
 */
export function lastYearTeller(book: Book): (at: EntryKey) => number | null {
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
