import type { KnownFile } from '@mingzhang/cycle'
import { platformKey } from '../people/platform-key.ts'
import type { StoreOrTransaction } from '../transact.ts'
import type { BatchKey } from './review-batches.ts'

/**
 * 从哪里来过 Under which name, when and by whom a document was first brought in, and with which other file of this desk;
 * null when there is no such document.
 *
 * @param file the file of a batch that has the same bytes; null where there is none
 */
export async function getKnownFile(
  { db }: StoreOrTransaction,
  file: (BatchKey & { readonly ordinal: number }) | null,
  documentId: string,
): Promise<KnownFile | null> {
  const document = await db
    .selectFrom('document')
    .leftJoin('account', (join) =>
      join.onRef('account.id', '=', 'document.imported_by').on('account.unit_key', '=', platformKey),
    )
    .select(['document.file_name', 'document.imported_at', 'account.name'])
    .where('document.id', '=', documentId)
    .executeTakeFirst()
  if (!document) return null
  const earlier = file && (await earlierFile({ db }, file, documentId))
  return {
    fileName: earlier?.file_name ?? document.file_name,
    importedAt: document.imported_at.toISOString(),
    by: document.name,
    batch: earlier ? { id: earlier.id, name: earlier.name, same: earlier.id === file?.id } : null,
  }
}

const earlierFile = (
  { db }: StoreOrTransaction,
  { desk, id, ordinal }: BatchKey & { readonly ordinal: number },
  documentId: string,
) =>
  db
    .selectFrom('review_file as file')
    .innerJoin('review_batch as batch', (join) =>
      join.onRef('batch.unit_key', '=', 'file.unit_key').onRef('batch.id', '=', 'file.batch_id'),
    )
    .select(['batch.id', 'batch.name', 'file.file_name'])
    .where('file.unit_key', '=', desk)
    .where('file.document_id', '=', documentId)
    .where(({ not, and, eb }) => not(and([eb('file.batch_id', '=', id), eb('file.ordinal', '=', ordinal)])))
    .orderBy('batch.created_at')
    .orderBy('file.ordinal')
    .limit(1)
    .executeTakeFirst()

/** 文件在哪些看板 The batches of a desk on which a document lies, the newest first. */
export async function listBoardsOf(
  { db }: StoreOrTransaction,
  desk: string,
  documentId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return db
    .selectFrom('review_batch')
    .select(['id', 'name'])
    .where('unit_key', '=', desk)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('review_file')
          .select('ordinal')
          .whereRef('review_file.unit_key', '=', 'review_batch.unit_key')
          .whereRef('review_file.batch_id', '=', 'review_batch.id')
          .where('document_id', '=', documentId),
      ),
    )
    .orderBy('created_at', 'desc')
    .execute()
}
