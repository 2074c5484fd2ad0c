import {
  bookOfDisclosure,
  emptyBook,
  missingTables,
  readBook,
  readEntriesCsv,
  type StartingAmounts,
  startingBook,
  suggestEdition,
  type WorkingBook,
  withOwnWords,
  workingOfBook,
} from '@mingzhang/forms'
import type { Book, BookProblem, Disclosure } from '@mingzhang/model'

/** 起编方式 What a new book is made from. */
export type Beginning =
  | {
      readonly from: 'empty'
      readonly unitName: string
      readonly unitCode: string | null
      readonly year: number
    }
  | {
      readonly from: 'document'
      readonly disclosure: Disclosure
      /** As the next year's start, or as the book of its own year. */
      readonly as: 'next-year' | 'same-year'
      readonly amounts: StartingAmounts
    }
  | {
      readonly from: 'text'
      readonly text: string
      /** Values parted by commas or tabs are entries; anything else is a book. */
      readonly isTable: boolean
      readonly unitName: string
      readonly year: number
    }

export type Begun = { readonly working: WorkingBook | null; readonly problems: readonly BookProblem[] }

/** 起编 The working book that a beginning leads to, and what could not be taken over. */
export function beginBook(beginning: Beginning): Begun {
  if (beginning.from === 'empty') {
    const { unitName, unitCode, year } = beginning
    return { working: workingOfBook(emptyBook(unitName, unitCode, year)), problems: [] }
  }
  if (beginning.from === 'text') return beginFromText(beginning)
  const { book, problems } = bookOfDisclosure(beginning.disclosure)
  const edition = suggestEdition(beginning.disclosure)
  const missing = edition === null ? [] : missingTables(beginning.disclosure, book, edition)
  const suited: Book = { ...book, edition }
  return {
    working:
      beginning.as === 'next-year'
        ? startingBook(suited, beginning.amounts)
        : workingOfBook(withOwnWords(suited, beginning.disclosure, edition)),
    problems: [...problems, ...missing],
  }
}

function beginFromText({
  text,
  isTable,
  unitName,
  year,
}: Extract<Beginning, { readonly from: 'text' }>): Begun {
  if (!isTable) {
    const { book, problems } = readBook(text)
    return { working: book && workingOfBook(book), problems }
  }
  const { entries, problems } = readEntriesCsv(text)
  const book: Book = { ...emptyBook(unitName, null, year), ledgers: [{ id: 'entries', scope: {}, entries }] }
  return { working: entries.length === 0 ? null : workingOfBook(book), problems }
}
