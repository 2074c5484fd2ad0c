import type { Organisation } from '@mingzhang/cycle'

/** 树行 An organisation and how deep it stands. */
export type TreeLine<T extends Organisation = Organisation> = {
  readonly organisation: T
  readonly depth: number
}

/** 机构树的行 The tree as lines, each organisation followed by those below it; what hangs on nothing stands at the end. */
export function treeLines<T extends Organisation>(organisations: readonly T[]): TreeLine<T>[] {
  const below = Map.groupBy(organisations, ({ parent }) => parent)
  const seen = new Set<string>()
  const from = (parent: string | null, depth: number): TreeLine<T>[] =>
    (below.get(parent) ?? []).flatMap((organisation) => {
      if (seen.has(organisation.key)) return []
      seen.add(organisation.key)
      return [{ organisation, depth }, ...from(organisation.key, depth + 1)]
    })
  const hanging = from(null, 0)
  const loose = organisations.filter(({ key }) => !seen.has(key))
  return [...hanging, ...loose.map((organisation) => ({ organisation, depth: 0 }))]
}
