import {
  type BookState,
  bookStates,
  isEditable,
  may,
  movesOf,
  type Person,
  publicationDeadline,
} from '@mingzhang/cycle'
import type { BookSummary, StoredBook } from '@mingzhang/store'
import { decodeKept } from './decode-working.ts'

const stateOf = (text: string): BookState => bookStates.find((state) => state === text) ?? 'draft'

/** 列表的一行 A book of the list, with its deadline where it has been approved and is not yet public. */
export const summaryAnswer = (summary: BookSummary) => ({
  ...summary,
  deadline:
    summary.approvedOn === null || summary.publishedOn !== null
      ? null
      : (publicationDeadline(summary.approvedOn)?.lastDay ?? null),
})

/** 账本应答 A book with what this person may do with it now. */
export function bookAnswer(stored: StoredBook, person: Person, formats: readonly string[]) {
  const { content, saved, ...summary } = stored
  const state = stateOf(summary.state)
  return {
    ...summaryAnswer(summary),
    saved,
    working: decodeKept(content),
    editable: isEditable(state) && may(person, 'book.edit', summary.unitKey),
    moves: movesOf(person, state, summary.unitKey).map(({ move, to, reason }) => ({ move, to, reason })),
    formats,
  }
}
