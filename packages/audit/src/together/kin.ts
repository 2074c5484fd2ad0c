import { entriesOf } from '@mingzhang/rules'
import type { Audit } from '../audit.ts'
import { plainName, publisherOf } from './same-unit.ts'
import { unitList } from './unit-list.ts'

/** 亲缘 What of a file decides whom it might belong together with; small, so that it is kept for hundreds of files. */
export type Kin = {
  /** Plain name of the unit that published it; null when none was read. */
  readonly name: string | null
  /** What it prints as its list of units. */
  readonly listed: readonly string[]
  /** The departments whose programmes it registers; empty for a file of one unit only. */
  readonly departments: readonly string[]
}

/** Shorter names are no sign: they are the beginning of many others. */
const shortest = 5

export function kinOf(audit: Audit): Kin {
  const { disclosure } = audit
  const departments = new Set(
    [...entriesOf(disclosure), ...disclosure.programs].map(({ department }) => plainName(department ?? '')),
  )
  const lines = unitList({ disclosure, audits: [audit] }).filter((line) => line.length >= shortest)
  return {
    name: publisherOf(audit).name,
    listed: [...new Set(lines)],
    departments: departments.size < 2 ? [] : [...departments].filter((name) => name !== ''),
  }
}

/**
 * 亲缘分组 Files that `takeTogether` might join stand in one group; files of different groups it never joins. A group is
 * no proof: whether they do belong together is decided when they are taken together.
 *
 * @param mostFiles a group that is larger is parted by the unit's name, and by what is larger still file by file: so
 *   that no group takes more memory than there is
 * @returns positions in `kins`, each in exactly one group; `parted` are the groups that were too large
 */
export function groupsOfKin(
  kins: readonly Kin[],
  mostFiles: number,
): { readonly groups: readonly (readonly number[])[]; readonly parted: readonly (readonly number[])[] } {
  const byName = Map.groupBy(kins.keys(), (n) => kins[n]?.name ?? `\u0000${n}`)
  const joined = joinedGroups(kins, byName)
  const parted: number[][] = []
  const groups = joined.flatMap((group) => {
    if (group.length <= mostFiles) return [group]
    parted.push(group)
    const names = Map.groupBy(group, (n) => kins[n]?.name ?? `\u0000${n}`)
    return [...names.values()].flatMap((same) => (same.length <= mostFiles ? [same] : same.map((n) => [n])))
  })
  return { groups, parted }
}

function joinedGroups(kins: readonly Kin[], byName: ReadonlyMap<string, readonly number[]>): number[][] {
  const over = kins.map((_, n) => n)
  const root = (n: number): number => {
    let at = n
    for (let up = over[at] ?? at; up !== at; up = over[at] ?? at) {
      over[at] = over[up] ?? up
      at = up
    }
    return at
  }
  const join = (one: number, other: number): void => {
    over[root(other)] = root(one)
  }
  const find = finder([...byName.keys()])
  for (const same of byName.values()) for (const n of same) join(same[0] ?? n, n)
  kins.forEach((kin, n) => {
    const named = [...kin.listed.flatMap(find), ...kin.departments]
    for (const name of named) for (const other of byName.get(name)?.slice(0, 1) ?? []) join(n, other)
  })
  return [...Map.groupBy(over.keys(), root).values()].map((group) => group.toSorted((a, b) => a - b))
}

/** Which of the names stand in a line, found by their first characters. */
function finder(names: readonly string[]): (line: string) => readonly string[] {
  const byStart = Map.groupBy(
    names.filter((name) => name.length >= shortest),
    (name) => name.slice(0, shortest),
  )
  return (line) => {
    const found: string[] = []
    for (let at = 0; at + shortest <= line.length; at += 1) {
      const candidates = byStart.get(line.slice(at, at + shortest)) ?? []
      found.push(...candidates.filter((name) => line.startsWith(name, at)))
    }
    return found
  }
}
