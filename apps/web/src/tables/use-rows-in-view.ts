import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import { usePrinting } from '../shell/use-printing.ts'

type Options = {
  readonly count: number
  readonly pane: RefObject<HTMLElement | null>
  /** Pixels, of a row that takes one line. */
  readonly rowHeight: number
  /** Rows drawn above and below what is seen. */
  readonly overscan: number
}

type RowsInView = {
  /** Which rows are drawn, in order. */
  readonly drawn: readonly number[]
  /** Pixels taken by the rows left out before and after them. */
  readonly above: number
  readonly below: number
  readonly scrollToIndex: Virtualizer<HTMLElement, Element>['scrollToIndex']
}

/** 眼前的行 The rows of a long table that are drawn: those in view and some more; on paper all of them. */
export function useRowsInView({ count, pane, rowHeight, overscan }: Options): RowsInView {
  const printing = usePrinting()
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => pane.current,
    estimateSize: () => rowHeight,
    overscan,
  })
  const { scrollToIndex } = virtual
  if (printing) return { drawn: [...Array(count).keys()], above: 0, below: 0, scrollToIndex }
  const items = virtual.getVirtualItems()
  return {
    drawn: items.map(({ index }) => index),
    above: items[0]?.start ?? 0,
    below: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    scrollToIndex,
  }
}
