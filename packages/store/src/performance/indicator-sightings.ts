import { sql } from 'kysely'
import { platformKey } from '../people/platform-key.ts'
import type { StoreOrTransaction } from '../transact.ts'

/** 见到的指标 An indicator of an imported document with the unit that set it. */
export type StoredSighting = {
  readonly name: string
  readonly level2: string | null
  readonly operator: string | null
  readonly value: string | null
  readonly unit: string | null
  readonly weight: string | null
  readonly department: string | null
  readonly source: string
}

/** 所据文件 Which documents a library is built from: what is internal is only for who reads everything. */
export type LibrarySources = 'everything' | 'published'

/** 见到的指标 Every indicator of the documents: what the library is built from, so that it grows by importing. */
export async function listSightings(
  { db }: StoreOrTransaction,
  sources: LibrarySources,
): Promise<StoredSighting[]> {
  const rows = await db
    .selectFrom('indicator')
    .innerJoin('document', (join) =>
      join
        .onRef('document.unit_key', '=', 'indicator.unit_key')
        .onRef('document.id', '=', 'indicator.document_id'),
    )
    .leftJoin('program', (join) =>
      join
        .onRef('program.unit_key', '=', 'indicator.unit_key')
        .onRef('program.document_id', '=', 'indicator.document_id')
        .onRef('program.ordinal', '=', 'indicator.program'),
    )
    .select([
      'indicator.name',
      'indicator.level2',
      'indicator.operator',
      'indicator.value',
      'indicator.unit',
      'indicator.weight',
      'program.department',
      'document.unit_name',
      'document.file_name',
    ])
    .$if(sources === 'published', (query) => query.where('document.visibility', '=', 'published'))
    .orderBy('indicator.unit_key')
    .orderBy('indicator.document_id')
    .orderBy('indicator.ordinal')
    .execute()
  return rows.map(({ department, unit_name, file_name, ...row }) => ({
    ...row,
    department,
    // A department is told from one of the same name elsewhere by the unit whose document names it.
    source: [unit_name ?? file_name, department].filter(Boolean).join('　'),
  }))
}

/** 库的指纹 Changes whenever one of the documents comes in or goes. */
export async function libraryFingerprint(
  { db }: StoreOrTransaction,
  sources: LibrarySources,
): Promise<{ readonly fingerprint: string; readonly documents: number }> {
  const row = await db
    .selectFrom('document')
    .$if(sources === 'published', (query) => query.where('visibility', '=', 'published'))
    .select((eb) => [
      eb.fn.countAll<number>().as('documents'),
      sql<string | null>`md5(string_agg(id, ',' order by id))`.as('fingerprint'),
    ])
    .executeTakeFirstOrThrow()
  return { fingerprint: row.fingerprint ?? 'empty', documents: Number(row.documents) }
}

/** 取指标库快照 The library as it was built for this fingerprint; null: not built yet. */
export async function getLibrarySnapshot(
  { db }: StoreOrTransaction,
  fingerprint: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('library_snapshot')
    .select('body')
    .where('unit_key', '=', platformKey)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  return row?.body ?? null
}

/** 存指标库快照 Keeps a built library; those of before stay, so that what it said can be looked up. */
export async function saveLibrarySnapshot(
  { db }: StoreOrTransaction,
  snapshot: { readonly fingerprint: string; readonly documents: number; readonly body: string },
  at: string,
): Promise<void> {
  await db
    .insertInto('library_snapshot')
    .values({ unit_key: platformKey, ...snapshot, taken_at: new Date(at) })
    .onConflict((conflict) => conflict.columns(['unit_key', 'fingerprint']).doNothing())
    .execute()
}
