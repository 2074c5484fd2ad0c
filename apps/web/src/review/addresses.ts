import type { FindingOf } from '@mingzhang/cycle'

/** 看板来处 From where on the desk a document is opened: its batch, and the errors alike that are walked. */
export type From = { readonly batch: string; readonly cluster?: string }

/** 文件地址 The page of a document as it is opened from a board, at a finding where one is named. */
export function documentAddress(documentId: string, findingId: string | null, from: From): string {
  const query = new URLSearchParams({
    ...(findingId !== null && { finding: findingId }),
    ...from,
  })
  return `/documents/${encodeURIComponent(documentId)}?${query}`
}

/** 下一处 The place before or after one in a list of places; null at the ends. */
export function beside<T extends FindingOf>(items: readonly T[], at: FindingOf, step: 1 | -1): T | null {
  const now = items.findIndex(
    ({ documentId, findingId }) => documentId === at.documentId && findingId === at.findingId,
  )
  return now < 0 ? null : (items[now + step] ?? null)
}
