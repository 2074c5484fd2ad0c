import { figureId } from '../document/figure-id.ts'
import type { Light } from '../document/findings-view.ts'
import type { Figure, Reading } from '../document/reading.ts'
import { compareSpots, type Spot } from '../places/source-index.ts'
import { boxesOf, type PageBox } from './page-boxes.ts'

/** Something that stands on a page, and its box there; `last` when none of its boxes follows. */
export type OnPage<T> = PageBox & { readonly value: T; readonly last: boolean }

/** 按页归拢 Things with a spot, by the pages they stand on. */
export function byPage<T extends { readonly spot: Spot }>(
  reading: Reading,
  things: readonly T[],
): ReadonlyMap<number, readonly OnPage<T>[]> {
  const pages = new Map<number, OnPage<T>[]>()
  for (const value of things) {
    const boxes = boxesOf(reading.index.blocks, value.spot)
    boxes.forEach((box, at) => {
      const here = pages.get(box.page)
      const onPage = { ...box, value, last: at === boxes.length - 1 }
      if (here) here.push(onPage)
      else pages.set(box.page, [onPage])
    })
  }
  return pages
}

/** The figures of a document by page, each once, in reading order: what the arrows walk. */
export function figuresByPage(reading: Reading): ReadonlyMap<number, readonly OnPage<Figure>[]> {
  const figures = new Map<string, Figure>()
  for (const figure of [...reading.figures.values()].flat()) {
    if (!figures.has(figureId(figure))) figures.set(figureId(figure), figure)
  }
  const ordered = [...figures.values()].sort((a, b) => compareSpots(a.spot, b.spot))
  return byPage(reading, ordered)
}

/** The pages on which places of the selected finding stand. */
export const pagesOf = (reading: Reading, lights: readonly Light[]): ReadonlySet<number> =>
  new Set(byPage(reading, lights).keys())
