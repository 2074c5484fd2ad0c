import { decodeJson } from '../decode-json.ts'
import type { StoreOrTransaction } from '../transact.ts'

/** 台账一行 A row of operational records: its day, its cells by column, where it came from. */
export type StoredRecord = {
  /** Hash of its cells: the same row comes in once, however often it is sent. */
  readonly id: string
  readonly day: string
  readonly cells: { readonly [column: string]: string }
  readonly source: string
}

/** 入台账 Keeps rows of a type; rows that are there already change nothing. Gives how many were new. */
export async function addRecords(
  { db }: StoreOrTransaction,
  unitKey: string,
  type: string,
  rows: readonly StoredRecord[],
  at: string,
): Promise<number> {
  let added = 0
  for (let from = 0; from < rows.length; from += 500) {
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto('operational_record')
      .values(
        rows.slice(from, from + 500).map(({ id, day, cells, source }) => ({
          unit_key: unitKey,
          type,
          id,
          day,
          cells: JSON.stringify(cells),
          source,
          added_at: new Date(at),
        })),
      )
      .onConflict((conflict) => conflict.columns(['unit_key', 'type', 'id']).doNothing())
      .executeTakeFirstOrThrow()
    added += Number(numInsertedOrUpdatedRows)
  }
  return added
}

/** 取台账 The rows of a type within days (YYYY-MM-DD, both in), by day. */
export async function listRecords(
  { db }: StoreOrTransaction,
  unitKey: string,
  type: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<StoredRecord[]> {
  const rows = await db
    .selectFrom('operational_record')
    .select(['id', 'day', 'cells', 'source'])
    .where('unit_key', '=', unitKey)
    .where('type', '=', type)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .orderBy('id')
    .execute()
  return rows.map(({ cells, ...row }) => ({ ...row, cells: decodeJson<StoredRecord['cells']>(cells) }))
}

/** 台账件数 How many rows of each type a unit has. */
export async function countRecords(
  { db }: StoreOrTransaction,
  unitKey: string,
): Promise<{ readonly type: string; readonly rows: number }[]> {
  const found = await db
    .selectFrom('operational_record')
    .select((eb) => ['type', eb.fn.countAll<number>().as('rows')])
    .where('unit_key', '=', unitKey)
    .groupBy('type')
    .orderBy('type')
    .execute()
  return found.map(({ type, rows }) => ({ type, rows: Number(rows) }))
}
