import { useState } from 'react'
import { type BookDetail, type BookHold, checkBook, holdsOf, moveBook } from '../../api/books.ts'
import { useAnnounce } from '../../shell/announcer.tsx'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import type { useBook } from './use-book.ts'

/** 提交 Checks what is saved with every rule, and submits it where nothing holds it back. */
export function useSubmit(detail: BookDetail, book: ReturnType<typeof useBook>, reload: () => void) {
  const words = useWords().book
  const announce = useAnnounce()
  const [busy, setBusy] = useState(false)
  // What the server found stands until the book is changed.
  const [found, setFound] = useState<{
    readonly of: unknown
    readonly holds: readonly BookHold[]
    readonly remarks: readonly BookHold[]
  } | null>(null)
  const { working } = book.state
  const current = found?.of === working ? found : null

  const perform = async (move: string, reason?: string): Promise<void> => {
    setBusy(true)
    try {
      await book.saving.flush()
      await moveBook(book.address, { move, version: book.saving.version(), ...(reason && { reason }) })
      announce(fill(words.bar.moved, { move: wordOf(words.moves, move) }), 'shown')
      reload()
    } catch (error) {
      const holds = holdsOf(error)
      if (holds) {
        setFound({ of: working, holds, remarks: [] })
        announce(fill(words.bar.held, { n: holds.length }), 'shown')
      } else announce(error instanceof Error ? error.message : '', 'shown')
    } finally {
      setBusy(false)
    }
  }
  const check = async (): Promise<void> => {
    setBusy(true)
    try {
      await book.saving.flush()
      const { open, holds, remarks } = await checkBook(book.address)
      setFound({ of: working, holds, remarks })
      announce(open ? words.bar.checked : fill(words.bar.held, { n: holds.length }), 'shown')
    } catch (error) {
      announce(error instanceof Error ? error.message : '', 'shown')
    } finally {
      setBusy(false)
    }
  }
  const maySubmit = detail.moves.some(({ move }) => move === 'submit')
  return {
    busy,
    maySubmit,
    run: () => {
      if (!busy) void (maySubmit ? perform('submit') : check())
    },
    check: () => void check(),
    move: (move: string, reason?: string) => void perform(move, reason),
    holds: current?.holds ?? null,
    remarks: current?.remarks ?? null,
  }
}
