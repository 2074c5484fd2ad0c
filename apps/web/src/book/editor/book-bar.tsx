import { useState } from 'react'
import { Link } from 'wouter'
import { type BookDetail, bookAddress } from '../../api/books.ts'
import { useMay } from '../../shell/who.ts'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import type { DrawerKind } from '../drawers/book-drawer.tsx'
import { clock } from './clock.ts'
import { Menu } from './menu.tsx'
import { isGrave, MoveDialog } from './move-dialog.tsx'
import { isOpenState } from './open-state.ts'
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
  const [asking, setAsking] = useState<{ readonly move: string; readonly reason: boolean } | null>(null)
  const { fields } = book.state.working
  const edition = typeof fields['edition'] === 'string' ? fields['edition'] : null
  const others = detail.moves.filter(({ move }) => move !== 'submit')
  return (
    <section className="book-bar" aria-label={words.name}>
      <h1>
        <bdi title={detail.unitName}>{detail.unitName}</bdi>{' '}
        <span>{fill(words.bar.year, { year: detail.year })}</span>
      </h1>
      <span className="book-where">
        {[detail.unitCode, edition === null ? words.bar.noEdition : wordOf(words.editions, edition)]
          .filter(Boolean)
          .join(' · ')}
        {' · '}
        <SaveMark state={book.saving.state} />
      </span>
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
            onClick={() => (reason || isGrave(move) ? setAsking({ move, reason }) : submit.move(move))}
          >
            {wordOf(words.moves, move)}
          </button>
        ))}
        <MainAct detail={detail} submit={submit} />
      </span>
      {asking && (
        <MoveDialog
          {...asking}
          close={() => setAsking(null)}
          go={(reason) => {
            submit.move(asking.move, reason)
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
