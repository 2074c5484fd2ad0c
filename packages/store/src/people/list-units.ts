import type { StoreOrTransaction } from '../transact.ts'

/** 单位 A unit that a document of the store speaks of. */
export type Unit = {
  readonly key: string
  readonly code: string | null
  readonly name: string | null
  readonly region: string | null
}

/** 单位清单 Every unit of which there is a document, by key. */
export async function listUnits({ db }: StoreOrTransaction): Promise<Unit[]> {
  const rows = await db.selectFrom('unit').selectAll().orderBy('unit_key').execute()
  return rows.map(({ unit_key, ...rest }) => ({ key: unit_key, ...rest }))
}
