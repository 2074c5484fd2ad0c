import type { Decision, Deed, FindingOf } from '@mingzhang/cycle'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { problemOf } from '../api/request.ts'
import { decide, fetchDeeds, undoDeed } from '../api/review.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { useMay, useWho } from '../shell/who.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

/** 决定 Decides of one or many findings at once, and undoes deeds, also those of others and of other days. */
export type Decider = {
  /** True when it was kept. */
  readonly make: (items: readonly FindingOf[], decision: Decision, reason: string) => Promise<boolean>
  /** Undoes a deed; without one, the person's own last deed that still stands. */
  readonly undo: (deed?: Deed) => Promise<void>
  readonly busy: boolean
  readonly problem: string
  /** What Ctrl Z would undo. */
  readonly last: Deed | null
  /** The newest deeds on what is looked at. */
  readonly deeds: readonly Deed[]
}

/** 看的是什么 What is looked at: a batch on its board, or a document. */
export type Looked = { readonly batch: string } | { readonly document: string }

/**
 * 可撤回的决定 The deeds stand in the store, so they can be undone after the page was closed. Everything of the desk is
 * asked for anew after a decision.
 *
 * @param isAllowed else Ctrl Z is left to the browser
 */
export function useDecide(looked: Looked, isAllowed = true): Decider {
  const words = useWords().review
  const announce = useAnnounce()
  const { doing, busy, problem } = useDoing()
  const { deeds, last } = useDeeds(looked)

  const make: Decider['make'] = (items, decision, reason) =>
    doing(async () => {
      await decide(items, decision, reason)
      const made = words.cluster.made[decision]
      announce(fill(words.cluster.decided, { items: items.length, decision: made }), 'shown')
    })

  const undo: Decider['undo'] = async (deed = last ?? undefined) => {
    if (!deed) {
      announce(words.undo.none, 'shown')
      return
    }
    const done = await doing(async () => {
      const { undone, kept } = await undoDeed(deed.id)
      announce(fill(kept > 0 ? words.undo.kept : words.undo.done, { items: undone, kept }), 'shown')
    })
    if (!done) announce(words.undo.failed, 'shown')
  }

  useUndoKey(() => undo(), isAllowed)
  return { make, undo, busy, problem, last, deeds }
}

/** The newest deeds, and the person's own last one that stands. */
function useDeeds(looked: Looked): { readonly deeds: readonly Deed[]; readonly last: Deed | null } {
  const { who } = useWho()
  const mayRead = useMay('review.read')
  const query = useQuery({
    queryKey: ['review', 'deeds', looked],
    queryFn: ({ signal }) => fetchDeeds(looked, signal),
    enabled: mayRead,
    staleTime: 0,
  })
  const deeds = query.data?.deeds ?? []
  const isOwn = ({ account, undone, kind }: Deed) =>
    account === who.person?.id && undone === null && kind !== 'undone'
  return { deeds, last: deeds.find(isOwn) ?? null }
}

/** One deed at a time; what goes wrong is said, and the rest of the desk asked for anew. */
function useDoing() {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const working = useRef(false)
  const doing = async (work: () => Promise<void>): Promise<boolean> => {
    if (working.current) return false
    working.current = true
    setBusy(true)
    setProblem('')
    try {
      await work()
      await client.invalidateQueries({ queryKey: ['review'] })
      return true
    } catch (error) {
      const { what, why, toDo } = problemOf(error)
      setProblem([what, why, toDo].join(''))
      return false
    } finally {
      working.current = false
      setBusy(false)
    }
  }
  return { doing, busy, problem }
}

/** Ctrl Z outside of inputs; inside of them it is the browser's. */
function useUndoKey(undo: () => Promise<void>, isAllowed: boolean): void {
  const now = useRef(undo)
  now.current = undo
  useEffect(() => {
    if (!isAllowed) return undefined
    const press = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
      const typed =
        event.target instanceof Element &&
        event.target.closest('input:not([type=checkbox], [type=radio]), textarea')
      if (!isUndo || typed || event.defaultPrevented) return
      event.preventDefault()
      void now.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [isAllowed])
}
