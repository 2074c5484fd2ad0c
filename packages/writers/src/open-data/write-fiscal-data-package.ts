import {
  type Catalogue,
  departmentalAccounts,
  functionalAccounts,
  governmentalAccounts,
  memberName,
} from '@mingzhang/law'
import { type Book, type Entry, formatAmount, type Ledger } from '@mingzhang/model'
import { zipSync } from 'fflate'
import type { EmbeddedFacts } from '../publication/facts/embedded-facts.ts'
import { factsOfEntries, packageFiles } from '../publication/facts/package-facts.ts'
import { type CsvValue, writeCsv } from './write-csv.ts'

/** 字段 A column of the package: its name, its type by the taxonomy of the specification, what an entry says in it. */
type Field = {
  readonly name: string
  readonly title: string
  readonly type: 'string' | 'number' | 'integer'
  readonly columnType: string
  readonly of: (book: Book, entry: Entry) => CsvValue
}

/** A code and the name of it, from the book where the unit prints a name of its own, else from the catalogue. */
const account = (
  coordinate: 'func' | 'econ' | 'gov',
  title: string,
  type: string,
  catalogue: () => Catalogue,
): Field[] => [
  {
    name: `${coordinate}_code`,
    title: `${title}编码`,
    type: 'string',
    columnType: `${type}:code`,
    of: (_, { at }) => at[coordinate] ?? null,
  },
  {
    name: `${coordinate}_label`,
    title: `${title}名称`,
    type: 'string',
    columnType: `${type}:label`,
    of: ({ names }, { at }) => {
      const code = at[coordinate]
      return code === undefined ? null : (names[code] ?? catalogue().byCode.get(code)?.[0]?.name ?? null)
    },
  },
]

const member = (coordinate: 'fund' | 'origin' | 'use', title: string, columnType: string): Field => ({
  name: coordinate,
  title,
  type: 'string',
  columnType,
  of: (_, { at }) => {
    const value = at[coordinate]
    return value === undefined ? null : (memberName(coordinate, value) ?? value)
  },
})

const text = (name: string, title: string, columnType: string, of: Field['of']): Field => ({
  name,
  title,
  type: 'string',
  columnType,
  of,
})

const fields: readonly Field[] = [
  {
    name: 'year',
    title: '预算年度',
    type: 'integer',
    columnType: 'date:fiscal-year',
    of: ({ year }) => ({ number: String(year) }),
  },
  text('unit_code', '单位代码', 'administrator:generic:id', ({ unit }) => unit.code),
  text('unit_name', '单位名称', 'administrator:generic:name', ({ unit }) => unit.name),
  text('direction', '方向', 'direction', () => 'expenditure'),
  text('phase', '阶段', 'phase:id', () => 'approved'),
  ...account('func', '支出功能分类科目', 'functional-classification:generic', functionalAccounts),
  ...account('econ', '部门预算支出经济分类科目', 'economic-classification:generic', departmentalAccounts),
  ...account('gov', '政府预算支出经济分类科目', 'object-classification:generic:level1', governmentalAccounts),
  member('fund', '资金性质', 'fin-source:generic:label'),
  member('origin', '资金来源', 'fin-source:generic:level1:label'),
  member('use', '支出类别', 'expenditure-type:label'),
  text('project', '项目', 'activity:generic:project:label', (_, { at }) => at.project ?? null),
  {
    name: 'amount',
    title: '金额（元）',
    type: 'number',
    columnType: 'value',
    of: (_, { amount }) => ({ number: formatAmount({ value: amount, step: 1, unit: '元' }) }),
  },
  text('currency', '货币', 'value-currency:code', () => 'CNY'),
]

/**
 * 财政数据包 A book's entries as a Fiscal Data Package: `datapackage.json` and one CSV a ledger, in a zip.
 *
 * Ledgers state the same money under different coordinates, so each is a resource of its own and never to be added to
 * another; a column that no entry of a ledger fills is left out.
 *
 * @see https://specs.frictionlessdata.io/fiscal-data-package/ (profile `fiscal-data-package`, types of OS Types)
 * @param book amounts in whole 分, written in 元
 * @param issuedOn ISO date; the same book and date give the same bytes
 * @param facts what was approved, carried in two files beside the data; null for none
 */
export function writeFiscalDataPackage(
  book: Book,
  issuedOn: string,
  facts: EmbeddedFacts | null = null,
): Uint8Array {
  const resources = book.ledgers
    .filter(({ entries }) => entries.length > 0)
    .map((ledger, at) => resourceOf(book, ledger, `entries-${at + 1}`))
  const files = Object.fromEntries(
    resources.map(({ descriptor, bytes }) => [descriptor.path, [bytes, zipOptions] as const]),
  )
  const descriptor = descriptorOf(book, issuedOn, resources)
  return zipSync({
    'datapackage.json': [new TextEncoder().encode(`${JSON.stringify(descriptor, null, 2)}\n`), zipOptions],
    ...files,
    ...(facts === null ? {} : carried(facts, resources)),
  })
}

function carried(facts: EmbeddedFacts, resources: readonly Resource[]) {
  const entries = factsOfEntries(
    facts,
    resources.map(({ descriptor: { path }, bytes }) => ({ path, bytes })),
  )
  const json = (value: EmbeddedFacts): [Uint8Array, typeof zipOptions] => [
    new TextEncoder().encode(JSON.stringify(value)),
    zipOptions,
  ]
  return { [packageFiles.facts]: json(facts), [packageFiles.entries]: json(entries) }
}

/** The first moment a zip can name, whatever the clock and its zone say. */
const zipOptions = { mtime: new Date(1980, 0, 1), level: 6 } as const

type Resource = ReturnType<typeof resourceOf>

const descriptorOf = (book: Book, issuedOn: string, resources: readonly Resource[]): object => ({
  profile: 'fiscal-data-package',
  name: `budget-${book.year}-${(book.unit.code ?? 'unit').toLowerCase().replace(/[^a-z\d]+/gu, '-')}`,
  title: `${book.unit.name}${book.year}年部门预算`,
  created: `${issuedOn}T00:00:00Z`,
  countryCode: 'CN',
  granularity: 'aggregated',
  fiscalPeriod: { start: `${book.year}-01-01`, end: `${book.year}-12-31` },
  resources: resources.map(({ descriptor }) => descriptor),
})

function resourceOf(book: Book, { id, entries }: Ledger, name: string) {
  const used = fields.filter(({ of }) => entries.some((entry) => of(book, entry) !== null))
  const bytes = writeCsv(
    [used.map((field) => field.name), ...entries.map((entry) => used.map(({ of }) => of(book, entry)))],
    false,
  )
  const descriptor = {
    profile: 'tabular-data-resource',
    name,
    title: id,
    path: `data/${name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: bytes.byteLength,
    schema: {
      fields: used.map(({ name: field, title, type, columnType }) => ({
        name: field,
        title,
        type,
        columnType,
      })),
      missingValues: [''],
    },
  }
  return { descriptor, bytes }
}
