import { storableTextOrNull } from '../storable-text.ts'
import { type StoreOrTransaction, transact } from '../transact.ts'
import { type Change, type ProgrammeKey, type Saved, whereProgramme } from './performance-year.ts'

/** 指标结果 What was reported of one indicator, words as they were chosen. */
export type StoredResult = {
  readonly indicator: number
  readonly actual: string | null
  readonly unit: string | null
  readonly on: string | null
  readonly band: string | null
  readonly forecast: string | null
  readonly likelihood: string | null
  readonly reasonClass: string | null
  readonly reason: string | null
  readonly source: string
  /** JSON text: how it was computed from records; null: it was not. */
  readonly measured: string | null
}

/** 监控填报 What a programme reported at the end of a month. Version 0: not saved yet. */
export type StoredReport = {
  readonly programme: string
  readonly month: number
  readonly initial: string | null
  readonly adjusted: string | null
  readonly executed: string | null
  readonly forecast: string | null
  readonly unit: string
  readonly submittedOn: string | null
  readonly version: number
  readonly changedBy: string
  readonly results: readonly StoredResult[]
}

/** 取填报 Every report of a year with its results, by programme and month. */
export async function listReports(
  { db }: StoreOrTransaction,
  unitKey: string,
  year: number,
): Promise<StoredReport[]> {
  const rows = await db
    .selectFrom('performance_report')
    .selectAll()
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .orderBy('programme_id')
    .orderBy('month')
    .execute()
  const results = await db
    .selectFrom('performance_result')
    .selectAll()
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .orderBy('indicator')
    .execute()
  const of = new Map<string, StoredResult[]>()
  for (const row of results) {
    const slot = `${row.programme_id} ${row.month}`
    const list = of.get(slot) ?? []
    of.set(slot, list)
    list.push({
      indicator: row.indicator,
      actual: row.actual,
      unit: row.unit,
      on: row.taken_on,
      band: row.band,
      forecast: row.forecast,
      likelihood: row.likelihood,
      reasonClass: row.reason_class,
      reason: row.reason,
      source: row.source,
      measured: row.measured,
    })
  }
  return rows.map((row) => ({
    programme: row.programme_id,
    month: row.month,
    initial: row.initial,
    adjusted: row.adjusted,
    executed: row.executed,
    forecast: row.forecast,
    unit: row.money_unit,
    submittedOn: row.submitted_on,
    version: row.version,
    changedBy: row.changed_by,
    results: of.get(`${row.programme_id} ${row.month}`) ?? [],
  }))
}

/** 保存填报 Saves a report whole, when nobody has changed it since `basedOn` (0: when nobody has made it yet). */
export function saveReport(
  store: StoreOrTransaction,
  key: ProgrammeKey,
  basedOn: number,
  report: Omit<StoredReport, 'programme' | 'version' | 'changedBy'>,
  change: Change,
): Promise<Saved> {
  return transact(store, async ({ db }) => {
    const where = { ...whereProgramme(key), month: report.month }
    const values = {
      initial: report.initial,
      adjusted: report.adjusted,
      executed: report.executed,
      forecast: report.forecast,
      money_unit: report.unit,
      submitted_on: report.submittedOn,
      version: basedOn + 1,
      changed_at: new Date(change.at),
      changed_by: change.by,
    }
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('performance_report')
      .values({ ...where, ...values })
      .onConflict((conflict) =>
        conflict
          .columns(['unit_key', 'year', 'programme_id', 'month'])
          .doUpdateSet(values)
          .where('performance_report.version', '=', basedOn),
      )
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return { ok: false } as const
    // A report that was not there has no results yet.
    if (basedOn > 0)
      await db
        .deleteFrom('performance_result')
        .where('unit_key', '=', key.unitKey)
        .where('year', '=', key.year)
        .where('programme_id', '=', key.programme)
        .where('month', '=', report.month)
        .execute()
    if (report.results.length > 0)
      await db
        .insertInto('performance_result')
        .values(report.results.map((result) => ({ ...where, ...resultColumns(result) })))
        .execute()
    return { ok: true, version: basedOn + 1 } as const
  })
}

const resultColumns = (result: StoredResult) => ({
  indicator: result.indicator,
  actual: storableTextOrNull(result.actual),
  unit: storableTextOrNull(result.unit),
  taken_on: result.on,
  band: result.band,
  forecast: storableTextOrNull(result.forecast),
  likelihood: result.likelihood,
  reason_class: result.reasonClass,
  reason: storableTextOrNull(result.reason),
  source: result.source,
  measured: result.measured,
})
