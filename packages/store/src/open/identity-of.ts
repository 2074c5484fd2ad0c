import type { OpenIdentity, OpenRelative } from '@mingzhang/model'
import type { Store } from '../store.ts'

/** 单位的来历 What a unit is and was called, what it went into and what went into it; null where no organisation is kept for it. */
export async function identityOf(store: Store, unitKey: string): Promise<OpenIdentity | null> {
  const one = await store.db
    .selectFrom('organisation')
    .select(['name', 'successor', 'closed_on'])
    .where('unit_key', '=', unitKey)
    .executeTakeFirst()
  if (!one) return null
  const names = await store.db
    .selectFrom('organisation_name')
    .select(['name', 'until_on'])
    .where('unit_key', '=', unitKey)
    .orderBy('until_on', 'desc')
    .orderBy('name')
    .execute()
  const merged = await relatives(store, 'successor', unitKey)
  const into = one.successor === null ? [] : await relatives(store, 'unit_key', one.successor)
  return {
    name: one.name,
    formerNames: names.map(({ name, until_on }) => ({ name, until: until_on })),
    mergedInto: into.map((relative) => ({ ...relative, on: one.closed_on }))[0] ?? null,
    merged,
  }
}

async function relatives(store: Store, by: 'successor' | 'unit_key', key: string): Promise<OpenRelative[]> {
  const rows = await store.db
    .selectFrom('organisation')
    .select(['unit_key', 'name', 'closed_on'])
    .select(({ selectFrom }) =>
      selectFrom('open_book')
        .select(({ fn }) => fn.max('open_book.year').as('year'))
        .whereRef('open_book.unit_key', '=', 'organisation.unit_key')
        .as('latest'),
    )
    .where(by, '=', key)
    .orderBy('closed_on')
    .orderBy('unit_key')
    .limit(100)
    .execute()
  return rows.map(({ unit_key, name, closed_on, latest }) => ({
    ...{ unitKey: unit_key, name, on: closed_on, latestYear: latest },
  }))
}
