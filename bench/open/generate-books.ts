import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { audit } from '@mingzhang/audit'
import { divisions } from '@mingzhang/law'
import { importDocument, type Store } from '@mingzhang/store'
import { sql } from 'kysely'

/*
 * 造公开账 Many published books from the five samples. The samples are imported as any document is; every further book is
 * one of them under another name: a county of the catalogue of divisions with the name of an office, in one of six years.
 * Pages, facts and what can be searched are complete in every copy. Tables, narrative, findings and the document itself
 * stand in one copy of fifty (in all of them where there are few): these are the ones whose parts are asked for, each has rows of
 * its own, and what the others would add is found by its key and never read. All copies of a sample hold the same words, so that the lists of the index are as long as
 * they can get: a word of one sample stands in a fifth of the books, a word of all of them in every book.
 */

const offices = [
  '机关事务服务中心',
  '财政局',
  '教育局',
  '卫生健康局',
  '民政局',
  '档案馆',
  '交通运输局',
  '水利局',
]
const years = [2021, 2022, 2023, 2024, 2025, 2026]
const atOnce = 100

type NewUnit = { readonly key: string; readonly name: string; readonly region: string; readonly year: number }

/** One copy in so many has its tables, its narrative, its findings and its document. */
const wholeEvery = 50

/** 全本 The copies that are complete, of so many books. */
export function wholeCopies(books: number): readonly string[] {
  const every = books > 2_000 ? wholeEvery : 1
  return Array.from({ length: Math.floor((books - 5) / every) }, (_, n) => idOf(5 + n * every))
}

const idOf = (n: number): string => n.toString(16).padStart(16, '0')

/** 新单位 The `n`th unit of the generator: always the same. */
export function unitOf(n: number): NewUnit {
  const counties = countiesOnce()
  const county = counties[n % counties.length] ?? '某县'
  const office = offices[Math.floor(n / counties.length) % offices.length] ?? '办公室'
  const name = `${county}${office}`
  return { key: `${name}${n}`, name, region: county, year: years[n % years.length] ?? 2024 }
}

let counties: readonly string[] | null = null

function countiesOnce(): readonly string[] {
  counties ??= [...divisions().byCode]
    .filter(([code]) => /^\d{6}$/u.test(code) && !code.endsWith('00'))
    .flatMap(([, accounts]) => (accounts[0] ? [accounts[0].name] : []))
  return counties
}

/**
 * 造书 Fills a store with published books.
 *
 * @param samples paths of the sample disclosures
 * @param wanted how many books there shall be
 */
export async function generateBooks(store: Store, samples: readonly string[], wanted: number): Promise<void> {
  const originals: string[] = []
  for (const path of samples) originals.push(await importSample(store, path))
  if (wanted > 2_000) await sql`drop index open_search_grams`.execute(store.db)
  for (let from = originals.length; from < wanted; from += atOnce) {
    const count = Math.min(atOnce, wanted - from)
    const original = originals[Math.floor(from / atOnce) % originals.length] ?? ''
    await copyBooks(store, original, from, count, wanted)
  }
  if (wanted > 2_000)
    await sql`create index open_search_grams on open_search using gin (grams) with (fastupdate = off)`.execute(
      store.db,
    )
  await sql`analyze`.execute(store.db)
}

async function importSample(store: Store, path: string): Promise<string> {
  const bytes = readFileSync(path)
  const read = audit(bytes, path.split('/').at(-1) ?? path)
  if (!read.ok) throw new Error(read.refusal.what)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { id } = await importDocument(store, {
    ...read.value,
    bytes,
    sha256,
    fileName: path.split('/').at(-1) ?? path,
    importedAt: '2026-01-05T08:00:00.000Z',
    visibility: 'published',
  })
  return id
}

async function copyBooks(
  store: Store,
  original: string,
  from: number,
  count: number,
  wanted: number,
): Promise<void> {
  const units = Array.from({ length: count }, (_, index) => unitOf(from + index))
  const ids = units.map((_, index) => idOf(from + index))
  const complete = new Set(wholeCopies(wanted))
  const columnOf = (of: (unit: NewUnit) => string) => units.map(of)
  const made = sql`unnest(
    ${columnOf(({ key }) => key)}::text[], ${ids}::text[], ${columnOf(({ name }) => name)}::text[],
    ${columnOf(({ region }) => region)}::text[], ${units.map(({ year }) => year)}::integer[],
    ${ids.map((id) => complete.has(id))}::boolean[]
  ) as made (unit_key, id, name, region, year, whole)`
  await sql`insert into unit (unit_key, name, region) select made.unit_key, made.name, made.region from ${made}
    on conflict do nothing`.execute(store.db)
  for (const table of ['document', 'open_book', 'open_fact', 'open_search', 'open_part', 'finding']) {
    const names = await columnsOf(store, table)
    const own = table === 'document' ? 'id' : 'document_id'
    const values = names.map((name) => sql.raw(changed[`${table}.${name}`] ?? changed[name] ?? `old.${name}`))
    await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      select ${sql.join(values)} from ${sql.table(table)} as old, ${made} where old.${sql.ref(own)} = ${original}
        ${ofWhole.includes(table) ? sql`and made.whole` : sql``}`.execute(store.db)
  }
}

/** Tables in which only complete copies have rows. */
const ofWhole = ['open_part', 'finding']

/** What is different in a copy. */
const changed: Readonly<Record<string, string>> = {
  unit_key: 'made.unit_key',
  id: 'made.id',
  document_id: 'made.id',
  sha256: 'repeat(made.id, 4)',
  unit_name: 'made.name',
  region: 'made.region',
  year: 'made.year',
  'open_fact.year': 'made.year',
  'document.source': "case when made.whole then old.source else '{}' end",
  'document.disclosure': "case when made.whole then old.disclosure else '{}' end",
  'document.original': "case when made.whole then old.original else ''::bytea end",
  unit_order: 'made.name',
  name_order: 'made.name',
  'open_search.name': 'made.name',
  'open_fact.name': 'old.name',
  'open_search.grams':
    "case when old.kind = 'unit' then (select array_agg('u' || substr(made.name, at, 2)) from generate_series(1, length(made.name) - 1) as at) else old.grams end",
  'open_search.entries': `case when old.kind = 'unit' then '{"text":"' || made.name || '","under":null,"figure":null,"place":null}' else old.entries end`,
}

async function columnsOf(store: Store, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} order by ordinal_position`.execute(
    store.db,
  )
  return rows.map(({ name }) => name)
}
