import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import {
  type BookHold,
  type BookSummary,
  bookPage,
  createBook,
  Refused,
  type UnitToCompile,
} from '../../api/books.ts'
import type { DocumentSummary } from '../../api/documents.ts'
import { base64Of } from '../../api/entry-sheets.ts'

export type Way = 'document' | 'book' | 'text' | 'empty'

/** 新建账本的填法 What was chosen and filled in. */
export type NewBookForm = {
  readonly way: Way
  readonly documentId: string
  /** `unitKey year` of the book whose next year is begun. */
  readonly bookSlot: string
  readonly amounts: 'last-year' | 'blank'
  readonly file: File | null
  readonly unitName: string
  readonly year: string
  readonly edition: string
  /** The results of last year's evaluation are brought in. */
  readonly feedback: boolean
}

/** 起编的来路 What the address asks for: a document, or a book whose next year is wanted. */
export type From = { readonly document: string | null; readonly book: string | null }

/** A book that was begun, and what could not be taken over into it. */
export type Made = { readonly page: string; readonly problems: readonly BookHold[] }

export type FormPart = {
  readonly form: NewBookForm
  readonly change: (part: Partial<NewBookForm>) => void
  readonly units: readonly UnitToCompile[]
  readonly books: readonly BookSummary[]
}

export const slotOf = ({ unitKey, year }: Pick<BookSummary, 'unitKey' | 'year'>): string =>
  `${unitKey} ${year}`

/** 将建的账本 Whose book of which year would be begun, as far as it is known before the file is read. */
export function targetOf(
  { form, books, units }: FormPart,
  document: (DocumentSummary & { readonly organisation?: string | null }) | undefined,
): { readonly unitKey: string; readonly unitName: string; readonly year: number } | null {
  const { way, bookSlot, unitName, year } = form
  if (way === 'document') {
    const unitKey = document?.organisation ?? document?.unitKey
    if (!document || unitKey === undefined || document.year === null) return null
    return { unitKey, unitName: document.unitName ?? unitKey, year: document.year + 1 }
  }
  if (way === 'book') {
    const last = books.find((one) => slotOf(one) === bookSlot)
    return last ? { ...last, year: last.year + 1 } : null
  }
  const unit = units.find(({ name }) => name === unitName.trim())
  return unit && isYear(year) ? { unitKey: unit.key, unitName: unit.name, year: Number(year) } : null
}

const isYear = (text: string): boolean => /^20\d{2}$/u.test(text)

/** Is everything filled in that the way needs? */
export const isComplete = ({ way, documentId, bookSlot, file, unitName, year }: NewBookForm): boolean => {
  if (way === 'document') return documentId !== ''
  if (way === 'book') return bookSlot !== ''
  return way === 'text' ? file !== null : unitName.trim() !== '' && isYear(year)
}

async function bodyOf(form: NewBookForm): Promise<object> {
  const edition = form.edition === '' ? {} : { edition: form.edition }
  const { documentId, amounts, feedback } = form
  if (form.way === 'document')
    return { from: 'document', documentId, as: 'next-year', amounts, feedback, ...edition }
  if (form.way === 'book') {
    const at = form.bookSlot.lastIndexOf(' ')
    const year = Number(form.bookSlot.slice(at + 1))
    return { from: 'book', unitKey: form.bookSlot.slice(0, at), year, amounts, feedback, ...edition }
  }
  const unit = { unitName: form.unitName.trim(), year: Number(form.year) }
  if (form.way === 'empty') return { from: 'empty', ...unit, ...edition }
  const { file, unitName, year } = form
  return {
    ...{ from: 'file', fileName: file?.name ?? '', content: file ? await base64Of(file) : '' },
    ...(unitName.trim() !== '' && { unitName: unitName.trim() }),
    ...(isYear(year) && { year: Number(year) }),
    ...edition,
  }
}

/** 新建账本的进度 The form, what became of it, and the way on. */
export function useNewBook(from: From) {
  const [, navigate] = useLocation()
  const client = useQueryClient()
  const [form, setForm] = useState<NewBookForm>({
    ...{
      way: from.book === null ? 'document' : 'book',
      documentId: from.document ?? '',
      amounts: 'last-year',
    },
    ...{ bookSlot: from.book ?? '', file: null, unitName: '', edition: '', feedback: false },
    year: String(new Date().getFullYear() + 1),
  })
  const [state, setState] = useState<'ready' | 'busy' | Refused>('ready')
  const [made, setMade] = useState<Made | null>(null)
  const change = (part: Partial<NewBookForm>) => {
    setForm((before) => ({ ...before, ...part }))
    // What was refused was something else.
    setState((before) => (before === 'busy' ? before : 'ready'))
  }
  const go = async () => {
    setState('busy')
    try {
      const begun = await createBook(await bodyOf(form))
      void client.invalidateQueries({ queryKey: ['books'] })
      const page = bookPage(begun.unitKey, begun.year)
      if (begun.problems.length === 0) navigate(page)
      else setMade({ page, problems: begun.problems })
    } catch (error) {
      setState(error instanceof Refused ? error : new Refused(0, String(error), '', null))
    }
  }
  return { form, change, state, go, made }
}
