import { listFindings, listNotices, type StoreOrTransaction, settleNotice } from '@mingzhang/store'

/**
 * 回看通知 A version of a unit's disclosure has come in: every open notice to the unit for the same year is compared with
 * it. A finding is mended when the new version has none of the same identity; with none left the notice is closed.
 */
export async function settleNotices(
  store: StoreOrTransaction,
  desk: string,
  { id, unitKey }: { readonly id: string; readonly unitKey: string },
  at: string,
): Promise<void> {
  const open = await listNotices(store, desk, { unitKey, state: 'open' })
  const others = open.filter(({ documentId }) => documentId !== id)
  if (others.length === 0) return
  const [version] = await listFindings(store, [id])
  if (!version) return
  const present = new Set(version.findings.map((finding) => finding.id))
  for (const notice of others) {
    if (notice.year !== version.document.year) continue
    const remaining = notice.findings.filter((finding) => present.has(finding)).length
    await settleNotice(store, desk, { id: notice.id, documentId: id, remaining, at })
  }
}
