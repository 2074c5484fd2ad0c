import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useWords } from '../words/use-words.ts'
import { copyCells } from './copy-cells.ts'
import { type DocumentInUse, useDocumentInUse } from './document-context.ts'
import { figureId } from './figure-id.ts'
import type { Light } from './findings-view.ts'
import { heightOf } from './item-height.ts'
import { type Item, layout, shows } from './layout.ts'
import { LinksInSource } from './links.tsx'
import { shareOf, shareOfEnd } from './share.ts'
import { SheetItem } from './sheet-item.tsx'
import { useFigureKeys } from './use-figure-keys.ts'
import { joinVisible, type Visible } from './visible.ts'

const noLights: readonly Light[] = []

/** 原件 The document as published, virtual, with the places of the selected finding lit. */
export function SourcePane({ report }: { readonly report: (visible: readonly Visible[]) => void }) {
  const words = useWords()
  const inUse = useDocumentInUse()
  const { reading, lights, folded, figure, openFigure } = inUse
  const pane = useRef<HTMLElement>(null)
  const spots = useMemo(() => lights.map(({ spot }) => spot), [lights])
  const items = useMemo(() => layout(reading, spots, folded), [reading, spots, folded])
  const lightsByBlock = useMemo(() => Map.groupBy(lights, ({ spot }) => spot.block), [lights])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => pane.current,
    estimateSize: (at) => heightOf(items[at], reading),
    getItemKey: (at) => items[at]?.id ?? at,
    overscan: 6,
    paddingStart: 10,
    paddingEnd: 40,
  })
  const shownItems = virtual.getVirtualItems()
  useScrollToTarget(inUse, items, pane, (at) => virtual.scrollToIndex(at, { align: 'center' }))
  useVisible(
    items,
    inUse,
    report,
    shownItems[0]?.index ?? 0,
    shownItems.at(-1)?.index ?? 0,
    virtual.scrollOffset ?? 0,
  )
  useFigureKeys(pane)
  useEffect(() => copyCells(pane.current), [])
  const blocksOf = (item: Item): readonly Light[] => {
    if (item.kind === 'paragraph' || item.kind === 'rows') return lightsByBlock.get(item.block) ?? noLights
    return item.kind === 'caption' ? item.blocks.flatMap((block) => lightsByBlock.get(block) ?? []) : noLights
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
    <section ref={pane} className="source" aria-label={words.document.sourceLabel} tabIndex={0}>
      <p className="unseen">{words.document.sourceHelp}</p>
      {items.length === 0 && <p className="empty">{words.document.emptySource}</p>}
      <div className="source-content" style={{ height: virtual.getTotalSize() }}>
        {shownItems.map(({ index, key, start }) => {
          const item = items[index]
          if (!item) return null
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={`item ${edges(items, index)}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              <SheetItem
                item={item}
                reading={reading}
                lights={blocksOf(item)}
                chosen={figure ? figureId(figure) : null}
                open={openFigure}
                unfold={inUse.setFolded}
              />
            </div>
          )
        })}
        <LinksInSource pane={pane} />
      </div>
    </section>
  )
}

/** Where the paper begins and ends: at the ends of the document and at folded strips. */
function edges(items: readonly Item[], at: number): string {
  if (items[at]?.kind === 'fold') return 'strip'
  const first = at === 0 || items[at - 1]?.kind === 'fold'
  const last = at === items.length - 1 || items[at + 1]?.kind === 'fold'
  return `sheet ${first ? 'first' : ''} ${last ? 'last' : ''}`
}

function useScrollToTarget(
  { target, setFolded, lights }: DocumentInUse,
  items: readonly Item[],
  pane: React.RefObject<HTMLElement | null>,
  scrollToItem: (at: number) => void,
): void {
  const done = useRef(0)
  const scroll = useRef(scrollToItem)
  scroll.current = scrollToItem
  useLayoutEffect(() => {
    if (!target || done.current === target.turn) return undefined
    const at = items.findIndex((item) => item.kind !== 'fold' && shows(item, target.spot))
    if (at < 0) {
      if (items.some((item) => item.kind === 'fold') && lights.length > 0) setFolded(false)
      return undefined
    }
    done.current = target.turn
    scroll.current(at)
    let tries = 0
    let frame = requestAnimationFrame(function look() {
      tries += 1
      const { block, row, cell } = target.spot
      const place = row === null ? `${block}` : `${block}.${row}.${cell ?? ''}`
      const here = pane.current?.querySelector(`[data-spot="${place}"]`)
      if (here) {
        const lit = here.querySelector('[data-light]') ?? here
        lit.scrollIntoView({ block: 'center', inline: 'nearest' })
        flash(lit)
      } else if (tries < 30) {
        if (tries % 5 === 0) scroll.current(at)
        frame = requestAnimationFrame(look)
      }
    })
    return () => cancelAnimationFrame(frame)
  }, [target, items, pane, setFolded, lights])
}

/** Flashes the ring of a place once. */
function flash(element: Element): void {
  element.classList.add('flash')
  setTimeout(() => element.classList.remove('flash'), 700)
}

function useVisible(
  items: readonly Item[],
  { reading }: DocumentInUse,
  report: (visible: readonly Visible[]) => void,
  first: number,
  last: number,
  offset: number,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the offset stands for what is in view.
  useEffect(() => {
    const runs = items.slice(first, last + 1).flatMap((item) => visibleOf(item, reading))
    report(joinVisible(runs))
  }, [items, reading, report, first, last, Math.round(offset / 200)])
}

function visibleOf(item: Item, reading: DocumentInUse['reading']): readonly Visible[] {
  if (item.kind === 'fold') return []
  if (item.kind === 'caption') {
    const block = item.blocks[0] ?? 0
    return [
      { from: shareOf(reading, { block, row: null }), to: shareOfEnd(reading, item.blocks.at(-1) ?? block) },
    ]
  }
  const { block } = item
  if (item.kind === 'paragraph') {
    return [{ from: shareOf(reading, { block, row: null }), to: shareOfEnd(reading, block) }]
  }
  return item.parts
    .filter(({ kind }) => kind === 'rows')
    .map(({ from, to }) => ({
      from: shareOf(reading, { block, row: from }),
      to: shareOf(reading, { block, row: to - 1 }),
    }))
}
