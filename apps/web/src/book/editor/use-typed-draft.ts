import type { WorkingBook } from '@mingzhang/forms'
import { useEffect, useRef } from 'react'
import { type BookState, bookReducer } from './book-state.ts'

const pause = 400

/**
 * 没有离开的格 What is typed in a cell is kept in this browser before the cell is left, a moment after each key and when the page goes
 * away: a closed tab loses nothing.
 */
export function useTypedDraft(state: BookState, keep: (working: WorkingBook) => void): void {
  const now = useRef(state)
  now.current = state
  const dirty = useRef(false)
  const { typed } = state
  useEffect(() => {
    if (typed === null) {
      if (dirty.current) keep(now.current.working)
      dirty.current = false
      return undefined
    }
    dirty.current = true
    const save = () => keep(bookReducer(now.current, { do: 'settle' }).working)
    const soon = setTimeout(save, pause)
    addEventListener('pagehide', save)
    return () => {
      clearTimeout(soon)
      removeEventListener('pagehide', save)
    }
  }, [typed, keep])
  // Leaving the page within the app takes the cell away before it is left.
  useEffect(
    () => () => {
      if (dirty.current) keep(bookReducer(now.current, { do: 'settle' }).working)
    },
    [keep],
  )
}
