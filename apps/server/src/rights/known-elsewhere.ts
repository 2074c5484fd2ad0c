import type { Refusal } from '@mingzhang/model'
import { dayInChina } from '@mingzhang/model'
import { getDocumentAccess, getKnownFile } from '@mingzhang/store'
import type { ServerContext } from '../people/server-context.ts'
import { storedElsewhere } from '../refusals.ts'

/**
 * 别处已有 Why bytes that are in the store are not linked to for somebody who may not see them: whose they are and since
 * when, as far as the organisation tree knows. Whoever asks has the bytes; neither the document nor who brought it is named.
 */
export async function knownElsewhere({ store, tree }: ServerContext, id: string): Promise<Refusal> {
  const access = await getDocumentAccess(store, id)
  const known = await getKnownFile(store, null, id)
  const keeper = (await tree.organisations()).find(({ key }) => key === access?.organisation)
  return storedElsewhere(keeper?.name ?? null, known ? dayInChina(known.importedAt) : null)
}
