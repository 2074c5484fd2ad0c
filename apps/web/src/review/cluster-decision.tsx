import type { ClusterItem, Decision } from '@mingzhang/cycle'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useKeys } from '../shell/use-keys.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useBoardInUse } from './board-context.ts'

const decisions: readonly Decision[] = ['accepted', 'returned', 'rejected']

type Properties = { readonly ticked: readonly ClusterItem[]; readonly decided: () => void }

/** 一起决定 One decision over all that is ticked; to reject or to return needs a reason. */
export function ClusterDecision({ ticked, decided }: Properties) {
  const words = useWords().review.cluster
  const { decider } = useBoardInUse()
  const [decision, setDecision] = useState<Decision>('accepted')
  const [reason, setReason] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  const needed = decision !== 'accepted'
  const held = ticked.length === 0 ? words.pickSome : needed && reason.trim() === '' ? words.reasonWhy : ''
  const units = new Set(ticked.map(({ documentId }) => documentId)).size
  const choose = (next: Decision) => {
    setDecision(next)
    box.current?.focus()
  }
  useKeys({ a: () => choose('accepted'), b: () => choose('returned'), r: () => choose('rejected') })
  const submit = async () => {
    if (held !== '' || decider.busy) return
    if (!(await decider.make(ticked, decision, reason.trim()))) return
    setReason('')
    decided()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void submit()
  }
  const counts = { units, items: ticked.length }
  return (
    <form
      className="cluster-decision"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Choice decision={decision} choose={setDecision} />
      <textarea
        ref={box}
        rows={2}
        maxLength={2_000}
        aria-label={words.reason}
        placeholder={needed ? words.reasonNeeded : words.reasonOptional}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div className="decision-acts">
        <button type="submit" className="btn primary" disabled={held !== '' || decider.busy}>
          {fill(decider.busy ? words.submitting : words.submit, counts)} <kbd>Enter</kbd>
        </button>
        {held !== '' && <span className="mut">{held}</span>}
      </div>
      {decider.problem && (
        <p role="alert" className="e">
          {words.failed}：{decider.problem}
        </p>
      )}
    </form>
  )
}

type ChoiceProperties = { readonly decision: Decision; readonly choose: (decision: Decision) => void }

function Choice({ decision, choose }: ChoiceProperties) {
  const words = useWords().review.cluster
  return (
    <fieldset>
      <legend className="unseen">{words.choose}</legend>
      {decisions.map((one) => (
        <label key={one}>
          <input type="radio" name="decision" checked={decision === one} onChange={() => choose(one)} />
          {words[one]}
        </label>
      ))}
    </fieldset>
  )
}
