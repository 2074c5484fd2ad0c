import { type Dimension, dimensions, type Key } from '@mingzhang/model'
import cubeText from '../../../law/cube.tsv?raw'
import { lazy, rowsOfTsv } from './tsv.ts'

/**
 * 分法的性质 How far the members of a tree exhaust their parent: `definition`, always; `form`, when a form lists them
 * under a total; `part`, never (each is a part and the rest has no name).
 */
export type Listing = 'definition' | 'form' | 'part'

/** 上级 One member above another, in one of the dimension's trees. */
export type Parent = { readonly member: string; readonly tree: string; readonly listing: Listing }

/** 分解 One way to split a member into all of its parts. */
export type Decomposition = { readonly tree: string; readonly parts: readonly string[] }

/** 根 "All of it": the root of every dimension that has one. */
export const root = 'all'

/** 无总数的维 Dimensions without a root: their members never meet and never add up. */
const rootless: ReadonlySet<Dimension> = new Set<Dimension>(['measure', 'year', 'stage'])

type Node = { readonly parents: Parent[]; readonly chinese: string; readonly english: string }

type Trees = {
  readonly nodes: ReadonlyMap<string, Node>
  /** Definitional splits by whole. */
  readonly splits: ReadonlyMap<string, Decomposition[]>
}

const listingOf = (text: string | undefined): Listing =>
  text === 'definition' || text === 'part' ? text : 'form'

const cube = lazy((): ReadonlyMap<string, Trees> => {
  const all = new Map<string, { nodes: Map<string, Node>; splits: Map<string, Decomposition[]> }>()
  for (const row of rowsOfTsv(cubeText)) {
    const { dimension = '', member = '', parent = '', chinese = '', english = '', tree = '' } = row
    if (member === '' || member.startsWith('<')) continue
    const trees = all.get(dimension) ?? { nodes: new Map(), splits: new Map() }
    all.set(dimension, trees)
    const node = trees.nodes.get(member) ?? { parents: [], chinese, english }
    trees.nodes.set(member, node)
    if (parent === '') continue
    const listing = listingOf(row['listing'])
    node.parents.push({ member: parent, tree, listing })
    if (listing === 'definition') addPart(trees.splits, parent, tree, member)
  }
  return all
})

function addPart(splits: Map<string, Decomposition[]>, whole: string, tree: string, part: string): void {
  const found = splits.get(whole) ?? []
  const same = found.find((split) => split.tree === tree)
  if (same) splits.set(whole, [...found.filter((s) => s !== same), { tree, parts: [...same.parts, part] }])
  else splits.set(whole, [...found, { tree, parts: [part] }])
}

/** Members whose parent follows from their code or that stand directly under the root. */
function codeParents(dimension: Dimension, member: string): readonly Parent[] {
  const form = (parent: string, tree: string): Parent => ({ member: parent, tree, listing: 'form' })
  if (dimension === 'func') {
    if (/^2\d{4}(?:\d{2})?$/u.test(member)) return [form(member.slice(0, -2), 'main')]
  } else if (dimension === 'econ') {
    if (/^[35]\d{4}$/u.test(member)) {
      return [form(member.slice(0, 3), member.startsWith('3') ? 'departmental' : 'governmental')]
    }
  } else if (dimension === 'article') {
    return [form(articleParent(member), 'main')]
  }
  return /^\d/u.test(member) && (dimension === 'func' || dimension === 'econ') ? [form(root, 'main')] : []
}

/** The code one level up in the procurement catalogue: A02010100 → A02010000 → A02000000 → A. */
function articleParent(code: string): string {
  const significant = code.replace(/(?:00)+$/u, '')
  if (!/^[ABC]\d{8}$/u.test(code) || significant.length <= 3)
    return /^[ABC]\d/u.test(code) ? code.slice(0, 1) : root
  return significant.slice(0, -2).padEnd(9, '0')
}

