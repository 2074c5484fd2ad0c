import type { OpenColumn, OpenFlow, OpenNode } from '@mingzhang/model'

/** 节点的位置 A node as a bar. */
export type LaidNode = OpenNode & { readonly x: number; readonly y: number; readonly height: number }

/** 流的位置 A link as a band between two bars, of one width. */
export type LaidLink = {
  readonly id: string
  readonly from: LaidNode
  readonly to: LaidNode
  readonly amount: number
  readonly width: number
  /** Middle of the band where it leaves and where it arrives. */
  readonly y0: number
  readonly y1: number
}

export type LaidFlow = {
  readonly nodes: readonly LaidNode[]
  readonly links: readonly LaidLink[]
  readonly height: number
}

export type FlowSize = {
  readonly width: number
  readonly height: number
  readonly bar: number
  readonly gap: number
}

const columns: readonly OpenColumn[] = ['source', 'function', 'use', 'part']

/** 列 The columns that have nodes, left to right. */
export const columnsOf = ({ nodes }: OpenFlow): readonly OpenColumn[] =>
  columns.filter((column) => nodes.some((node) => node.column === column))

/**
 * 排流向图 Puts the nodes of every column below one another, heights and widths in one scale, with room for a label at
 * each; links leave and arrive in the order of the nodes at their other end, so that bands cross as little as they can.
 *
 * @param positions left edge of the bars of each column
 * @param least height a node takes up, however little money it is, so that its label fits
 */
export function layOutFlow(
  flow: OpenFlow,
  size: FlowSize,
  positions: { readonly [column: string]: number },
  least: (column: OpenColumn) => number,
): LaidFlow {
  const shown = columnsOf(flow)
  const inColumn = shown.map((column) => flow.nodes.filter((node) => node.column === column))
  const leastOf = ([first]: readonly OpenNode[]) => (first ? least(first.column) : 0)
  const scale = Math.min(...inColumn.map((nodes) => scaleOf(nodes, size, leastOf(nodes))))
  const laid = new Map<string, LaidNode>()
  let bottom = 0
  for (const nodes of inColumn) {
    const taken = nodes.map(({ amount }) => Math.max(amount * scale, leastOf(nodes)))
    const used = taken.reduce((sum, height) => sum + height, 0)
    // The last column repeats a part of the one before: it starts where that part does.
    const first = nodes[0]
    const anchor = first?.column === 'part' ? (laid.get(parentOf(flow, first.id))?.y ?? 0) : 0
    const gap =
      nodes.length > 1 && anchor === 0 && first?.column !== 'part'
        ? Math.max(size.gap, Math.min((size.height - used) / (nodes.length - 1), size.gap * 4))
        : size.gap
    let y = anchor
    nodes.forEach((node, index) => {
      const height = Math.max(1, node.amount * scale)
      const slot = taken[index] ?? height
      laid.set(node.id, { ...node, x: positions[node.column] ?? 0, y: y + (slot - height) / 2, height })
      y += slot + gap
    })
    bottom = Math.max(bottom, y - gap)
  }
  return { nodes: [...laid.values()], links: layOutLinks(flow, laid, scale), height: bottom }
}

const parentOf = ({ links }: OpenFlow, id: string): string => links.find(({ to }) => to === id)?.from ?? ''

/** How many pixels a 分 is, so that the column fits with its gaps and its smallest nodes. */
function scaleOf(nodes: readonly OpenNode[], { height, gap }: FlowSize, least: number): number {
  let free = height - gap * (nodes.length - 1)
  let money = nodes.reduce((sum, { amount }) => sum + amount, 0)
  const ascending = nodes.toSorted((one, other) => one.amount - other.amount)
  for (const { amount } of ascending) {
    if ((amount * free) / money >= least) break
    free -= least
    money -= amount
  }
  return money > 0 ? Math.max(0, free) / money : 0
}

function layOutLinks(flow: OpenFlow, laid: ReadonlyMap<string, LaidNode>, scale: number): LaidLink[] {
  const leaving = new Map<string, number>()
  const arriving = new Map<string, number>()
  const order = [...laid.keys()]
  const sorted = flow.links.toSorted(
    (one, other) =>
      order.indexOf(one.from) - order.indexOf(other.from) || order.indexOf(one.to) - order.indexOf(other.to),
  )
  return sorted.flatMap(({ from: source, to: target, amount }) => {
    const from = laid.get(source)
    const to = laid.get(target)
    if (!from || !to) return []
    const width = Math.max(0.75, amount * scale)
    const out = leaving.get(source) ?? 0
    const into = arriving.get(target) ?? 0
    leaving.set(source, out + width)
    arriving.set(target, into + width)
    const link = { id: `${source} ${target}`, from, to, amount, width }
    return [{ ...link, y0: from.y + out + width / 2, y1: to.y + into + width / 2 }]
  })
}

/** 窄屏的流向 Sources, the whole, ways of spending with basic expenditure in its two parts: three columns. */
export function narrowFlow(flow: OpenFlow): OpenFlow {
  const sources = flow.nodes.filter(({ column }) => column === 'source')
  const parts = flow.nodes.filter(({ column }) => column === 'part')
  const split = parts[0] ? parentOf(flow, parts[0].id) : ''
  const uses = flow.nodes
    .filter(({ column }) => column === 'use')
    .flatMap((node) =>
      node.id === split ? parts.map((part) => ({ ...part, column: 'use' as const })) : [node],
    )
  const amount = uses.reduce((sum, node) => sum + node.amount, 0)
  const whole: OpenNode = { id: 'whole', column: 'function', name: null, amount, place: null }
  return {
    nodes: [...sources, whole, ...uses],
    links: [
      ...sources.map((node) => ({ from: node.id, to: 'whole', amount: node.amount })),
      ...uses.map((node) => ({ from: 'whole', to: node.id, amount: node.amount })),
    ],
  }
}
