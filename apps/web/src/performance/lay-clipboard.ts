import { cellsInPlace } from '@mingzhang/forms'
import { tightName } from '@mingzhang/performance'

/** 没收的原因 Why a pasted cell was not taken; `with` fills the sentence. */
export type RefusedWhy = {
  readonly kind:
    | 'error'
    | 'date'
    | 'choice'
    | 'number'
    | 'below'
    | 'above'
    | 'long'
    | 'withdrawn'
    | 'noRow'
    | 'noName'
    | 'noColumn'
  readonly with?: string
}

/** 没收的格 A pasted cell that was not taken: nothing of it is lost, it is shown with its row, its column and why. */
export type RefusedCell = {
  /** Name of the row, or its number in the clipboard from 1 where it has none. */
  readonly row: string | number
  readonly column: string
  readonly text: string
  readonly why: RefusedWhy
}

/** 一格的读法 What a pasted text is as a value of the cell (null: blank), or why it cannot stand there. */
export type ReadCell = { readonly value: string | null } | { readonly why: RefusedWhy }

/** 粘贴的表 What a form has to lay a table over: its columns from left to right, its rows, how a cell is read. */
export type PasteForm<F extends string> = {
  readonly columns: readonly { readonly field: F; readonly heads: readonly string[] }[]
  readonly rows: readonly string[]
  readonly read: (field: F, text: string, row: number) => ReadCell
}

/** 铺开的结果 Cells to be set at once, and what was not taken. */
export type Laid<F extends string> = {
  readonly cells: readonly { readonly row: number; readonly field: F; readonly value: string | null }[]
  readonly refused: readonly RefusedCell[]
}

const nameHeads = ['指标', '指标名称', '三级指标', '绩效指标']
const tight = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')

/**
 * 铺开剪贴板 Lays a table of the clipboard over a form. A first line of headings says which column is which; a column of
 * indicator names among them says which row is which. Else cells follow one another from the cell on. A blank cell makes
 * the cell blank, never 0; a cell that cannot stand there is left out and named.
 */
export function layClipboard<F extends string>(
  text: string,
  from: { readonly row: number; readonly field: F },
  form: PasteForm<F>,
): Laid<F> {
  const { body, columns, isHeaded } = columnsOf(cellsInPlace(text), from.field, form)
  const named = columns.indexOf('name')
  const placed = placesOf(body, named, isHeaded && named >= 0 ? null : from.row, form)
  const read = body.flatMap((line, down) =>
    line.flatMap((text, across): ReadAt<F>[] => {
      const field = columns[across] ?? null
      const place = placed[down] ?? null
      const found = field === 'name' ? null : cellOf(field, text, place, named >= 0, form)
      return found ? [{ field, place, text, number: down + 1, found }] : []
    }),
  )
  return { cells: read.flatMap(takenOf), refused: read.flatMap((one) => refusedOf(one, form)) }
}

type ReadAt<F> = {
  readonly field: F | 'name' | null
  readonly place: number | null
  readonly text: string
  /** Line of the clipboard below its headings, from 1. */
  readonly number: number
  readonly found: ReadCell
}

const takenOf = <F extends string>({ field, place, found }: ReadAt<F>): Laid<F>['cells'] =>
  field !== null && field !== 'name' && place !== null && 'value' in found
    ? [{ row: place, field, value: found.value }]
    : []

const refusedOf = <F extends string>(
  { field, place, text, number, found }: ReadAt<F>,
  form: PasteForm<F>,
): RefusedCell[] =>
  'why' in found
    ? [{ row: form.rows[place ?? -1] ?? number, column: nameOf(field, form), text, why: found.why }]
    : []

/** Which field each column fills, and the lines below the headings. */
function columnsOf<F extends string>(
  table: readonly (readonly string[])[],
  from: F,
  form: PasteForm<F>,
): {
  readonly body: readonly (readonly string[])[]
  readonly columns: readonly (F | 'name' | null)[]
  readonly isHeaded: boolean
} {
  const [first = []] = table
  const headed = first.map((head) => headOf(head, form))
  const known = headed.filter((head) => head !== null)
  const isHeaded = known.length > 0 && known.length === first.filter((head) => head !== '').length
  if (isHeaded) return { body: table.slice(1), columns: headed, isHeaded }
  const start = form.columns.findIndex(({ field }) => field === from)
  return { body: table, columns: form.columns.slice(start).map(({ field }) => field), isHeaded }
}

