import type { BoardRow } from '@mingzhang/cycle'

/** 这一批的年度 The year that more than half of the read files of a batch are of; null where none is. */
export function usualYear(rows: readonly BoardRow[]): number | null {
  const years = rows.flatMap(({ document }) => document?.year ?? [])
  const counts = Map.groupBy(years, (year) => year)
  return [...counts].find(([, same]) => same.length * 2 > years.length)?.[0] ?? null
}

/** 异年 The year of a file that is of another year than its batch; null where there is nothing to say. */
export const oddYear = ({ document }: BoardRow, usual: number | null): number | null =>
  usual !== null && document?.year && document.year !== usual ? document.year : null
