import { type RawBuilder, sql } from 'kysely'
import { syncOpenBook } from './open/sync-open-book.ts'
import type { Store } from './store.ts'
import { type StoreOrTransaction, transact } from './transact.ts'

/** 公开与否 `published`: everybody sees it; `internal`: its organisation, those above it, and who imported it. */
export type Visibility = 'published' | 'internal'

/** 读者 Whose eyes look at the documents. */
export type Reader = {
  /** Account, empty for the public. */
  readonly account: string
  readonly scope: ReadonlySet<string> | 'everything'
}

/** 全库 For programs that already have the whole store in hand. */
export const wholeStore: Reader = { account: '', scope: 'everything' }

/** 可见条件 The condition on rows of `document` that this reader may see. */
export function visibleTo({ account, scope }: Reader): RawBuilder<boolean> {
  if (scope === 'everything') return sql<boolean>`true`
  if (scope.size === 0 && account === '') return sql<boolean>`visibility = 'published'`
  return sql<boolean>`(visibility = 'published' or imported_by = ${account} or organisation = any(${[...scope]}::text[]))`
}

/** 归属 What decides who may see a document. */
export type DocumentAccess = {
  readonly unitKey: string
  readonly visibility: Visibility
  readonly organisation: string | null
  readonly importedBy: string | null
}

/** 查归属 Who may see the document; null when it is not there. */
export async function getDocumentAccess({ db }: Store, id: string): Promise<DocumentAccess | null> {
  const row = await db
    .selectFrom('document')
    .select(['unit_key', 'visibility', 'organisation', 'imported_by'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    unitKey: row.unit_key,
    // Written from values of this type.
    visibility: row.visibility as Visibility,
    organisation: row.organisation,
    importedBy: row.imported_by,
  }
}

/**
 * 设公开 Makes a document public, or internal again; the open book has exactly the public ones.
 *
 * @param on `YYYY-MM-DD`, said of an edition that is withdrawn
 * @returns was there such a document?
 */
export function setVisibility(
  store: StoreOrTransaction,
  id: string,
  visibility: Visibility,
  on: string | null = null,
): Promise<boolean> {
  return transact(store, async ({ db }) => {
    const { numUpdatedRows } = await db
      .updateTable('document')
      .set({ visibility })
      .where('id', '=', id)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await syncOpenBook(db, id, on)
    return numUpdatedRows > 0n
  })
}
