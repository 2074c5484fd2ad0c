import { useAnnounce } from '../shell/announcer.tsx'
import { useKeys } from '../shell/use-keys.ts'
import { useWords } from '../words/use-words.ts'
import type { BoardInUse } from './board-context.ts'
import { stateOf } from './row-state.ts'
import { nameOf } from './sort-rows.ts'

type Acts = {
  /** How many units stand in one line. */
  readonly columns: number
  readonly move: (move: 'pause' | 'continue') => Promise<void>
  readonly drop: () => void
  readonly notices: () => void
  /** Shows the errors alike of a cluster. */
  readonly gather: (cluster: string) => void
  readonly chosen: string | null
}

/** 看板的键 J K H L and the arrows walk the units, Space ticks, Enter opens, G gathers, N O S act. */
export function useBoardKeys(inUse: BoardInUse, acts: Acts): void {
  const words = useWords()
  const announce = useAnnounce()
  const { shown, current, setCurrent, picked, pick, open, batch, clusters } = inUse
  const at = shown.findIndex(({ ordinal }) => ordinal === current)
  const go = (step: number) => {
    const row = shown[at < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, at + step))]
    if (!row) return
    setCurrent(row.ordinal)
    const { severity, review } = words
    const counts = `${severity.error} ${row.count.error}，${severity.warning} ${row.count.warning}`
    announce(`${nameOf(row)}，${review.rowState[stateOf(row)]}，${counts}`)
  }
  /** The next cluster that the current unit has part in; without one, the next of all. */
  const gather = () => {
    const document = shown[at]?.document?.id
    const mine = clusters?.filter(({ items }) =>
      document === undefined ? true : items.some(({ documentId }) => documentId === document),
    )
    const now = mine?.findIndex(({ id }) => id === acts.chosen) ?? -1
    const next = mine?.[(now + 1) % Math.max(1, mine.length)]
    if (next) acts.gather(next.id)
  }
  const row = shown[at]
  useKeys({
    j: () => go(acts.columns),
    k: () => go(-acts.columns),
    arrowdown: () => go(acts.columns),
    arrowup: () => go(-acts.columns),
    h: () => go(-1),
    l: () => go(1),
    arrowleft: () => go(-1),
    arrowright: () => go(1),
    ' ': () => {
      // A button that has the focus takes its own key.
      if (!row || document.activeElement?.closest('button, summary')) return false
      pick([row], !picked.has(row.ordinal))
      return true
    },
    enter: () => row && open(row),
    g: gather,
    n: acts.notices,
    o: acts.drop,
    s: () => {
      if (!inUse.mayDecide) return
      if (batch.state === 'running') void acts.move('pause')
      else if (batch.files.waiting > 0) void acts.move('continue')
    },
    escape: () => setCurrent(null),
  })
}
