import {
  bookOfEntries,
  emptyBook,
  holdsEntries,
  readBook,
  readEntryFile,
  type SheetRow,
  type StatedMapping,
  type WorkingRow,
  workingOfBook,
} from '@mingzhang/forms'
import { type BookProblem, type Disclosure, entryCoordinates, type SourceDocument } from '@mingzhang/model'
import type { AuditFunction } from '../audit-function.ts'
import { HttpProblem, tooLargeRequest } from '../problem.ts'
import { bookTextLength } from '../routes/book-schemas.ts'
import { sourceOf } from '../source-of.ts'
import { type Begun, beginBook } from './begin-book.ts'
import { notASheet, unitUnknown } from './book-problems.ts'

export type GivenFile = {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly as: 'next-year' | 'same-year'
  readonly unitName: string | null
  /** The unit of the person who asks, where there is one only: an export that names none is theirs. */
  readonly ownUnit: string | null
  readonly year: number | null
}

/** What was remembered of the columns of an export for a unit. */
export type Remembered = (unitName: string) => Promise<(shape: string) => StatedMapping | null>

/**
 * 由文件起编 A book from whatever file it is: a book, an export of entries, or published tables. What could not be taken over is
 * told with it.
 */
export async function beginFromFile(
  file: GivenFile,
  audit: AuditFunction,
  remembered: Remembered,
): Promise<Begun> {
  if (/\.(?:ya?ml|json)$/iu.test(file.fileName)) {
    if (file.bytes.byteLength > bookTextLength) throw new HttpProblem(413, tooLargeRequest())
    const { book, problems } = readBook(new TextDecoder().decode(file.bytes))
    return { working: book && workingOfBook(book), problems }
  }
  const published = await audit(file.bytes, file.fileName)
  const source = await sourceOf(audit, file.bytes, file.fileName)
  const disclosure = published.ok ? published.value.disclosure : null
  if (source.ok && holdsEntries(source.value, disclosure)) {
    return beginFromEntries(source.value, file, remembered)
  }
  if (disclosure !== null) return fromTables(disclosure, file)
  throw new HttpProblem(400, published.ok ? notASheet() : published.refusal)
}

/** Tables often do not say whose they are, or of which year: then what the person says counts, else the own unit. */
function fromTables(disclosure: Disclosure, { as, unitName, ownUnit, year }: GivenFile): Begun {
  const { document } = disclosure
  const named = document.unit.name
  const name = unitName ?? named ?? ownUnit
  const unit = { ...document.unit, name }
  const said = { ...disclosure, document: { ...document, unit, year: document.year ?? year } }
  const other = named !== null && name !== null && !isSame(named, name) ? [namesAnother(named, name)] : []
  const { working, problems } = beginBook({
    from: 'document',
    disclosure: said,
    as,
    amounts: 'last-year',
  })
  return { working, problems: [...other, ...problems] }
}

async function beginFromEntries(
  source: SourceDocument,
  { unitName, ownUnit, year }: GivenFile,
  remembered: Remembered,
): Promise<Begun> {
  const first = readEntryFile(source, year)
  if (first === null) throw new HttpProblem(400, notASheet())
  const named = only(first.read.rows.map(({ fields }) => fields['unit.name']))
  const name = unitName ?? named ?? ownUnit
  const stated = usual(first.read.rows.map(({ fields }) => fields['year']?.slice(0, 4)))
  const ofYear = year ?? (stated === null ? null : Number(stated))
  const lack = [...(name === null ? ['单位名称'] : []), ...(ofYear === null ? ['预算年度'] : [])]
  if (name === null || ofYear === null) throw new HttpProblem(400, unitUnknown(lack.join('和')))
  const file = readEntryFile(source, ofYear, { remembered: await remembered(name) }) ?? first
  const book = bookOfEntries(emptyBook(name, null, ofYear), file.read)
  const other = named !== null && !isSame(named, name) ? [namesAnother(named, name)] : []
  const memory = file.mapping.by === 'memory' ? [remembersColumns] : []
  const working = workingOfBook(book)
  const rows = [...working.rows, ...file.read.rows.flatMap((row) => asTyped(row))]
  return { working: { ...working, rows }, problems: [...other, ...memory, ...file.read.problems] }
}

/** A row without a readable amount stands in the book as it was typed, to be mended there; another year's does not. */
function asTyped({ line, left, fields, entries, problems }: SheetRow): WorkingRow[] {
  if (left !== null || entries.length > 0 || problems.length === 0) return []
  if (problems.some(({ id }) => id === 'book/year-differs')) return []
  const at = entryCoordinates.flatMap((name) => {
    const member = name === 'fund' ? undefined : fields[name]
    return member === undefined ? [] : [[name, member] as const]
  })
  const byFund = Object.entries(fields).flatMap(([field, text]): [string, string][] =>
    field.startsWith('fund:') ? [[field.slice('fund:'.length), text]] : [],
  )
  const money = byFund.length > 0 ? byFund : [[fields['fund'] ?? '', fields['amount'] ?? '']]
  const note = fields['note']
  return [
    {
      ...{ id: `typed-${line}`, ledger: 'entries', at: Object.fromEntries(at) },
      ...{ money: Object.fromEntries(money), ...(note !== undefined && { note }) },
    },
  ]
}

/** The year that most rows are of: the rows of another one are then told apart. */
function usual(all: readonly (string | undefined)[]): string | null {
  const counts = new Map<string, number>()
  for (const one of all) if (one !== undefined && one !== '') counts.set(one, (counts.get(one) ?? 0) + 1)
  const [first, second] = [...counts].toSorted((one, other) => other[1] - one[1])
  return first !== undefined && first[1] > (second?.[1] ?? 0) ? first[0] : null
}

const isSame = (one: string, other: string): boolean => {
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')
  return plain(one) === plain(other)
}

const namesAnother = (named: string, name: string): BookProblem => ({
  id: 'book/unit-differs',
  severity: 'warning',
  where: '单位名称',
  what: `文件里写的单位是“${named}”，账本建在“${name}”名下`,
  why: '单位名称照您填的',
  toDo: '填错了的，请按文件里的单位重新起编',
})

/** What all that say anything say. */
function only(all: readonly (string | undefined)[]): string | null {
  const said = new Set(all.filter((one) => one !== undefined && one !== ''))
  const [one] = said
  return said.size === 1 ? (one ?? null) : null
}

const remembersColumns: BookProblem = {
  id: 'book/columns-remembered',
  severity: 'note',
  where: '列的对照',
  what: '列照上次定的读',
  why: '列名和上次的导出一样',
  toDo: '要改的，请在录入表里用“导入”重新定',
}
