import type { BookProgramme } from '@mingzhang/model'
import { decodeJson } from '../decode-json.ts'
import { storableText, storableTextOrNull } from '../storable-text.ts'
import type { PerformanceTables } from '../tables/performance.ts'
import { type StoreOrTransaction, transact } from '../transact.ts'

/** 绩效年度 A unit's year of performance, without its programmes. */
export type StoredYear = {
  readonly unitKey: string
  readonly year: number
  readonly title: string
  readonly unitName: string
  readonly region: string | null
  /** Id of the monitoring scheme. */
  readonly scheme: string
  /** The document its targets came from. */
  readonly documentId: string | null
  readonly simulated: boolean
  /** ISO 8601. */
  readonly createdAt: string
  /** The version of the unit's book that its targets came from; null: they came from a document. */
  readonly bookVersion: number | null
  /** `YYYY-MM-DD` that book was approved on, its targets with it. */
  readonly approvedOn: string | null
}

/** 年度中的项目 A programme of the year with its targets. */
export type StoredProgramme = {
  readonly id: string
  readonly ordinal: number
  readonly targets: BookProgramme
  readonly stoppedOn: string | null
  readonly stoppedWhy: string | null
  readonly version: number
  readonly changedAt: string
  readonly changedBy: string
}

/** 项目的位置 Where everything of a programme is kept. */
export type ProgrammeKey = { readonly unitKey: string; readonly year: number; readonly programme: string }

/** Who changes something and when (ISO 8601, from the caller's clock). */
export type Change = { readonly by: string; readonly at: string }

/** 保存结果 The new version, or that somebody else has changed it since. */
export type Saved = { readonly ok: true; readonly version: number } | { readonly ok: false }

export const whereProgramme = ({ unitKey, year, programme }: ProgrammeKey) => ({
  unit_key: unitKey,
  year,
  programme_id: programme,
})

/** 开一年 Starts a year of performance with its programmes; `false` when the unit has that year already. */
export function createPerformanceYear(
  store: StoreOrTransaction,
  year: StoredYear,
  programmes: readonly Omit<StoredProgramme, 'version' | 'changedAt' | 'changedBy'>[],
  change: Change,
): Promise<boolean> {
  return transact(store, async ({ db }) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('performance_year')
      .values({
        unit_key: year.unitKey,
        year: year.year,
        title: storableText(year.title),
        unit_name: storableText(year.unitName),
        region: storableTextOrNull(year.region),
        scheme: year.scheme,
        document_id: year.documentId,
        simulated: year.simulated,
        created_at: new Date(year.createdAt),
        book_version: year.bookVersion,
        approved_on: year.approvedOn,
      })
      .onConflict((conflict) => conflict.columns(['unit_key', 'year']).doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 0n) return false
    for (const one of programmes)
      await db
        .insertInto('performance_programme')
        .values({
          unit_key: year.unitKey,
          year: year.year,
          programme_id: one.id,
          ordinal: one.ordinal,
          ...columnsOf(one),
          version: 1,
          changed_at: new Date(change.at),
          changed_by: change.by,
        })
        .execute()
    return true
  })
}

const columnsOf = ({
  targets,
  stoppedOn,
  stoppedWhy,
}: Pick<StoredProgramme, 'targets' | 'stoppedOn' | 'stoppedWhy'>) => ({
  name: storableText(targets.name),
  code: storableTextOrNull(targets.code),
  department: storableTextOrNull(targets.department),
  budget: targets.budget,
  targets: JSON.stringify(targets),
  stopped_on: stoppedOn,
  stopped_why: storableTextOrNull(stoppedWhy),
})

/** 年度清单 Every year of performance with how many programmes it has, the newest first. */
export async function listPerformanceYears({
  db,
}: StoreOrTransaction): Promise<(StoredYear & { readonly programmes: number })[]> {
  const rows = await db
    .selectFrom('performance_year')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('performance_programme')
        .whereRef('performance_programme.unit_key', '=', 'performance_year.unit_key')
        .whereRef('performance_programme.year', '=', 'performance_year.year')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .as('programmes'),
    )
    .orderBy('year', 'desc')
    .orderBy('unit_key')
    .execute()
  return rows.map(({ programmes, ...row }) => ({ ...yearOf(row), programmes: Number(programmes ?? 0) }))
}

