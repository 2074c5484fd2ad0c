import {
  type Book,
  type BookIndicator,
  type Entry,
  type EntryKey,
  entryCoordinates,
  formatAmount,
  keyText,
  type Ledger,
  type ProcurementLine,
} from '@mingzhang/model'
import { Document, isMap, isSeq, type Node, visit } from 'yaml'
import { isRecord, type PlainRecord, recordsOf } from '../working/working-book.ts'

/** 元 with two decimals: every amount of a book in full. */
const yuan = (amount: number): string => formatAmount({ value: amount, step: 1, unit: '元' }, 2)

/** What is left of it once absent fields are gone. */
type Kept = string | readonly Kept[] | { readonly [name: string]: Kept }

type Plain = string | readonly Plain[] | { readonly [name: string]: Plain | null | undefined }

/** 账本的字段 A book as the fields of its file: amounts in 元, what is absent left out. */
export const fieldsOfBook = (book: Book): PlainRecord => {
  const fields = pruned(plainBook(book))
  return isRecord(fields) ? fields : {}
}

/**
 * 写账本 A book as YAML: one entry a line, fields in one order, amounts in 元 with two decimals, what is absent left out.
 * The same book is the same text, so that two versions can be compared line by line.
 */
export function writeBook(book: Book): string {
  const document = new Document(withEntries(book, fieldsOfBook(book)), { schema: 'failsafe' })
  visit(document, {
    Map: (_key, node, path) => {
      if (isLine(node, path)) node.flow = true
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, defaultStringType: 'PLAIN' })
}

/** A book with one ledger of everything says `entries`, as a person writes it. */
function withEntries({ ledgers, previous }: Book, fields: PlainRecord): PlainRecord {
  const short: { readonly [name: string]: string | false } = {
    ledgers: isPlain(ledgers) && 'entries',
    previous: isPlain(previous) && 'previousEntries',
  }
  return Object.fromEntries(
    Object.keys(fields).map((name): [string, PlainRecord[string]] => {
      const own = short[name]
      const [ledger] = recordsOf(fields, name)
      return own ? [own, ledger?.['entries'] ?? []] : [name, fields[name] ?? null]
    }),
  )
}

const isPlain = ([ledger, ...others]: readonly Ledger[]): boolean =>
  ledger?.id === 'entries' && Object.keys(ledger.scope).length === 0 && others.length === 0

/** A record without lists or long texts below it, within a list, is written on one line. */
function isLine(node: Node, path: readonly unknown[]): boolean {
  const isItem = path.some((one) => isSeq(one))
  return isItem && isMap(node) && node.items.every(({ value }) => isShort(value))
}

const isShort = (value: unknown): boolean =>
  !isSeq(value) && !isMap(value) && !/\n/u.test(String(value)) && String(value).length <= 60

function plainBook(book: Book): { readonly [name: string]: Plain | null | undefined } {
  return {
    unit: { code: book.unit.code, name: book.unit.name },
    year: String(book.year),
    edition: book.edition,
    area: book.area,
    agency: book.agency,
    amountUnit: '元',
    ledgers: book.ledgers.map(plainLedger),
    previous: book.previous.map(plainLedger),
    // What was approved at first belongs to a year of performance, not to its book.
    programmes: book.programmes.map(({ budgetInitial: _, ...programme }) => ({
      ...programme,
      budget: amountOrNull(programme.budget),
      budgetParts: programme.budgetParts.map(({ label, amount }) => ({
        label,
        amount: amountOrNull(amount),
      })),
      indicators: programme.indicators.map(plainIndicator),
    })),
    targets:
      book.targets === null
        ? null
        : { goal: book.targets.goal, indicators: book.targets.indicators.map(plainIndicator) },
    procurement: book.procurement.map(plainLine),
    assets: book.assets.map((line) => ({ ...line })),
    counts: book.counts.map((count) => ({ ...count })),
    costing: book.costing.map(({ id, title, lines }) => ({
      id,
      title,
      lines: lines.map((line) => ({ ...line })),
    })),
    reasons: book.reasons.map(({ key, text }) => ({ of: keyText(key), text })),
    texts: book.texts.map(({ section, paragraphs }) => ({ section, paragraphs })),
    names: book.names,
  }
}

const amountOrNull = (amount: number | null): string | null => (amount === null ? null : yuan(amount))

const plainLedger = ({ id, scope, entries }: Ledger): Plain => ({
  id,
  scope: plainKey(scope),
  entries: entries.map(plainEntry),
})

const plainEntry = ({
  at,
  amount,
  costing,
  note,
}: Entry): { readonly [name: string]: Plain | undefined } => ({
  ...plainKey(at),
  amount: yuan(amount),
  costing,
  note,
})

const plainKey = (at: EntryKey): Readonly<Record<string, string>> =>
  Object.fromEntries(
    entryCoordinates.flatMap((coordinate) => {
      const member = at[coordinate]
      return member === undefined ? [] : [[coordinate, member]]
    }),
  )

const plainIndicator = ({
  core,
  ...indicator
}: BookIndicator): { readonly [name: string]: Plain | null } => ({
  ...indicator,
  core: core === null ? null : String(core),
})

const plainLine = (line: ProcurementLine): Plain => ({
  ...line,
  budget: amountOrNull(line.budget),
  unitPrice: amountOrNull(line.unitPrice),
  amounts: line.amounts.map(plainEntry),
  sme: amountOrNull(line.sme),
  micro: amountOrNull(line.micro),
})

/** Absent fields and empty lists are not written; an empty scope is. */
function pruned(value: Plain): Kept {
  if (typeof value === 'string') return value
  if (isList(value)) return value.map(pruned)
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]): [string, Kept][] => {
      if (field === null || field === undefined || (isList(field) && field.length === 0)) return []
      if (name === 'names' && typeof field === 'object' && Object.keys(field).length === 0) return []
      return [[name, pruned(field)]]
    }),
  )
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value)
