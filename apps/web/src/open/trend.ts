import type { OpenFact, OpenFacts } from '@mingzhang/model'

/** 一年的数 A figure of a year, and in which document it stands. */
export type TrendPoint = { readonly fact: OpenFact; readonly document: string; readonly statedIn: number }

/** 编码的变化 A code whose name changed, that appeared, or that was no longer listed. */
export type CodeChange =
  | { readonly kind: 'renamed'; readonly before: string; readonly after: string }
  | { readonly kind: 'appeared' | 'ended'; readonly year: number }

/** 历年一行 One fact over the years. */
export type TrendLine = {
  readonly fact: string
  readonly name: string | null
  readonly points: readonly (TrendPoint | null)[]
  readonly change: CodeChange | null
}

/** 历年 The years in order, and every fact of a kind over them. */
export type Trend = { readonly years: readonly number[]; readonly lines: readonly TrendLine[] }

/**
 * 历年 Puts the facts of several years side by side. What a document states of last year fills a year that has no
 * document of its own.
 *
 * @param wanted which facts; codes are compared by what they are called in each year
 */
export function trendOf(documents: readonly OpenFacts[], wanted: (fact: string) => boolean): Trend {
  const points = new Map<string, Map<number, TrendPoint>>()
  // A year's own document comes last and so wins over what the next year says of it.
  const stated = documents
    .flatMap(({ facts, documentId, year }) =>
      facts.map((fact): TrendPoint => ({ fact, document: documentId, statedIn: year })),
    )
    .toSorted(
      (one, other) => Number(one.statedIn === one.fact.year) - Number(other.statedIn === other.fact.year),
    )
  for (const point of stated) {
    if (!wanted(point.fact.fact)) continue
    const line = points.get(point.fact.fact) ?? new Map<number, TrendPoint>()
    points.set(point.fact.fact, line.set(point.fact.year, point))
  }
  const years = [...new Set([...points.values()].flatMap((line) => [...line.keys()]))].toSorted(
    (a, b) => a - b,
  )
  const own = new Set(documents.map(({ year }) => year))
  const lines = [...points].map(([fact, line]): TrendLine => {
    const inOrder = years.map((year) => line.get(year) ?? null)
    return {
      fact,
      name: inOrder.findLast(Boolean)?.fact.name ?? null,
      points: inOrder,
      change: changeOf(fact, inOrder, years, own),
    }
  })
  return { years, lines }
}

const coded = /^(?:func|econ):/u

function changeOf(
  fact: string,
  points: readonly (TrendPoint | null)[],
  years: readonly number[],
  own: ReadonlySet<number>,
): CodeChange | null {
  if (!coded.test(fact)) return null
  const names = points.flatMap((point) => (point?.fact.name ? [point.fact.name] : []))
  const [before] = names
  const after = names.at(-1)
  if (before && after && plain(before) !== plain(after)) return { kind: 'renamed', before, after }
  const first = points.findIndex((point) => point !== null)
  const last = points.findLastIndex((point) => point !== null)
  const earlier = years.slice(0, first).some((year) => own.has(year))
  const later = years.slice(last + 1).some((year) => own.has(year))
  if (earlier) return { kind: 'appeared', year: years[first] ?? 0 }
  return later ? { kind: 'ended', year: years[last] ?? 0 } : null
}

/** Brackets and blanks are no change of name. */
const plain = (name: string): string => name.normalize('NFKC').replace(/[\s()]/gu, '')
