import { type Choices, type MergeConflict, mergeWorking, type WorkingBook } from '@mingzhang/forms'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { type BookDetail, Refused, saveBook, theirsOf } from '../../api/books.ts'
import { type DraftPlace, dropDraft, keepDraft } from './decode-draft.ts'
import { ordered } from './editing.ts'
import { changedPlaces } from './place-words.ts'
import { isSameBook } from './text-of-book.ts'

/** 存的进度 Where what was typed is. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'waiting' | 'saving' }
  /** `locked`: the book has moved on, and nobody can change it where it stands now. */
  | { readonly kind: 'kept'; readonly why: string; readonly signIn: boolean; readonly locked: boolean }

/** 两人改同一处 A clash to be decided. */
export type Clash = {
  readonly conflicts: readonly MergeConflict[]
  readonly name: string
  readonly base: WorkingBook
  readonly theirs: WorkingBook
}

type Kept = { readonly version: number; readonly working: WorkingBook }

/** 合并 The merged book, and how the other's changes go into any state of the book. */
export type MergeIn = (
  merged: WorkingBook,
  by: string,
  places: readonly string[],
  rebase: (step: WorkingBook) => WorkingBook,
) => void

type Saving = {
  readonly place: DraftPlace
  readonly detail: BookDetail
  readonly working: WorkingBook
  /** What was found in this browser and meets a later version of somebody else. */
  readonly firstClash: Clash | null
  readonly merge: MergeIn
}

const pause = 1_200
const again = 8_000

/**
 * 自动存 What is typed is kept in this browser at once and sent a moment later. A lost connection or an ended session
 * leaves it here until it can be sent; another's save is merged, and asked about where both changed one cell.
 */
export function useSaving({ place, detail, working, firstClash, merge }: Saving) {
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: detail.saved.savedAt })
  const [clash, setClash] = useState<Clash | null>(firstClash)
  const [first] = useState((): Kept => ({ version: detail.version, working: ordered(detail.working) }))
  const kept = useRef(first)
  const savedAt = useRef(detail.saved.savedAt)
  const now = useRef(working)
  now.current = working
  const { editable } = detail
  const unfinished = useRef<WorkingBook | null>(null)
  const { flush, timer } = useSend({ place, merge, kept, unfinished, savedAt, now, setState, setClash })

  useEffect(() => {
    const { version, working: base } = kept.current
    // In a book that cannot be changed now nothing is typed, and what was typed before waits until it can be again.
    if (clash !== null || !editable) return undefined
    if (isSameBook(working, base)) {
      // A step back led to what the server has: nothing waits any more.
      dropDraft(place)
      setState((before) => (before.kind === 'saved' ? before : { kind: 'saved', at: savedAt.current }))
      return undefined
    }
    keepDraft(place, { version, base, working })
    setState((before) => (before.kind === 'kept' ? before : { kind: 'waiting' }))
    timer.current = setTimeout(() => void flush(), pause)
    return () => clearTimeout(timer.current)
  }, [place, working, flush, clash, timer, editable])

  useRetry(state.kind === 'kept', flush)
  useLeaving(state.kind !== 'saved', flush)

  const settle = (choices: Choices) => {
    if (clash === null) return
    setClash(null)
    const rebase = (step: WorkingBook) => mergedBy(clash, step, choices)
    merge(rebase(now.current), clash.name, changedPlaces(clash.base, clash.theirs), rebase)
  }
  /** Keeps what stands in a cell that has not been left yet: the page may be closed at any moment. */
  const keep = useCallback(
    (typed: WorkingBook) => {
      const { version, working: base } = kept.current
      unfinished.current = isSameBook(typed, now.current) ? null : typed
      if (isSameBook(typed, base)) dropDraft(place)
      else keepDraft(place, { version, base, working: typed })
    },
    [place],
  )
  return { state, clash, settle, flush, keep, version: () => kept.current.version }
}

type Sending = Pick<Saving, 'place' | 'merge'> & {
  readonly kept: RefObject<Kept>
  /** With what stands in a cell that has not been left yet; null where there is no such cell. */
  readonly unfinished: RefObject<WorkingBook | null>
  readonly savedAt: RefObject<string>
  readonly now: RefObject<WorkingBook>
  readonly setState: (state: SaveState) => void
  readonly setClash: (clash: Clash) => void
}

/** Sends the book as it stands; what the other saved meanwhile is merged, or asked about. */
function useSend({ place, merge, kept, unfinished, savedAt, now, setState, setClash }: Sending) {
  const { address } = place
  const busy = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const send = useCallback(async (): Promise<boolean> => {
    const mine = now.current
    const { version, working: base } = kept.current
    if (isSameBook(mine, base)) return true
    setState({ kind: 'saving' })
    try {
      const saved = await saveBook(address, version, mine)
      kept.current = { version: saved.version, working: mine }
      const typed = unfinished.current
      if (now.current === mine && typed) keepDraft(place, { ...kept.current, base: mine, working: typed })
      else if (now.current === mine) dropDraft(place)
      savedAt.current = saved.savedAt
      setState({ kind: 'saved', at: saved.savedAt })
      return now.current === mine
    } catch (error) {
      const theirs = theirsOf(error)
      if (!theirs) setState(keptBecause(error))
      else {
        kept.current = { version: theirs.saved.version, working: theirs.working }
        savedAt.current = theirs.saved.savedAt
        setState({ kind: 'saved', at: theirs.saved.savedAt })
        const { working: merged, conflicts } = mergeWorking(base, mine, theirs.working)
        const { name } = theirs.saved
        const rebase = (step: WorkingBook) => mergeWorking(base, step, theirs.working).working
        if (conflicts.length > 0) setClash({ conflicts, name, base, theirs: theirs.working })
        else merge(merged, name, changedPlaces(base, theirs.working), rebase)
      }
      return false
    }
  }, [address, place, merge, kept, unfinished, savedAt, now, setState, setClash])

  /** Sends until what stands here stands there, or cannot be sent. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current)
    while (busy.current) await busy.current
    busy.current = send()
    try {
      return await busy.current
    } finally {
      busy.current = null
    }
  }, [send])

  return { flush, timer }
}

const mergedBy = ({ base, theirs }: Clash, mine: WorkingBook, choices: Choices): WorkingBook =>
  mergeWorking(base, mine, theirs, choices).working

/**
 * Who leaves the editor, or looks elsewhere, has what was typed sent at once, not a moment later; a page that is closed before it is
 * sent asks first. What is not sent even so is in this browser.
 */
function useLeaving(isUnsent: boolean, flush: () => Promise<boolean>): void {
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') void flush()
    }
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      void flush()
    }
  }, [flush])
  useEffect(() => {
    if (!isUnsent) return undefined
    const ask = (event: BeforeUnloadEvent) => {
      void flush()
      event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isUnsent, flush])
}

/** What could not be sent is tried again, at once when the connection is back. */
function useRetry(isKept: boolean, flush: () => Promise<boolean>): void {
  useEffect(() => {
    if (!isKept) return undefined
    const retry = () => void flush()
    const later = setInterval(retry, again)
    addEventListener('online', retry)
    return () => {
      clearInterval(later)
      removeEventListener('online', retry)
    }
  }, [isKept, flush])
}

const keptBecause = (error: unknown): SaveState => ({
  kind: 'kept',
  why: error instanceof Error ? error.message : '',
  signIn: error instanceof Refused && error.status === 401,
  locked: error instanceof Refused && error.status === 409,
})
