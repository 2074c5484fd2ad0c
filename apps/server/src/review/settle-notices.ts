import {
  getDocumentAccess,
  getKnownFile,
  listFindings,
  listOpenNoticesTo,
  type Store,
  settleNotice,
} from '@mingzhang/store'
import type { ServerContext } from '../people/server-context.ts'

/**
 * 回看通知 A version of a unit's disclosure has come in: every open notice to the unit for the same year, of whichever
 * desk, is compared with it. A finding is mended when the new version has none of the same identity; with none left the
 * notice is closed. What was in the store before the notice went out mends nothing.
 */
export async function settleNotices(
  { store, now }: Pick<ServerContext, 'store' | 'now'>,
  id: string,
): Promise<void> {
  const access = await getDocumentAccess(store, id)
  const open = access ? await listOpenNoticesTo(store, access.unitKey) : []
  const others = open.filter(({ notice }) => notice.documentId !== id)
  if (others.length === 0) return
  const importedAt = await importedAtOf(store, id)
  const [version] = await listFindings(store, [id])
  if (!version) return
  const present = new Set(version.findings.map((finding) => finding.id))
  for (const { desk, notice } of others) {
    if (notice.year !== version.document.year || importedAt < notice.issuedAt) continue
    const remaining = notice.findings.filter((finding) => present.has(finding)).length
    await settleNotice(store, desk, { id: notice.id, documentId: id, remaining, at: now().toISOString() })
  }
}

const importedAtOf = async (store: Store, id: string): Promise<string> =>
  (await getKnownFile(store, null, id))?.importedAt ?? ''
