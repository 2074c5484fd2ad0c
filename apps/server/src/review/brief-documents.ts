import { listFindings, presentDocuments, type StoreOrTransaction } from '@mingzhang/store'
import { type BriefDocument, briefOf } from './board.ts'

/** Documents that are kept at hand; a document never changes once it is in the store. */
const most = 5_000

/** 摘要架 Documents in brief, read from the store once and kept: a board is asked for again and again while it fills. */
export type BriefShelf = (ids: readonly string[]) => Promise<ReadonlyMap<string, BriefDocument>>

export function briefShelf(store: StoreOrTransaction): BriefShelf {
  const kept = new Map<string, BriefDocument>()
  return async (ids) => {
    // What is read of a document never changes, but it may be removed, or its unit turn out to be another.
    const present = await presentDocuments(store, ids)
    for (const id of ids) if (kept.get(id)?.unitKey !== present.get(id)) kept.delete(id)
    const missing = ids.filter((id) => present.has(id) && !kept.has(id))
    for (const found of await listFindings(store, missing)) {
      kept.set(found.document.id, briefOf(found))
    }
    for (const id of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(id)
    }
    return new Map(ids.flatMap((id) => (kept.has(id) ? [[id, kept.get(id)] as const] : [])).filter(isFound))
  }
}

const isFound = (
  entry: readonly [string, BriefDocument | undefined],
): entry is readonly [string, BriefDocument] => entry[1] !== undefined
