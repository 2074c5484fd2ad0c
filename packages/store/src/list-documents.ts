import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import { type Reader, visibleTo, wholeStore } from './document-access.ts'
import { type DocumentSummary, documentSummary, summaryColumns } from './document-summary.ts'
import { editionEnds } from './open/edition-ends.ts'
import { storableText } from './storable-text.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** 排序 What a list can be sorted by; a leading minus turns it round. Texts are in pinyin order. */
export const documentSorts = [
  'importedAt',
  'title',
  'unit',
  'region',
  'kind',
  'fileName',
  'year',
  'errors',
  'warnings',
  'notes',
  'fails',
] as const

export type DocumentSort = (typeof documentSorts)[number] | `-${(typeof documentSorts)[number]}`

export type DocumentQuery = {
  /** Words that must all occur in title, unit, region, file name or year; case does not matter. */
  readonly search?: string
  /** By default the newest import first. */
  readonly sort?: DocumentSort
  /** Whose eyes; by default everybody's, which is what programs on this machine see. */
  readonly reader?: Reader
  /** By default 50. */
  readonly limit?: number
  readonly offset?: number
}

export type DocumentList = {
  /** How many there are in all, not only on this page. */
  readonly total: number
  readonly documents: readonly DocumentSummary[]
}

const orders = {
  importedAt: sql`imported_at`,
  title: sql`nullif(title_order, '') collate "C"`,
  unit: sql`nullif(unit_order, '') collate "C"`,
  region: sql`nullif(region_order, '') collate "C"`,
  kind: sql`kind collate "C"`,
  fileName: sql`file_order collate "C"`,
  year: sql`year`,
  errors: sql`error_count`,
  warnings: sql`warning_count`,
  notes: sql`note_count`,
  fails: sql`fails_count`,
} as const

/** 文件清单 The documents of the store, searched, sorted (those without the sorted field last) and paged. */
export async function listDocuments(store: Store, query: DocumentQuery = {}): Promise<DocumentList> {
  const { reader = wholeStore, search = '', sort = '-importedAt', limit = 50, offset = 0 } = query
  const descending = sort.startsWith('-')
  const field = documentSorts.find((name) => name === sort.replace(/^-/u, '')) ?? 'importedAt'
  const found = store.db
    .selectFrom('document')
    .where((eb) => matches(eb, search))
    .where(visibleTo(reader))
  const rows = await found
    .select([...summaryColumns])
    .orderBy(sql`${orders[field]} ${sql.raw(descending ? 'desc' : 'asc')} nulls last`)
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const keys = rows.map(({ unit_key, id }) => ({ unit_key, document_id: id }))
  const ends = await editionEnds(store, keys)
  const documents = rows.map((row) => {
    const ended = ends.get(row.id)
    return { ...documentSummary(row), ...(ended && { ended }) }
  })
  return { total, documents }
}

function matches(
  eb: ExpressionBuilder<Tables, 'document'>,
  search: string,
): ExpressionWrapper<Tables, 'document', SqlBool> {
  const words = storableText(search).normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean)
  const text = sql<string>`lower(normalize(concat_ws(' ', title, unit_name, unit_code, region, file_name, year), nfkc))`
  return eb.and(words.map((word) => sql<boolean>`strpos(${text}, ${word}) > 0`))
}
