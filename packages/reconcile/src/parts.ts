import { ancestorsOf } from '@mingzhang/law'
import { dimensions } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { type Judged, judge } from './judge.ts'
import { at, axis, dimensionAt, put, without } from './space.ts'
import type { Node, World } from './world.ts'

/** Axes along which a key can have a whole above it; a measure, a year and a stage are no part of another. */
const rooted: readonly number[] = dimensions
  .filter((dimension) => !['measure', 'year', 'stage'].includes(dimension))
  .map(axis)

const [entry, article, project, procurement] = [
  axis('entry'),
  axis('article'),
  axis('project'),
  axis('procurement'),
]

/** Pairs of keys that a relation already compares, so that ≤ would say nothing new. */
export function pairsCovered(judged: Iterable<Judged>): Set<string> {
  const pairs = new Set<string>()
  for (const { facts, sign, verdict } of judged) {
    if (verdict === 'unknown') continue
    const [wholes, parts] = sign === '=' ? [facts.left, facts.right] : [facts.right, facts.left]
    for (const whole of wholes) for (const part of parts) pairs.add(part.code + whole.code)
  }
  return pairs
}

/**
 * 部分不大于整体 A part against the nearest whole stated above it in each dimension, where no equality compares them
 * already. A key with nothing above it in one dimension is tried in two.
 */
export function weighParts(world: World, covered: ReadonlySet<string>, above: ReadonlySet<string>): Judged[] {
  const judged: Judged[] = []
  const measure = axis('measure')
  for (const node of world.nodes.values()) {
    if (world.space.memberOf(measure, at(node.code, measure)) === 'change') continue
    let found = above.has(node.code)
    for (const d of rooted) {
      const whole = at(node.code, d) === 0 ? null : nearestAbove(world, node.code, d)
      if (!whole) continue
      found = true
      if (!covered.has(node.code + whole.code)) judged.push(within([node.best], whole))
    }
    const distant = found ? null : twoStepsAbove(world, node.code)
    if (distant) judged.push(within([node.best], distant))
  }
  return judged
}

const within = (parts: readonly Fact[], whole: Node, assumed: readonly string[] = []): Judged =>
  judge({ kind: 'part', clause: 'part-within-whole', sign: '≤', left: parts, right: [whole.best], assumed })

function nearestAbove({ nodes, space }: World, code: string, d: number): Node | null {
  for (const member of ancestorsOf(dimensionAt(d), space.memberOf(d, at(code, d))).keys()) {
    const id = space.idOf(d, member)
    const node = id === at(code, d) ? undefined : nodes.get(put(code, d, id))
    if (node) return node
  }
  return null
}

function twoStepsAbove({ nodes }: World, code: string): Node | null {
  const spoken = rooted.filter((d) => at(code, d) !== 0)
  for (const [index, one] of spoken.entries()) {
    for (const other of spoken.slice(index + 1)) {
      const node = nodes.get(without(without(code, one), other))
      if (node) return node
    }
  }
  return null
}

/**
 * 开口的列示 Open listings: programmes against the project expenditure they belong to, and the entries of a project
 * against its budget. Only Σ ≤ whole: there may be others that the document does not name.
 */
export function weighOpenListings(world: World): Judged[] {
  const programmes = new Map<string, Fact[]>()
  const entries = new Map<string, Fact[]>()
  const collect = (groups: Map<string, Fact[]>, whole: string, fact: Fact): void => {
    const group = groups.get(whole)
    if (group) group.push(fact)
    else groups.set(whole, [fact])
  }
  for (const { code, facts, best } of world.nodes.values()) {
    if (at(code, project) === 0) continue
    const ofProject = facts.find((fact) => fact.site === 'programmes')
    if (ofProject) collect(programmes, without(code, project), ofProject)
    const isMarked =
      at(code, procurement) !== 0 && at(code, procurement) !== world.space.idOf(procurement, 'procured')
    if (at(code, entry) === 0 || isMarked || best.site === 'text') continue
    collect(entries, without(without(without(code, entry), article), procurement), best)
  }
  const others = ['可能另有没有列出的项目或明细']
  return [...programmes, ...entries].flatMap(([code, parts]) => {
    const whole = world.nodes.get(code)
    return whole ? [within(parts, whole, others)] : []
  })
}
