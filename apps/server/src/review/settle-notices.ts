import {
  getDocumentAccess,
  getKnownFile,
  listDecisions,
  listFindings,
  listNotices,
  listOpenNoticesTo,
  type ReviewNotice,
  reopenNotice,
  type Store,
  settleNotice,
} from '@mingzhang/store'
import type { ServerContext } from '../people/server-context.ts'

type Context = Pick<ServerContext, 'store' | 'now'>

/**
 * 回看通知 A version of a unit's disclosure has come in: every open notice to the unit for the same year, of whichever
 * desk, is compared with it. A finding is done with when the new version has none of the same identity, or when the
 * reviewer took the unit's explanation and rejects it now; with none left the notice is closed. What was in the store
 * before the notice went out mends nothing.
 */
export async function settleNotices(context: Context, id: string): Promise<void> {
  const { store, now } = context
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
    const rejected = await rejectedOf(context, desk, [notice.documentId, id])
    const left = notice.findings.filter((finding) => present.has(finding) && !rejected.has(finding))
    const done = { id: notice.id, documentId: id, remaining: left.length, at: now().toISOString() }
    await settleNotice(store, desk, done)
  }
}

/**
 * 以意见了结 Decisions on these documents have changed: a notice of which every finding is rejected now is closed, and one
 * that was closed so is open again when that was undone.
 */
export async function settleDecided(
  context: Context,
  desk: string,
  documents: readonly { readonly id: string; readonly unitKey: string }[],
): Promise<void> {
  const { store, now } = context
  const touched = new Map(documents.map(({ id, unitKey }) => [id, unitKey]))
  const notices = await listNotices(store, desk)
  const units = new Set(notices.filter(isOpen).map(({ unitKey }) => unitKey))
  for (const notice of notices.filter(({ documentId }) => touched.has(documentId))) {
    const rejected = await rejectedOf(context, desk, [notice.documentId])
    const isDone = notice.findings.every((finding) => rejected.has(finding))
    const at = now().toISOString()
    if (isDone && isOpen(notice))
      await settleNotice(store, desk, { id: notice.id, documentId: notice.documentId, remaining: 0, at })
    if (!isDone && notice.closedByDocument === notice.documentId) await reopenNotice(store, desk, notice.id)
  }
  // A version that came after a notice: what is rejected of it is done with, too.
  for (const [id, unitKey] of touched) if (units.has(unitKey)) await settleNotices(context, id)
}

const isOpen = ({ state }: ReviewNotice): boolean => state === 'open'

async function rejectedOf(
  { store }: Context,
  desk: string,
  documents: readonly string[],
): Promise<Set<string>> {
  const made = await listDecisions(store, desk, documents)
  return new Set(made.filter(({ decision }) => decision === 'rejected').map(({ findingId }) => findingId))
}

const importedAtOf = async (store: Store, id: string): Promise<string> =>
  (await getKnownFile(store, null, id))?.importedAt ?? ''
