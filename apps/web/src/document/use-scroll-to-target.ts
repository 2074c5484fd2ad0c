import { type RefObject, useLayoutEffect, useRef } from 'react'
import { spotText } from '../places/source-index.ts'
import type { DocumentInUse } from './document-context.ts'
import { type Item, shows } from './layout.ts'

/** Frames to wait for a place to be drawn before giving up. */
const patience = 30

/**
 * 到位置 Scrolls the source to the place that is asked for: first to its item, then, once it is drawn, to the
 * place itself,
 * whose ring flashes once. A place inside a folded strip unfolds the document.
 */
export function useScrollToTarget(
  { target, setFolded, lights }: DocumentInUse,
  items: readonly Item[],
  pane: RefObject<HTMLElement | null>,
  scrollToItem: (at: number) => void,
): void {
  const done = useRef(0)
  const scroll = useRef(scrollToItem)
  scroll.current = scrollToItem
  const lit = lights.length > 0
  useLayoutEffect(() => {
    if (!target || done.current === target.turn) return
    const at = items.findIndex((item) => item.kind !== 'fold' && shows(item, target.spot))
    if (at < 0) {
      if (lit) setFolded(false)
      return
    }
    done.current = target.turn
    scroll.current(at)
    const { turn } = target
    const place = `[data-spot="${spotText(target.spot)}"]`
    let tries = 0
    const look = () => {
      if (done.current !== turn) return
      tries += 1
      const here = pane.current?.querySelector(place)
      if (here) {
        const spot = here.querySelector('[data-light], .chosen') ?? here
        spot.scrollIntoView({ block: 'center', inline: 'nearest' })
        flash(spot)
        return
      }
      if (tries > patience) return
      if (tries % 5 === 0) scroll.current(at)
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, [target, items, pane, setFolded, lit])
}

/** Flashes the ring of a place once. */
function flash(element: Element): void {
  element.classList.add('flash')
  setTimeout(() => element.classList.remove('flash'), 700)
}
