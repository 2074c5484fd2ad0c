import type { Store } from '../store.ts'

/** 已公开的一版 A published edition: when, and what its formats are written from (JSON text). */
export type StoredEdition = {
  readonly unitKey: string
  readonly documentId: string
  readonly year: number
  readonly publishedOn: string
  readonly replacedOn: string | null
  readonly content: string
}

/** 取一版 The edition of a document that everybody may read; null when it is none, or withdrawn. */
export async function getOpenEdition(store: Store, id: string): Promise<StoredEdition | null> {
  const row = await store.db
    .selectFrom('open_edition')
    .innerJoin('document', (join) =>
      join
        .onRef('document.unit_key', '=', 'open_edition.unit_key')
        .onRef('document.id', '=', 'open_edition.document_id'),
    )
    .select([
      'open_edition.unit_key',
      'open_edition.book_year',
      'open_edition.published_on',
      'open_edition.replaced_on',
      'open_edition.content',
    ])
    .where('document.id', '=', id)
    .where('document.visibility', '=', 'published')
    .executeTakeFirst()
  if (!row) return null
  return {
    unitKey: row.unit_key,
    documentId: id,
    year: row.book_year,
    publishedOn: row.published_on,
    replacedOn: row.replaced_on,
    content: row.content,
  }
}

type EditionFile = Pick<StoredEdition, 'unitKey' | 'documentId'> & { readonly format: string }

/** 取一种格式 The edition in a format, if it was ever written. */
export async function getEditionFile(store: Store, file: EditionFile): Promise<Uint8Array | null> {
  const row = await store.db
    .selectFrom('open_edition_file')
    .select('bytes')
    .where('unit_key', '=', file.unitKey)
    .where('document_id', '=', file.documentId)
    .where('format', '=', file.format)
    .executeTakeFirst()
  return row?.bytes ?? null
}

/** 存一种格式 Keeps a format as it was first written; a second writer changes nothing. */
export async function keepEditionFile(store: Store, file: EditionFile, bytes: Uint8Array): Promise<void> {
  const { unitKey, documentId, format } = file
  await store.db
    .insertInto('open_edition_file')
    .values({ unit_key: unitKey, document_id: documentId, format, bytes })
    .onConflict((conflict) => conflict.columns(['unit_key', 'document_id', 'format']).doNothing())
    .execute()
}
