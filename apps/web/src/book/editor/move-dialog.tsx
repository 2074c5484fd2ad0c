import { useState } from 'react'
import { Dialog } from '../../parts/dialog.tsx'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'

/** 须再问一次的动作 What everybody sees at once, or what nobody can take back. */
const grave: readonly string[] = ['publish', 'evaluate']

/** 须再问 Is this move asked about once more? */
export const isGrave = (move: string): boolean => grave.includes(move)

type Properties = {
  readonly move: string
  /** Must the mover say why? */
  readonly reason: boolean
  readonly go: (reason?: string) => void
  readonly close: () => void
}

/** 流转前问 Asks for the reason of a move, or says what a grave one does, before it is made. */
export function MoveDialog({ move, reason: asksWhy, go, close }: Properties) {
  const words = useWords().book
  const [reason, setReason] = useState('')
  const name = wordOf(words.moves, move)
  return (
    <Dialog
      title={fill(asksWhy ? words.bar.reason : words.bar.sure, { move: name })}
      close={close}
      actions={
        <button
          type="button"
          className="btn primary"
          disabled={asksWhy && reason.trim() === ''}
          onClick={() => go(asksWhy ? reason : undefined)}
        >
          {asksWhy ? words.bar.reasonGo : name}
        </button>
      }
    >
      <p>{wordOf(words.moveDoes, move)}</p>
      {asksWhy && (
        <textarea
          rows={4}
          aria-label={fill(words.bar.reason, { move: name })}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </Dialog>
  )
}
