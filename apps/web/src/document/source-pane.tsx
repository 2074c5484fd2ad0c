import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type Ref, useEffect, useMemo, useRef } from 'react'
import { useWords } from '../words/use-words.ts'
import { copyCells } from './copy-cells.ts'
import { useDocumentInUse } from './document-context.ts'
import { figureId } from './figure-id.ts'
import type { Light } from './findings-view.ts'
import { heightOf } from './item-height.ts'
import { type Item, layout, shows } from './layout.ts'
import { LinksInSource } from './links-in-source.tsx'
import { SheetItem } from './sheet-item.tsx'
import { StillReading } from './still-reading.tsx'
import { useFigureKeys } from './use-figure-keys.ts'
import { useScrollToTarget } from './use-scroll-to-target.ts'
import { type Visible, visibleRuns } from './visible.ts'

type Properties = {
  readonly report: (visible: readonly Visible[]) => void
  readonly printing: boolean
}

/** 原件 The document as published, virtual, with the places of the selected finding lit. */
export function SourcePane({ report, printing }: Properties) {
  const words = useWords()
  const inUse = useDocumentInUse()
  const { reading, lights, folded } = inUse
  const pane = useRef<HTMLElement>(null)
  const items = useMemo(() => {
    const spots = lights.map(({ spot }) => spot)
    return layout(reading, spots, folded)
  }, [reading, lights, folded])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => pane.current,
    estimateSize: (at) => heightOf(items[at], reading),
    getItemKey: (at) => items[at]?.id ?? at,
    overscan: 6,
    paddingStart: 10,
    paddingEnd: 40,
  })
  useScrollToTarget(inUse, {
    pane,
    items,
    find: (spot) => items.findIndex((item) => item.kind !== 'fold' && shows(item, spot)),
    scrollTo: (at) => virtual.scrollToIndex(at, { align: 'center' }),
  })
  const { startIndex: first = 0, endIndex: last = 0 } = virtual.range ?? {}
  useEffect(
    () => report(visibleRuns(reading, items.slice(first, last + 1))),
    [reading, items, report, first, last],
  )
  useFigureKeys(pane)
  useEffect(() => copyCells(pane.current), [])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
    <section ref={pane} className="source" aria-label={words.document.sourceLabel} tabIndex={0}>
      <p className="unseen">{words.document.sourceHelp}</p>
      {items.length === 0 && <p className="empty">{words.document.emptySource}</p>}
      {printing ? (
        items.map((item, at) => <PlacedItem key={item.id} items={items} at={at} />)
      ) : (
        <div className="source-content" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => (
            <PlacedItem
              key={key}
              items={items}
              at={index}
              measure={virtual.measureElement}
              style={{ transform: `translateY(${start}px)` }}
            />
          ))}
          <LinksInSource pane={pane} />
        </div>
      )}
      {!reading.complete && <StillReading />}
    </section>
  )
}

type PlacedProperties = {
  readonly items: readonly Item[]
  readonly at: number
  readonly measure?: Ref<HTMLDivElement>
  readonly style?: CSSProperties
}

/** One item where it stands, with what of the selection concerns it. */
function PlacedItem({ items, at, measure, style }: PlacedProperties) {
  const { reading, lights, figure, openFigure, setFolded } = useDocumentInUse()
  const item = items[at]
  const own = useMemo(() => (item ? lightsOfItem(item, lights) : noLights), [item, lights])
  if (!item) return null
  return (
    <div ref={measure} data-index={at} className={`item ${edges(items, at)}`} style={style}>
      <SheetItem
        item={item}
        reading={reading}
        lights={own}
        chosen={figure && concerns(item, figure.spot.block) ? figureId(figure) : null}
        open={openFigure}
        unfold={setFolded}
      />
    </div>
  )
}

const noLights: readonly Light[] = []

const concerns = (item: Item, block: number): boolean => {
  if (item.kind === 'fold') return false
  return item.kind === 'caption' ? item.blocks.includes(block) : item.block === block
}

function lightsOfItem(item: Item, lights: readonly Light[]): readonly Light[] {
  const own = lights.filter(({ spot }) => concerns(item, spot.block))
  return own.length === 0 ? noLights : own
}

/** Where the paper begins and ends: at the ends of the document and at folded strips. */
function edges(items: readonly Item[], at: number): string {
  if (items[at]?.kind === 'fold') return 'strip'
  const first = at === 0 || items[at - 1]?.kind === 'fold'
  const last = at === items.length - 1 || items[at + 1]?.kind === 'fold'
  return `sheet ${first ? 'first' : ''} ${last ? 'last' : ''}`
}
