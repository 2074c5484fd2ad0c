/** 可排序的列 Columns of the list that sort, and which way they start. */
export const sortColumns = {
  unit: 'up',
  year: 'down',
  kind: 'up',
  region: 'up',
  errors: 'down',
  warnings: 'down',
  notes: 'down',
  fails: 'down',
  importedAt: 'down',
} as const

export type SortColumn = keyof typeof sortColumns

/** The sort that a press on a head asks for: its own first way, then the other. */
export function sortAfter(current: string, column: SortColumn): string {
  if (current === column) return `-${column}`
  if (current === `-${column}`) return column
  return sortColumns[column] === 'down' ? `-${column}` : column
}

/** What a head says of itself to those who do not see the arrow. */
export function sortState(current: string, column: SortColumn): 'ascending' | 'descending' | undefined {
  if (current === column) return 'ascending'
  return current === `-${column}` ? 'descending' : undefined
}
