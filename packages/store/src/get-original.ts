import type { Store } from './store.ts'

/** 原件 The bytes as they were imported, and the name they came under. */
export type Original = { readonly fileName: string; readonly bytes: Uint8Array }

/** 取原件 The original file of a document, or null when there is no such document. */
export async function getOriginal(store: Store, id: string): Promise<Original | null> {
  const row = await store.db
    .selectFrom('document')
    .select(['file_name', 'original'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { fileName: row.file_name, bytes: row.original } : null
}
