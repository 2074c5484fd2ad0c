import type { WorkingBook } from '@mingzhang/forms'
import { type Dispatch, useEffect, useRef } from 'react'
import { useAnnounce } from '../../shell/announcer.tsx'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import type { BookAction, BookState } from './book-state.ts'
import { cellText } from './editing.ts'
import { changedPlaces } from './place-words.ts'

/** 撤销与重做 Steps back and forth, which may be about another page than the one that is seen: so they say what they did. */
export type BookHistory = { readonly undo: () => void; readonly redo: () => void }

const named = 2

/** Steps back and forth say what they changed; a step of a person says so to a screen reader. */
export function useHistory(
  state: BookState,
  dispatch: Dispatch<BookAction>,
  placeWords: (path: string) => string,
): BookHistory {
  const words = useWords().book.parts.history
  const announce = useAnnounce()
  const { working, past, future, typed } = state
  // A step back or forth has been told already.
  const travelled = useRef(false)
  /** What a step did, with what stands in its cells in `shown`: the book that is seen then. */
  const stepWords = (before: WorkingBook, after: WorkingBook, shown: WorkingBook): string => {
    const places = changedPlaces(before, after)
    const cells = places.filter((path) => !isWholeRow(path))
    const [added, removed] = [rowsBeyond(after, before), rowsBeyond(before, after)]
    const told = cells.slice(0, named).map((path) => withValue(path, placeWords(path), shown))
    return [
      ...(added > 0 ? [fill(words.added, { n: added })] : []),
      ...(removed > 0 ? [fill(words.removed, { n: removed })] : []),
      ...told,
      ...(cells.length > named ? [fill(words.more, { n: cells.length })] : []),
    ].join('、')
  }
  const go = (to: WorkingBook | undefined, action: 'undo' | 'redo') => {
    travelled.current = true
    if (to !== undefined && (action === 'redo' || typed === null)) {
      const places = action === 'undo' ? stepWords(to, working, to) : stepWords(working, to, to)
      announce(fill(words[action], { places }), 'shown')
      const cell = cellOf(changedPlaces(working, to), to)
      dispatch({ do: action })
      if (cell) dispatch({ do: 'move', to: cell })
    } else dispatch({ do: action })
  }
  const steps = useRef(past.length)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new step is told, once.
  useEffect(() => {
    const before = past.at(-1)
    const isNew = past.length === steps.current + 1 && future.length === 0 && !travelled.current
    if (isNew && before && state.group === undefined)
      announce(fill(words.did, { places: stepWords(before, working, working) }))
    steps.current = past.length
    travelled.current = false
  }, [past])
  return { undo: () => go(past.at(-1), 'undo'), redo: () => go(future[0], 'redo') }
}

const isWholeRow = (path: string): boolean => /^row\/[^/]+$/u.test(path)

/** How many lines one book has that the other has not. */
function rowsBeyond({ rows }: WorkingBook, other: WorkingBook): number {
  const known = new Set(other.rows.map(({ id }) => id))
  return rows.filter(({ id }) => !known.has(id)).length
}

function withValue(path: string, words: string, working: WorkingBook): string {
  const [kind, id, ...field] = path.split('/')
  const row = kind === 'row' ? working.rows.find((one) => one.id === id) : undefined
  return row && field.length > 0 ? `${words} ${cellText(row, field.join('/')) || '—'}` : words
}

function cellOf(places: readonly string[], working: WorkingBook) {
  const [kind, row = '', ...field] = (places[0] ?? '').split('/')
  const isCell = kind === 'row' && field.length > 0 && working.rows.some(({ id }) => id === row)
  return isCell ? { row, column: field.join('/') } : null
}