/** 直接上级 The members directly above one, tree by tree; none for a root or a dimension without one. */
export function parentsOf(dimension: Dimension, member: string): readonly Parent[] {
  if (member === root || rootless.has(dimension)) return []
  const listed = cube().get(dimension)?.nodes.get(member)?.parents ?? []
  const byCode = codeParents(dimension, member).filter((p) => !listed.some((l) => l.tree === p.tree))
  const parents = listed.some((p) => p.listing === 'form') ? listed : [...listed, ...byCode]
  return parents.length > 0 ? parents : [{ member: root, tree: 'main', listing: 'form' }]
}

const remembered = new Map<Dimension, Map<string, ReadonlyMap<string, number>>>()

/**
 * 所有上级 A member and everything above it, with the least number of steps up, nearest first. Members of the trees are
 * few and remembered; projects, units and entries, which every document brings anew, are not.
 */
export function ancestorsOf(dimension: Dimension, member: string): ReadonlyMap<string, number> {
  const memo = remembered.get(dimension) ?? new Map<string, ReadonlyMap<string, number>>()
  remembered.set(dimension, memo)
  const known = memo.get(member)
  if (known) return known
  const steps = ancestry(dimension, member)
  if (cube().get(dimension)?.nodes.has(member) || /^[ABC\d]\d{2,8}$/u.test(member)) memo.set(member, steps)
  return steps
}

function ancestry(dimension: Dimension, member: string): ReadonlyMap<string, number> {
  const steps = new Map([[member, 0]])
  for (const [at, distance] of steps) {
    for (const parent of parentsOf(dimension, at)) {
      if (!steps.has(parent.member)) steps.set(parent.member, distance + 1)
    }
  }
  return steps
}

/** 包含 Is every yuan of `part` also in `whole`? Equal members contain each other; an absent member is the root. */
export function contains(dimension: Dimension, whole: string | undefined, part: string | undefined): boolean {
  if (whole === part) return true
  if (rootless.has(dimension)) return false
  if (whole === undefined || whole === root) return true
  if (part === undefined || part === root) return false
  return ancestorsOf(dimension, part).has(whole)
}

/** 分类树 The trees a member stands in: the trees of its parents. */
export function treesOf(dimension: Dimension, member: string): ReadonlySet<string> {
  return new Set(parentsOf(dimension, member).map((parent) => parent.tree))
}

/**
 * 互斥 Can no yuan be in both? True only for members of one tree of which neither contains the other; across trees
 * they may be the same money, or not.
 */
export function disjoint(dimension: Dimension, a: string, b: string): boolean {
  if (contains(dimension, a, b) || contains(dimension, b, a)) return false
  const trees = treesOf(dimension, a)
  return [...treesOf(dimension, b)].some((tree) => trees.has(tree))
}

/**
 * 分解 Every way the definition splits a member into all of its parts: fiscal into the three budgets, basic into
 * personnel and running, the three public expenses, the bridges between the two economic classifications. Accounts
 * below an account are a matter of the form that lists them, so they do not appear here.
 */
export const decompositions = (dimension: Dimension, member: string = root): readonly Decomposition[] =>
  cube().get(dimension)?.splits.get(member) ?? []

/** 最小公共上级 The least member that contains all of the given ones: what a total over columns stands for. */
export function leastCommon(dimension: Dimension, members: readonly string[]): string | null {
  const [first, ...others] = members
  if (first === undefined) return null
  if (rootless.has(dimension)) return others.every((member) => member === first) ? first : null
  for (const candidate of ancestorsOf(dimension, first).keys()) {
    if (others.every((member) => contains(dimension, candidate, member))) return candidate
  }
  return root
}

/**
 * 合并坐标 One key on top of another: on one path the deeper member stays, off the path the later word wins.
 *
 * @param deeper what the header or the row says, over what the title said
 */
export function combineKeys(key: Key, deeper: Key): Key {
  const merged: { [D in Dimension]?: string } = { ...key }
  for (const dimension of dimensions) {
    const now = merged[dimension]
    const next = deeper[dimension]
    if (next === undefined || (now !== undefined && contains(dimension, next, now))) continue
    merged[dimension] = next
  }
  return merged
}

/** 成员名 The name law/cube.tsv gives a member, null when it has none. */
export const memberName = (
  dimension: Dimension,
  member: string,
  language: 'chinese' | 'english' = 'chinese',
): string | null => cube().get(dimension)?.nodes.get(member)?.[language] ?? null
