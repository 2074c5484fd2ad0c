import type { DocumentComment } from '@mingzhang/model'
import { useState } from 'react'
import { Link } from 'wouter'
import { problemOf } from '../api/request.ts'
import { Dialog } from '../parts/dialog.tsx'
import { openFirst, RemarkItem } from '../parts/remark-item.tsx'
import { localTime } from '../people/local-time.ts'
import { useAnnounce } from '../shell/announcer.tsx'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { type About, useComments } from './comments-context.ts'
import { useDocumentInUse } from './document-context.ts'

/** 批注 The remarks on this document and its earlier versions; one is written, answered, settled. */
export function CommentsDialog({ about }: { readonly about: About }) {
  const { remarks: words } = useWords().document
  const { all, show, add } = useComments()
  const roots = openFirst(all.filter(({ answers }) => answers === null))
  return (
    <Dialog title={words.title} close={() => show(null)}>
      <p className="mut">{words.who}</p>
      <RemarkForm
        label={fill(words.about, { what: about.aboutWords || words.whole })}
        button={words.add}
        send={(body) => add({ ...about, aboutWords: about.aboutWords || words.whole, body })}
      />
      {roots.length === 0 && <p className="mut">{words.none}</p>}
      <ul className="remarks">
        {roots.map((root) => (
          <Thread key={root.id} root={root} answers={all.filter(({ answers }) => answers === root.id)} />
        ))}
      </ul>
    </Dialog>
  )
}

type ThreadProperties = { readonly root: DocumentComment; readonly answers: readonly DocumentComment[] }

function Thread({ root, answers }: ThreadProperties) {
  const { remarks: words } = useWords().document
  const { add, settle } = useComments()
  const announce = useAnnounce()
  const [answering, setAnswering] = useState(false)
  const turn = (resolved: boolean) =>
    void settle(root.id, resolved).catch((error: unknown) =>
      announce(fill(words.failed, { why: problemOf(error).what }), 'shown'),
    )
  return (
    <RemarkItem
      remark={root}
      at={localTime(root.writtenAt)}
      words={words}
      about={<Where comment={root} />}
      settle={turn}
    >
      {!answering && (
        <button type="button" className="link" onClick={() => setAnswering(true)}>
          {words.answer}
        </button>
      )}
      {answers.length > 0 && (
        <ul className="answers">
          {answers.map((one) => (
            <li key={one.id}>
              <small>
                {one.name} · {localTime(one.writtenAt)}
              </small>
              <p>{one.body}</p>
            </li>
          ))}
        </ul>
      )}
      {answering && (
        <RemarkForm
          label={words.answer}
          button={words.answer}
          send={async (body) => {
            await add({ statement: null, aboutWords: '', body, answers: root.id })
            setAnswering(false)
          }}
        />
      )}
    </RemarkItem>
  )
}

/** The figure, where it stands in this version; else that it stands at a former one, and the way there. */
function Where({ comment }: { readonly comment: DocumentComment }) {
  const { remarks: words } = useWords().document
  const { goTo } = useDocumentInUse()
  const { show } = useComments()
  const { where, place, aboutWords, documentId } = comment
  const lead = () => {
    show(null)
    if (place) goTo(place)
  }
  return (
    <>
      {place ? (
        <button type="button" className="link" onClick={lead}>
          {aboutWords}
        </button>
      ) : (
        aboutWords
      )}
      {where === 'carried' && ` · ${words.carried}`}
      {where === 'former' && (
        <>
          {' · '}
          <Link href={`/documents/${documentId}?remarks=shown`}>{words.former}</Link>
        </>
      )}
    </>
  )
}

type FormProperties = {
  readonly label: string
  readonly button: string
  readonly send: (body: string) => Promise<void>
}

/** What was written stays until the server has it. */
function RemarkForm({ label, button, send }: FormProperties) {
  const { remarks: words } = useWords().document
  const announce = useAnnounce()
  const [text, setText] = useState('')
  const submit = async () => {
    try {
      await send(text)
      setText('')
    } catch (error) {
      announce(fill(words.failed, { why: problemOf(error).what }), 'shown')
    }
  }
  return (
    <form
      className="remark-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label>
        <b>{label}</b>
        <textarea
          rows={3}
          maxLength={4_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" className="btn primary" disabled={text.trim() === ''}>
        {button}
      </button>
    </form>
  )
}
