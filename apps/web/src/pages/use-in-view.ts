import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect } from 'react'
import type { Visible } from '../document/visible.ts'
import type { PageItem } from './page-items.ts'

type Told = {
  readonly report: (visible: readonly Visible[]) => void
  readonly atPage: (page: number) => void
}

/** 看到哪页 Tells the rail what of the pages is in view, and the bar which page stands in the middle. */
export function useInView(
  items: readonly PageItem[],
  virtual: Virtualizer<HTMLElement, Element>,
  count: number,
  { report, atPage }: Told,
): void {
  const top = virtual.scrollOffset ?? 0
  const bottom = top + (virtual.scrollRect?.height ?? 0)
  const inView = virtual.getVirtualItems().flatMap(({ index, start, end, size }) => {
    const item = items[index]
    if (item?.kind !== 'page' || end <= top || start >= bottom) return []
    const shareAt = (offset: number) => (item.page - 1 + (Math.min(end, offset) - start) / size) / count
    return [{ page: item.page, from: shareAt(Math.max(start, top)), to: shareAt(bottom), start, end }]
  })
  const middle = inView.find(({ end }) => end >= (top + bottom) / 2) ?? inView.at(-1)
  const page = middle?.page ?? 1
  const runs: Visible[] = []
  let last = 0
  for (const { page: here, from, to } of inView) {
    const before = runs.at(-1)
    if (before && here === last + 1) runs[runs.length - 1] = { from: before.from, to }
    else runs.push({ from, to })
    last = here
  }
  const told = JSON.stringify(runs)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the runs are new objects at every drawing; their text says when they changed.
  useEffect(() => report(runs), [told, report])
  useEffect(() => atPage(page), [page, atPage])
}
