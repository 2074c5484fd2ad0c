import { storableText } from '../storable-text.ts'
import type { StoreOrTransaction } from '../transact.ts'
import { type Change, type ProgrammeKey, whereProgramme } from './performance-year.ts'

/** 佐证材料 A file that shows a result, without its bytes. */
export type StoredEvidence = {
  readonly programme: string
  readonly month: number
  readonly indicator: number
  /** First 16 hex digits of its SHA-256, with the indicator. */
  readonly id: string
  readonly fileName: string
  readonly bytes: number
  readonly addedBy: string
}

/** 佐证清单 The evidence of a year. */
export async function listEvidence(
  { db }: StoreOrTransaction,
  unitKey: string,
  year: number,
): Promise<StoredEvidence[]> {
  const rows = await db
    .selectFrom('performance_evidence')
    .select(['programme_id', 'month', 'indicator', 'id', 'file_name', 'byte_count', 'added_by'])
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    programme: row.programme_id,
    month: row.month,
    indicator: row.indicator,
    id: row.id,
    fileName: row.file_name,
    bytes: row.byte_count,
    addedBy: row.added_by,
  }))
}

/** 加佐证 Keeps a file; the same file for the same indicator changes nothing. */
export async function addEvidence(
  { db }: StoreOrTransaction,
  key: ProgrammeKey,
  file: {
    readonly month: number
    readonly indicator: number
    readonly fileName: string
    readonly sha256: string
    readonly bytes: Uint8Array
  },
  change: Change,
): Promise<string> {
  const id = `${file.indicator}-${file.sha256.slice(0, 16)}`
  await db
    .insertInto('performance_evidence')
    .values({
      ...whereProgramme(key),
      month: file.month,
      id,
      indicator: file.indicator,
      file_name: storableText(file.fileName),
      sha256: file.sha256,
      byte_count: file.bytes.length,
      body: file.bytes,
      added_at: new Date(change.at),
      added_by: change.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return id
}

/** 取佐证 A file with its bytes, or null. */
export async function getEvidence(
  { db }: StoreOrTransaction,
  { unitKey, year, programme }: ProgrammeKey,
  month: number,
  id: string,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array } | null> {
  const row = await db
    .selectFrom('performance_evidence')
    .select(['file_name', 'body'])
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .where('programme_id', '=', programme)
    .where('month', '=', month)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { fileName: row.file_name, bytes: row.body } : null
}
