import { editionIds } from '@mingzhang/law'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { type BookHold, bookPage, createBook, Refused } from '../../api/books.ts'
import { fetchDocuments } from '../../api/documents.ts'
import { base64Of } from '../../api/entry-sheets.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import '../../styles/book-import.css'
import { FeedbackChoice } from './feedback-choice.tsx'

type Way = 'document' | 'text' | 'empty'

type Form = {
  readonly way: Way
  readonly documentId: string
  readonly amounts: 'last-year' | 'blank'
  readonly file: File | null
  readonly unitName: string
  readonly year: string
  readonly edition: string
  /** The results of last year's evaluation are brought in. */
  readonly feedback: boolean
}

/** A book that was begun, and what could not be taken over into it. */
type Made = { readonly page: string; readonly problems: readonly BookHold[] }

function MadeDialog({ made, close }: { readonly made: Made; readonly close: () => void }) {
  const words = useWords().bookImport
  const [, navigate] = useLocation()
  return (
    <Dialog
      title={words.madeTitle}
      close={close}
      actions={
        <button type="button" className="btn primary" onClick={() => navigate(made.page)}>
          {words.madeOpen}
        </button>
      }
    >
      <p>{words.madeIntro}</p>
      <ul className="import-problems">
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

function useNewBook(from: string | null) {
  const [, navigate] = useLocation()
  const [form, setForm] = useState<Form>({
    ...{ way: 'document', documentId: from ?? '', amounts: 'last-year', file: null, unitName: '' },
    ...{ year: String(new Date().getFullYear() + 1), edition: '', feedback: false },
  })
  const [state, setState] = useState<'ready' | 'busy' | Refused>('ready')
  const [made, setMade] = useState<Made | null>(null)
  const change = (part: Partial<Form>) => setForm((before) => ({ ...before, ...part }))
  const go = async () => {
    setState('busy')
    try {
      const made = await createBook(await bodyOf(form))
      const page = bookPage(made.unitKey, made.year)
      if (made.problems.length === 0) navigate(page)
      else setMade({ page, problems: made.problems })
    } catch (error) {
      setState(error instanceof Refused ? error : new Refused(0, String(error), '', null))
    }
  }
  return { form, change, state, go, made }
}

/** 新建账本 From last year's publication, from a file, or from nothing. */
export function NewBookDialog({ close, from }: { readonly close: () => void; readonly from: string | null }) {
  const { book: words, bookImport: importWords } = useWords()
  const { form, change, state, go, made } = useNewBook(from)
  if (made !== null) return <MadeDialog made={made} close={close} />
  return (
    <Dialog
      title={words.create.title}
      close={close}
      actions={
        <button
          type="button"
          className="btn primary"
          disabled={state === 'busy' || !isComplete(form)}
          onClick={() => void go()}
        >
          {state === 'busy' ? words.create.busy : words.create.go}
        </button>
      }
    >
      <div className="new-book">
        <WayChoice
          way="document"
          form={form}
          change={change}
          title={words.create.fromDocument}
          help={words.create.fromDocumentHelp}
        >
          <DocumentFields form={form} change={change} />
        </WayChoice>
        <WayChoice
          way="text"
          form={form}
          change={change}
          title={importWords.newBookFile}
          help={importWords.newBookHelp}
        >
          <FileFields form={form} change={change} />
        </WayChoice>
        <WayChoice way="empty" form={form} change={change} title={words.create.fromNothing}>
          <UnitFields form={form} change={change} />
        </WayChoice>
        <label className="text-field line">
          <b>{words.create.edition}</b>
          <select value={form.edition} onChange={(event) => change({ edition: event.currentTarget.value })}>
            <option value="">{form.way === 'empty' ? words.bar.noEdition : words.create.editionAuto}</option>
            {editionIds.map((id) => (
              <option key={id} value={id}>
                {wordOf(words.editions, id)}
              </option>
            ))}
          </select>
        </label>
        {state instanceof Refused && (
          <p role="alert">
            <span className="sv e plain">{`${state.message}${state.toDo}`}</span>
          </p>
        )}
      </div>
    </Dialog>
  )
}

type Part = { readonly form: Form; readonly change: (part: Partial<Form>) => void }

function WayChoice({
  way,
  form,
  change,
  title,
  help,
  children,
}: Part & {
  readonly way: Way
  readonly title: string
  readonly help?: string
  readonly children: ReactNode
}) {
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

function DocumentFields({ form, change }: Part) {
  const words = useWords().book
  const list = useQuery({
    queryKey: ['documents', 'for-book'],
    queryFn: ({ signal }) => fetchDocuments({ search: '', sort: '-year', limit: 500, offset: 0 }, signal),
  })
  const documents = (list.data?.documents ?? []).filter(({ year }) => year !== null)
  const chosen = documents.find(({ id }) => id === form.documentId)
  return (
    <>
      <label className="text-field line">
        <b>{words.create.document}</b>
        <select
          value={form.documentId}
          onChange={(event) => change({ documentId: event.currentTarget.value, feedback: false })}
        >
          <option value="">
            {list.data && documents.length === 0 ? words.create.noDocuments : words.create.chooseDocument}
          </option>
          {documents.map(({ id, unitName, fileName, year }) => (
            <option key={id} value={id}>
              {`${unitName ?? fileName}　${year}`}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="text-field line">
        <b>{words.create.amounts}</b>
        {(['last-year', 'blank'] as const).map((amounts) => (
          <label key={amounts}>
            <input
              type="radio"
              name="amounts"
              checked={form.amounts === amounts}
              onChange={() => change({ amounts })}
            />
            {amounts === 'blank' ? words.create.blank : words.create.lastYear}
          </label>
        ))}
      </fieldset>
      {chosen?.unitKey && chosen.year !== null && (
        <FeedbackChoice
          unitKey={chosen.unitKey}
          year={chosen.year}
          checked={form.feedback}
          change={(feedback) => change({ feedback })}
        />
      )}
    </>
  )
}

function FileFields({ form, change }: Part) {
  const { book: words, bookImport: importWords } = useWords()
  return (
    <>
      <label className="text-field line">
        <b>{words.create.file}</b>
        <input
          type="file"
          accept=".yaml,.yml,.json,.xlsx,.xls,.csv,.tsv,.docx,.doc,.pdf,.ofd,.html,.htm,.txt"
          onChange={(event) => change({ file: event.currentTarget.files?.[0] ?? null, year: '' })}
        />
      </label>
      {/\.(?:csv|tsv|xlsx?|html?)$/iu.test(form.file?.name ?? '') && (
        <>
          <p>{importWords.newBookUnit}</p>
          <UnitFields form={form} change={change} />
        </>
      )}
    </>
  )
}

function UnitFields({ form, change }: Part) {
  const words = useWords().book
  return (
    <>
      <label className="text-field line">
        <b>{words.create.unit}</b>
        <input value={form.unitName} onChange={(event) => change({ unitName: event.currentTarget.value })} />
      </label>
      <label className="text-field line">
        <b>{words.create.year}</b>
        <input
          inputMode="numeric"
          value={form.year}
          onChange={(event) => change({ year: event.currentTarget.value })}
        />
      </label>
    </>
  )
}

const isComplete = ({ way, documentId, file, unitName, year }: Form): boolean =>
  way === 'document'
    ? documentId !== ''
    : way === 'text'
      ? file !== null
      : unitName.trim() !== '' && /^20\d{2}$/u.test(year)

async function bodyOf(form: Form): Promise<object> {
  const edition = form.edition === '' ? {} : { edition: form.edition }
  if (form.way === 'document') {
    const { documentId, amounts, feedback } = form
    return { from: 'document', documentId, as: 'next-year', amounts, feedback, ...edition }
  }
  const unit = { unitName: form.unitName, year: Number(form.year) }
  if (form.way === 'empty') return { from: 'empty', ...unit, ...edition }
  const { file, unitName, year } = form
  return {
    ...{ from: 'file', fileName: file?.name ?? '', content: file ? await base64Of(file) : '' },
    ...(unitName.trim() !== '' && { unitName: unitName.trim() }),
    ...(/^20\d{2}$/u.test(year) && { year: Number(year) }),
    ...edition,
  }
}
