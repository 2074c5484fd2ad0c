import { type RefObject, useLayoutEffect, useState } from 'react'

/** Room beside the paper for the tags of the places, where there is enough. */
const tags = 150
const enough = 760

/** 纸宽 Width of a page that fits the pane, in pixels. */
export function usePaperWidth(pane: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = pane.current
    if (!element) return undefined
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element)
      const [left, right] = [Number.parseInt(paddingLeft, 10), Number.parseInt(paddingRight, 10)]
      const inside = element.clientWidth - left - right
      setWidth(inside >= enough ? inside - tags : inside)
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [pane])
  return Math.max(200, width)
}
