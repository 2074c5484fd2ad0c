import type { Book, Entry } from '@mingzhang/model'
import type { PlainRecord, WorkingBook, WorkingRow } from './working-book.ts'

/** 行里的一笔 The money of one fund in a line, as an entry stands in the file of a book. */
export type RowLine = { readonly row: string; readonly fund: string; readonly entry: PlainRecord }

/** What one set of fields was read from and as. */
type ReadFields = {
  readonly from: Pick<WorkingBook, 'fields' | 'amountUnit' | 'ledgers'> | null
  /** Its parts beside the ledgers of the year are the same objects as long as the fields are. */
  readonly book: Book | null
  readonly lines: WeakMap<WorkingRow, readonly RowLine[]>
  /** Entries in which nothing is wrong, by what they were read from. */
  readonly entries: WeakMap<object, Entry>
}

/** 读账的记忆 What was read of a working book: a line that is as it was is not read again. */
export type ReadingMemory = { read: ReadFields }

export const readingMemory = (): ReadingMemory => ({ read: readFields(null) })

const readFields = (from: ReadFields['from']): ReadFields => ({
  from,
  book: null,
  lines: new WeakMap(),
  entries: new WeakMap(),
})

/** 还记得的 What is remembered of this book: nothing where another field of it has changed. */
export function readBefore(memory: ReadingMemory, working: WorkingBook): ReadFields {
  const { fields, amountUnit, ledgers } = working
  const { from } = memory.read
  const isSame = from?.fields === fields && from.amountUnit === amountUnit && from.ledgers === ledgers
  if (!isSame) memory.read = readFields({ fields, amountUnit, ledgers })
  return memory.read
}
