import { keyInWords } from '@mingzhang/law'
import { type Dimension, formatAmount } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { type Judged, judge } from './judge.ts'
import type { Listing } from './listings.ts'
import { pairsCovered } from './parts.ts'
import { at, axis, put, type Space, without } from './space.ts'
import type { Node, World } from './world.ts'
import { type Zero, type ZeroSource, zeroMembers } from './zeros.ts'

/** Dimensions the definition splits, in the order they are tried. */
const split: readonly number[] = (
  ['use', 'fund', 'origin', 'econ', 'article', 'tier', 'agency'] as Dimension[]
).map(axis)

/** What became of a part: figures and zeros, or not known. */
type Resolved = { readonly terms: readonly Fact[]; readonly zeros: readonly Zero[] }

/**
 * 表间分项 Every stated key against the sum of its parts wherever they are stated, down to three levels; a part that
 * nobody states must be known to be zero. Where some part is not disclosed only Σ ≤ whole remains, and the difference
 * is an implied figure about the rest, never an error.
 */
export function weighSplits(
  world: World,
  troubled: ReadonlySet<string>,
  inside: readonly Judged[],
): Judged[] {
  const known = new Set(inside.map(({ id }) => id))
  const covered = pairsCovered(inside)
  const spoken = split.filter((d) => isSpoken(world, d))
  const judged: Judged[] = []
  for (const node of world.nodes.values()) {
    if (!isMoney(node.code, world.space)) continue
    for (const [d, parts] of waysToSplit(world, spoken, node.code)) {
      for (const whole of voicesOf(node)) {
        judged.push(...weighSplit({ ...world, troubled, covered }, node, whole, d, parts))
      }
    }
  }
  return judged.filter(({ id }) => !known.has(id))
}

type Weighing = World & { readonly troubled: ReadonlySet<string>; readonly covered: ReadonlySet<string> }

/** Is a dimension named anywhere in the document? */
const isSpoken = ({ nodes }: World, d: number): boolean => {
  for (const code of nodes.keys()) if (at(code, d) !== 0) return true
  return false
}

/** Splits of a key of which at least one part is stated. */
function waysToSplit(world: World, spoken: readonly number[], code: string): [number, readonly number[]][] {
  const ways: [number, readonly number[]][] = []
  for (const d of spoken) {
    const splits = world.splitsOf(d, at(code, d))
    const family = splits.length === 0 ? null : world.family(d, code)
    if (!family || family.size < 2) continue
    for (const parts of splits) {
      if (parts.some((part) => isStated(world, family, d, part, 2))) ways.push([d, parts])
    }
  }
  return ways
}

const isStated = (
  world: World,
  family: ReadonlyMap<number, Node>,
  d: number,
  part: number,
  levels: number,
): boolean =>
  family.has(part) ||
  (levels > 0 &&
    world.splitsOf(d, part).some((parts) => parts.some((p) => isStated(world, family, d, p, levels - 1))))

/** The figure that speaks for a key, and the one of the narrative if it has its own. */
function voicesOf(node: Node): Fact[] {
  const text = node.facts.find((fact) => fact.site === 'text')
  return text && text !== node.best ? [node.best, text] : [node.best]
}

function weighSplit(world: Weighing, node: Node, whole: Fact, d: number, parts: readonly number[]): Judged[] {
  const terms: Fact[] = []
  const zeros: Zero[] = []
  const missing: string[] = []
  const line: Line = { family: world.family(d, node.code), code: node.code, d, site: whole.site }
  for (const part of parts) {
    const resolved = resolve(world, line, part, 3)
    if (resolved) {
      terms.push(...resolved.terms)
      zeros.push(...resolved.zeros)
    } else missing.push(put(node.code, d, part))
  }
  const speaksItself = whole === node.best || terms.some((term) => term.site === whole.site)
  if (terms.length === 0 || !speaksItself) return []
  if (missing.length > 0) return impliedRest(world, whole, terms, missing)
  if (zeros.some((zero) => isCircular(zero, node.code, terms))) return []
  const [only, ...others] = terms
  const collapsed = only !== undefined && others.length === 0
  const bridge = isBridge(world, d, parts)
  const relation = judge(
    {
      kind: collapsed ? 'equal' : 'split',
      clause: bridge ? 'two-classifications' : collapsed ? 'same-money' : 'parts-make-the-whole',
      left: [whole],
      right: terms,
      zeros,
      strength: bridge ? 'warning' : 'error',
    },
    world.troubled,
  )
  return [relation]
}

