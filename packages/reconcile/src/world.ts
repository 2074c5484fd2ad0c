import { decompositions } from '@mingzhang/law'
import type { Fact } from './facts.ts'
import { groupBy } from './group-by.ts'
import { at, dimensionAt, type Space, without } from './space.ts'
import type { ZeroBook } from './zeros.ts'

/** 同键各处 Everything stated of one key. */
export type Node = {
  readonly code: string
  readonly facts: readonly Fact[]
  /** The figure that speaks for the key: the value most of its statements agree on, a table's before a sentence's. */
  readonly best: Fact
}

/** 全局 What the relations between tables are derived from. */
export type World = {
  readonly space: Space
  readonly nodes: ReadonlyMap<string, Node>
  readonly zeros: ZeroBook
  /** Definitional splits of a member, as numbers, without parts that the document never names and that are not zero. */
  readonly splitsOf: (d: number, member: number) => readonly (readonly number[])[]
  /** Nodes that differ from a key only in one dimension, by their member there. */
  readonly family: (d: number, code: string) => ReadonlyMap<number, Node>
  /** Title of a table in words. */
  readonly name: (table: string) => string
}

export const agree = (one: Fact, other: Fact): boolean =>
  2 * Math.abs(one.value - other.value) <= one.step + other.step

export function nodesOf(facts: readonly Fact[]): Map<string, Node> {
  const nodes = new Map<string, Node>()
  for (const [code, group] of groupBy(facts, (fact) => fact.code))
    nodes.set(code, { code, facts: group, best: bestOf(group) })
  return nodes
}

function bestOf(facts: readonly Fact[]): Fact {
  const [first, ...others] = facts
  if (!first) throw new Error('a node has at least one fact')
  let best = first
  let support = supportOf(first, facts)
  for (const fact of others) {
    const now = supportOf(fact, facts)
    if (now > support) {
      best = fact
      support = now
    }
  }
  return best
}

/** Agreement counts most, then a sure reading, then a table before a sentence, then the finer digits. */
function supportOf(fact: Fact, facts: readonly Fact[]): number {
  let agreeing = 0
  for (const other of facts) if (agree(fact, other)) agreeing += 1
  return (fact.sure ? 10_000 : 0) + agreeing * 100 + (fact.site === 'text' ? 0 : 10) + 1 / fact.step
}

/** Definitional splits by number, remembered. */
export function splitter(space: Space): World['splitsOf'] {
  const memo = new Map<number, readonly (readonly number[])[]>()
  return (d, member) => {
    const slot = d * 65_536 + member
    const known = memo.get(slot)
    if (known) return known
    const splits = decompositions(dimensionAt(d), space.memberOf(d, member)).map(({ parts }) =>
      parts.map((part) => space.idOf(d, part)),
    )
    memo.set(slot, splits)
    return splits
  }
}

/** Families of nodes, made for a dimension when first asked for. */
export function familiesOf(nodes: ReadonlyMap<string, Node>): World['family'] {
  const families: (Map<string, Map<number, Node>> | undefined)[] = []
  const make = (d: number): Map<string, Map<number, Node>> => {
    const made = new Map<string, Map<number, Node>>()
    for (const node of nodes.values()) {
      const rest = without(node.code, d)
      const family = made.get(rest)
      if (family) family.set(at(node.code, d), node)
      else made.set(rest, new Map([[at(node.code, d), node]]))
    }
    families[d] = made
    return made
  }
  return (d, code) => (families[d] ?? make(d)).get(without(code, d)) ?? noFamily
}

const noFamily: ReadonlyMap<number, Node> = new Map()
