import type { ClusterItem } from '@mingzhang/cycle'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useRef } from 'react'
import { Link } from 'wouter'
import { useKeys } from '../shell/use-keys.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { documentAddress } from './addresses.ts'
import { useBoardInUse } from './board-context.ts'
import { itemKey } from './cluster-facts.ts'
import { inWan } from './money.ts'

const rowHeight = 44

type Properties = {
  readonly cluster: string
  readonly items: readonly ClusterItem[]
  readonly isTicked: (item: ClusterItem) => boolean
  readonly turn: (items: readonly ClusterItem[]) => void
}

/** 这几处 The places of one error, each with its unit, what is written there, and the money. */
export function ClusterItems({ cluster, items, isTicked, turn }: Properties) {
  const words = useWords().review
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  const all = items.every(isTicked)
  useItemKeys(items, scroll, (at) => virtual.scrollToIndex(at))
  return (
    <div className="cluster-items">
      <label className="cluster-items-head">
        <input
          type="checkbox"
          checked={all}
          onChange={() => turn(items.filter((item) => isTicked(item) === all))}
        />
        <span>{words.cluster.pickAll}</span>
        <span className="n">
          {words.board.money}
          <span className="u">{words.board.wan}</span>
        </span>
      </label>
      <div className="cluster-list" ref={scroll}>
        <ul style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const item = items[index]
            return item ? (
              <Item
                key={itemKey(item)}
                cluster={cluster}
                item={item}
                top={start}
                ticked={isTicked(item)}
                turn={() => turn([item])}
              />
            ) : null
          })}
        </ul>
      </div>
    </div>
  )
}

/** `.` and `,` walk the places: each is brought into view and gets the focus, Enter then opens it. */
function useItemKeys(
  items: readonly ClusterItem[],
  list: RefObject<HTMLDivElement | null>,
  show: (at: number) => void,
): void {
  const now = useRef(-1)
  const walk = (step: 1 | -1) => {
    const at = Math.max(0, Math.min(items.length - 1, now.current + step))
    const item = items[at]
    if (!item) return
    now.current = at
    show(at)
    // Only what is in view is drawn: the link is there with the next picture.
    requestAnimationFrame(() => {
      const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])]
      links.find((link) => link.dataset['item'] === itemKey(item))?.focus()
    })
  }
  useKeys({ '.': () => walk(1), ',': () => walk(-1) })
}

type ItemProperties = {
  readonly cluster: string
  readonly item: ClusterItem
  readonly top: number
  readonly ticked: boolean
  readonly turn: () => void
}

function Item({ cluster, item, top, ticked, turn }: ItemProperties) {
  const words = useWords()
  const { shortName, batch } = useBoardInUse()
  const unit = item.unitName ?? words.list.noUnit
  const { decision } = item
  const address = documentAddress(item.documentId, item.findingId, { batch: batch.id, cluster })
  return (
    <li style={{ transform: `translateY(${top}px)` }}>
      <input
        type="checkbox"
        aria-label={fill(words.review.cluster.pickOne, { unit })}
        checked={ticked}
        onChange={turn}
      />
      <Link href={address} title={item.what} data-item={itemKey(item)}>
        {shortName(unit)} <small>{item.unitCode}</small>
      </Link>
      <span className="n">
        {decision !== null && (
          <span className={`made ${decision}`}>{words.review.cluster.made[decision]}</span>
        )}
        {inWan(item.money) || '—'}
      </span>
      <small className="what">{item.what}</small>
    </li>
  )
}