const isBridge = ({ space }: World, d: number, parts: readonly number[]): boolean =>
  d === axis('econ') && parts.every((part) => space.memberOf(d, part).startsWith('5'))

/** A part equal to its whole makes the rest zero; that zero must not be used to confirm the pair it came from. */
const isCircular = (zero: Zero, whole: string, terms: readonly Fact[]): boolean =>
  zero.facts[0]?.code === whole && terms.some((term) => term.code === zero.facts[1]?.code)

/** The keys that differ from a whole in one dimension, and where the whole stands. */
type Line = {
  readonly family: ReadonlyMap<number, Node>
  readonly code: string
  readonly d: number
  readonly site: string
}

/** A part as figures that add up to it, within its own dimension: stated, known zero, or the sum of its parts. */
function resolve(world: World, line: Line, part: number, levels: number): Resolved | null {
  const node = line.family.get(part)
  if (node) {
    const own = node.facts.find((fact) => fact.site === line.site && fact.sure)
    return { terms: [own ?? node.best], zeros: [] }
  }
  const zero = world.zeros.zeroOf(put(line.code, line.d, part))
  if (zero) return { terms: [], zeros: [zero] }
  if (levels === 0) return null
  for (const parts of world.splitsOf(line.d, part)) {
    const resolved = parts.map((deeper) => resolve(world, line, deeper, levels - 1))
    if (resolved.every((one) => one !== null)) {
      return { terms: resolved.flatMap((one) => one.terms), zeros: resolved.flatMap((one) => one.zeros) }
    }
  }
  return null
}

/** Some part is not disclosed: whether the parts make the whole cannot be told, only that they do not exceed it. */
function impliedRest(
  world: Weighing,
  whole: Fact,
  terms: readonly Fact[],
  missing: readonly string[],
): Judged[] {
  const isKnown = terms.every((term) => term.value === 0 || world.covered.has(term.code + whole.code))
  if (isKnown) return []
  const rest = missing.map((code) => keyInWords(world.space.decode(code))).join('、')
  const assumed = [`没有公开：${rest}；差额只是对其余部分的推算`]
  const part = {
    kind: 'part',
    clause: 'part-within-whole',
    sign: '≤',
    left: terms,
    right: [whole],
    assumed,
  } as const
  return [judge(part, world.troubled), undecided(whole, terms, assumed)]
}

const undecided = (whole: Fact, terms: readonly Fact[], assumed: readonly string[]): Judged => ({
  ...judge({ kind: 'split', clause: 'parts-make-the-whole', left: [whole], right: terms, assumed }),
  verdict: 'unknown',
  rounding: false,
})

/**
 * 部分等于整体 Where a part is stated with the amount of its whole, its siblings are zero to within one shared slack.
 * This is how tables of the fiscal appropriation meet tables of the whole unit.
 */
export function remainderZeros(nodes: ReadonlyMap<string, Node>, space: Space): ZeroSource[] {
  const sources: ZeroSource[] = []
  const bases = new Map<string, string[]>()
  for (const d of [axis('fund'), axis('use'), axis('origin')]) {
    const families = familiesByRest(nodes, d)
    const crowded = [...families].filter(([, members]) => members.length > 1)
    for (const [rest, members] of crowded.sort(([a], [b]) => named(a) - named(b))) {
      for (const [whole, part] of pairsOf(members, d, space)) {
        const slot = `${d} ${at(whole.code, d)} ${at(part.code, d)}`
        const wider = bases.get(slot) ?? []
        if (wider.some((base) => space.within(rest, base))) continue
        bases.set(slot, [...wider, rest])
        sources.push(remainder(rest, d, whole.best, part.best, space))
      }
    }
  }
  return sources
}

