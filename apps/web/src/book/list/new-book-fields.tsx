import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { bookPage, type UnitToCompile } from '../../api/books.ts'
import { type DocumentSummary, fetchDocuments } from '../../api/documents.ts'
import { fill, wordOf } from '../../words/fill.ts'
import { useWords } from '../../words/use-words.ts'
import { FeedbackChoice } from './feedback-choice.tsx'
import { type FormPart, slotOf, targetOf } from './new-book-form.ts'

type Owned = DocumentSummary & { readonly organisation?: string | null }

/** Publications of the units whose books one compiles; of all where one stands above the tree. */
export function useOwnDocuments(units: readonly UnitToCompile[]): readonly Owned[] | null {
  const [only, ...others] = units
  const search = others.length === 0 ? (only?.name ?? '') : ''
  const list = useQuery({
    queryKey: ['documents', 'for-book', search],
    queryFn: ({ signal }) => fetchDocuments({ search, sort: '-year', limit: 500, offset: 0 }, signal),
  })
  const keys = new Set(units.map(({ key }) => key))
  const all: readonly Owned[] | undefined = list.data?.documents
  if (!all) return null
  return all.filter(
    ({ year, unitKey = '', organisation }) =>
      year !== null && (keys.size === 0 || keys.has(organisation ?? '') || keys.has(unitKey)),
  )
}

/** 由上年公开文件 Which publication, and what the lines of the new year begin with. */
export function DocumentFields(part: FormPart & { readonly documents: readonly Owned[] | null }) {
  const words = useWords().book
  const { form, change, documents } = part
  const chosen = documents?.find(({ id }) => id === form.documentId)
  const newest = documents?.[0]?.id ?? ''
  const isUnset = form.documentId === '' && newest !== ''
  useEffect(() => {
    if (isUnset) change({ documentId: newest })
  })
  if (documents?.length === 0) {
    return (
      <p>
        {words.parts.create.noOwnDocuments}{' '}
        <Link className="link" href="/">
          {words.parts.create.toDocuments}
        </Link>
      </p>
    )
  }
  return (
    <>
      <label className="text-field line">
        <b>{words.create.document}</b>
        <select
          value={form.documentId}
          onChange={(event) => change({ documentId: event.currentTarget.value, feedback: false })}
        >
          <option value="">{words.create.chooseDocument}</option>
          {documents?.map(({ id, unitName, fileName, year }) => (
            <option key={id} value={id}>
              {`${unitName ?? fileName}　${year}`}
            </option>
          ))}
        </select>
      </label>
      <AmountsChoice {...part} />
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

/** 由上年账本 A book that is kept here, whose next year is begun. */
export function BookFields(part: FormPart) {
  const words = useWords().book
  const { form, change, books } = part
  const chosen = books.find((one) => slotOf(one) === form.bookSlot)
  const newest = books.toSorted((one, other) => other.year - one.year)[0]
  const isUnset = form.bookSlot === '' && newest !== undefined
  useEffect(() => {
    if (isUnset && newest) change({ bookSlot: slotOf(newest) })
  })
  return (
    <>
      <label className="text-field line">
        <b>{words.name}</b>
        <select
          value={form.bookSlot}
          onChange={(event) => change({ bookSlot: event.currentTarget.value, feedback: false })}
        >
          {books.map((one) => (
            <option key={slotOf(one)} value={slotOf(one)}>
              {`${one.unitName}　${one.year}（${wordOf(words.states, one.state)}）`}
            </option>
          ))}
        </select>
      </label>
      <AmountsChoice {...part} />
      {chosen && (
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

function AmountsChoice({ form, change }: FormPart) {
  const words = useWords().book.create
  return (
    <fieldset className="text-field line">
      <legend className="unseen">{words.amounts}</legend>
      <b aria-hidden="true">{words.amounts}</b>
      <span className="choices-line">
        {(['last-year', 'blank'] as const).map((amounts) => (
          <label key={amounts}>
            <input
              type="radio"
              name="amounts"
              checked={form.amounts === amounts}
              onChange={() => change({ amounts })}
            />
            {amounts === 'blank' ? words.blank : words.lastYear}
          </label>
        ))}
      </span>
    </fieldset>
  )
}

/** 由文件 A book, a whole set of tables, or an export; whose it is where the file does not say. */
export function FileFields(part: FormPart) {
  const { book: words, bookImport: importWords } = useWords()
  const { form, change } = part
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
          <UnitFields {...part} />
        </>
      )}
    </>
  )
}

/** 单位和年度 The own unit is offered; where one compiles for several, one of them. */
export function UnitFields({ form, change, units }: FormPart) {
  const words = useWords().book
  const [own] = units
  const isUnset = form.way === 'empty' && form.unitName === '' && own !== undefined
  useEffect(() => {
    if (isUnset && own) change({ unitName: own.name })
  })
  return (
    <>
      <div className="text-field line">
        <b aria-hidden="true">{words.create.unit}</b>
        {units.length > 0 && units.length <= 200 ? (
          <select value={form.unitName} onChange={(event) => change({ unitName: event.currentTarget.value })}>
            {form.way !== 'empty' && <option value="">{words.parts.create.asFileSays}</option>}
            {units.map(({ key, name }) => (
              <option key={key}>{name}</option>
            ))}
          </select>
        ) : (
          <input
            aria-label={words.create.unit}
            value={form.unitName}
            onChange={(event) => change({ unitName: event.currentTarget.value })}
          />
        )}
      </div>
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

/** 将建哪一本 Which book would be begun; one that is there already is opened instead. */
export function TargetLine(part: FormPart & { readonly documents: readonly Owned[] | null }) {
  const words = useWords().book.parts.create
  const target = targetOf(
    part,
    part.documents?.find(({ id }) => id === part.form.documentId),
  )
  if (!target) return null
  const isThere = isTaken(part, target)
  return (
    <p className="new-book-target" role="status">
      {fill(isThere ? words.exists : words.target, { unit: target.unitName, year: target.year })}
      {isThere && (
        <Link className="link" href={bookPage(target.unitKey, target.year)}>
          {words.open}
        </Link>
      )}
    </p>
  )
}

/** Is there such a book already? */
export const isTaken = ({ books }: Pick<FormPart, 'books'>, target: ReturnType<typeof targetOf>): boolean =>
  books.some(({ unitKey, year }) => unitKey === target?.unitKey && year === target.year)
