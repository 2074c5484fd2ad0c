import { useState } from 'react'
import { openFirst, RemarkItem } from '../../parts/remark-item.tsx'
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
  const sorted = openFirst(remarks.comments)
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
          <RemarkItem
            key={one.id}
            remark={one}
            at={clock(one.writtenAt)}
            words={words}
            about={
              one.aboutWords && (
                <button type="button" className="link" onClick={() => goTo(one.about)}>
                  {one.aboutWords}
                </button>
              )
            }
            settle={(resolved) => attempt(remarks.resolve(one.id, resolved), () => undefined)}
          />
        ))}
      </ul>
    </div>
  )
}
