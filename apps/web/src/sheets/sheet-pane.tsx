import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { useDocumentInUse } from '../document/document-context.ts'
import { figureId } from '../document/figure-id.ts'
import { LinksInSource } from '../document/links-in-source.tsx'
import { shareOf, shareOfEnd } from '../document/share.ts'
import { useFigureKeys } from '../document/use-figure-keys.ts'
import { useScrollToTarget } from '../document/use-scroll-to-target.ts'
import type { Visible } from '../document/visible.ts'
import type { Spot } from '../places/source-index.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { itemOf, type SheetItem, sheetItems } from './sheet-items.ts'
import { numbersWidth, SheetColumns, SheetRows } from './sheet-rows.tsx'
import { columnName, type Sheet, sheetOf } from './workbook.ts'

type Properties = {
  readonly sheet: Sheet
  readonly report: (visible: readonly Visible[]) => void
}

const rowHeight = 23

/** 一张工作表 One sheet of a workbook, virtual by rows, with the places of the selected finding lit. */
export function SheetPane({ sheet, report }: Properties) {
  const words = useWords()
  const inUse = useDocumentInUse()
  const { reading, lights, folded, figure, openFigure } = inUse
  const pane = useRef<HTMLElement>(null)
  const items = useMemo(() => {
    const spots = lights.map(({ spot }) => spot)
    return sheetItems(sheet, folded && spots.length > 0 ? spots : null)
  }, [sheet, lights, folded])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => pane.current,
    estimateSize: (at) => heightOf(items[at]),
    getItemKey: (at) => `${items[at]?.kind} ${items[at]?.from}`,
    overscan: 2,
    paddingEnd: 40,
  })
  const find = (spot: Spot) =>
    sheetOf(reading.index.blocks[spot.block]) === sheet.name ? itemOf(items, sheet, spot) : null
  useScrollToTarget(inUse, {
    pane,
    items,
    find,
    scrollTo: (at) => virtual.scrollToIndex(at, { align: 'center' }),
  })
  const { startIndex: first = 0, endIndex: last = 0 } = virtual.range ?? {}
  useEffect(() => {
    const pieces = sheet.rows
      .slice(items[first]?.from ?? 0, items[last]?.to)
      .flatMap(({ cells }) => cells.flatMap((cell) => cell.pieces))
    const [top, bottom] = [pieces[0], pieces.at(-1)]
    if (top && bottom) report([{ from: shareOf(reading, top), to: shareOfEnd(reading, bottom.block) }])
  }, [sheet, items, first, last, reading, report])
  useFigureKeys(pane)
  const width = numbersWidth + sheet.columns.reduce((sum, one) => sum + one, 0)
  const shared = { reading, lights, chosen: figure && figureId(figure), open: openFigure, sheet }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard.
    <section ref={pane} className="source sheets" aria-label={words.document.sourceLabel} tabIndex={0}>
      <p className="unseen">{words.document.sourceHelp}</p>
      <div className={sheet.columns.length === 1 ? 'sheet-paper words' : 'sheet-paper'} style={{ width }}>
        <ColumnNames sheet={sheet} />
        <div className="source-content" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const item = items[index]
            return (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={`item ${item?.kind === 'cut' ? 'strip' : 'sheet'}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                {item?.kind === 'rows' && <SheetRows item={item} {...shared} />}
                {item?.kind === 'cut' && <CutStrip item={item} sheet={sheet} />}
              </div>
            )
          })}
          <LinksInSource pane={pane} />
        </div>
      </div>
    </section>
  )
}

const heightOf = (item: SheetItem | undefined): number =>
  item?.kind === 'rows' ? (item.to - item.from) * rowHeight : 24

/** The letters of the columns, which stay when the sheet scrolls. */
function ColumnNames({ sheet }: { readonly sheet: Sheet }) {
  return (
    <table className="sheet-grid sheet-head" aria-hidden="true">
      <SheetColumns sheet={sheet} />
      <thead>
        <tr>
          <td />
          {sheet.columns.map((_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place.
            <th key={column}>{columnName(column)}</th>
          ))}
        </tr>
      </thead>
    </table>
  )
}

function CutStrip({ item: { from, to }, sheet }: { readonly item: SheetItem; readonly sheet: Sheet }) {
  const { document: words } = useWords()
  const { setFolded } = useDocumentInUse()
  const range = { from: sheet.rows[from]?.number ?? 0, to: sheet.rows[to - 1]?.number ?? 0 }
  return (
    <button type="button" className="fold" title={words.unfold} onClick={() => setFolded(false)}>
      <span>{fill(words.foldLines, range)}</span>
    </button>
  )
}
