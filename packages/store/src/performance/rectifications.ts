import { storableText, storableTextOrNull } from '../storable-text.ts'
import type { StoreOrTransaction } from '../transact.ts'
import { type ProgrammeKey, type Saved, whereProgramme } from './performance-year.ts'

/** 整改 As the package performance has it, with the programme it belongs to. */
export type StoredRectification = {
  readonly programme: string
  readonly id: string
  readonly month: number
  readonly indicator: number | null
  readonly what: string
  readonly raisedOn: string
  readonly due: string
  readonly measures: string | null
  readonly answeredOn: string | null
  readonly closing: string | null
  readonly closedOn: string | null
  readonly version: number
}

/** 整改清单 The rectifications of a year, in the order they were raised. */
export async function listRectifications(
  { db }: StoreOrTransaction,
  unitKey: string,
  year: number,
): Promise<StoredRectification[]> {
  const rows = await db
    .selectFrom('performance_rectification')
    .selectAll()
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .orderBy('raised_on')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    programme: row.programme_id,
    id: row.id,
    month: row.month,
    indicator: row.indicator,
    what: row.what,
    raisedOn: row.raised_on,
    due: row.due,
    measures: row.measures,
    answeredOn: row.answered_on,
    closing: row.closing,
    closedOn: row.closed_on,
    version: row.version,
  }))
}

/** 保存整改 Saves a rectification when nobody has changed it since `basedOn` (0: a new one). */
export async function saveRectification(
  { db }: StoreOrTransaction,
  key: ProgrammeKey,
  basedOn: number,
  one: Omit<StoredRectification, 'programme' | 'version'>,
  by: string,
): Promise<Saved> {
  const values = {
    month: one.month,
    indicator: one.indicator,
    what: storableText(one.what),
    raised_on: one.raisedOn,
    due: one.due,
    measures: storableTextOrNull(one.measures),
    answered_on: one.answeredOn,
    closing: storableTextOrNull(one.closing),
    closed_on: one.closedOn,
    version: basedOn + 1,
    changed_by: by,
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('performance_rectification')
    .values({ ...whereProgramme(key), id: one.id, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['unit_key', 'year', 'programme_id', 'id'])
        .doUpdateSet(values)
        .where('performance_rectification.version', '=', basedOn),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? { ok: true, version: basedOn + 1 } : { ok: false }
}
