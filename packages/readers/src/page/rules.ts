import type { Rule } from './page.ts'

/** 合线 Pieces of one ruling line put together; lines drawn twice or as many strokes become one. */
export function mergedRules(rules: readonly Rule[]): Rule[] {
  return [
    ...mergedOf(rules.filter((rule) => rule.isLevel)),
    ...mergedOf(rules.filter((rule) => !rule.isLevel)),
  ]
}

/** Strokes of one line lie this close, sideways and end to end, in points. */
const besides = 1.2
const apart = 3

function mergedOf(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = []
  for (const cluster of clustersOf(rules)) {
    const [first, ...others] = cluster.toSorted((a, b) => a.from - b.from)
    if (!first) continue
    let open = first
    for (const rule of others) {
      if (rule.from <= open.to + apart) open = { ...open, to: Math.max(open.to, rule.to) }
      else {
        merged.push(open)
        open = rule
      }
    }
    merged.push(open)
  }
  return merged
}

function clustersOf(rules: readonly Rule[]): Rule[][] {
  const clusters: Rule[][] = []
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    const last = clusters.at(-1)
    if (last?.[0] && rule.at - last[0].at <= besides) last.push(rule)
    else clusters.push([rule])
  }
  return clusters
}

/** 归并 Values that lie within `tolerance` of the first of their cluster, as the mean of each cluster, ascending. */
export function clustered(values: readonly number[], tolerance: number): number[] {
  const clusters: number[][] = []
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = clusters.at(-1)
    if (last?.[0] !== undefined && value - last[0] <= tolerance) last.push(value)
    else clusters.push([value])
  }
  return clusters.map((cluster) => cluster.reduce((sum, value) => sum + value, 0) / cluster.length)
}

const touch = 3

/** 线群 Ruling lines that meet, group by group: each group may be a table. Level lines that meet nothing stand alone. */
export function groupsOf(rules: readonly Rule[]): Rule[][] {
  const parent = rules.map((_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at
      at = parent[at] ?? at
    }
    return at
  }
  const levels = rules.flatMap((rule, index) => (rule.isLevel ? [{ rule, index }] : []))
  rules.forEach((upright, index) => {
    if (upright.isLevel) return
    for (const level of levels) {
      if (meets(level.rule, upright)) parent[root(level.index)] = root(index)
    }
  })
  const groups = new Map<number, Rule[]>()
  rules.forEach((rule, index) => {
    const key = root(index)
    const group = groups.get(key)
    if (group) group.push(rule)
    else groups.set(key, [rule])
  })
  return [...groups.values()]
}

const meets = (level: Rule, upright: Rule): boolean =>
  upright.at >= level.from - touch &&
  upright.at <= level.to + touch &&
  level.at >= upright.from - touch &&
  level.at <= upright.to + touch
