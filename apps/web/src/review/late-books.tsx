import type { DueBook } from '@mingzhang/cycle'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { problemOf } from '../api/request.ts'
import { fetchDeadlines } from '../api/review.ts'
import { Trouble } from '../parts/trouble.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import type { Words } from '../words/zh-cn.ts'

/** Books with more days left than this are only counted. */
const soon = 5

/** 公开期限 Approved books that are not public: who is late, who soon will be; the law's days and the holidays. */
export function LateBooks() {
  const words = useWords().review.late
  const { data, error, refetch } = useQuery({
    queryKey: ['review', 'deadlines'],
    queryFn: ({ signal }) => fetchDeadlines(signal),
    staleTime: 0,
  })
  // Nothing shown would read as nothing late.
  if (error) return <Trouble what={words.failed} why={problemOf(error).what} retry={() => void refetch()} />
  if (!data) return null
  const near = data.books.filter(({ daysLeft }) => daysLeft === null || daysLeft <= soon)
  const rest = data.books.length - near.length
  return (
    <section className="late-books" aria-labelledby="late-title">
      <h2 id="late-title">{words.title}</h2>
      {near.length > 0 && <LateTable books={near} />}
      {data.books.length === 0 && <p>{words.none}</p>}
      {rest > 0 && <p>{fill(words.more, { n: rest })}</p>}
      {data.books.length > 0 && <p>{words.help}</p>}
    </section>
  )
}

function LateTable({ books }: { readonly books: readonly DueBook[] }) {
  const words = useWords().review.late
  const { columns } = words
  return (
    <div className="table-frame">
      <table className="work">
        <caption className="unseen">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.unit}</th>
            <th scope="col">{columns.year}</th>
            <th scope="col">{columns.approved}</th>
            <th scope="col">{columns.last}</th>
            <th scope="col">{columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {books.map((book) => (
            <tr key={`${book.unitKey} ${book.year}`}>
              <th scope="row">
                <Link href={`/books/${encodeURIComponent(book.unitKey)}/${book.year}`}>{book.unitName}</Link>
              </th>
              <td>{book.year}</td>
              <td data-label={columns.approved}>{book.approvedOn ?? '—'}</td>
              <td data-label={columns.last}>{book.lastDay ?? '—'}</td>
              <td className={book.punctuality === 'late' ? 'over' : 'soon'}>{stateOf(book, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function stateOf(book: DueBook, words: Words['review']['late']): string {
  const { daysLeft, nextWorkingDay, punctuality } = book
  if (daysLeft === null) return words.unknown
  if (punctuality === 'unsure') {
    const why = nextWorkingDay ? fill(words.unsure, { date: nextWorkingDay }) : words.noHolidays
    return `${fill(words.past, { n: -daysLeft })}；${why}；${words.notSure}`
  }
  const left =
    daysLeft > 0
      ? fill(words.left, { n: daysLeft })
      : daysLeft === 0
        ? words.today
        : fill(words.over, { n: -daysLeft })
  return nextWorkingDay && punctuality === 'in-time'
    ? `${left}；${fill(words.unsure, { date: nextWorkingDay })}`
    : left
}
