import { type KeptDraft, keptDraft } from './kept-draft.ts'

/** 可退的草稿 A kept draft with its steps back: what was pasted at once is taken back at once. */
export type KeptSteps<T> = KeptDraft<T> & { readonly undo: () => void; readonly canUndo: boolean }

type Steps<T> = { readonly now: T; readonly before: readonly T[] }

/**
 * 留住草稿和退路 Makes a hook like `keptDraft` whose changes can be taken back one by one.
 *
 * @param kind keeps drafts of one kind apart from those of another
 */
export function keptSteps<T>(kind: string) {
  const useKept = keptDraft<Steps<T>>(kind)
  return function useSteps(key: string, version: number, saved: () => T): KeptSteps<T> {
    const { now: steps, ...kept } = useKept(key, version, () => ({ now: saved(), before: [] }))
    return {
      ...kept,
      now: steps.now,
      canUndo: steps.before.length > 0,
      set: (change) =>
        kept.set(({ now, before }) => ({ now: change(now), before: [...before.slice(-99), now] })),
      undo: () =>
        kept.set((was) => {
          const last = was.before.at(-1)
          return last === undefined ? was : { now: last, before: was.before.slice(0, -1) }
        }),
      forget: (now) => kept.forget({ now, before: [] }),
    }
  }
}
