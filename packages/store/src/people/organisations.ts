import type { Organisation } from '@mingzhang/cycle'
import { type StoreOrTransaction, transact } from '../transact.ts'

/** 机构清单 The whole tree, as a list in no particular order. */
export async function listOrganisations({ db }: StoreOrTransaction): Promise<Organisation[]> {
  const rows = await db.selectFrom('organisation').selectAll().orderBy('unit_key').execute()
  return rows.map(({ unit_key, kind, ...rest }) => ({ key: unit_key, kind: kindOf(kind), ...rest }))
}

/** 存机构 Adds organisations, and changes those whose key is there already: all of them or none. */
export function saveOrganisations(
  store: StoreOrTransaction,
  organisations: readonly Organisation[],
): Promise<void> {
  return transact(store, async ({ db }) => {
    for (const { key, ...rest } of organisations) {
      await db
        .insertInto('organisation')
        .values({ unit_key: key, ...rest })
        .onConflict((conflict) => conflict.column('unit_key').doUpdateSet(rest))
        .execute()
    }
  })
}

// Written from values of this type.
const kindOf = (text: string): Organisation['kind'] => text as Organisation['kind']
