import type { Organisation } from '@mingzhang/cycle'
import { storableText } from '../storable-text.ts'
import { type StoreOrTransaction, transact } from '../transact.ts'
import { gatherUnits } from './gather-units.ts'
import { listOrganisations } from './list-organisations.ts'

/**
 * 存机构 Adds organisations, and changes those whose key is there already: all of them or none. A name that changes is kept
 * among the former names.
 *
 * @param on `YYYY-MM-DD`, until when the old names were borne
 */
export function saveOrganisations(
  store: StoreOrTransaction,
  organisations: readonly Organisation[],
  on: string,
): Promise<void> {
  return transact(store, async ({ db }) => {
    const present = new Map((await listOrganisations({ db })).map((one) => [one.key, one]))
    for (const { key, kind, code, name, parent } of organisations) {
      const before = present.get(key)
      if (before && before.name !== name) await keepName({ db }, before, on)
      const row = { kind, code, name: storableText(name), parent }
      await db
        .insertInto('organisation')
        .values({ unit_key: key, ...row, closed_on: null, successor: null })
        .onConflict((conflict) =>
          conflict.column('unit_key').doUpdateSet((eb) => ({
            ...row,
            version: eb('organisation.version', '+', 1),
          })),
        )
        .execute()
    }
    await gatherUnits({ db })
  })
}

export type OrganisationChange = {
  readonly name?: string
  readonly code?: string | null
  readonly parent?: string | null
  readonly closedOn?: string | null
  readonly successor?: string | null
}

/**
 * 改机构 Changes what is named; the key stays, whatever the name becomes. Documents under the new name are filed with those
 * under the old one.
 *
 * @param version the one the change was based on
 * @param on `YYYY-MM-DD`, until when the old name was borne
 * @returns `clash`: somebody else changed it meanwhile (or it is not there), and nothing was written
 */
export function changeOrganisation(
  store: StoreOrTransaction,
  key: string,
  version: number,
  change: OrganisationChange,
  on: string,
): Promise<'changed' | 'clash'> {
  return transact(store, async ({ db }) => {
    const before = (await listOrganisations({ db })).find((one) => one.key === key)
    if (!before || before.version !== version) return 'clash'
    const { name, code, parent, closedOn, successor } = change
    const { numUpdatedRows } = await db
      .updateTable('organisation')
      .set({
        version: version + 1,
        ...(name !== undefined && { name: storableText(name) }),
        ...(code !== undefined && { code }),
        ...(parent !== undefined && { parent }),
        ...(closedOn !== undefined && { closed_on: closedOn }),
        ...(successor !== undefined && { successor }),
      })
      .where('unit_key', '=', key)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return 'clash'
    if (name !== undefined && name !== before.name) await keepName({ db }, before, on)
    await gatherUnits({ db })
    return 'changed'
  })
}

/** 删机构 Takes an organisation out of the tree; the caller has seen that nothing hangs on it. */
export function removeOrganisation(
  store: StoreOrTransaction,
  key: string,
  version: number,
): Promise<'removed' | 'clash'> {
  return transact(store, async ({ db }) => {
    const { numDeletedRows } = await db
      .deleteFrom('organisation')
      .where('unit_key', '=', key)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return 'clash'
    await db.deleteFrom('organisation_name').where('unit_key', '=', key).execute()
    return 'removed'
  })
}

const keepName = ({ db }: StoreOrTransaction, { key, name }: Organisation, on: string) =>
  db
    .insertInto('organisation_name')
    .values({ unit_key: key, name, until_on: on })
    .onConflict((conflict) => conflict.columns(['unit_key', 'name', 'until_on']).doNothing())
    .execute()