/** 取年度 One year, or null. */
export async function getPerformanceYear(
  { db }: StoreOrTransaction,
  unitKey: string,
  year: number,
): Promise<StoredYear | null> {
  const row = await db
    .selectFrom('performance_year')
    .selectAll()
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .executeTakeFirst()
  return row ? yearOf(row) : null
}

type YearRow = PerformanceTables['performance_year']

const yearOf = (row: YearRow): StoredYear => ({
  unitKey: row.unit_key,
  year: row.year,
  title: row.title,
  unitName: row.unit_name,
  region: row.region,
  scheme: row.scheme,
  documentId: row.document_id,
  simulated: row.simulated,
  createdAt: row.created_at.toISOString(),
  bookVersion: row.book_version,
  approvedOn: row.approved_on,
})

/** 标明模拟 From here on the year says that its results are made up. It is never taken back. */
export async function markSimulated(
  { db }: StoreOrTransaction,
  unitKey: string,
  year: number,
): Promise<void> {
  await db
    .updateTable('performance_year')
    .set({ simulated: true })
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .execute()
}

/** 换监控安排 Sets the scheme of a year when it is still the one the change was made from. */
export async function saveScheme(
  { db }: StoreOrTransaction,
  { unitKey, year }: Pick<ProgrammeKey, 'unitKey' | 'year'>,
  from: string,
  to: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('performance_year')
    .set({ scheme: to })
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .where('scheme', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * 记下所据账本 Sets which version of the book a year's targets are of, when it is still the one the change was made from.
 */
export async function saveBookVersion(
  { db }: StoreOrTransaction,
  { unitKey, year }: Pick<ProgrammeKey, 'unitKey' | 'year'>,
  from: number | null,
  to: { readonly bookVersion: number; readonly approvedOn: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('performance_year')
    .set({ book_version: to.bookVersion, approved_on: to.approvedOn })
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .where('book_version', from === null ? 'is' : '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** 加项目 Adds a programme to a year that has begun, after those that are there. */
export async function addProgramme(
  { db }: StoreOrTransaction,
  key: ProgrammeKey,
  ordinal: number,
  given: Pick<StoredProgramme, 'targets' | 'stoppedOn' | 'stoppedWhy'>,
  change: Change,
): Promise<void> {
  await db
    .insertInto('performance_programme')
    .values({
      ...whereProgramme(key),
      ordinal,
      ...columnsOf(given),
      version: 1,
      changed_at: new Date(change.at),
      changed_by: change.by,
    })
    .execute()
}

/** 取项目 The programmes of a year in their order. */
export async function listProgrammes(
  { db }: StoreOrTransaction,
  unitKey: string,
  year: number,
): Promise<StoredProgramme[]> {
  const rows = await db
    .selectFrom('performance_programme')
    .selectAll()
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .orderBy('ordinal')
    .execute()
  return rows.map((row) => ({
    id: row.programme_id,
    ordinal: row.ordinal,
    targets: decodeJson<BookProgramme>(row.targets),
    stoppedOn: row.stopped_on,
    stoppedWhy: row.stopped_why,
    version: row.version,
    changedAt: row.changed_at.toISOString(),
    changedBy: row.changed_by,
  }))
}

/** 保存目标 Saves a programme's targets when nobody has changed them since `basedOn`. */
export async function saveProgramme(
  { db }: StoreOrTransaction,
  key: ProgrammeKey,
  basedOn: number,
  given: Pick<StoredProgramme, 'targets' | 'stoppedOn' | 'stoppedWhy'>,
  change: Change,
): Promise<Saved> {
  const updated = await db
    .updateTable('performance_programme')
    .set({
      ...columnsOf(given),
      version: basedOn + 1,
      changed_at: new Date(change.at),
      changed_by: change.by,
    })
    .where('unit_key', '=', key.unitKey)
    .where('year', '=', key.year)
    .where('programme_id', '=', key.programme)
    .where('version', '=', basedOn)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n ? { ok: true, version: basedOn + 1 } : { ok: false }
}
