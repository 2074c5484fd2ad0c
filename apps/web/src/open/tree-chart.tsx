import type { OpenBlock, OpenGroup, OpenYear } from '@mingzhang/model'
import { useState } from 'react'
import { Link } from 'wouter'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { sourceAddress } from './addresses.ts'
import { ChartHead, useAsTable } from './chart-head.tsx'
import { factOf, useFactName } from './fact-name.ts'
import { type Box, layOutTree } from './lay-out-tree.ts'
import { inWan, percentOf } from './money.ts'
import { SourceLink } from './source-link.tsx'
import { useNarrow, useWidth } from './use-width.ts'

const headHeight = 20
const gap = 4
const lineHeight = 16

/** 方块图 What the year's money is spent on: every account and programme as large as its money. */
export function TreeChart({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const { tree } = detail.book
  const [asTable, toggle] = useAsTable('tree')
  const total = tree.reduce((sum, { amount }) => sum + amount, 0)
  if (total === 0) return <p className="undisclosed">{open.unit.noTree}</p>
  const stated = statedTotal(detail, total)
  const title = fill(open.unit.tree, { total: inWan(stated) })
  const rounded = stated === total ? '' : fill(open.unit.treeRounded, { sum: inWan(total) })
  return (
    <section className="chart">
      <ChartHead title={title} note={open.unit.treeNote + rounded} asTable={asTable} toggle={toggle} />
      {asTable ? <TreeTable detail={detail} total={total} /> : <TreeDrawing detail={detail} total={total} />}
    </section>
  )
}

/** The total as published, where the published parts miss it by no more than their last digits. */
function statedTotal({ book, year }: OpenYear, total: number): number {
  const found = factOf(book.facts, 'total', year)
  return found && Math.abs(found.amount - total) <= book.tree.length * found.step ? found.amount : total
}

type Properties = { readonly detail: OpenYear; readonly total: number }

type Laid = { readonly group: OpenGroup; readonly block: OpenBlock; readonly box: Box; readonly tint: number }

function TreeDrawing({ detail, total }: Properties) {
  const { open } = useWords()
  const nameOf = useFactName()
  const narrow = useNarrow()
  const [frame, width] = useWidth<HTMLDivElement>()
  const [named, setNamed] = useState<string | null>(null)
  const height = narrow ? Math.max(480, width * 1.5) : 280
  const { tree } = detail.book
  const groups = layOutTree(tree, { x: 0, y: 0, width, height })
  const laid = tree.flatMap((group, index) => blocksOf(group, groups[index], index))
  const bySize = laid.toSorted((one, other) => other.block.amount - one.block.amount)
  const label = ({ group, block }: Laid) =>
    fill(open.unit.blockLabel, {
      group: nameOf(group.id, null),
      name: nameOf(block.id, block.name),
      amount: inWan(block.amount),
      share: percentOf(block.amount, total),
    })
  return (
    <>
      <div className="tree" ref={frame} style={{ height }}>
        {width > 0 &&
          tree.map((group, index) => <GroupHead key={group.id} group={group} box={groups[index]} />)}
        {width > 0 &&
          bySize.map((one) => (
            <Block
              key={`${one.group.id} ${one.block.id}`}
              laid={one}
              name={nameOf(one.block.id, one.block.name)}
              label={label(one)}
              document={detail.documentId}
              say={setNamed}
            />
          ))}
      </div>
      <p className="tree-named" aria-hidden="true">
        {named ?? '\u00a0'}
      </p>
    </>
  )
}

function blocksOf(group: OpenGroup, box: Box | undefined, tint: number): Laid[] {
  if (!box) return []
  const inside = {
    x: box.x,
    y: box.y + headHeight,
    width: Math.max(0, box.width - gap),
    height: Math.max(0, box.height - headHeight - gap),
  }
  const blocks = group.blocks.length > 0 ? group.blocks : [{ ...group, id: 'rest', name: '' }]
  const boxes = layOutTree(blocks, inside)
  return blocks.flatMap((block, index) => {
    const at = boxes[index]
    return at ? [{ group, block, box: at, tint }] : []
  })
}

function GroupHead({ group, box }: { readonly group: OpenGroup; readonly box: Box | undefined }) {
  const nameOf = useFactName()
  if (!box) return null
  return (
    <p className="tree-group" style={{ left: box.x, top: box.y, width: Math.max(0, box.width - gap) }}>
      <b>{nameOf(group.id, null)}</b> {inWan(group.amount)}
    </p>
  )
}

type BlockProperties = {
  readonly laid: Laid
  readonly name: string
  readonly label: string
  readonly document: string
  readonly say: (text: string | null) => void
}

function Block({ laid: { box, block, tint }, name, label, document, say }: BlockProperties) {
  const style = { left: box.x, top: box.y, width: box.width, height: box.height }
  const wide = box.width >= 44 && box.height >= 38
  const lines = Math.max(1, Math.floor((box.height - 7) / lineHeight) - 1)
  const inside = wide && (
    <span className="tree-text">
      <span className="tree-name" style={{ WebkitLineClamp: lines }}>
        {name}
      </span>
      <span className="tree-amount">{inWan(block.amount)}</span>
    </span>
  )
  const className = `tree-block tint-${tint}`
  if (!block.place) {
    return (
      <div className={className} style={style} role="img" aria-label={label}>
        {inside}
      </div>
    )
  }
  return (
    <Link
      href={sourceAddress(document, block.place)}
      className={className}
      style={style}
      aria-label={label}
      title={label}
      onMouseEnter={() => say(label)}
      onMouseLeave={() => say(null)}
      onFocus={() => say(label)}
      onBlur={() => say(null)}
    >
      {inside}
    </Link>
  )
}

function TreeTable({ detail, total }: Properties) {
  const { open } = useWords()
  const nameOf = useFactName()
  return (
    <div className="wide-table">
      <table className="work">
        <caption className="unseen">{open.unit.treeCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{open.unit.group}</th>
            <th scope="col">{open.unit.name}</th>
            <th scope="col" className="n">
              {open.unit.amount}
            </th>
            <th scope="col" className="n">
              {open.unit.shareOf}
            </th>
          </tr>
        </thead>
        {detail.book.tree.map((group) => (
          <tbody key={group.id}>
            {group.blocks.map(({ id, name, amount, place }) => (
              <tr key={id}>
                <td className="mut">{nameOf(group.id, null)}</td>
                <th scope="row">{nameOf(id, name)}</th>
                <td className="n">
                  <SourceLink document={detail.documentId} place={place} name={nameOf(id, name)}>
                    {inWan(amount)}
                  </SourceLink>
                </td>
                <td className="n">{percentOf(amount, total)}%</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
