import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { useDocumentInUse } from '../document/document-context.ts'
import { LinksInSource } from '../document/links-in-source.tsx'
import { useFigureKeys } from '../document/use-figure-keys.ts'
import { useScrollToTarget } from '../document/use-scroll-to-target.ts'
import type { Visible } from '../document/visible.ts'
import { type Spot, spotText } from '../places/source-index.ts'
import { useWords } from '../words/use-words.ts'
import { byPage, figuresByPage, pagesOf } from './boxes-by-page.ts'
import { boxesOf } from './page-boxes.ts'
import type { PageFile } from './page-file.ts'
import { type PageItem, pageItems } from './page-items.ts'
import { PageSheet } from './page-sheet.tsx'
import { PagesFold } from './pages-fold.tsx'
import { useInView } from './use-in-view.ts'
import { usePaperWidth } from './use-paper-width.ts'

type Properties = {
  readonly file: PageFile
  /** Width of a page as a share of the pane's: 1 fits. */
  readonly zoom: number
  readonly report: (visible: readonly Visible[]) => void
  /** Says which page stands in the middle. */
  readonly atPage: (page: number) => void
}

const gap = 12
const foldHeight = 26

/** 原貌 The pages as published, virtual, with the places of the selected finding lit on them. */
export function PagesPane({ file, zoom, ...told }: Properties) {
  const words = useWords()
  const inUse = useDocumentInUse()
  const { reading, lights, folded, setFolded, target } = inUse
  const pane = useRef<HTMLElement>(null)
  const width = usePaperWidth(pane) * zoom
  const items = useMemo(
    () => pageItems(file.pages.length, folded && lights.length > 0 ? pagesOf(reading, lights) : null),
    [file, reading, lights, folded],
  )
  const scaleOf = (page: number) => width / (file.pages[page - 1]?.width ?? 1)
  const heightOf = (item: PageItem | undefined) =>
    item?.kind === 'page' ? (file.pages[item.page - 1]?.height ?? 0) * scaleOf(item.page) + gap : foldHeight
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => pane.current,
    estimateSize: (at) => heightOf(items[at]),
    getItemKey: (at) => keyOf(items[at], at),
    overscan: 1,
    paddingStart: 10,
    paddingEnd: 40,
  })
  useMeasureAgain(virtual, width)
  const find = (spot: Spot) => {
    const page = boxesOf(reading.index.blocks, spot)[0]?.page
    return items.findIndex((item) => item.kind === 'page' && item.page === page)
  }
  useScrollToTarget(inUse, { pane, items, find, scrollTo: (at) => virtual.scrollToIndex(at) })
  useInView(items, virtual, file.pages.length, told)
  useFigureKeys(pane)
  const figures = useMemo(() => figuresByPage(reading), [reading])
  const lit = useMemo(() => byPage(reading, lights), [reading, lights])
  const asked = useMemo(() => (target ? boxesOf(reading.index.blocks, target.spot) : []), [reading, target])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
    <section ref={pane} className="source pages" aria-label={words.document.sourceLabel} tabIndex={0}>
      <p className="unseen">{words.document.sourceHelp}</p>
      <div className="source-content" style={{ height: virtual.getTotalSize(), minWidth: width }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]
          const style = { transform: `translateY(${start}px)`, width }
          if (item?.kind !== 'page')
            return (
              <div key={key} className="item strip" style={style}>
                {item && <PagesFold item={item} unfold={() => setFolded(false)} />}
              </div>
            )
          return (
            <div key={key} className="item sheet" style={style}>
              <PageSheet
                file={file}
                page={item.page}
                scale={scaleOf(item.page)}
                figures={figures.get(item.page) ?? []}
                lights={lit.get(item.page) ?? []}
                asked={asked.filter(({ page }) => page === item.page)}
                askedSpot={target ? spotText(target.spot) : ''}
              />
            </div>
          )
        })}
        <LinksInSource pane={pane} />
      </div>
    </section>
  )
}

const keyOf = (item: PageItem | undefined, at: number): string | number =>
  item?.kind === 'page' ? item.page : item ? `fold-${item.from}` : at

type Virtual = { readonly measure: () => void; readonly scrollOffset: number | null } & {
  readonly scrollToOffset: (offset: number) => void
}

/** When the width changes every height does; what stood at the top stays there. */
function useMeasureAgain(virtual: Virtual, width: number): void {
  const before = useRef(width)
  const now = useRef(virtual)
  now.current = virtual
  useLayoutEffect(() => {
    if (before.current === width) return
    const grown = width / before.current
    before.current = width
    now.current.measure()
    now.current.scrollToOffset((now.current.scrollOffset ?? 0) * grown)
  }, [width])
}
