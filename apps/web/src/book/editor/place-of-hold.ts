import { recordsOf, textOf, type WorkingBook } from '@mingzhang/forms'
import { editionOf } from '@mingzhang/law'
import type { BookHold } from '../../api/books.ts'
import type { PageName } from './sub-pages.tsx'

/** 要改的地方 Where something is mended: a page of the book, a path on it, texts of the field meant, and the form that shows it. */
export type HoldPlace = {
  readonly page: PageName
  /** `programmes[3]`, `reasons[…]`; null for the page as a whole. */
  readonly path: string | null
  /** Texts that stand in the field that is meant, the likeliest first. */
  readonly texts: readonly string[]
  /** Id of the form to be shown beside it, or the narrative; null leaves what is shown. */
  readonly tab: string | null
}

const fieldPages = ['programmes', 'counts', 'assets', 'procurement', 'costing', 'texts'] as const
const layoutPages = {
  asset: 'assets',
  procurement: 'procurement',
  catalogue: 'programmes',
  programme: 'programmes',
  overall: 'programmes',
  grid: 'entries',
} as const

/**
 * 到哪里改 The place of what holds a book back: told by its path, by the programme and the indicator that it names, or by the form it
 * is about. Entries where nothing else is told.
 */
export function placeOfHold(working: WorkingBook, hold: BookHold): HoldPlace {
  const { id, where, what } = hold
  const named = namedPlace(working, hold)
  if (named) return named
  if (id === 'narrative/reason-missing' || where.startsWith('reasons'))
    return { page: 'reasons', path: where, texts: [], tab: null }
  if (where === 'edition' || where === 'year' || where.startsWith('unit'))
    return { page: 'basics', path: null, texts: [], tab: null }
  if (id === 'compile/no-procurement') return { page: 'procurement', path: null, texts: [], tab: null }
  const page = fieldPages.find((one) => where.startsWith(one))
  if (page) return { page, path: where, texts: [], tab: null }
  const edition = editionOf(textOf(working.fields, 'edition') ?? '')
  const title = /《([^》]+)》/u.exec(what)?.[1] ?? what.split('：')[0] ?? ''
  const table = edition?.tables.find((one) => one.id === where || one.title === title)
  if (table) return { page: layoutPages[table.layout], path: null, texts: [], tab: table.id }
  if (id.startsWith('narrative/'))
    return { page: 'texts', path: null, texts: [lastWord(where)], tab: 'narrative' }
  return { page: 'entries', path: null, texts: [], tab: null }
}

/** What a rule says of a programme names it, and often the indicator and the words in question. */
function namedPlace(working: WorkingBook, { where, what, why }: BookHold): HoldPlace | null {
  const name = /项目“([^”]+)”/u.exec(`${what} ${why}`)?.[1]
  if (name === undefined) return null
  const at = recordsOf(working.fields, 'programmes').findIndex((one) => textOf(one, 'name') === name)
  if (at < 0) return null
  const indicator = /指标“([^”]+)”/u.exec(what)?.[1]
  const texts = [...(indicator === undefined ? [] : [indicator]), lastWord(where)].filter(Boolean)
  return { page: 'programmes', path: `programmes[${at}]`, texts, tab: null }
}

/** The printed text that a place ends with: `line 321:16 4元`. */
const lastWord = (where: string): string => where.replace(/^line \d+:\d+\s*/u, '').split('\t')[0] ?? ''

/** 到那一格 The field on the page that holds one of the texts has the focus; else the first of the part that is meant. */
export function focusField({ path, texts }: HoldPlace): void {
  const page = document.querySelector('.book-page')
  const part = partOf(page, path)
  if (!part) return
  const fields = [...part.querySelectorAll('input, textarea, select, [contenteditable]')]
  const textIn = (field: Element): string =>
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
      ? field.value
      : (field.textContent ?? '')
  const meant =
    texts.flatMap((text) => fields.find((field) => textIn(field) === text) ?? [])[0] ??
    texts.flatMap((text) => fields.find((field) => textIn(field).includes(text)) ?? [])[0] ??
    (path === null ? undefined : fields[0])
  if (!(meant instanceof HTMLElement)) return
  meant.scrollIntoView({ block: 'center' })
  meant.focus({ preventScroll: true })
}

function partOf(page: Element | null, path: string | null): Element | null {
  if (!page || path === null) return page
  const reason = /^reasons\[(.*)\]$/u.exec(path)?.[1]
  const selector =
    reason === undefined
      ? `[data-place="${CSS.escape(/^\w+\[\d+\]/u.exec(path)?.[0] ?? path)}"]`
      : `[data-reason="${CSS.escape(reason === '收支总计' ? '' : reason)}"]`
  return page.querySelector(selector) ?? page
}
