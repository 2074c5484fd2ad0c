import { contains } from '@mingzhang/law'
import { type Book, type EntryKey, keyText } from '@mingzhang/model'
import { programmeId } from '../ledger/money-sources.ts'
import { entryText } from '../ledger/tell.ts'

/** 一处改动 What stood there before and what stands there now; null where there was or is nothing. */
export type Change<T> = { readonly before: T | null; readonly after: T | null }

/** 账本之差 Which money, programmes and words differ between two versions of a book. */
export type BookDiff = {
  /** Money by its coordinates, 分; each ledger for itself. */
  readonly money: readonly (Change<number> & { readonly ledger: string; readonly at: EntryKey })[]
  /** 本年支出合计 of the first ledger, 分. */
  readonly total: { readonly before: number; readonly after: number }
  readonly programmes: readonly (Change<string> & { readonly programme: string; readonly field: string })[]
  /** Reasons by what they are for. */
  readonly reasons: readonly (Change<string> & { readonly of: string })[]
  /** Every other field: texts by section, counts by what they count, procurement and assets by name. */
  readonly others: readonly (Change<string> & { readonly field: string; readonly name: string })[]
}

/**
 * 比较两版 The difference of two versions of a book in the terms of the trade: which money became what, not which line of
 * a file. Lines that only moved are no difference.
 */
export const diffBooks = (before: Book, after: Book): BookDiff => ({
  money: moneyChanges(before, after),
  total: { before: totalOf(before), after: totalOf(after) },
  programmes: programmeChanges(before, after),
  reasons: changesOf(reasonMap(before), reasonMap(after)).map(({ name, ...change }) => ({
    of: name,
    ...change,
  })),
  others: [...headChanges(before, after), ...listChanges(before, after)],
})

/** 支出合计 Whatever the first ledger holds but what is carried out or distributed. */
export const totalOf = ({ ledgers: [first] }: Book): number =>
  (first?.entries ?? [])
    .filter(({ at }) => at.use === undefined || contains('use', 'expenditure', at.use))
    .reduce((sum, { amount }) => sum + amount, 0)

function moneyChanges(before: Book, after: Book): BookDiff['money'] {
  const sums = (book: Book) => {
    const found = new Map<string, { ledger: string; at: EntryKey; amount: number }>()
    for (const { id, entries } of book.ledgers) {
      for (const { at, amount } of entries) {
        const slot = `${id} ${entryText(at)}`
        found.set(slot, { ledger: id, at, amount: amount + (found.get(slot)?.amount ?? 0) })
      }
    }
    return found
  }
  const [old, now] = [sums(before), sums(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((slot) => {
    const [was, is] = [old.get(slot), now.get(slot)]
    const line = is ?? was
    if (line === undefined || was?.amount === is?.amount) return []
    return [{ ledger: line.ledger, at: line.at, before: was?.amount ?? null, after: is?.amount ?? null }]
  })
}

const programmeFields = [
  'budget',
  'overview',
  'legalBasis',
  'goal',
  'category',
  'plan',
  'indicators',
] as const

function programmeChanges(before: Book, after: Book): BookDiff['programmes'] {
  const byId = (book: Book) => new Map(book.programmes.map((one) => [programmeId(one), one]))
  const [old, now] = [byId(before), byId(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)]
    const programme = is?.name ?? was?.name ?? id
    if (!was || !is) {
      return [{ programme, field: 'name', before: was?.name ?? null, after: is?.name ?? null }]
    }
    return programmeFields.flatMap((field) => {
      const [left, right] = [plainText(was[field]), plainText(is[field])]
      return left === right ? [] : [{ programme, field, before: left, after: right }]
    })
  })
}

const plainText = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)

const reasonMap = ({ reasons }: Book): ReadonlyMap<string, string> =>
  new Map(reasons.map(({ key, text }) => [keyText(key), text]))

function changesOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): (Change<string> & { name: string })[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name) ?? null, after.get(name) ?? null]
    return was === is ? [] : [{ name, before: was, after: is }]
  })
}

function headChanges(before: Book, after: Book): BookDiff['others'] {
  const head = (book: Book) =>
    new Map(
      Object.entries({
        name: book.unit.name,
        code: book.unit.code,
        edition: book.edition,
        area: book.area,
        agency: book.agency,
      }).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])),
    )
  return changesOf(head(before), head(after)).map((change) => ({ field: 'unit', ...change }))
}

const named = {
  texts: (book: Book) =>
    book.texts.map(({ section, paragraphs }) => [section, paragraphs.join('\n')] as const),
  counts: (book: Book) =>
    book.counts.map(({ what, count, measure }) => [what, `${count}${measure}`] as const),
  procurement: (book: Book) => book.procurement.map((line) => [line.name, JSON.stringify(line)] as const),
  assets: (book: Book) => book.assets.map((line) => [line.asset ?? '', JSON.stringify(line)] as const),
  costing: (book: Book) => book.costing.map((sheet) => [sheet.title, JSON.stringify(sheet)] as const),
  targets: (book: Book) => (book.targets === null ? [] : [['', JSON.stringify(book.targets)] as const]),
} as const

function listChanges(before: Book, after: Book): BookDiff['others'] {
  return Object.entries(named).flatMap(([field, list]) =>
    changesOf(new Map(list(before)), new Map(list(after))).map((change) => ({ field, ...change })),
  )
}
