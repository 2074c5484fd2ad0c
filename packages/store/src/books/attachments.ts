import { storableText } from '../storable-text.ts'
import type { StoreOrTransaction } from '../transact.ts'
import type { BookKey, Doer } from './book-summary.ts'

/** 附件 A file beside a book: a contract, a basis. */
export type Attachment = {
  readonly id: string
  readonly about: string
  readonly fileName: string
  readonly size: number
  readonly name: string
  readonly addedAt: string
}

export type NewAttachment = BookKey & {
  readonly id: string
  readonly about: string
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly by: Doer
}

/** 加附件 Adds a file to a book. */
export async function addAttachment({ db }: StoreOrTransaction, file: NewAttachment): Promise<void> {
  await db
    .insertInto('attachment')
    .values({
      ...{ unit_key: file.unitKey, year: file.year, id: file.id, about: storableText(file.about) },
      ...{ file_name: storableText(file.fileName), byte_count: file.bytes.length, bytes: file.bytes },
      ...{ account: file.by.account, name: storableText(file.by.name), added_at: new Date(file.by.at) },
    })
    .execute()
}

/** 附件列表 The files of a book, without their bytes. */
export async function listAttachments(
  { db }: StoreOrTransaction,
  { unitKey, year }: BookKey,
): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('attachment')
    .select(['id', 'about', 'file_name', 'byte_count', 'name', 'added_at'])
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    about: row.about,
    fileName: row.file_name,
    size: row.byte_count,
    name: row.name,
    addedAt: row.added_at.toISOString(),
  }))
}

/** 取附件 The bytes of one file, or null. */
export async function getAttachment(
  { db }: StoreOrTransaction,
  { unitKey, year, id }: BookKey & { readonly id: string },
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array } | null> {
  const row = await db
    .selectFrom('attachment')
    .select(['file_name', 'bytes'])
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { fileName: row.file_name, bytes: row.bytes } : null
}

/** 删附件 Removes one file; false when there is none. */
export async function removeAttachment(
  { db }: StoreOrTransaction,
  { unitKey, year, id }: BookKey & { readonly id: string },
): Promise<boolean> {
  const gone = await db
    .deleteFrom('attachment')
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .where('id', '=', id)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
