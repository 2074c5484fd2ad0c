/** 一页或折起的几页 One item of the pages as published: a page, or the strip that stands for pages left out. */
export type PageItem =
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'fold'; readonly from: number; readonly to: number }

/**
 * 排页 The items of a document of so many pages.
 *
 * @param count how many pages
 * @param kept the pages to show; null shows all, so does a set with no page of the document
 */
export function pageItems(count: number, kept: ReadonlySet<number> | null): readonly PageItem[] {
  const all = Array.from({ length: count }, (_, at) => at + 1)
  const none = !kept || !all.some((page) => kept.has(page))
  const items: PageItem[] = []
  for (const page of all) {
    if (none || kept.has(page)) {
      items.push({ kind: 'page', page })
      continue
    }
    const before = items.at(-1)
    if (before?.kind === 'fold') items[items.length - 1] = { ...before, to: page }
    else items.push({ kind: 'fold', from: page, to: page })
  }
  return items
}
