import { createHash } from 'node:crypto'
import { storableText } from '../storable-text.ts'
import type { StoreOrTransaction } from '../transact.ts'
import type { Doer } from './book-summary.ts'

/** 记住的列对照 What somebody of a unit said of the columns of an export with these headings. */
export type EntryMapping = {
  /** The headings in order, as the reader of entry sheets puts them. */
  readonly shape: string
  /** JSON text. */
  readonly content: string
  readonly name: string
  readonly savedAt: string
}

/** 记住列对照 Keeps a mapping; a later one for the same headings takes its place. */
export async function saveEntryMapping(
  { db }: StoreOrTransaction,
  mapping: {
    readonly unitKey: string
    readonly shape: string
    readonly content: string
    readonly by: Doer
  },
): Promise<void> {
  const shape = storableText(mapping.shape)
  const kept = {
    content: storableText(mapping.content),
    account: mapping.by.account,
    name: storableText(mapping.by.name),
    saved_at: new Date(mapping.by.at),
  }
  await db
    .insertInto('entry_mapping')
    .values({ unit_key: mapping.unitKey, shape_id: shapeId(shape), shape, ...kept })
    .onConflict((conflict) => conflict.columns(['unit_key', 'shape_id']).doUpdateSet(kept))
    .execute()
}

/** 记住的列对照 All that a unit remembers, the latest first. */
export async function listEntryMappings(
  { db }: StoreOrTransaction,
  unitKey: string,
): Promise<EntryMapping[]> {
  const rows = await db
    .selectFrom('entry_mapping')
    .select(['shape', 'content', 'name', 'saved_at'])
    .where('unit_key', '=', unitKey)
    .orderBy('saved_at', 'desc')
    .orderBy('shape_id')
    .limit(200)
    .execute()
  return rows.map(({ shape, content, name, saved_at }) => ({
    ...{ shape, content, name },
    savedAt: saved_at.toISOString(),
  }))
}

/** Headings may be longer than an index takes. */
const shapeId = (shape: string): string => createHash('sha256').update(shape).digest('hex').slice(0, 32)
