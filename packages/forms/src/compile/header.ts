import type { EditionTable } from '@mingzhang/law'
import type { PrintedHead } from '@mingzhang/model'

/** 表头 Header rows of a tree of columns: neighbours below one word share its cell, a short path reaches down. */
export function headerOf(columns: EditionTable['columns'], label: (text: string) => string): PrintedHead[][] {
  const depth = Math.max(...columns.map(({ path }) => path.length))
  const rows: PrintedHead[][] = []
  for (let level = 0; level < depth; level += 1) {
    const row: PrintedHead[] = []
    for (let at = 0; at < columns.length; ) {
      const path = columns[at]?.path ?? []
      const span = level < path.length ? spanAt(columns, at, level) : 1
      const isLeaf = level === path.length - 1
      const text = path[level]
      if (text !== undefined) row.push({ text: label(text), columns: span, rows: isLeaf ? depth - level : 1 })
      at += span
    }
    rows.push(row)
  }
  return rows
}

/** How many columns from here on stand below the same word. */
function spanAt(columns: EditionTable['columns'], start: number, level: number): number {
  const path = columns[start]?.path ?? []
  if (level === path.length - 1) return 1
  const prefix = path.slice(0, level + 1).join('>')
  let end = start + 1
  while (columns[end]?.path.slice(0, level + 1).join('>') === prefix) end += 1
  return end - start
}
