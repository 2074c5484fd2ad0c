import { useEffect, useState } from 'react'

/** What was typed and not saved, anywhere in the room: the browser asks before it is left. */
const unsaved = new Set<string>()

const warn = (event: BeforeUnloadEvent): void => {
  if (unsaved.size > 0) event.preventDefault()
}

/** 草稿 What is typed, whether it differs from what is saved, and the version it was begun from. */
export type KeptDraft<T> = {
  readonly now: T
  readonly basedOn: number
  readonly changed: boolean
  readonly set: (change: (now: T) => T) => void
  /** Back to what is saved: after saving, or to give up what was typed. */
  readonly forget: (saved: T) => void
}

/**
 * 留住草稿 Makes a hook whose state outlives the pane: who goes on to another programme and comes back finds what was
 * typed, also when somebody else has saved in between.
 *
 * @param kind keeps drafts of one kind apart from those of another
 */
export function keptDraft<T>(kind: string) {
  const kept = new Map<string, { readonly now: T; readonly basedOn: number }>()
  return function useKept(key: string, version: number, saved: () => T): KeptDraft<T> {
    const [draft, setDraft] = useState(() => kept.get(key) ?? { now: saved(), basedOn: version })
    useEffect(() => addEventListener('beforeunload', warn), [])
    return {
      ...draft,
      changed: kept.has(key),
      set: (change) => {
        const next = { now: change((kept.get(key) ?? draft).now), basedOn: draft.basedOn }
        kept.set(key, next)
        unsaved.add(`${kind} ${key}`)
        setDraft(next)
      },
      forget: (now) => {
        kept.delete(key)
        unsaved.delete(`${kind} ${key}`)
        setDraft({ now, basedOn: version })
      },
    }
  }
}
