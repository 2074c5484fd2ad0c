import type { Finding, OpenBook, OpenYear } from '@mingzhang/model'
import { decodeJson } from '../decode-json.ts'
import type { Store } from '../store.ts'
import { editionsOf } from './editions-of.ts'
import { identityOf } from './identity-of.ts'

/**
 * 取单位的一年 The year of a unit. Of several documents the one that stands for it is shown unless one is asked for; the
 * others are named in `editions`.
 */
export async function getOpenYear(
  store: Store,
  unitKey: string,
  year: number,
  documentId?: string,
): Promise<Omit<OpenYear, 'formats'> | null> {
  const editions = await editionsOf(store, unitKey)
  const ofYear = editions.filter((edition) => edition.year === year && edition.standing !== 'withdrawn')
  const chosen = documentId ? ofYear.find((edition) => edition.documentId === documentId) : ofYear[0]
  if (!chosen) return null
  const row = await store.db
    .selectFrom('open_book')
    .innerJoin('document', (join) =>
      join
        .onRef('document.unit_key', '=', 'open_book.unit_key')
        .onRef('document.id', '=', 'open_book.document_id'),
    )
    .leftJoin('open_edition', (join) =>
      join
        .onRef('open_edition.unit_key', '=', 'open_book.unit_key')
        .onRef('open_edition.document_id', '=', 'open_book.document_id'),
    )
    .select([
      'open_edition.replaced_by',
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
    replacedBy: row.replaced_by,
    verdicts: {
      holds: row.holds_count,
      fails: row.fails_count,
      unknown: row.unknown_count,
      inapplicable: row.inapplicable_count,
    },
    book: decodeJson<OpenBook>(row.body),
    identity: await identityOf(store, unitKey),
    editions,
  }
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

/** 公开文件读出的数据 What was read in a published document, as the JSON that is kept; null when it is not published. */
export async function getOpenDisclosure(
  store: Store,
  id: string,
): Promise<{ readonly fileName: string; readonly importedAt: string; readonly text: string } | null> {
  const row = await store.db
    .selectFrom('document')
    .select(['file_name', 'imported_at', 'disclosure'])
    .where('id', '=', id)
    .where('visibility', '=', 'published')
    .executeTakeFirst()
  if (!row) return null
  return { fileName: row.file_name, importedAt: row.imported_at.toISOString(), text: row.disclosure }
}
