import type { Verdict, YearOverview } from '../api/performance.ts'
import type { Words } from '../words/zh-cn.ts'
import { checkOf, checks, heavy } from './chart-rows.ts'

/** 清单的一行 The head of a group, or a programme with what is said of it there. */
export type ListEntry =
  | { readonly kind: 'group'; readonly label: string; readonly count: number }
  | { readonly kind: 'row'; readonly position: number; readonly verdict: Verdict | null }

/** 不分组 The programmes one after the other, with nothing said: other views say it themselves. */
export const plainEntries = (shown: readonly number[]): ListEntry[] =>
  shown.map((position) => ({ kind: 'row', position, verdict: null }))

/**
 * 按检查归并 The programmes with errors first, by the check that found them (one with errors of two checks stands under
 * both), then the others.
 *
 * @param shown positions of the programmes that are listed, in their order
 */
export function targetEntries(year: YearOverview, shown: readonly number[], words: Words): ListEntry[] {
  const found = heaviest(year.verdicts)
  const wrong = new Set<number>()
  const groups = checks.map(([label], check) => {
    const rows = shown.flatMap((position) => {
      const verdict = found.get(`${year.programmes[position]?.id} ${check}`)
      return verdict?.severity === 'error' ? [{ kind: 'row' as const, position, verdict }] : []
    })
    for (const { position } of rows) wrong.add(position)
    return grouped(words.performance[label], rows)
  })
  const others = shown
    .filter((position) => !wrong.has(position))
    .map((position) => ({
      kind: 'row' as const,
      position,
      verdict: checks
        .flatMap((_, check) => found.get(`${year.programmes[position]?.id} ${check}`) ?? [])
        .reduce<Verdict | null>(heavier, null),
    }))
  return [...groups.flat(), ...grouped(words.performance.withoutErrors, others)]
}

const heavier = (one: Verdict | null, other: Verdict): Verdict =>
  one && heavy[one.severity] >= heavy[other.severity] ? one : other

/** The heaviest verdict of each programme in each check. */
function heaviest(verdicts: readonly Verdict[]): ReadonlyMap<string, Verdict> {
  const found = new Map<string, Verdict>()
  for (const verdict of verdicts) {
    const key = `${verdict.programme} ${checkOf(verdict)}`
    found.set(key, heavier(found.get(key) ?? null, verdict))
  }
  return found
}

const grouped = (label: string, rows: readonly ListEntry[]): ListEntry[] =>
  rows.length > 0 ? [{ kind: 'group', label, count: rows.length }, ...rows] : []
