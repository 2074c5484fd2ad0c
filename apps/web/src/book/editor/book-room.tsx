import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type BookDetail, fetchBook } from '../../api/books.ts'
import { Trouble } from '../../parts/trouble.tsx'
import { TopBar } from '../../shell/top-bar.tsx'
import { useWho } from '../../shell/who.ts'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { BookEditor } from './book-editor.tsx'

/** 一本账 The editor of one unit's book of one year. */
export function BookRoom({ unit, year }: { readonly unit: string; readonly year: string }) {
  const words = useWords()
  const { known } = useWho()
  const book = useQuery({
    queryKey: ['book', unit, year],
    queryFn: () => fetchBook(unit, year),
    // What is typed here must not be replaced behind anybody's back: a save tells of other versions.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const title = book.data ? `${book.data.unitName} ${fill(words.book.bar.year, { year })}` : words.book.name
  useEffect(() => {
    document.title = `${title} · ${words.app.name}`
  }, [title, words.app.name])
  return (
    <div className="room book-room">
      <TopBar />
      {(book.isPending || !known) && (
        <div className="loading" role="status" aria-label={words.list.loading} />
      )}
      {book.isError && (
        <main id="content" tabIndex={-1} className="pad">
          <Trouble what={book.error.message} retry={() => void book.refetch()} />
        </main>
      )}
      {known && book.data && <Loaded detail={book.data} reload={() => void book.refetch()} />}
    </div>
  )
}

/** A book that moved on, or was taken back to an older version, is opened anew. */
const Loaded = ({ detail, reload }: { readonly detail: BookDetail; readonly reload: () => void }) => (
  <BookEditor key={`${detail.state} ${detail.version}`} detail={detail} reload={reload} />
)
