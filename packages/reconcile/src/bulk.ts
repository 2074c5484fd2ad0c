import type { Judged } from './judge.ts'

/** 成片不符 Contradictions so many that one misprint is no explanation: another scope, last year's table, a misreading. */
export type Sifted = {
  /** One list of relations for each pair of sites that mostly disagree. */
  readonly bulk: readonly (readonly Judged[])[]
  readonly rest: readonly Judged[]
}

/** At least so many failures, and more than half of what could be compared. */
const fewest = 4

/** What two sites a relation compares: one table with itself, two tables, or the narrative with everything. */
function sitesOf({ facts }: Judged): string {
  const sites = new Set([...facts.left, ...facts.right].map(({ site }) => site))
  return sites.has('text') ? 'text' : [...sites].sort().join(' ')
}

/**
 * Sets apart the sites that disagree wholesale. Nobody is accused there: one finding says that the two do not match.
 */
export function sift(judged: readonly Judged[]): Sifted {
  const groups = new Map<string, { fails: Judged[]; holds: number }>()
  for (const relation of judged) {
    const isFailure = relation.verdict === 'fails' && relation.strength !== 'note'
    if (relation.sign !== '=' || !(isFailure || relation.verdict === 'holds')) continue
    const sites = sitesOf(relation)
    const group = groups.get(sites) ?? { fails: [], holds: 0 }
    groups.set(sites, group)
    if (isFailure) group.fails.push(relation)
    else if (relation.difference !== 0 || relation.facts.left.some(({ value }) => value !== 0))
      group.holds += 1
  }
  const bulk = [...groups.values()]
    .filter(
      ({ fails, holds }) => fails.length >= fewest && culpritsOf(fails) >= fewest && fails.length > holds,
    )
    .map(({ fails }) => fails)
  const gone = new Set(bulk.flat())
  return { bulk, rest: judged.filter((relation) => !gone.has(relation)) }
}

/** How many figures at least must be wrong: one figure repeated in every relation is a culprit, not a bulk. */
function culpritsOf(fails: readonly Judged[]): number {
  const left = new Set(fails)
  let culprits = 0
  while (left.size > 0) {
    const tally = new Map<unknown, number>()
    for (const { facts } of left) {
      for (const fact of [...facts.left, ...facts.right]) tally.set(fact, (tally.get(fact) ?? 0) + 1)
    }
    const [most] = [...tally].sort(([, one], [, other]) => other - one)
    if (!most) break
    culprits += 1
    for (const relation of left) {
      const [fact] = most
      if ([...relation.facts.left, ...relation.facts.right].some((one) => one === fact)) left.delete(relation)
    }
  }
  return culprits
}
