import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { type BookSummary, bookPage, fetchBooks } from '../../api/books.ts'
import { Trouble } from '../../parts/trouble.tsx'
import { TopBar } from '../../shell/top-bar.tsx'
import { useMay } from '../../shell/who.ts'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { clock } from '../editor/clock.ts'
import { amountIn } from '../editor/grid-row.tsx'
import { NewBookDialog } from './new-book-dialog.tsx'

/** 账本列表 The books one may read: where each stands, what is wrong with it, by when it must be public. */
export function BookList() {
  const words = useWords()
  const mayEdit = useMay('book.edit')
  const [parameters] = useSearchParams()
  const [creating, setCreating] = useState(parameters.has('from') || parameters.has('next'))
  const list = useQuery({ queryKey: ['books'], queryFn: fetchBooks, staleTime: 0 })
  const books = list.data?.books ?? []
  useEffect(() => {
    document.title = `${words.book.list.title} · ${words.app.name}`
  }, [words])
  return (
    <div className="room">
      <TopBar />
      <main id="content" tabIndex={-1} className="pad">
        <div className="list-head">
          <h1>{words.book.list.title}</h1>
          <span className="mut" role="status">
            {list.data && fill(words.book.list.total, { n: books.length })}
          </span>
          <span className="space" />
          {mayEdit && (
            <button type="button" className="btn primary" onClick={() => setCreating(true)}>
              {words.book.list.create}
            </button>
          )}
        </div>
        {list.isError && (
          <Trouble what={words.book.list.failed} why={list.error.message} retry={() => void list.refetch()} />
        )}
        {list.data && books.length === 0 && (
          <div className="empty">
            <h2>{words.book.list.none}</h2>
            <p>{words.book.list.noneBody}</p>
            {mayEdit && (
              <button type="button" className="btn primary" onClick={() => setCreating(true)}>
                {words.book.list.create}
              </button>
            )}
          </div>
        )}
        {books.length > 0 && <BookTable books={books} />}
      </main>
      {creating && list.data && (
        <NewBookDialog
          close={() => setCreating(false)}
          from={{ document: parameters.get('from'), book: parameters.get('next') }}
          units={list.data.units}
          books={books}
        />
      )}
    </div>
  )
}

function BookTable({ books }: { readonly books: readonly BookSummary[] }) {
  const words = useWords().book
  return (
    <div className="book-list-scroll">
      <table className="work book-list">
        <caption className="unseen">{words.list.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.list.unit}</th>
            <th scope="col" className="n">
              {words.list.year}
            </th>
            <th scope="col">{words.list.state}</th>
            <th scope="col">{words.list.problems}</th>
            <th scope="col" className="n">
              {words.list.amount}
              <span className="unit">万元</span>
            </th>
            <th scope="col">{words.list.edition}</th>
            <th scope="col">{words.list.deadline}</th>
            <th scope="col">{words.list.updated}</th>
          </tr>
        </thead>
        <tbody>
          {books.map((book) => (
            <tr key={`${book.unitKey} ${book.year}`}>
              <td>
                <Link href={bookPage(book.unitKey, book.year)}>
                  <b>{book.unitName}</b>
                </Link>
              </td>
              <td className="n">{book.year}</td>
              <td>{wordOf(words.states, book.state)}</td>
              <td>
                <Problems book={book} />
              </td>
              <td className="n">
                <b>{amountIn(book.total, '万元')}</b>
              </td>
              <td>{book.edition === null ? '—' : wordOf(words.editions, book.edition)}</td>
              <td>{book.deadline ?? '—'}</td>
              <td className="mut">
                {fill(words.list.by, { name: book.updatedBy, at: clock(book.updatedAt) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Problems({ book }: { readonly book: BookSummary }) {
  const words = useWords()
  if (book.errors + book.warnings === 0)
    return <span className="sv o plain">{words.book.list.noProblems}</span>
  return (
    <span className="book-problems">
      {book.errors > 0 && (
        <span className="sv e plain">
          {words.severity.error} {book.errors}
        </span>
      )}
      {book.warnings > 0 && (
        <span className="sv w plain">
          {words.severity.warning} {book.warnings}
        </span>
      )}
    </span>
  )
}
