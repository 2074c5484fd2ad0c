import { type Book, type BookProblem, type Entry, isMoneyUnit, type Ledger } from '@mingzhang/model'
import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { aboveStandard } from './costing.ts'
import { type Field, type Reading, record, report, text, word } from './fields.ts'
import { entries, ledgers } from './read-entries.ts'
import { assets, costing, counts, procurement, programmes, reasons, targets, texts } from './read-parts.ts'

/** Fields of the file, in the order in which it is written. */
const fields = [
  'unit',
  'year',
  'edition',
  'area',
  'agency',
  'amountUnit',
  'entries',
  'ledgers',
  'previousEntries',
  'previous',
  'programmes',
  'targets',
  'procurement',
  'assets',
  'counts',
  'costing',
  'reasons',
  'texts',
  'names',
] as const

/** 读入的账本 The book as far as it could be read, and everything that is wrong with it. Null: nothing could be read. */
export type BookRead = { readonly book: Book | null; readonly problems: readonly BookProblem[] }

/**
 * 读账本 Reads a book from YAML or JSON (docs/book.md). Numbers are taken as they are written, never through a float;
 * what cannot be understood is left out, and a problem says where, why, and what to do.
 */
export function readBook(source: string): BookRead {
  const parsed = parsedOf(source.replace(/^\uFEFF/u, ''))
  return 'problem' in parsed ? { book: null, problems: [parsed.problem] } : readBookValue(parsed.value)
}

function parsedOf(source: string): { readonly value: unknown } | { readonly problem: BookProblem } {
  const lineCounter = new LineCounter()
  try {
    // The library would compare every name with every other one.
    const document = parseDocument(source, { schema: 'failsafe', lineCounter, uniqueKeys: false })
    const [error] = document.errors
    if (error) return { problem: notYaml(error.message, error.linePos?.[0].line ?? null) }
    const twice = repeatedName(document)
    if (twice) return { problem: notYaml(`“${twice.name}”写了两次`, lineCounter.linePos(twice.at).line) }
    return { value: document.toJS({ maxAliasCount: 100 }) }
  } catch (error) {
    // What the library throws at a text made to exhaust it: aliases of aliases, records without end.
    if (error instanceof ReferenceError || error instanceof RangeError)
      return { problem: notYaml('引用没有出处、太多，或者层次太深', null) }
    throw error
  }
}

/** The first name that stands twice among the fields of one record, and where. */
function repeatedName(document: Document): { readonly name: string; readonly at: number } | null {
  let found: { readonly name: string; readonly at: number } | null = null
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value)) {
          found = { name: String(key.value), at: key.range?.[0] ?? 0 }
          return visit.BREAK
        }
        seen.add(key.value)
      }
      return undefined
    },
  })
  return found
}

/**
 * 读账本的内容 The same from fields that were decoded already: texts as they were typed.
 *
 * @param entries that were read before from fields that stand otherwise unchanged: they are not read again
 */
export function readBookValue(value: unknown, entries: WeakMap<object, Entry> = new WeakMap()): BookRead {
  const reading: Reading = { problems: [], unit: '元', entries }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { book: null, problems: [notYaml('最外层应当是一组字段', null)] }
  }
  return { book: bookOf(reading, { value, path: '' }), problems: reading.problems }
}

function bookOf(reading: Reading, field: Field): Book {
  const at = record(reading, field, fields)
  const unit = record(reading, at('unit'), ['code', 'name'])
  reading.unit = amountUnit(reading, at('amountUnit'))
  const sheets = costing(reading, at('costing'))
  for (const problem of aboveStandard(sheets)) report(reading, problem)
  const name = required(reading, unit('name'))
  const year = yearOf(reading, at('year'))
  const both = (whole: Field, single: Field, id: string): Ledger[] => {
    const own = entries(reading, single, sheets)
    return [...(own.length > 0 ? [{ id, scope: {}, entries: own }] : []), ...ledgers(reading, whole, sheets)]
  }
  reading.year = year
  const now = both(at('ledgers'), at('entries'), 'entries')
  reading.year = year - 1
  const previous = both(at('previous'), at('previousEntries'), 'entries')
  return {
    unit: { code: text(reading, unit('code')), name },
    year,
    edition: text(reading, at('edition')),
    area: text(reading, at('area')),
    agency: word(reading, at('agency'), ['administrative', 'institution']),
    ledgers: now,
    previous,
    programmes: programmes(reading, at('programmes')),
    targets: targets(reading, at('targets')),
    procurement: procurement(reading, at('procurement')),
    assets: assets(reading, at('assets')),
    counts: counts(reading, at('counts')),
    costing: sheets,
    reasons: reasons(reading, at('reasons')),
    texts: texts(reading, at('texts')),
    names: namesOf(reading, at('names')),
  }
}

function amountUnit(reading: Reading, field: Field): string {
  const unit = text(reading, field) ?? '元'
  if (isMoneyUnit(unit)) return unit
  report(reading, {
    id: 'book/unit-unknown',
    where: field.path,
    what: `金额单位“${unit}”不认识`,
    why: '金额单位只能是 元、万元 等货币单位',
    toDo: '请改为 元 或 万元；现暂按元读',
  })
  return '元'
}

function required(reading: Reading, field: Field): string {
  const given = text(reading, field)
  if (given === null) {
    report(reading, {
      id: 'book/field-missing',
      where: field.path,
      what: `${field.path} 没有填`,
      why: '公开文件必须写明单位',
      toDo: '请填写单位全称',
    })
  }
  return given ?? ''
}

function yearOf(reading: Reading, field: Field): number {
  const given = text(reading, field)
  if (given !== null && /^20\d{2}$/u.test(given)) return Number(given)
  report(reading, {
    id: 'book/year-unreadable',
    where: 'year',
    what: given === null ? '没有写预算年度' : `预算年度“${given}”不对`,
    why: '预算年度是四位数字，如 2024',
    toDo: '请填写 year',
  })
  return 0
}

function namesOf(reading: Reading, field: Field): Readonly<Record<string, string>> {
  const { value } = field
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const codes = Object.keys(value)
  const at = record(reading, field, codes)
  return Object.fromEntries(codes.map((code) => [code, text(reading, at(code)) ?? '']))
}

const notYaml = (why: string, line: number | null): BookProblem => ({
  id: 'book/not-a-book',
  severity: 'error',
  where: line === null ? '' : `第 ${line} 行`,
  what: '不是账本文件',
  why: `按 YAML 或 JSON 读不下去：${why.split('\n')[0] ?? ''}`,
  toDo: '请对照账本格式说明改正后再试',
})
