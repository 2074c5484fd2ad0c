import assert from 'node:assert/strict'
import { pinyinOrder } from '../pinyin-order.ts'
import { storableText, storableTextOrNull } from '../storable-text.ts'
import { type StoreOrTransaction, transact } from '../transact.ts'
import type { BookKey, Doer } from './book-summary.ts'

/** 待存的一版 What a save brings; the figures are those a list shows. */
export type BookSave = BookKey & {
  /** Number of the version that the content was made from; null for a book that is not there yet. */
  readonly basedOn: number | null
  /** JSON text, kept as it is. */
  readonly content: string
  readonly unitName: string
  readonly unitCode: string | null
  readonly edition: string | null
  readonly errors: number
  readonly warnings: number
  /** 分. */
  readonly total: number
  readonly by: Doer
  /** Names a version that is to be kept; without one, saves that follow each other become one. */
  readonly note: string | null
}

/** `clash`: somebody saved since; nothing was changed. */
export type BookSaved =
  | { readonly status: 'saved'; readonly version: number }
  | { readonly status: 'clash'; readonly version: number }
  | { readonly status: 'missing' }

/** Saves of one person within this time are one version, unless one was named. */
const oneVersionMilliseconds = 10 * 60_000

/**
 * 存账本 Puts a version behind the one it was made from. When another has been put there meanwhile, nothing is
 * changed and the answer says so: nobody's work is written over.
 */
export function saveBook(store: StoreOrTransaction, save: BookSave): Promise<BookSaved> {
  assert(save.basedOn === null || Number.isInteger(save.basedOn), 'versions are whole numbers')
  return transact(store, async ({ db }) => {
    const head = headOf(save)
    if (save.basedOn === null) {
      const added = await db
        .insertInto('book')
        .values({
          ...{ unit_key: save.unitKey, year: save.year, state: 'draft', version: 1 },
          ...{ approved_on: null, published_on: null, created_at: new Date(save.by.at), ...head },
        })
        .onConflict((conflict) => conflict.columns(['unit_key', 'year']).doNothing())
        .executeTakeFirst()
      if (added.numInsertedOrUpdatedRows === 0n) return clashOf({ db }, save)
      await addVersion({ db }, save, 1)
      return { status: 'saved', version: 1 }
    }
    const version = save.basedOn + 1
    const moved = await db
      .updateTable('book')
      .set({ version, ...head })
      .where('unit_key', '=', save.unitKey)
      .where('year', '=', save.year)
      .where('version', '=', save.basedOn)
      .executeTakeFirst()
    if (moved.numUpdatedRows === 0n) return clashOf({ db }, save)
    if (save.note === null) await dropPassing({ db }, save)
    await addVersion({ db }, save, version)
    return { status: 'saved', version }
  })
}

const headOf = (save: BookSave) => ({
  unit_name: storableText(save.unitName),
  unit_code: storableTextOrNull(save.unitCode),
  edition: save.edition,
  error_count: save.errors,
  warning_count: save.warnings,
  total: save.total,
  name_order: pinyinOrder(storableText(save.unitName)),
  updated_at: new Date(save.by.at),
  updated_by: storableText(save.by.name),
})

async function clashOf({ db }: StoreOrTransaction, { unitKey, year }: BookKey): Promise<BookSaved> {
  const now = await db
    .selectFrom('book')
    .select('version')
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .executeTakeFirst()
  return now ? { status: 'clash', version: now.version } : { status: 'missing' }
}

async function addVersion({ db }: StoreOrTransaction, save: BookSave, version: number): Promise<void> {
  await db
    .insertInto('book_version')
    .values({
      ...{ unit_key: save.unitKey, year: save.year, version, content: storableText(save.content) },
      ...{ based_on: save.basedOn, saved_at: new Date(save.by.at), account: save.by.account },
      ...{ name: storableText(save.by.name), note: storableTextOrNull(save.note) },
    })
    .execute()
}

/** The version before goes when the same person saved it a moment ago and nobody named it; the first one stays. */
async function dropPassing({ db }: StoreOrTransaction, save: BookSave): Promise<void> {
  const since = new Date(new Date(save.by.at).getTime() - oneVersionMilliseconds)
  await db
    .deleteFrom('book_version')
    .where('unit_key', '=', save.unitKey)
    .where('year', '=', save.year)
    .where('version', '=', save.basedOn ?? 0)
    .where('version', '>', 1)
    .where('account', '=', save.by.account)
    .where('note', 'is', null)
    .where('saved_at', '>', since)
    .execute()
}
