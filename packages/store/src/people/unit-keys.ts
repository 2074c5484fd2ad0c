import { type StatedUnit, unitIdentity } from '@mingzhang/cycle'
import type { StoreOrTransaction } from '../transact.ts'
import { unitKey } from '../unit-key.ts'
import { listOrganisations } from './list-organisations.ts'

/**
 * 各单位的键 The key under which documents of a unit are filed: that of the organisation that bears or bore the stated name,
 * or else of the name itself. To be asked within the transaction that files them.
 */
export async function unitKeys(store: StoreOrTransaction): Promise<(stated: StatedUnit) => string> {
  return unitIdentity(await listOrganisations(store), unitKey)
}
