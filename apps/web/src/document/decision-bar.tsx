import type { Decision } from '@mingzhang/cycle'
import type { Finding } from '@mingzhang/model'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { localTime } from '../people/local-time.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useDecisions } from './decisions-context.ts'

/** 处理意见 What was decided of the open finding, and the buttons to decide: A accepts, B returns, R rejects. */
export function DecisionBar({ finding }: { readonly finding: Finding }) {
  const words = useWords().review.card
  const { mayRead, mayDecide, of, asking, ask, make, decider, silenced } = useDecisions()
  if (!mayRead) return null
  const made = of(finding)
  const off = silenced(finding)
  const busy = decider?.busy ?? false
  const acts: readonly (readonly [Decision, string, string])[] = [
    ['accepted', words.accept, 'A'],
    ['returned', words.returning, 'B'],
    ['rejected', words.reject, 'R'],
  ]
  return (
    <section className="decision" aria-label={words.label}>
      {off && (
        <p className="silenced-note">
          {fill(words.silenced, { reason: off.reason, name: off.accountName, at: localTime(off.at) })}
        </p>
      )}
      {made && (
        <p className={`decided ${made.decision}`}>
          <b>{words.made[made.decision]}</b>
          {made.reason && <span>{made.reason}</span>}
          <small>{fill(words.by, { name: made.accountName, at: localTime(made.decidedAt) })}</small>
        </p>
      )}
      {mayDecide && asking === null && (
        <div className="decision-buttons">
          {acts.map(([decision, name, cap]) => (
            <button
              key={decision}
              type="button"
              className={decision === 'accepted' && !made ? 'btn primary' : 'btn'}
              aria-pressed={made?.decision === decision}
              disabled={busy}
              onClick={() => (decision === 'accepted' ? void make(finding, decision, '') : ask(decision))}
            >
              {name} <kbd>{cap}</kbd>
            </button>
          ))}
          {busy && <span role="status">{words.saving}</span>}
        </div>
      )}
      {mayDecide && asking !== null && <Reason key={asking} finding={finding} decision={asking} />}
      {decider?.problem && (
        <p role="alert" className="e">
          {words.failed}：{decider.problem}
        </p>
      )}
    </section>
  )
}

/** To return or to reject needs a reason: Enter sends it, Escape gives up. */
function Reason({ finding, decision }: { readonly finding: Finding; readonly decision: Decision }) {
  const all = useWords()
  const words = all.review.card
  const { make, ask, decider } = useDecisions()
  const [reason, setReason] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const held = reason.trim() === '' || (decider?.busy ?? false)
  const send = () => {
    if (!held) void make(finding, decision, reason.trim())
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') ask(null)
    else if (event.key === 'Enter' && !event.shiftKey) send()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const name = decision === 'returned' ? words.returning : words.reject
  return (
    <div className="decision-reason">
      <textarea
        ref={box}
        rows={2}
        maxLength={2_000}
        aria-label={fill(words.reason, { name })}
        placeholder={fill(words.reason, { name })}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div className="decision-buttons">
        <button type="button" className="btn primary" disabled={held} onClick={send}>
          {name} <kbd>Enter</kbd>
        </button>
        <button type="button" className="btn" onClick={() => ask(null)}>
          {all.app.cancel} <kbd>Esc</kbd>
        </button>
      </div>
    </div>
  )
}

/** 已决定 The decision in one word, before the place of a finding in the list. */
export function DecisionMark({ finding }: { readonly finding: Finding }) {
  const words = useWords().review.card
  const { of } = useDecisions()
  const made = of(finding)
  return made ? <b className={`decided-mark ${made.decision}`}>{words.made[made.decision]}</b> : null
}
