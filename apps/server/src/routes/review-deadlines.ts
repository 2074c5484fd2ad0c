import { type DueBook, daysBetween, may, publicationDeadline, punctuality } from '@mingzhang/cycle'
import { dayInChina } from '@mingzhang/model'
import { type BookSummary, listBooks } from '@mingzhang/store'
import { gives } from '../answers/answer-schema.ts'
import { reviewAnswers } from '../review/review-answers.ts'
import type { ReviewContext } from '../review/review-context.ts'
import type { TypedFastify } from '../typed-fastify.ts'

/** 公开期限接口 Approved books within the reviewer's reach that are not public yet: who is late, and who soon will be. */
export function reviewDeadlineRoutes(server: TypedFastify, { store, now }: ReviewContext): void {
  server.get(
    '/review/deadlines',
    {
      schema: { summary: '待公开的账本与公开期限', tags: ['审核'], response: gives(reviewAnswers.deadlines) },
      config: { right: 'review.read' },
    },
    async ({ person }): Promise<{ books: DueBook[] }> => {
      const today = dayInChina(now().toISOString())
      const books = (await listBooks(store)).filter((book) => may(person, 'book.read', book.unitKey))
      const due = books.filter(({ state }) => state === 'approved').map((book) => dueBook(book, today))
      return { books: due.toSorted((one, other) => (one.daysLeft ?? -999) - (other.daysLeft ?? -999)) }
    },
  )
}

function dueBook({ unitKey, unitName, year, approvedOn }: BookSummary, today: string): DueBook {
  const deadline = approvedOn === null ? null : publicationDeadline(approvedOn)
  return {
    ...{ unitKey, unitName, year, approvedOn, lastDay: deadline?.lastDay ?? null },
    ...{ nextWorkingDay: deadline?.nextWorkingDay ?? null, punctuality: punctuality(approvedOn, today) },
    daysLeft: deadline === null ? null : daysBetween(today, deadline.lastDay),
  }
}