/** How many dimensions a code names. */
const named = (code: string): number => code.replaceAll('\0', '').length

function familiesByRest(nodes: ReadonlyMap<string, Node>, d: number): Map<string, Node[]> {
  const families = new Map<string, Node[]>()
  for (const node of nodes.values()) {
    const rest = without(node.code, d)
    const family = families.get(rest)
    if (family) family.push(node)
    else families.set(rest, [node])
  }
  return families
}

function pairsOf(members: readonly Node[], d: number, space: Space): [Node, Node][] {
  return members.flatMap((whole) =>
    members
      .filter((part) => part !== whole && space.contains(d, at(whole.code, d), at(part.code, d)))
      .filter((part) => part.best.sure && whole.best.sure && part.best.value > 0)
      .filter((part) => 2 * Math.abs(whole.best.value - part.best.value) <= whole.best.step + part.best.step)
      .filter((part) => isMoney(part.code, space))
      .map((part): [Node, Node] => [whole, part]),
  )
}

const isMoney = (code: string, space: Space): boolean => {
  const measure = axis('measure')
  return space.memberOf(measure, at(code, measure)) === 'money'
}

function remainder(rest: string, d: number, whole: Fact, part: Fact, space: Space): ZeroSource {
  const wholeMember = at(whole.code, d)
  const partMember = at(part.code, d)
  const zero: Zero = {
    kind: 'remainder',
    why: `“${keyInWords(space.decode(part.code))}”与“${keyInWords(space.decode(whole.code))}”同为 ${formatAmount(part.statement.amount)} ${part.statement.amount.unit}，其余部分按 0 计`,
    source: `${part.id} = ${whole.id}`,
    doubledSlack: whole.step + part.step,
    table: null,
    facts: [whole, part],
  }
  return zeroMembers(
    rest,
    d,
    zero,
    (member) =>
      member !== wholeMember &&
      space.contains(d, wholeMember, member) &&
      space.disjoint(d, member, partMember),
  )
}

/**
 * 跨表列示 A total that a complete listing elsewhere does not print, against the lines of that listing inside it:
 * the 类 of an overview against the 项 of a table that prints no 类.
 */
export function weighAgainstListings(
  world: World,
  listings: readonly Listing[],
  troubled: ReadonlySet<string>,
): Judged[] {
  const judged: Judged[] = []
  for (const listing of listings) {
    const { d, rest, slotOf, childrenOf, sound, grid } = listing
    if (grid.form?.complete !== 'yes' || !sound.has(0) || sound.size !== childrenOf.size) continue
    const leaves = [...slotOf.keys()].filter((member) => !childrenOf.has(member))
    for (const above of directlyAbove(leaves, d, world.space)) {
      const node = slotOf.has(above) ? undefined : world.nodes.get(put(rest, d, above))
      if (!node) continue
      const terms = leaves
        .filter((leaf) => world.space.contains(d, above, leaf))
        .flatMap((leaf) => slotOf.get(leaf)?.fact ?? [])
      if (terms.length === 0) continue
      judged.push(
        judge({ kind: 'split', clause: 'parts-make-the-whole', left: [node.best], right: terms }, troubled),
      )
    }
  }
  return judged
}

/** Code prefixes above the leaves of a listing, the root left out. */
function directlyAbove(leaves: readonly number[], d: number, space: Space): Set<number> {
  const above = new Set<number>()
  if (d !== axis('func')) return above
  for (const leaf of leaves) {
    const member = space.memberOf(d, leaf)
    for (let length = member.length - 2; length >= 3; length -= 2)
      above.add(space.idOf(d, member.slice(0, length)))
  }
  return above
}
