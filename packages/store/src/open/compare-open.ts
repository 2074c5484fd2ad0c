import type { OpenFacts, Place } from '@mingzhang/model'
import { sql } from 'kysely'
import { decodeJson } from '../decode-json.ts'
import type { Store } from '../store.ts'
import { bestFirst, standings } from './standing.ts'

/**
 * 取事实 The facts of units in one year or in all, one document a unit and year: the one that stands for it.
 *
 * @param units keys of units, at most 20
 * @param year null: every year there is
 */
export async function openFactsOf(
  store: Store,
  units: readonly string[],
  year: number | null,
): Promise<readonly OpenFacts[]> {
  const asked = units.slice(0, 20)
  if (asked.length === 0) return []
  const books = await sql<Omit<OpenFacts, 'facts'>>`
    select distinct on (unit_key, year) unit_key as "unitKey", unit_name as "unitName", region,
      document_id as "documentId", year, kind
    from open_book
    where unit_key = any(${asked}::text[]) and year is not null
      and (${year}::integer is null or year = ${year}::integer)
    order by unit_key, year, ${bestFirst}`.execute(store.db)
  if (books.rows.length === 0) return []
  const rows = await store.db
    .selectFrom('open_fact')
    .selectAll()
    .where('unit_key', 'in', asked)
    .where(
      'document_id',
      'in',
      books.rows.map(({ documentId }) => documentId),
    )
    .orderBy('unit_key')
    .orderBy('document_id')
    .orderBy('ordinal')
    .execute()
  return books.rows
    .map((book) => ({
      ...book,
      facts: rows
        .filter((row) => row.document_id === book.documentId && row.unit_key === book.unitKey)
        .map(({ fact, name, year: of, amount, step, unit, place }) => ({
          fact,
          name,
          year: of,
          amount,
          step,
          unit,
          place: decodeJson<Place>(place),
        })),
    }))
    .toSorted(
      (one, other) => asked.indexOf(one.unitKey) - asked.indexOf(other.unitKey) || one.year - other.year,
    )
}

/** 一行开放数据 One fact of the open data. */
export type OpenDataRow = {
  readonly unitKey: string
  readonly unitName: string | null
  readonly region: string
  readonly documentId: string
  readonly documentYear: number | null
  readonly stage: string
  readonly fact: string
  readonly name: string | null
  readonly year: number
  readonly amount: number
  readonly unit: string
  readonly place: Place
}

/** 开放数据 The facts of all published documents that stand, page by page in the order of unit and document. */
export async function* openData(
  store: Store,
  filter: { readonly region?: string; readonly year?: number },
): AsyncGenerator<readonly OpenDataRow[]> {
  const documentsAtOnce = 100
  let unit = ''
  let document = ''
  for (;;) {
    const { rows: books } = await sql<{ unit_key: string; document_id: string }>`
      select unit_key, document_id from open_book
      where (unit_key collate "C", document_id collate "C") > (${unit}, ${document})
        and standing < ${standings.replaced}::integer
        ${filter.year === undefined ? sql`` : sql`and year = ${filter.year}::integer`}
        ${filter.region === undefined ? sql`` : sql`and strpos(region, ${filter.region}) = 1`}
      order by unit_key collate "C", document_id collate "C" limit ${documentsAtOnce}::integer`.execute(
      store.db,
    )
    const last = books.at(-1)
    if (!last) return
    const { rows } = await sql<Omit<OpenDataRow, 'place'> & { readonly place: string }>`
      select book.unit_key as "unitKey", book.unit_name as "unitName", book.region, book.document_id as "documentId",
        book.year as "documentYear", book.stage, fact.fact, fact.name, fact.year, fact.amount, fact.unit, fact.place
      from open_book as book
      join open_fact as fact on fact.unit_key = book.unit_key and fact.document_id = book.document_id
      where book.unit_key = any(${books.map(({ unit_key }) => unit_key)}::text[])
        and book.document_id = any(${books.map(({ document_id }) => document_id)}::text[])
      order by book.unit_key collate "C", book.document_id collate "C", fact.ordinal`.execute(store.db)
    yield rows.map((row) => ({ ...row, place: decodeJson<Place>(row.place) }))
    unit = last.unit_key
    document = last.document_id
  }
}
