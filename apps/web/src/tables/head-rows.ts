/** A header cell of the tree that the header paths make. */
export type HeadNode = {
  readonly text: string
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
}

/** 表头树 The header paths of a table as header rows: equal beginnings side by side are one cell. */
export function headRows(paths: readonly (readonly string[])[]): readonly (readonly HeadNode[])[] {
  const depth = Math.max(1, ...paths.map((path) => path.length))
  return Array.from({ length: depth }, (_, level) => {
    const nodes: HeadNode[] = []
    for (let column = 0; column < paths.length; ) {
      const node = headNode(paths, column, level, depth)
      if (node) nodes.push(node)
      column += node?.columnSpan ?? 1
    }
    return nodes
  })
}

/**
 * The cell of a level at a column; null where a cell above reaches down. A last header stands over one
 * column only.
 */
function headNode(
  paths: readonly (readonly string[])[],
  column: number,
  level: number,
  depth: number,
): HeadNode | null {
  const path = paths[column] ?? []
  if (level >= path.length) return path.length === 0 && level === 0 ? node('', column, 1, depth) : null
  const text = path[level] ?? ''
  if (level === path.length - 1) return node(text, column, 1, depth - level)
  let span = 1
  while (column + span < paths.length && sharesUpTo(path, paths[column + span] ?? [], level)) span += 1
  return node(text, column, span, 1)
}

const node = (text: string, column: number, columnSpan: number, rowSpan: number): HeadNode => ({
  text,
  column,
  columnSpan,
  rowSpan,
})

const sharesUpTo = (a: readonly string[], b: readonly string[], level: number): boolean =>
  b.length > level + 1 && a.slice(0, level + 1).every((text, at) => text === b[at])
