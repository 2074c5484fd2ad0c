import type { StoreOrTransaction } from './transact.ts'

/**
 * 删除文件 Takes a document and everything read from it out of the store; the unit stays known.
 *
 * @returns was there such a document?
 */
export async function removeDocument(store: StoreOrTransaction, id: string): Promise<boolean> {
  const result = await store.db.deleteFrom('document').where('id', '=', id).executeTakeFirst()
  return result.numDeletedRows > 0n
}
