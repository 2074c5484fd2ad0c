import { isRecord, recordsOf, textOf, type WorkingBook } from '@mingzhang/forms'
import { editionOf } from '@mingzhang/law'
import type { BookHold } from '../../api/books.ts'
import type { PageName } from './sub-pages.tsx'

/** 要改的地方 Where something is mended: a page of the book, a path on it, texts of the field meant, and the form that shows it. */
export type HoldPlace = {
  readonly page: PageName
  /** `programmes[3].indicators[0].value`, `reasons[…]`, `agency`; null for the page as a whole. */
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
  if (basics.test(where)) return { page: 'basics', path: where, texts: [], tab: null }
  if (where.startsWith('targets') || where.startsWith('programmes.'))
    return { page: 'programmes', path: lackingIn(working, where), texts: [], tab: null }
  if (where.startsWith('narrative[')) return { page: 'entries', path: null, texts: [], tab: 'narrative' }
  if (id === 'compile/no-procurement') return { page: 'procurement', path: null, texts: [], tab: null }
  const page = fieldPages.find((one) => where.startsWith(one))
  if (page) return { page, path: page === 'texts' ? sectionIn(working, where) : where, texts: [], tab: null }
  const edition = editionOf(textOf(working.fields, 'edition') ?? '')
  const title = /《([^》]+)》/u.exec(what)?.[1] ?? what.split('：')[0] ?? ''
  const table = edition?.tables.find((one) => one.id === where || one.title === title)
  if (table) return { page: layoutPages[table.layout], path: null, texts: [], tab: table.id }
  if (id.startsWith('narrative/'))
    return { page: 'texts', path: null, texts: [lastWord(where)], tab: 'narrative' }
  return { page: 'entries', path: null, texts: [], tab: null }
}

const basics = /^(?:edition|year|area|agency|unit)(?:\.|$)/u

/**
 * A column of the targets that is said to be blank, `programmes.indicators.value`, is told of all: the first indicator that leaves
 * it blank is the place.
 */
function lackingIn({ fields }: WorkingBook, where: string): string {
  const [, list = '', field = ''] = /^(\w+)\.indicators\.(\w+)$/u.exec(where) ?? []
  if (list === '') return where
  const owners = list === 'targets' ? [fields['targets'] ?? {}] : recordsOf(fields, 'programmes')
  const places = owners.flatMap((owner, at) => {
    const indicators = isRecord(owner) ? recordsOf(owner, 'indicators') : []
    const row = indicators.findIndex((one) => !textOf(one, field))
    const own = list === 'targets' ? list : `${list}[${at}]`
    return row < 0 ? [] : [`${own}.indicators[${row}].${field}`]
  })
  return places[0] ?? list
}

/** Texts are shown by their section, whichever place they have in the list. */
function sectionIn({ fields }: WorkingBook, where: string): string {
  const number = /^texts\[(\d+)\]/u.exec(where)?.[1]
  const section =
    number === undefined ? null : textOf(recordsOf(fields, 'texts')[Number(number)] ?? {}, 'section')
  return section === null ? where : `texts[${section}]`
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
  if (reason !== undefined) {
    return page.querySelector(`[data-reason="${CSS.escape(reason === '收支总计' ? '' : reason)}"]`) ?? page
  }
  const whole = page.querySelector(`[data-place="${CSS.escape(path)}"]`)
  return whole ?? path.split('.').reduce(stepIn, page)
}

/** One step of a path: a part of what is shown, or a field of it; what is not shown leaves the part as it is. */
const stepIn = (part: Element, step: string): Element =>
  part.querySelector(`[data-place="${CSS.escape(step)}"], [data-field="${CSS.escape(step)}"]`) ?? part
