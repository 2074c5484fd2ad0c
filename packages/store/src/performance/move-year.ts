import { type Kysely, sql } from 'kysely'
import { copyRows } from '../copy-rows.ts'
import type { Tables } from '../tables.ts'

/** What hangs on a year of performance, in the order in which it is copied. */
const tables = [
  'performance_year',
  'performance_programme',
  'performance_report',
  'performance_result',
  'performance_evidence',
  'performance_rectification',
  'performance_evaluation',
] as const

/**
 * 绩效年度改归单位 Files a year of performance, with everything reported in it and the operational records of its days, under
 * another unit. Within the caller's transaction.
 *
 * @returns false, and nothing is moved, where that unit has the year already
 */
export async function movePerformanceYear(
  db: Kysely<Tables>,
  { unitKey, year }: { readonly unitKey: string; readonly year: number },
  to: string,
): Promise<boolean> {
  const there = await db
    .selectFrom('performance_year')
    .select('year')
    .where('unit_key', '=', to)
    .where('year', '=', year)
    .executeTakeFirst()
  if (there) return false
  const ofYear = sql`year = ${year}::integer`
  for (const table of tables) await copyRows(db, table, { from: unitKey, to }, ofYear)
  await db.deleteFrom('performance_year').where('unit_key', '=', unitKey).where('year', '=', year).execute()
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const ofDays = sql`day between ${first}::text and ${last}::text`
  await copyRows(db, 'operational_record', { from: unitKey, to }, ofDays)
  await db
    .deleteFrom('operational_record')
    .where('unit_key', '=', unitKey)
    .where('day', '>=', first)
    .where('day', '<=', last)
    .execute()
  return true
}
