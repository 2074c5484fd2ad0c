import type { FormerName, KeptOrganisation, Organisation } from '@mingzhang/cycle'
import type { StoreOrTransaction } from '../transact.ts'

/** 机构清单 The whole tree, as a list in no particular order, closed ones among them. */
export async function listOrganisations({ db }: StoreOrTransaction): Promise<KeptOrganisation[]> {
  const rows = await db.selectFrom('organisation').selectAll().orderBy('unit_key').execute()
  const names = await db.selectFrom('organisation_name').selectAll().orderBy('until_on', 'desc').execute()
  const former = Map.groupBy(names, ({ unit_key }) => unit_key)
  return rows.map(({ unit_key, kind, closed_on, ...rest }) => ({
    ...{ key: unit_key, kind: kindOf(kind), ...rest, closedOn: closed_on },
    formerNames: (former.get(unit_key) ?? []).map(
      ({ name, until_on }): FormerName => ({ name, until: until_on }),
    ),
  }))
}

// Written from values of this type.
const kindOf = (text: string): Organisation['kind'] => text as Organisation['kind']
