/** 竖线单元 A cell between two strokes, as printed, and its 1-based column in the line. */
export type PipeCell = { readonly text: string; readonly column: number }

/**
 * 竖线表的一行 Cells of a row drawn with strokes (| 科目 | 合计 |), as notes and chat tools print tables; null when the
 * line is none. A stroke behind a backslash belongs to the text.
 */
export function pipeCells(line: string): readonly PipeCell[] | null {
  const body = line.trim()
  if (!body.startsWith('|') || !/[^\\]\|$/u.test(body)) return null
  const start = line.indexOf('|') + 1
  const cells: PipeCell[] = []
  let column = start + 1
  for (const text of line.slice(start, line.lastIndexOf('|')).split(/(?<!\\)\|/u)) {
    cells.push({ text, column })
    column += text.length + 1
  }
  return cells.length > 1 ? cells : null
}

/** 分隔行 The line under a header that holds only dashes (| --- | ---: |). */
export const isPipeRuler = (line: string): boolean => /^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$/u.test(line)
