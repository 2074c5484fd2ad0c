import { editionIds } from '@mingzhang/law'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { type BookSummary, Refused, type UnitToCompile } from '../../api/books.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import '../../styles/book-import.css'
import {
  BookFields,
  DocumentFields,
  FileFields,
  isTaken,
  TargetLine,
  UnitFields,
  useOwnDocuments,
} from './new-book-fields.tsx'
import {
  type FormPart,
  type From,
  isComplete,
  type Made,
  targetOf,
  useNewBook,
  type Way,
} from './new-book-form.ts'

function MadeDialog({ made, close }: { readonly made: Made; readonly close: () => void }) {
  const words = useWords().bookImport
  const [, navigate] = useLocation()
  return (
    <Dialog
      title={words.madeTitle}
      close={close}
      closeLabel={words.madeLater}
      actions={
        <button type="button" className="btn primary" onClick={() => navigate(made.page)}>
          {words.madeOpen}
        </button>
      }
    >
      <p>{words.madeIntro}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard. */}
      <ul className="import-problems" tabIndex={0}>
        {made.problems.map(({ id, where, what, why, toDo }) => (
          <li key={`${id} ${where} ${what}`}>
            <span className="sv w plain">{what}</span>
            <small>{`${why}。${toDo}。`}</small>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

type Properties = {
  readonly close: () => void
  readonly from: From
  readonly units: readonly UnitToCompile[]
  readonly books: readonly BookSummary[]
}

/** 新建账本 From last year's publication, last year's book, a file, or nothing. */
export function NewBookDialog({ close, from, units, books }: Properties) {
  const words = useWords().book
  const { form, change, state, go, made } = useNewBook(from)
  const documents = useOwnDocuments(units)
  if (made !== null) return <MadeDialog made={made} close={close} />
  const part: FormPart = { form, change, units, books }
  const target = targetOf(
    part,
    documents?.find(({ id }) => id === form.documentId),
  )
  return (
    <Dialog
      title={words.create.title}
      close={close}
      actions={
        <button
          type="button"
          className="btn primary"
          disabled={state === 'busy' || !isComplete(form) || isTaken(part, target)}
          onClick={() => void go()}
        >
          {state === 'busy' ? words.create.busy : words.create.go}
        </button>
      }
    >
      <div className="new-book">
        <Ways {...part} documents={documents} />
        <label className="text-field line">
          <b>{words.create.edition}</b>
          <select value={form.edition} onChange={(event) => change({ edition: event.currentTarget.value })}>
            <option value="">{autoEdition(form.way, words)}</option>
            {editionIds.map((id) => (
              <option key={id} value={id}>
                {wordOf(words.editions, id)}
              </option>
            ))}
          </select>
        </label>
        <TargetLine {...part} documents={documents} />
        {state instanceof Refused && (
          <p role="alert">
            <span className="sv e plain">{`${state.message}${state.why}${state.toDo}`}</span>
          </p>
        )}
      </div>
    </Dialog>
  )
}

type WaysProperties = FormPart & { readonly documents: ReturnType<typeof useOwnDocuments> }

/** What a book can be begun from. */
function Ways({ documents, ...part }: WaysProperties) {
  const { book: words, bookImport: importWords } = useWords()
  return (
    <>
      <WayChoice
        {...part}
        way="document"
        title={words.create.fromDocument}
        help={words.create.fromDocumentHelp}
      >
        <DocumentFields {...part} documents={documents} />
      </WayChoice>
      {part.books.length > 0 && (
        <WayChoice
          {...part}
          way="book"
          title={words.parts.create.fromBook}
          help={words.parts.create.fromBookHelp}
        >
          <BookFields {...part} />
        </WayChoice>
      )}
      <WayChoice {...part} way="text" title={importWords.newBookFile} help={importWords.newBookHelp}>
        <FileFields {...part} />
      </WayChoice>
      <WayChoice {...part} way="empty" title={words.create.fromNothing}>
        <UnitFields {...part} />
      </WayChoice>
    </>
  )
}

const autoEdition = (way: Way, words: ReturnType<typeof useWords>['book']): string => {
  if (way === 'empty') return words.bar.noEdition
  return way === 'book' ? words.parts.create.sameEdition : words.create.editionAuto
}

type WayProperties = Pick<FormPart, 'form' | 'change'> & {
  readonly way: Way
  readonly title: string
  readonly help?: string
  readonly children: ReactNode
}

function WayChoice({ way, form, change, title, help, children }: WayProperties) {
  return (
    <div className="way">
      <label>
        <input type="radio" name="way" checked={form.way === way} onChange={() => change({ way })} />
        <span>
          <b>{title}</b>
          {help && <small>{help}</small>}
        </span>
      </label>
      {form.way === way && <div className="way-fields">{children}</div>}
    </div>
  )
}
