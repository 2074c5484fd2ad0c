import { useEffect, useRef, useState } from 'react'
import { type BookDetail, type BookHold, checkBook, holdsOf, moveBook } from '../../api/books.ts'
import { useAnnounce } from '../../shell/announcer.tsx'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { holdsIn, type useBook } from './use-book.ts'

/** 提交 Checks what is saved with every rule, and submits it where nothing holds it back. */
export function useSubmit(detail: BookDetail, book: ReturnType<typeof useBook>, reload: () => void) {
  const words = useWords().book
  const announce = useAnnounce()
  const [busy, setBusy] = useState(false)
  const [found, setFound] = useState<Found | null>(null)
  const { working } = book.state
  useCheckAgain(found, book, setFound)

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
    holds: found && standing(found.holds, holdsIn(book.view, 'error'), found.of === working),
    remarks: found && standing(found.remarks, holdsIn(book.view, 'warning'), found.of === working),
  }
}

/** What the server found in the book as it stood then. */
type Found = {
  readonly of: unknown
  readonly holds: readonly BookHold[]
  readonly remarks: readonly BookHold[]
}

/**
 * After a change the page knows anew what it finds itself; what only the rules over the compiled text find stands until they have
 * looked again, so that one thing after another can be mended.
 */
function standing(
  found: readonly BookHold[],
  own: readonly BookHold[],
  isCurrent: boolean,
): readonly BookHold[] {
  return isCurrent ? found : [...own, ...found.filter(({ where }) => where.startsWith('line '))]
}

/** Once one has asked for a check, every saved change is checked by itself. */
function useCheckAgain(
  found: Found | null,
  { address, saving, state: { working } }: ReturnType<typeof useBook>,
  tell: (found: Found) => void,
): void {
  const isDue = found !== null && found.of !== working && saving.state.kind === 'saved'
  const said = useRef(tell)
  said.current = tell
  useEffect(() => {
    if (!isDue) return undefined
    let here = true
    checkBook(address).then(
      ({ holds, remarks }) => here && said.current({ of: working, holds, remarks }),
      // Without the server the list stands as it was; a press asks again.
      () => null,
    )
    return () => {
      here = false
    }
  }, [isDue, address, working])
}
