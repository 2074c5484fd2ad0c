import { bookStates, isEditable } from '@mingzhang/cycle'
import { useState } from 'react'
import { Link } from 'wouter'
import { type BookDetail, bookAddress } from '../../api/books.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { useMay } from '../../shell/who.ts'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import type { DrawerKind } from '../drawers/book-drawer.tsx'
import { clock } from './clock.ts'
import { Menu } from './menu.tsx'
import type { useBook } from './use-book.ts'
import type { SaveState } from './use-saving.ts'
import type { useSubmit } from './use-submit.ts'

type Properties = {
  readonly detail: BookDetail
  readonly book: ReturnType<typeof useBook>
  readonly submit: ReturnType<typeof useSubmit>
  readonly open: (drawer: DrawerKind) => void
  readonly remarks: number
}

/** States from which one goes on to the next year. */
const hasNext: readonly string[] = ['published', 'monitored', 'evaluated']

/** 账本条 Whose book of which year, where it stands, whether it is saved, and what may be done with it. */
export function BookBar({ detail, book, submit, open, remarks }: Properties) {
  const words = useWords().book
  const [asking, setAsking] = useState<string | null>(null)
  const { fields } = book.state.working
  const edition = typeof fields['edition'] === 'string' ? fields['edition'] : null
  const others = detail.moves.filter(({ move }) => move !== 'submit')
  return (
    <section className="book-bar" aria-label={words.name}>
      <h1>
        {detail.unitName} <span>{fill(words.bar.year, { year: detail.year })}</span>
      </h1>
      <span className="book-where">
        {[detail.unitCode, edition === null ? words.bar.noEdition : wordOf(words.editions, edition)]
          .filter(Boolean)
          .join(' · ')}
        {' · '}
        <SaveMark state={book.saving.state} />
      </span>
      <Cycle state={detail.state} />
      <span className="book-acts">
        <button type="button" className="link" onClick={() => open('versions')}>
          {words.bar.versions}
        </button>
        <button type="button" className="link" onClick={() => open('comments')}>
          {words.bar.comments}
          {remarks > 0 && ` ${remarks}`}
        </button>
        <button type="button" className="link" onClick={() => open('attachments')}>
          {words.parts.attachments.title}
        </button>
        <DownloadMenu detail={detail} flush={book.saving.flush} />
        {others.map(({ move, reason }) => (
          <button
            key={move}
            type="button"
            className="btn"
            disabled={submit.busy}
            onClick={() => (reason ? setAsking(move) : submit.move(move))}
          >
            {wordOf(words.moves, move)}
          </button>
        ))}
        <MainAct detail={detail} submit={submit} />
      </span>
      {asking !== null && (
        <ReasonDialog
          move={asking}
          close={() => setAsking(null)}
          go={(reason) => {
            submit.move(asking, reason)
            setAsking(null)
          }}
        />
      )}
    </section>
  )
}

/** 主要的动作 Checking and submitting while the book is open; else why it is not, and the way to the next year. */
function MainAct({ detail, submit }: Pick<Properties, 'detail' | 'submit'>) {
  const words = useWords().book
  const mayEdit = useMay('book.edit')
  const isOpen = isOpenState(detail.state)
  return (
    <>
      {isOpen && !detail.editable && <span className="mut">{words.parts.readOnly}</span>}
      {isOpen ? (
        <button type="button" className="btn primary" disabled={submit.busy} onClick={submit.run}>
          {submit.busy ? words.bar.checking : submit.maySubmit ? words.bar.submit : words.bar.check}
          <kbd>Ctrl Enter</kbd>
        </button>
      ) : (
        <>
          {hasNext.includes(detail.state) && mayEdit && (
            <Link
              className="link"
              href={`/books?next=${encodeURIComponent(`${detail.unitKey} ${detail.year}`)}`}
            >
              {words.parts.create.next}
            </Link>
          )}
          <span className="mut">{fill(words.bar.locked, { state: wordOf(words.states, detail.state) })}</span>
        </>
      )}
    </>
  )
}

/** Is this a state in which figures may be changed, by whoever may? */
const isOpenState = (state: string): boolean => {
  const known = bookStates.find((one) => one === state)
  return known !== undefined && isEditable(known)
}

function SaveMark({ state }: { readonly state: SaveState }) {
  const words = useWords().book.bar
  if (state.kind === 'saved') return <span role="status">{fill(words.saved, { at: clock(state.at) })}</span>
  if (state.kind === 'kept') {
    return (
      <span role="status" className="sv w plain" title={fill(words.keptWhy, { why: state.why })}>
        {state.signIn ? words.signIn : words.kept}
        {state.signIn && (
          <a href="/sign-in" target="_blank" rel="noreferrer">
            {words.toSignIn}
          </a>
        )}
      </span>
    )
  }
  return <span role="status">{state.kind === 'saving' ? words.saving : words.waiting}</span>
}

const steps: { readonly [state: string]: number } = {
  ...{ draft: 0, returned: 0, submitted: 1, approved: 2, published: 3 },
  ...{ adjusted: 4, monitored: 5, evaluated: 6 },
}

/** 流程 The steps of the year, the present one marked. */
function Cycle({ state }: { readonly state: string }) {
  const words = useWords().book
  return (
    <ol className="cycle">
      {words.cycle.map((name, at) => (
        <li key={name} aria-current={at === steps[state] ? 'step' : undefined}>
          {at === steps[state] ? (at === 0 && state === 'returned' ? words.states.returned : name) : name}
        </li>
      ))}
    </ol>
  )
}

function DownloadMenu({
  detail,
  flush,
}: {
  readonly detail: BookDetail
  readonly flush: () => Promise<boolean>
}) {
  const words = useWords().book
  const address = bookAddress(detail.unitKey, detail.year)
  const go = async (format: string) => {
    await flush()
    const link = document.createElement('a')
    link.href = `${address}/files/${format}`
    link.download = ''
    link.click()
  }
  const order = ['docx', 'xlsx', 'pdf', 'html']
  const formats = [...detail.formats].toSorted((one, other) => rank(order, one) - rank(order, other))
  return (
    <Menu name={words.bar.download} button>
      {[...formats, 'yaml'].map((format) => (
        <button key={format} type="button" onClick={() => void go(format)}>
          {wordOf(words.formats, format)}
        </button>
      ))}
      <button type="button" onClick={() => print()}>
        {words.bar.print}
      </button>
    </Menu>
  )
}

const rank = (order: readonly string[], format: string): number =>
  order.includes(format) ? order.indexOf(format) : order.length

function ReasonDialog({
  move,
  go,
  close,
}: {
  readonly move: string
  readonly go: (reason: string) => void
  readonly close: () => void
}) {
  const words = useWords().book
  const [reason, setReason] = useState('')
  return (
    <Dialog
      title={fill(words.bar.reason, { move: wordOf(words.moves, move) })}
      close={close}
      actions={
        <button
          type="button"
          className="btn primary"
          disabled={reason.trim() === ''}
          onClick={() => go(reason)}
        >
          {words.bar.reasonGo}
        </button>
      }
    >
      <textarea rows={4} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </Dialog>
  )
}
