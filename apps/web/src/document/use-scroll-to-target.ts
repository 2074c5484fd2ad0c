import { type RefObject, useLayoutEffect, useRef } from 'react'
import { type Spot, spotText } from '../places/source-index.ts'
import type { DocumentInUse } from './document-context.ts'

/** Frames to wait for a place to be drawn before giving up. */
const patience = 30

/**
 * What is scrolled: which of its items shows a spot (-1: none, it is folded; null: it stands elsewhere, not here yet), and
 * how to bring one into view.
 */
export type Scrolled = {
  readonly pane: RefObject<HTMLElement | null>
  readonly find: (spot: Spot) => number | null
  readonly scrollTo: (at: number) => void
  /** Changes when the items do. */
  readonly items: readonly unknown[]
}

/**
 * 到位置 Scrolls the source to the place that is asked for: first to its item, then, once it is drawn, to the
 * place itself,
 * whose ring flashes once. A place inside a folded strip unfolds the document.
 */
export function useScrollToTarget({ target, setFolded, lights }: DocumentInUse, scrolled: Scrolled): void {
  const done = useRef(0)
  const now = useRef(scrolled)
  now.current = scrolled
  const { items } = scrolled
  // biome-ignore lint/correctness/useExhaustiveDependencies: a place that is folded away is looked for again in new items.
  useLayoutEffect(() => {
    if (!target || done.current === target.turn) return
    const at = now.current.find(target.spot)
    if (at === null) return
    if (at < 0) {
      if (lights.length > 0) setFolded(false)
      return
    }
    done.current = target.turn
    now.current.scrollTo(at)
    const { turn, spot } = target
    // Several places may stand in one paragraph: the light of this very one comes first.
    const light = lights.find((one) => one.spot === spot)
    let tries = 0
    const look = () => {
      if (done.current !== turn) return
      tries += 1
      const pane = now.current.pane.current
      const here = (light && pane?.querySelector(`[data-light="${light.number}"]`)) ?? placeIn(pane, spot)
      if (here) {
        here.scrollIntoView({ block: 'center', inline: 'nearest' })
        flash(here)
        return
      }
      if (tries > patience) return
      if (tries % 5 === 0) now.current.scrollTo(at)
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, [target, items, setFolded, lights])
}

function placeIn(pane: HTMLElement | null, spot: Spot): Element | null {
  const here = pane?.querySelector(`[data-spot="${spotText(spot)}"]`) ?? null
  return here?.querySelector('[data-light], .chosen') ?? here
}

/** Flashes the ring of a place once. */
function flash(element: Element): void {
  element.classList.add('flash')
  setTimeout(() => element.classList.remove('flash'), 700)
}
