import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { switchRule } from '../api/review.ts'
import { Dialog } from '../parts/dialog.tsx'
import { ProblemNote } from '../people/problem-note.tsx'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'

type Properties = {
  readonly rule: string
  readonly title: string
  /** Switch it off, or on again. */
  readonly off: boolean
  readonly close: () => void
}

/** 停用或恢复规则 Asks why, and switches a rule off for this desk, or on again. What was typed stays when it is refused. */
export function RuleSwitchDialog({ rule, title, off, close }: Properties) {
  const words = useWords().review.rules
  const client = useQueryClient()
  const announce = useAnnounce()
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => switchRule(rule, off, reason.trim()),
    onSuccess: async () => {
      announce(off ? words.done : words.undone, 'shown')
      close()
      await client.invalidateQueries({ queryKey: ['review'] })
    },
  })
  return (
    <Dialog
      title={off ? words.offTitle : words.onTitle}
      close={close}
      actions={
        <button
          type="submit"
          form="rule-switch"
          className="btn primary"
          disabled={isPending || reason.trim() === ''}
        >
          {off ? words.off : words.on}
        </button>
      }
    >
      <form
        id="rule-switch"
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') mutate()
        }}
      >
        <p>{fill(off ? words.offBody : words.onBody, { title })}</p>
        <label className="form-field">
          {words.reason}
          <textarea
            rows={2}
            maxLength={500}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <ProblemNote error={error} />
      </form>
    </Dialog>
  )
}
