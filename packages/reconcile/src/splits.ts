import { keyInWords } from '@mingzhang/law'
import type { Dimension } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { type Judged, judge } from './judge.ts'
import type { Listing } from './listings.ts'
import { pairsCovered } from './parts.ts'
import { isMoney } from './remainders.ts'
import { isStated, type Line, resolve, type Sum } from './resolve.ts'
import { at, axis, put } from './space.ts'
import type { Node, World } from './world.ts'
import type { Zero } from './zeros.ts'

/** Dimensions the definition splits, in the order they are tried. */
const split: readonly number[] = (
  ['use', 'fund', 'origin', 'econ', 'article', 'tier', 'agency'] as Dimension[]
).map(axis)

/**
 * 表间分项 Every stated key against the sum of its parts wherever they are stated, down to three levels; a part that
 * nobody states must be known to be zero. Where some part is not disclosed only Σ ≤ whole remains, and the difference
 * is an implied figure about the rest, never an error.
 */
export function weighSplits(
  world: World,
  troubled: ReadonlySet<string>,
  inside: readonly Judged[],
  listings: readonly Listing[],
): Judged[] {
  const context = { ...world, troubled, covered: pairsCovered(inside), within: totalsWithin(listings) }
  const spoken = split.filter((d) => isSpoken(world, d))
  const judged: Judged[] = []
  for (const node of world.nodes.values()) {
    if (!isMoney(node.code, world.space)) continue
    for (const d of spoken) {
      for (const whole of voicesOf(node)) judged.push(...weighDimension(context, node, whole, d))
    }
  }
  const known = new Set(inside.map(({ id }) => id))
  return judged.filter(({ id }) => !known.has(id))
}

type Context = World & {
  readonly troubled: ReadonlySet<string>
  /** Pairs of part and whole that a table compares by itself. */
  readonly covered: ReadonlySet<string>
  /** Totals that their own table weighs in a dimension, against a listing that must be complete. */
  readonly within: ReadonlyMap<Fact, readonly number[]>
}

function totalsWithin(listings: readonly Listing[]): ReadonlyMap<Fact, readonly number[]> {
  const within = new Map<Fact, number[]>()
  for (const { grid, d, weighed, slotOf } of listings) {
    if (grid.form?.complete !== 'yes') continue
    for (const member of weighed) {
      const total = slotOf.get(member)?.fact
      if (total) within.set(total, [...(within.get(total) ?? []), d])
    }
  }
  return within
}

function weighDimension(context: Context, node: Node, whole: Fact, d: number): Judged[] {
  const splits = context.splitsOf(d, at(node.code, d))
  const isOwnBusiness = d !== axis('econ') && context.within.get(whole)?.includes(d)
  if (splits.length === 0 || isOwnBusiness) return []
  const family = context.family(d, node.code)
  if (family.size < 2) return []
  const line: Line = { world: context, d, family, zeroBase: node.code, site: whole.site }
  const [main = []] = splits
  return splits.flatMap((parts) => {
    const own = parts === main ? parts : parts.filter((part) => !main.includes(part))
    const isWorthIt = own.some((part) => isStated(line, part, parts === main ? 2 : 0))
    return isWorthIt ? weighSplit(context, node, whole, line, parts) : []
  })
}

/** Is a dimension named anywhere in the document? */
const isSpoken = ({ nodes }: World, d: number): boolean => {
  for (const code of nodes.keys()) if (at(code, d) !== 0) return true
  return false
}

/** The figure that speaks for a key, and the one of the narrative if it has its own. */
function voicesOf(node: Node): Fact[] {
  const text = node.facts.find((fact) => fact.site === 'text')
  return text && text !== node.best ? [node.best, text] : [node.best]
}

function weighSplit(
  context: Context,
  node: Node,
  whole: Fact,
  line: Line,
  parts: readonly number[],
): Judged[] {
  const sum: Sum = { terms: [], zeros: [] }
  const missing = parts.filter((part) => !resolve(line, part, 3, sum))
  const { terms, zeros } = sum
  const speaksItself = whole === node.best || terms.some((term) => term.site === whole.site)
  if (terms.length === 0 || !speaksItself) return []
  if (missing.length > 0) {
    return impliedRest(
      context,
      whole,
      terms,
      missing.map((part) => put(node.code, line.d, part)),
    )
  }
  if (zeros.some((zero) => isCircular(zero, node.code, terms))) return []
  const [only, ...others] = terms
  const collapsed = only !== undefined && others.length === 0
  const bridge = isBridge(context, line.d, parts)
  const relation = judge(
    {
      kind: collapsed ? 'equal' : 'split',
      clause: bridge ? 'two-classifications' : collapsed ? 'same-money' : 'parts-make-the-whole',
      left: [whole],
      right: terms,
      zeros,
      strength: bridge ? 'warning' : 'error',
    },
    context.troubled,
  )
  return [relation]
}

const isBridge = ({ space }: World, d: number, parts: readonly number[]): boolean =>
  d === axis('econ') && parts.every((part) => space.memberOf(d, part).startsWith('5'))

/** A part equal to its whole makes the rest zero; that zero must not be used to confirm the pair it came from. */
const isCircular = (zero: Zero, whole: string, terms: readonly Fact[]): boolean =>
  zero.facts[0]?.code === whole && terms.some((term) => term.code === zero.facts[1]?.code)

/** Some part is not disclosed: whether the parts make the whole cannot be told, only that they do not exceed it. */
function impliedRest(
  context: Context,
  whole: Fact,
  terms: readonly Fact[],
  missing: readonly string[],
): Judged[] {
  const isKnown = terms.every((term) => term.value === 0 || context.covered.has(term.code + whole.code))
  if (isKnown) return []
  const rest = missing.map((code) => keyInWords(context.space.decode(code))).join('、')
  const assumed = [`没有公开：${rest}；差额只是对其余部分的推算`]
  const part = {
    kind: 'part',
    clause: 'part-within-whole',
    sign: '≤',
    left: terms,
    right: [whole],
    assumed,
  } as const
  return [judge(part, context.troubled), undecided(whole, terms, assumed)]
}

const undecided = (whole: Fact, terms: readonly Fact[], assumed: readonly string[]): Judged => ({
  ...judge({ kind: 'split', clause: 'parts-make-the-whole', left: [whole], right: terms, assumed }),
  verdict: 'unknown',
  rounding: false,
})
