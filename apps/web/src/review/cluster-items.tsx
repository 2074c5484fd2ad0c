import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { Link } from 'wouter'
import type { ClusterItem } from '../api/review.ts'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { useBoardInUse } from './board-context.ts'
import { itemKey } from './cluster-pane.tsx'
import { inWan } from './money.ts'

const rowHeight = 44

type Properties = {
  readonly items: readonly ClusterItem[]
  readonly isTicked: (item: ClusterItem) => boolean
  readonly turn: (items: readonly ClusterItem[]) => void
}

/** 这几处 The places of one error, each with its unit, what is written there, and the money. */
export function ClusterItems({ items, isTicked, turn }: Properties) {
  const words = useWords().review
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  const all = items.every(isTicked)
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

type ItemProperties = {
  readonly item: ClusterItem
  readonly top: number
  readonly ticked: boolean
  readonly turn: () => void
}

function Item({ item, top, ticked, turn }: ItemProperties) {
  const words = useWords()
  const { shortName } = useBoardInUse()
  const unit = item.unitName ?? words.list.noUnit
  const { decision } = item
  const address = `/documents/${encodeURIComponent(item.documentId)}?finding=${encodeURIComponent(item.findingId)}`
  return (
    <li style={{ transform: `translateY(${top}px)` }}>
      <input
        type="checkbox"
        aria-label={fill(words.review.cluster.pickOne, { unit })}
        checked={ticked}
        onChange={turn}
      />
      <Link href={address} title={item.what}>
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
