import { decodeJson } from '../decode-json.ts'
import { storableText } from '../storable-text.ts'
import type { StoreOrTransaction } from '../transact.ts'
import { type Change, type ProgrammeKey, type Saved, whereProgramme } from './performance-year.ts'

/** 评价 `self`: the unit's own; `bureau`: the re-evaluation beside it. */
export type EvaluationKind = 'self' | 'bureau'

/** 评价记录 What went in and what came out, as the caller's type, with the remarks. */
export type StoredEvaluation<Body> = {
  readonly programme: string
  readonly kind: EvaluationKind
  readonly total: string | null
  readonly grade: string | null
  readonly remarks: string
  readonly body: Body
  readonly version: number
  readonly evaluatedAt: string
  readonly evaluatedBy: string
}

/** 取评价 Every evaluation of a year. */
export async function listEvaluations<Body>(
  { db }: StoreOrTransaction,
  unitKey: string,
  year: number,
): Promise<StoredEvaluation<Body>[]> {
  const rows = await db
    .selectFrom('performance_evaluation')
    .selectAll()
    .where('unit_key', '=', unitKey)
    .where('year', '=', year)
    .orderBy('programme_id')
    .orderBy('kind')
    .execute()
  return rows.map((row) => ({
    programme: row.programme_id,
    kind: row.kind === 'bureau' ? 'bureau' : 'self',
    total: row.total,
    grade: row.grade,
    remarks: row.remarks,
    body: decodeJson<Body>(row.body),
    version: row.version,
    evaluatedAt: row.evaluated_at.toISOString(),
    evaluatedBy: row.evaluated_by,
  }))
}

/** 保存评价 Saves an evaluation when nobody has changed it since `basedOn` (0: when there is none). */
export async function saveEvaluation<Body>(
  { db }: StoreOrTransaction,
  key: ProgrammeKey,
  basedOn: number,
  one: Pick<StoredEvaluation<Body>, 'kind' | 'total' | 'grade' | 'remarks' | 'body'>,
  change: Change,
): Promise<Saved> {
  const values = {
    total: one.total,
    grade: one.grade,
    remarks: storableText(one.remarks),
    body: JSON.stringify(one.body),
    version: basedOn + 1,
    evaluated_at: new Date(change.at),
    evaluated_by: change.by,
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('performance_evaluation')
    .values({ ...whereProgramme(key), kind: one.kind, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['unit_key', 'year', 'programme_id', 'kind'])
        .doUpdateSet(values)
        .where('performance_evaluation.version', '=', basedOn),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? { ok: true, version: basedOn + 1 } : { ok: false }
}
