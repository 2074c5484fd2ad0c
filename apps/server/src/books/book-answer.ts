import {
  type BookStanding,
  bookStates,
  isEditable,
  may,
  movesOf,
  type Person,
  publicationDeadline,
} from '@mingzhang/cycle'
import { type BookSummary, listLog, type StoredBook, type StoreOrTransaction } from '@mingzhang/store'
import { decodeKept } from './decode-working.ts'

/** 账本的处境 Where a book stands, as the table of moves asks. */
export const standingOf = ({
  state,
  publishedOn,
}: Pick<BookSummary, 'state' | 'publishedOn'>): BookStanding => ({
  state: bookStates.find((one) => one === state) ?? 'draft',
  published: publishedOn !== null,
})

/** 列表的一行 A book of the list, with its deadline where what was approved is not yet public. */
export const summaryAnswer = (summary: BookSummary) => ({
  ...summary,
  deadline:
    summary.approvedOn === null || summary.state !== 'approved'
      ? null
      : (publicationDeadline(summary.approvedOn)?.lastDay ?? null),
})

/** 可编 May this person change the figures of the book now? */
export const isEditableBy = (book: BookSummary, person: Person): boolean =>
  isEditable(standingOf(book).state) && may(person, 'book.edit', book.unitKey)

/** 账本应答 A book with who moved it last and what this person may do with it now. */
export function bookAnswer(
  stored: StoredBook,
  { person, formats, moved }: { person: Person; formats: readonly string[]; moved: LastMove | null },
) {
  const { content, saved, ...summary } = stored
  return {
    ...summaryAnswer(summary),
    saved,
    working: decodeKept(content),
    editable: isEditableBy(summary, person),
    moves: movesOf(person, standingOf(summary), summary.unitKey).map(({ move, to, reason }) => ({
      ...{ move, to, reason },
    })),
    formats,
    moved,
  }
}

/** 上一次流转 Who brought a book to where it stands, when (ISO 8601), and why; the reason is blank where none was asked for. */
export type LastMove = { readonly name: string; readonly at: string; readonly reason: string }

/** 查上一次流转 As the log has it; null for a book that nobody has moved. */
export async function lastMoveOf(
  store: StoreOrTransaction,
  { unitKey, year, state }: Pick<BookSummary, 'unitKey' | 'year' | 'state'>,
): Promise<LastMove | null> {
  const [entry] = await listLog(store, { what: `book.${state}`, about: `${unitKey}/${year}`, limit: 1 })
  if (!entry) return null
  const { reason } = entry.detail
  return { name: entry.name, at: entry.at, reason: typeof reason === 'string' ? reason : '' }
}
