import type { DocumentKind, Finding, OpenBook, Stage } from '@mingzhang/model'
import { decodeJson } from '../decode-json.ts'
import type { Store } from '../store.ts'

/** 单位的一份公开 One published document of a unit, in one line. */
export type OpenEdition = {
  readonly documentId: string
  readonly year: number | null
  readonly stage: Stage
  readonly kind: DocumentKind | null
  readonly title: string | null
  readonly importedAt: string
}

/** 单位的一年 A unit's year as the open book shows it. */
export type OpenYear = {
  readonly unitKey: string
  readonly unitName: string | null
  readonly unitCode: string | null
  readonly region: string
  readonly year: number
  readonly documentId: string
  readonly title: string | null
  readonly kind: DocumentKind | null
  readonly stage: Stage
  readonly fileName: string
  readonly importedAt: string
  readonly verdicts: {
    readonly holds: number
    readonly fails: number
    readonly unknown: number
    readonly inapplicable: number
  }
  readonly book: OpenBook
  /** Every published document of the unit, the newest year first. */
  readonly editions: readonly OpenEdition[]
}

/**
 * 取单位的一年 The year of a unit. Of several documents the budget with the most figures is shown unless one is asked for;
 * the others are named in `editions`.
 */
export async function getOpenYear(
  store: Store,
  unitKey: string,
  year: number,
  documentId?: string,
): Promise<OpenYear | null> {
  const editions = await editionsOf(store, unitKey)
  const ofYear = editions.filter((edition) => edition.year === year)
  const chosen = documentId ? ofYear.find((edition) => edition.documentId === documentId) : ofYear[0]
  if (!chosen) return null
  const row = await store.db
    .selectFrom('open_book')
    .innerJoin('document', (join) =>
      join
        .onRef('document.unit_key', '=', 'open_book.unit_key')
        .onRef('document.id', '=', 'open_book.document_id'),
    )
    .select([
      'open_book.unit_name',
      'open_book.unit_code',
      'open_book.region',
      'open_book.body',
      'document.file_name',
      'document.holds_count',
      'document.fails_count',
      'document.unknown_count',
      'document.inapplicable_count',
    ])
    .where('open_book.unit_key', '=', unitKey)
    .where('open_book.document_id', '=', chosen.documentId)
    .executeTakeFirst()
  if (!row) return null
  return {
    unitKey,
    unitName: row.unit_name,
    unitCode: row.unit_code,
    region: row.region,
    ...chosen,
    year,
    fileName: row.file_name,
    verdicts: {
      holds: row.holds_count,
      fails: row.fails_count,
      unknown: row.unknown_count,
      inapplicable: row.inapplicable_count,
    },
    book: decodeJson<OpenBook>(row.body),
    editions,
  }
}

async function editionsOf(store: Store, unitKey: string): Promise<readonly OpenEdition[]> {
  const rows = await store.db
    .selectFrom('open_book')
    .select(['document_id', 'year', 'stage', 'kind', 'title', 'imported_at'])
    .where('unit_key', '=', unitKey)
    .orderBy('year', (order) => order.desc().nullsLast())
    .orderBy('statement_count', 'desc')
    .orderBy('imported_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    documentId: row.document_id,
    year: row.year,
    stage: row.stage as Stage,
    kind: row.kind as DocumentKind | null,
    title: row.title,
    importedAt: row.imported_at.toISOString(),
  }))
}

/** 公开文件的问题 What the checks found in a published document; null when it is not published. */
export async function getOpenFindings(store: Store, id: string): Promise<readonly Finding[] | null> {
  const book = await store.db
    .selectFrom('open_book')
    .innerJoin('document', (join) =>
      join
        .onRef('document.unit_key', '=', 'open_book.unit_key')
        .onRef('document.id', '=', 'open_book.document_id'),
    )
    .select('open_book.unit_key')
    .where('document.id', '=', id)
    .executeTakeFirst()
  if (!book) return null
  const rows = await store.db
    .selectFrom('finding')
    .select('body')
    .where('unit_key', '=', book.unit_key)
    .where('document_id', '=', id)
    .orderBy('ordinal')
    .execute()
  return rows.map(({ body }) => decodeJson<Finding>(body))
}

/** 已公开 Is the document in the open book? */
export async function isPublished(store: Store, id: string): Promise<boolean> {
  const row = await store.db
    .selectFrom('document')
    .select('visibility')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.visibility === 'published'
}
