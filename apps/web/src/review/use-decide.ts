import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { problemOf } from '../api/request.ts'
import { type Decision, decide, type FindingOf, withdraw } from '../api/review.ts'
import { groupBy } from '../parts/group-by.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

/** 先前的意见 A finding with what was decided of it before; null for nothing. */
export type Undecided = FindingOf & {
  readonly before: { readonly decision: Decision; readonly reason: string } | null
}

/** 一次决定 One deed that can be taken back. */
type Deed = { readonly items: readonly Undecided[]; readonly decision: Decision }

/** 决定 Decides of one or many findings at once, and takes the last deed back, as often as there were deeds. */
export type Decider = {
  /** True when it was kept. */
  readonly make: (items: readonly Undecided[], decision: Decision, reason: string) => Promise<boolean>
  readonly undo: () => Promise<void>
  readonly busy: boolean
  readonly problem: string
  readonly last: Deed | null
}

/** Deeds outlive the page that made them, so that one may look at a document and come back. */
const deeds: Deed[] = []

/**
 * 可撤回的决定 Everything of the desk is asked for anew after a decision.
 *
 * @param isAllowed else Ctrl Z is left to the browser
 */
export function useDecide(isAllowed = true): Decider {
  const words = useWords().review
  const client = useQueryClient()
  const announce = useAnnounce()
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

  const make: Decider['make'] = (items, decision, reason) =>
    doing(async () => {
      await decide(items, decision, reason)
      deeds.push({ items, decision })
      const made = words.cluster.made[decision]
      announce(fill(words.cluster.decided, { items: items.length, decision: made }), 'shown')
    })

  const undo = async (): Promise<void> => {
    const deed = deeds.at(-1)
    if (!deed) {
      announce(words.undo.none, 'shown')
      return
    }
    const done = await doing(async () => {
      await restore(deed.items)
      deeds.splice(deeds.indexOf(deed), 1)
    })
    announce(done ? fill(words.undo.done, { items: deed.items.length }) : words.undo.failed, 'shown')
  }

  useUndoKey(undo, isAllowed)
  return { make, undo, busy, problem, last: deeds.at(-1) ?? null }
}

/** Puts back what was: nothing where there was nothing, else the decision before with its reason. */
async function restore(items: readonly Undecided[]): Promise<void> {
  const fresh = items.filter(({ before }) => before === null)
  if (fresh.length > 0) await withdraw(fresh)
  const changed = items.flatMap(({ before, ...item }) => (before ? [{ item, before }] : []))
  for (const group of groupBy(changed, ({ before }) => `${before.decision} ${before.reason}`).values()) {
    const [first] = group
    if (first) {
      const { decision, reason } = first.before
      await decide(
        group.map(({ item }) => item),
        decision,
        reason,
      )
    }
  }
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
