import type { Table } from '@mingzhang/model'
import type { Fact } from './facts.ts'
import { groupBy } from './group-by.ts'
import { at, axis, put, type Space } from './space.ts'

/** Dimensions that alone do not say which money: a sentence with no more than these may have lost its subject. */
const vague = (['measure', 'unit', 'year', 'stage', 'origin', 'use'] as const).map(axis)

/** Does a key name neither fund, nor account, nor project, nor anything else particular? */
export function isVague(code: string): boolean {
  for (let d = 0; d < code.length; d += 1) if (at(code, d) !== 0 && !vague.includes(d)) return false
  return true
}

/**
 * 存疑 Marks the figures that must not accuse anybody, whatever they contradict: rows told apart by something unread,
 * sentences that have lost their subject, and sentences that seem to speak of another key.
 */
export function withDoubts(
  facts: readonly Fact[],
  tables: ReadonlyMap<string, Table>,
  space: Space,
  year: number | null = null,
): readonly Fact[] {
  const doubtful = new Set([
    ...misdated(facts, space, year),
    ...repeats(facts, tables),
    ...facts.filter(isVagueZero),
    ...echoes(facts, space),
    ...refrains(facts),
  ])
  return facts.map((fact) => (doubtful.has(fact) ? { ...fact, sure: false } : fact))
}

/**
 * 年度印错 Tables dated to another year whose figures are those of the document's year: the title is wrong, not they. What
 * they say of that other year must not be held against anybody.
 */
function misdated(facts: readonly Fact[], space: Space, year: number | null): Fact[] {
  if (year === null) return []
  const [dated, now] = [axis('year'), space.idOf(axis('year'), String(year))]
  const current = new Map<string, Set<string>>()
  for (const { code, value, site } of facts) {
    if (at(code, dated) !== now) continue
    for (const slot of [code, `${code} ${value}`])
      current.set(slot, (current.get(slot) ?? new Set()).add(site))
  }
  const others = facts.filter(
    ({ code, site, value }) => site !== 'text' && value !== 0 && at(code, dated) !== now,
  )
  return [...groupBy(others, ({ site, code }) => `${site} ${at(code, dated)}`).values()].flatMap((group) => {
    const elsewhere = (sites: ReadonlySet<string> | undefined, own: string): boolean =>
      [...(sites ?? [])].some((site) => site !== own)
    const stated = group.filter(({ code, site }) => elsewhere(current.get(put(code, dated, now)), site))
    const echoed = stated.filter(({ code, value, site }) =>
      elsewhere(current.get(`${put(code, dated, now)} ${value}`), site),
    )
    return echoed.length >= 1 && echoed.length * 5 > stated.length * 4 ? group : []
  })
}

/** A sentence that says 0 for a broad key: the word that named the part is missing. */
const isVagueZero = (fact: Fact): boolean => fact.site === 'text' && fact.value === 0 && isVague(fact.code)

/**
 * 重复行 Figures of one column that state one key differently in several rows: the rows are told apart by something that
 * was not read (a unit, a detail), so they are not two statements of one key.
 */
function repeats(facts: readonly Fact[], tables: ReadonlyMap<string, Table>): Fact[] {
  const cells = facts.filter((fact) => {
    const { from, key } = fact.statement
    if (from.kind !== 'cell') return false
    const role = tables.get(from.table)?.rows[from.r]?.role
    // A register prints the budget of a project again on each of its entries: that is one key, stated many times.
    if (role === 'entry' && key.entry === undefined) return false
    return role !== 'total' && role !== 'subtotal'
  })
  const columnOf = ({ statement: { from }, code }: Fact): string =>
    from.kind === 'cell' ? `${from.table} ${from.c} ${code}` : ''
  return [...groupBy(cells, columnOf).values()].flatMap((group) =>
    group.some((fact) => fact.value !== group[0]?.value) ? group : [],
  )
}

/**
 * Sentences whose key no table states and whose figure is that of a wider key in a table: more likely a subject read
 * too narrowly than money that happens to be all of it.
 */
function echoes(facts: readonly Fact[], space: Space): Fact[] {
  const printed = facts.filter(({ site }) => site !== 'text')
  const stated = new Set(printed.map(({ code }) => code))
  return facts.filter(
    (claim) =>
      claim.site === 'text' &&
      claim.value !== 0 &&
      !stated.has(claim.code) &&
      printed.some(
        (fact) =>
          2 * Math.abs(fact.value - claim.value) <= fact.step + claim.step &&
          space.within(claim.code, fact.code),
      ),
  )
}

/**
 * Sentences that give one key three different figures or more: item after item in the same words, the item itself
 * unread. Those that a table bears out stay.
 */
function refrains(facts: readonly Fact[]): Fact[] {
  const printed = new Map<string, number[]>()
  for (const { site, code, value } of facts) {
    if (site !== 'text') printed.set(code, [...(printed.get(code) ?? []), value])
  }
  const claims = groupBy(
    facts.filter(({ site }) => site === 'text'),
    ({ code }) => code,
  )
  return [...claims].flatMap(([code, group]) =>
    new Set(group.map(({ value }) => value)).size < 3
      ? []
      : group.filter(({ value }) => !printed.get(code)?.includes(value)),
  )
}
