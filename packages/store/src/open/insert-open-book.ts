import { type Disclosure, type OpenFact, type Statement, searchKinds } from '@mingzhang/model'
import { type Kysely, sql } from 'kysely'
import { type DocumentKey, insertRows } from '../insert-rows.ts'
import { pinyinOrder } from '../pinyin-order.ts'
import { storableText, storableTextOrNull } from '../storable-text.ts'
import type { Tables } from '../tables.ts'
import { gramsOf, searchable } from './grams.ts'
import { openBookOf } from './open-book-of.ts'
import { partsOf } from './open-parts.ts'
import { searchEntries } from './search-entries.ts'
import { standings } from './standing.ts'

/** 入公开账的文件 What of a document the open book is made from. */
export type OpenedDocument = {
  readonly disclosure: Disclosure
  readonly statements: readonly Statement[]
  readonly fails: number
  readonly importedAt: Date
}

/** 入公开账 Puts a published document into the open book: its page, its facts, what can be found in it. */
export async function insertOpenBook(
  transaction: Kysely<Tables>,
  key: DocumentKey,
  document: OpenedDocument,
): Promise<void> {
  const { disclosure, statements, fails, importedAt } = document
  const book = openBookOf(disclosure, statements)
  const header = disclosure.document
  const amount = (fact: string): number | null =>
    book.facts.find((one) => one.fact === fact && one.year === header.year)?.amount ?? null
  await transaction
    .insertInto('open_book')
    .values({
      ...key,
      unit_name: storableTextOrNull(header.unit.name),
      unit_code: storableTextOrNull(header.unit.code),
      region: storableText(header.region ?? ''),
      year: header.year,
      stage: header.stage,
      kind: header.kind,
      title: storableTextOrNull(header.title),
      unit_order: pinyinOrder(storableText(header.unit.name ?? '')),
      total: amount('total'),
      change: amount('change'),
      three_public: amount('threePublic'),
      project: amount('use:project'),
      program_count: disclosure.programs.length,
      fails_count: fails,
      statement_count: statements.length,
      imported_at: importedAt,
      standing: standings.imported,
      body: JSON.stringify(book),
    })
    .execute()
  await insertRows(transaction, 'open_fact', key, factColumns(book.facts))
  await insertSearch(transaction, key, disclosure)
  await transaction
    .insertInto('open_part')
    .values(partsOf(disclosure).map((part) => ({ ...key, ...part })))
    .execute()
}

const factColumns = (facts: readonly OpenFact[]) => [
  { name: 'fact', type: 'text' as const, values: facts.map(({ fact }) => storableText(fact)) },
  { name: 'name', type: 'text' as const, values: facts.map(({ name }) => storableTextOrNull(name)) },
  { name: 'year', type: 'integer' as const, values: facts.map(({ year }) => year) },
  { name: 'amount', type: 'bigint' as const, values: facts.map(({ amount }) => amount) },
  { name: 'step', type: 'bigint' as const, values: facts.map(({ step }) => step) },
  { name: 'unit', type: 'text' as const, values: facts.map(({ unit }) => storableText(unit)) },
  { name: 'place', type: 'text' as const, values: facts.map(({ place }) => JSON.stringify(place)) },
]

async function insertSearch(
  transaction: Kysely<Tables>,
  { unit_key, document_id }: DocumentKey,
  disclosure: Disclosure,
): Promise<void> {
  const found = searchEntries(disclosure)
  const { unit, region, year } = disclosure.document
  const name = searchable(unit.name ?? unit.code ?? '')
  const order = pinyinOrder(name)
  for (const kind of searchKinds) {
    const entries = found[kind]
    if (entries.length === 0) continue
    // A pair carries the initial of its kind: one list of the index for each pair and kind.
    const initial = kind[0] ?? ''
    const grams = [...gramsOf(entries.map(({ text }) => searchable(text)))].map((gram) => initial + gram)
    await sql`insert into open_search
      (unit_key, document_id, kind, year, region, name, name_order, grams, entries)
      values (${unit_key}, ${document_id}, ${kind}, ${year}::integer, ${storableText(region ?? '')}, ${name},
        ${order}, ${grams}::text[], ${entries.map((entry) => JSON.stringify(entry)).join('\n')})`.execute(
      transaction,
    )
  }
}
