import type { OpenColumn, OpenYear } from '@mingzhang/model'
import { type CSSProperties, useState } from 'react'
import { Link } from 'wouter'
import { fill } from '../words/fill.ts'
import { useWords } from '../words/use-words.ts'
import { sourceAddress } from './addresses.ts'
import { ChartHead, useAsTable } from './chart-head.tsx'
import { useFactName } from './fact-name.ts'
import { FlowTable } from './flow-table.tsx'
import { columnsOf, type LaidLink, type LaidNode, layOutFlow, narrowFlow } from './lay-out-flow.ts'
import { inWan, percentOf } from './money.ts'
import { useNarrow, useWidth } from './use-width.ts'

/** 流向图 What comes in, on what, how: bars and bands, each named, each leading to the cell it comes from. */
export function FlowChart({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const { flow } = detail.book
  const [asTable, toggle] = useAsTable('flow')
  if (flow.nodes.length === 0) {
    return (
      <section className="chart">
        <div className="chart-head">
          <h2>{open.unit.flow}</h2>
        </div>
        <p className="undisclosed">{open.unit.noFlow}</p>
      </section>
    )
  }
  return (
    <section className="chart">
      <ChartHead title={open.unit.flow} note={open.unit.flowNote} asTable={asTable} toggle={toggle} />
      {asTable ? <FlowTable detail={detail} /> : <FlowDrawing detail={detail} />}
      {flow.nodes.some(({ id }) => id === 'whole') && <p className="mut">{open.unit.wholeOnly}</p>}
    </section>
  )
}

const bar = 10

/** Room for a label: two lines at the left, where names are long, and on a phone; else one. */
const leastHeight = (column: OpenColumn, narrow: boolean): number =>
  narrow ? 36 : column === 'source' ? 32 : 17

/** Where the bars of each column stand; labels take the room beside them. */
function positionsOf(columns: readonly string[], width: number, narrow: boolean) {
  if (narrow) return { source: width * 0.33, function: width * 0.485, use: width * 0.65 }
  const left = Math.min(170, width * 0.2)
  const right = columns.length > 3 ? 130 : 150
  const last = width - right - bar
  const step = (last - left) / Math.max(1, columns.length - 1)
  return Object.fromEntries(columns.map((column, index) => [column, left + step * index]))
}

function FlowDrawing({ detail }: { readonly detail: OpenYear }) {
  const { open } = useWords()
  const narrow = useNarrow()
  const [frame, width] = useWidth<HTMLDivElement>()
  const flow = narrow ? narrowFlow(detail.book.flow) : detail.book.flow
  const columns = columnsOf(flow)
  const positions = positionsOf(columns, width, narrow)
  const size = { width, height: narrow ? 330 : 268, bar, gap: 8 }
  const laid = layOutFlow(flow, size, positions, (column) => leastHeight(column, narrow))
  const total = flow.nodes
    .filter(({ column }) => column === 'source')
    .reduce((sum, { amount }) => sum + amount, 0)
  const [lit, setLit] = useState<string | null>(null)
  const heads = {
    source: open.unit.sourceColumn,
    function: narrow ? fill(open.unit.wholeAmount, { amount: inWan(total) }) : open.unit.functionColumn,
    use: open.unit.useColumn,
    part: open.unit.partColumn,
  }
  return (
    <div className="flow" ref={frame}>
      <FlowSentence detail={detail} total={total} />
      {width > 0 && (
        <>
          <div className="flow-heads" aria-hidden="true">
            {columns.map((column) => (
              <span
                key={column}
                className={`at-${column}`}
                style={headStyle(column, positions[column] ?? 0, narrow)}
              >
                {heads[column]}
              </span>
            ))}
          </div>
          <svg width={width} height={laid.height + 18}>
            <title>{open.unit.flowCaption}</title>
            <g transform="translate(0 2)">
              {laid.links.map((link) => (
                <Band key={link.id} link={link} dim={lit !== null && !link.id.split(' ').includes(lit)} />
              ))}
              {laid.nodes.map((node) => (
                <Bar
                  key={node.id}
                  node={node}
                  total={total}
                  document={detail.documentId}
                  narrow={narrow}
                  light={setLit}
                />
              ))}
            </g>
          </svg>
        </>
      )}
    </div>
  )
}

/** On a phone the outer heads stand at the edges; else each stands over its bars. */
function headStyle(column: string, x: number, narrow: boolean): CSSProperties {
  if (narrow && column === 'source') return { left: 0, transform: 'none' }
  if (narrow && column === 'use') return { right: 0, transform: 'none' }
  return { left: x + bar / 2 }
}

/** The picture in a sentence, for those who do not see it. */
function FlowSentence({ detail, total }: { readonly detail: OpenYear; readonly total: number }) {
  const { open } = useWords()
  const nameOf = useFactName()
  const list = (column: string) =>
    detail.book.flow.nodes
      .filter((node) => node.column === column)
      .map(({ id, name, amount }) =>
        fill(open.unit.item, {
          name: nameOf(id, name),
          amount: inWan(amount),
          share: percentOf(amount, total),
        }),
      )
      .join('、')
  return (
    <p className="unseen">
      {fill(open.unit.flowSentence, { total: inWan(total), sources: list('source'), uses: list('use') })}
    </p>
  )
}

function Band({ link, dim }: { readonly link: LaidLink; readonly dim: boolean }) {
  const { from, to, y0, y1, width } = link
  const x0 = from.x + bar
  const middle = (x0 + to.x) / 2
  // An area between two edges, not a thick line: a line is as wide across, and bulges where it is steep.
  const half = width / 2
  const tint = from.id.startsWith('fund:general') ? 'a' : from.id.startsWith('fund:') ? 'b' : 'c'
  return (
    <path
      className={`band ${from.column === 'source' ? tint : 'd'}${dim ? ' dim' : ''}`}
      d={`M${x0} ${y0 - half}C${middle} ${y0 - half} ${middle} ${y1 - half} ${to.x} ${y1 - half}V${y1 + half}C${middle} ${y1 + half} ${middle} ${y0 + half} ${x0} ${y0 + half}Z`}
    />
  )
}

type BarProperties = {
  readonly node: LaidNode
  readonly total: number
  readonly document: string
  readonly narrow: boolean
  readonly light: (id: string | null) => void
}

function Bar({ node, total, document, narrow, light }: BarProperties) {
  const name = useFactName()(node.id, node.name)
  const { x, y, height, amount, place, column } = node
  const share = percentOf(amount, total)
  const bars = <rect x={x} y={y} width={bar} height={height} className="flow-node" />
  if (narrow && column === 'function') return bars
  const left = column === 'source'
  const at = left ? x - 10 : x + bar + 8
  const middle = y + height / 2
  const tall = height >= 30 || narrow || left
  const text = (
    <text x={at} textAnchor={left ? 'end' : 'start'} className={tall ? '' : 'one-line'}>
      <tspan y={tall ? middle - 3 : middle + 4.5}>{name} </tspan>
      <tspan {...(tall ? { x: at, y: middle + 14 } : { dx: 2 })} className="flow-amount">
        {inWan(amount)}{' '}
      </tspan>
      {tall && !narrow && (
        <tspan dx={2} className="flow-share">
          {share}%
        </tspan>
      )}
    </text>
  )
  if (!place) {
    return (
      <g>
        {bars}
        {text}
      </g>
    )
  }
  return (
    <Link
      href={sourceAddress(document, place)}
      className="node-link"
      onMouseEnter={() => light(node.id)}
      onMouseLeave={() => light(null)}
      onFocus={() => light(node.id)}
      onBlur={() => light(null)}
    >
      <rect
        className="flow-hit"
        x={left ? 0 : x}
        y={middle - Math.max(height, narrow ? 40 : 17) / 2}
        width={left ? x + bar : 150}
        height={Math.max(height, narrow ? 40 : 17)}
      />
      {bars}
      {text}
    </Link>
  )
}