function headOf<F extends string>(head: string, { columns }: PasteForm<F>): F | 'name' | null {
  const said = tight(head)
  if (nameHeads.includes(said)) return 'name'
  return columns.find(({ heads }) => heads.some((one) => tight(one) === said))?.field ?? null
}

/** Which row of the form each line is for: by its name, each name once, or one after the other. */
function placesOf<F extends string>(
  body: readonly (readonly string[])[],
  named: number,
  from: number | null,
  { rows }: PasteForm<F>,
): readonly (number | null)[] {
  if (from !== null) return body.map((_, down) => (from + down < rows.length ? from + down : null))
  const free = new Map(rows.map((name, place) => [place, tightName(name)]))
  return body.map((line) => {
    const name = tightName(line[named] ?? '')
    const place = name === '' ? undefined : [...free].find(([, own]) => own === name)?.[0]
    if (place === undefined) return null
    free.delete(place)
    return place
  })
}

const nameOf = <F extends string>(field: F | 'name' | null | undefined, { columns }: PasteForm<F>): string =>
  columns.find((one) => one.field === field)?.heads[0] ?? ''

/** null: nothing stands there and nothing is meant by it. */
function cellOf<F extends string>(
  field: F | null,
  text: string,
  place: number | null,
  byName: boolean,
  form: PasteForm<F>,
): ReadCell | null {
  if (place === null) return text === '' ? null : { why: { kind: byName ? 'noName' : 'noRow' } }
  if (field === null) return text === '' ? null : { why: { kind: 'noColumn' } }
  if (/^#(?:DIV\/0!|N\/A|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|^#{3,}$/u.test(text))
    return { why: { kind: 'error' } }
  if (text.length > 400) return { why: { kind: 'long' } }
  return form.read(field, text, place)
}

/** 数与文字 A figure with full-width digits and signs as half-width ones; words stay as they are written. */
export const plainFigure = (text: string): string | null => {
  const clean = text.trim()
  if (clean === '') return null
  const half = clean.normalize('NFKC')
  return /^[-+<>=≥≤]?[\d.,]+\s*\S{0,8}$/u.test(half) ? half.replace(/(?<=\d),(?=\d{3}(?:\D|$))/gu, '') : clean
}

/** 日期 2024-06-30 of 2024/6/30, 2024.6.30, 2024年6月30日; else why it is none. */
export function readDay(text: string): ReadCell {
  const clean = text.normalize('NFKC').trim()
  if (clean === '') return { value: null }
  const parts = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:\s+0?0:00(?::00)?)?$/u.exec(clean)
  const [, year = '', month = '', day = ''] = parts ?? []
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const real = parts && new Date(`${said}T00:00:00Z`)
  return real && !Number.isNaN(real.getTime()) && real.toISOString().slice(0, 10) === said
    ? { value: said }
    : { why: { kind: 'date' } }
}

/** 选一 One of some words, however its blanks and widths are written; else what it can be. */
export function readChoice(text: string, values: readonly string[]): ReadCell {
  if (text.trim() === '') return { value: null }
  const found = values.find((one) => tight(one) === tight(text))
  return found ? { value: found } : { why: { kind: 'choice', with: values.join('、') } }
}

/** 评定分 Points between 0 and the weight, with at most two decimals; else why they cannot be. */
export function readPoints(text: string, weight: string | null): ReadCell {
  const said = plainFigure(text)?.replace(/分$/u, '') ?? null
  if (said === null) return { value: null }
  if (!/^-?\d+(?:\.\d{1,2})?$/u.test(said)) return { why: { kind: 'number' } }
  if (said.startsWith('-') && Number(said) !== 0) return { why: { kind: 'below' } }
  return weight !== null && Number(said) > Number(weight)
    ? { why: { kind: 'above', with: weight } }
    : { value: said }
}
