import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { usePlaceWords } from './place-words.ts'
import type { PageName } from './sub-pages.tsx'
import type { useBook } from './use-book.ts'
import { usePresence } from './use-presence.ts'

type Properties = { readonly book: ReturnType<typeof useBook>; readonly page: PageName }

/** 还有谁 Who else has the book open, and in which cell or on which page. */
export function OthersHere({ book, page }: Properties) {
  const words = useWords().book.parts.presence
  const { cursor, working } = book.state
  const placeWords = usePlaceWords(working)
  const place = page === 'entries' && cursor !== null ? `row/${cursor.row}/${cursor.column}` : page
  const others = usePresence(book.address, place)
  if (others === null) return null
  const names = others.map((one) => fill(words.at, { name: one.name, place: placeWords(one.place) }))
  return (
    <span className="others-here" role="status">
      {others.length === 0 ? words.alone : fill(words.others, { names: names.join('、') })}
    </span>
  )
}
