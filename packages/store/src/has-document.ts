import { documentId } from './document-id.ts'
import type { Store } from './store.ts'

/** 已入库 Are these bytes in the store? Asked before reading them, which costs far more. */
export async function hasDocument(store: Store, sha256: string): Promise<boolean> {
  const row = await store.db
    .selectFrom('document')
    .select('id')
    .where('id', '=', documentId(sha256))
    .executeTakeFirst()
  return row !== undefined
}
