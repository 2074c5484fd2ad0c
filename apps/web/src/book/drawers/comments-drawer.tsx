import { useState } from 'react'
import { useAnnounce } from '../../shell/announcer.tsx'
import { fill } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { clock } from '../editor/clock.ts'
import type { useRemarks } from './use-remarks.ts'

type Properties = {
  readonly remarks: ReturnType<typeof useRemarks>
  readonly goTo: (about: string) => void
}

/** 批注 Remarks on figures, sentences and the book, the open ones first. */
export function CommentsDrawer({ remarks, goTo }: Properties) {
  const words = useWords().book.comments
  const announce = useAnnounce()
  const [text, setText] = useState('')
  /** What was written stays until the server has it. */
  const attempt = (work: Promise<unknown>, then: () => void) =>
    void work.then(then, (error: unknown) =>
      announce(fill(words.failed, { why: error instanceof Error ? error.message : String(error) }), 'shown'),
    )
  const sorted = remarks.comments.toSorted(
    (one, other) => Number(one.resolvedAt !== null) - Number(other.resolvedAt !== null),
  )
  const about = remarks.about.words === '' ? words.whole : remarks.about.words
  return (
    <div className="drawer-body">
      <label className="text-field">
        <b>{fill(words.about, { what: about })}</b>
        <textarea
          rows={3}
          value={text}
          placeholder={words.write}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button
        type="button"
        className="btn primary"
        disabled={text.trim() === ''}
        onClick={() => attempt(remarks.add(text), () => setText(''))}
      >
        {words.add}
      </button>
      {sorted.length === 0 && <p className="g-empty">{words.none}</p>}
      <ul className="remarks">
        {sorted.map((one) => (
          <li key={one.id} className={one.resolvedAt === null ? undefined : 'done'}>
            <small>
              {one.name} · {clock(one.writtenAt)}
              {one.aboutWords && ' · '}
              {one.aboutWords && (
                <button type="button" className="link" onClick={() => goTo(one.about)}>
                  {one.aboutWords}
                </button>
              )}
            </small>
            <p>{one.body}</p>
            <button
              type="button"
              className="link"
              onClick={() => attempt(remarks.resolve(one.id, one.resolvedAt === null), () => undefined)}
            >
              {one.resolvedAt === null ? words.resolve : words.reopen}
            </button>
            {one.resolvedBy !== null && <small>{fill(words.resolved, { name: one.resolvedBy })}</small>}
          </li>
        ))}
      </ul>
    </div>
  )
}
