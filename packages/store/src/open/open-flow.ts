import type { OpenColumn, OpenFlow, OpenLink, OpenNode } from '@mingzhang/model'
import { funds, partKeys, uses } from './open-facts.ts'
import { namesOnly, type Stated, type StatedFigures } from './stated-figures.ts'

/** Differences up to here are rounding: one hundredth of 万元 for each figure added. */
const allowance = (count: number): number => 10_000 * Math.max(1, count)

/** 收支流向 Sources, functions and ways of spending of a document, joined where its tables say how. */
export function openFlow(figures: StatedFigures): OpenFlow {
  const total = figures.find({}, { use: 'expenditure' })
  if (!total || total.amount <= 0) return { nodes: [], links: [] }
  const sources = sourceNodes(figures)
  const functions = functionNodes(figures)
  const spent = useNodes(figures)
  if (!addsUp(sources, total.amount) || !addsUp(spent, total.amount)) return { nodes: [], links: [] }
  const parts = partNodes(figures, spent)
  const left = joined(sources, functions, (source, func) => sourceToFunction(figures, source, func))
  const right = joined(functions, spent, (func, use) =>
    amountOf(figures.find({ use: use.id.slice(4), func: func.id.slice(5) })),
  )
  if (left && right && addsUp(functions, total.amount)) {
    return {
      nodes: [...sources, ...functions, ...spent, ...parts.nodes],
      links: [...left, ...right, ...parts.links],
    }
  }
  return throughWhole(sources, spent, parts, total)
}

/** The columns meet in one node: where a source goes is not said, so it is not drawn. */
function throughWhole(
  sources: readonly OpenNode[],
  spent: readonly OpenNode[],
  parts: OpenFlow,
  { amount, place }: Stated,
): OpenFlow {
  const whole: OpenNode = { id: 'whole', column: 'function', name: null, amount, place }
  const ins = sources.map(({ id, amount: money }) => ({ from: id, to: 'whole', amount: money }))
  const outs = spent.map(({ id, amount: money }) => ({ from: 'whole', to: id, amount: money }))
  return { nodes: [...sources, whole, ...spent, ...parts.nodes], links: [...ins, ...outs, ...parts.links] }
}

const amountOf = (stated: Stated | null): number | null => stated?.amount ?? null

const nodeOf = (id: string, column: OpenColumn, stated: Stated | null): OpenNode[] =>
  stated && stated.amount > 0
    ? [{ id, column, name: stated.name, amount: stated.amount, place: stated.place }]
    : []

function sourceNodes(figures: StatedFigures): OpenNode[] {
  const known = funds.flatMap((fund) =>
    nodeOf(`fund:${fund}`, 'source', figures.find({ origin: 'thisYear', fund })),
  )
  // The unit's own funds are a sum of the kinds that may also stand there one by one.
  const kinds = new Set([
    'fund:institution',
    'fund:business',
    'fund:superior',
    'fund:subordinate',
    'fund:other',
  ])
  const listed = known.some(({ id }) => kinds.has(id))
  return [
    ...known.filter(({ id }) => id !== 'fund:own' || !listed),
    ...nodeOf('carriedIn', 'source', figures.find({ origin: 'carriedIn' })),
    ...nodeOf('surplusUsed', 'source', figures.find({ origin: 'surplusUsed' })),
  ].toSorted((one, other) => other.amount - one.amount)
}

function functionNodes(figures: StatedFigures): OpenNode[] {
  const codes = new Set(
    figures.all.flatMap(({ key }) =>
      key.func && /^\d{3}$/u.test(key.func) && (namesOnly(key, 'func') || namesOnly(key, 'use', 'func'))
        ? [key.func]
        : [],
    ),
  )
  return [...codes]
    .flatMap((func) =>
      nodeOf(`func:${func}`, 'function', figures.find({ use: 'expenditure', func }, { func })),
    )
    .toSorted((one, other) => other.amount - one.amount)
}

function useNodes(figures: StatedFigures): OpenNode[] {
  return [
    ...uses.flatMap((use) => nodeOf(`use:${use}`, 'use', figures.find({ use }))),
    ...nodeOf('use:carriedOut', 'use', figures.find({ use: 'carriedOut' })),
  ]
}

/** 人员与公用 The two parts of basic expenditure, where they add up to it. */
function partNodes(figures: StatedFigures, spent: readonly OpenNode[]): OpenFlow {
  const basic = spent.find(({ id }) => id === 'use:basic')
  const nodes = (['running', 'personnel'] as const).flatMap((use) =>
    nodeOf(`use:${use}`, 'part', figures.find(...partKeys(use))),
  )
  if (!basic || !addsUp(nodes, basic.amount)) return { nodes: [], links: [] }
  return { nodes, links: nodes.map(({ id, amount }) => ({ from: basic.id, to: id, amount })) }
}

/** 来源到功能 What of a source of the year, or of what was carried in, is spent on a function. */
function sourceToFunction(figures: StatedFigures, source: OpenNode, node: OpenNode): number | null {
  const func = node.id.slice(5)
  if (source.id === 'carriedIn' || source.id === 'surplusUsed')
    return amountOf(
      figures.find({ origin: source.id, func }, { origin: source.id, use: 'expenditure', func }),
    )
  const fund = source.id.slice(5)
  const stated = figures.find({ origin: 'thisYear', fund, func })
  if (stated) return stated.amount
  const spent = figures.find({ fund, use: 'expenditure', func }, { fund, func })
  if (!spent) return null
  const carried = figures.find({ origin: 'carriedIn', fund, func }, { origin: 'carriedIn', func })
  return spent.amount - (carried?.amount ?? 0)
}

/** The links between two columns, or null when they do not add up on both sides. */
function joined(
  left: readonly OpenNode[],
  right: readonly OpenNode[],
  amount: (from: OpenNode, to: OpenNode) => number | null,
): OpenLink[] | null {
  const links = left.flatMap((from) =>
    right.flatMap((to) => {
      const money = amount(from, to) ?? 0
      return money > 0 ? [{ from: from.id, to: to.id, amount: money }] : []
    }),
  )
  const through = (id: string) =>
    links.filter(({ from, to }) => from === id || to === id).map(({ amount: money }) => money)
  const whole = [...left, ...right].every((node) => near(through(node.id), node.amount))
  return whole && links.length > 0 ? links : null
}

const near = (parts: readonly number[], whole: number): boolean =>
  Math.abs(parts.reduce((sum, part) => sum + part, 0) - whole) <= allowance(parts.length)

const addsUp = (nodes: readonly OpenNode[], whole: number): boolean =>
  nodes.length > 0 &&
  near(
    nodes.map(({ amount }) => amount),
    whole,
  )
