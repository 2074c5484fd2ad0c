import { dirname, join } from 'node:path'

/** 源文件 A file of the tree by its path from the root, with its text. */
export type SourceText = { readonly file: string; readonly text: string }

/** Static imports and re-exports of a file beside it; what is imported when it is needed ties nobody. */
const staticImport = /^(?:import|export)\b[^'"]*?\bfrom '(\.[^']+)'/gmu

/**
 * 循环引用 Files that import one another in a circle: whoever reads one has to know them all.
 *
 * @returns each circle as the paths of its files, in the order of the tree
 */
export function importCircles(sources: readonly SourceText[]): string[][] {
  const known = new Set(sources.map(({ file }) => file))
  const imports = new Map(
    sources.map(({ file, text }) => [
      file,
      [...text.matchAll(staticImport)]
        .map((match) => join(dirname(file), match[1] ?? ''))
        .filter((target) => known.has(target)),
    ]),
  )
  return stronglyConnected(imports).filter((circle) => circle.length > 1)
}

/** Tarjan's algorithm (SIAM J. Comput. 1, 1972): groups in which each reaches each. */
function stronglyConnected(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const groups: string[][] = []
  const lower = (node: string, to: number): void => {
    lowest.set(node, Math.min(lowest.get(node) ?? to, to))
  }
  const visit = (node: string): void => {
    index.set(node, index.size)
    lowest.set(node, index.size - 1)
    stack.push(node)
    for (const next of edges.get(node) ?? []) {
      const seen = index.get(next)
      if (seen === undefined) {
        visit(next)
        lower(node, lowest.get(next) ?? 0)
      } else if (stack.includes(next)) lower(node, seen)
    }
    if (lowest.get(node) === index.get(node)) groups.push(stack.splice(stack.indexOf(node)))
  }
  for (const node of edges.keys()) if (!index.has(node)) visit(node)
  return groups
}
