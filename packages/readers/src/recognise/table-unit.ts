import type { TableFacts } from './table-lines.ts'

/** 某某局（本级） without what says which part of it. */
export const bareUnit = (name: string): string =>
  name.replace(/[（(](?:本级|本部|机关|汇总|部门)[)）]|(?:本级|部门)$/gu, '')

/** One name begins or ends the other: the same unit, its name torn or shortened. */
export const isSameUnit = (a: string, b: string): boolean =>
  a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a)

/** 主体单位 The unit most tables are about, null when none names one. */
export function mainUnit(facts: readonly TableFacts[]): string | null {
  const names = facts.flatMap(({ unitName }) => (unitName === null ? [] : [bareUnit(unitName)]))
  const votes = (name: string): number => names.filter((other) => isSameUnit(other, name)).length
  return names.toSorted((a, b) => votes(b) - votes(a))[0] ?? null
}

/**
 * 表的单位 The unit coordinate of a table: a set of a subordinate unit's tables beside the department's is money of that
 * unit only. Undefined for the document's own unit and for a table that names none.
 */
export function unitCoordinate({ unitName }: TableFacts, main: string | null): string | undefined {
  if (unitName === null || main === null || isSameUnit(bareUnit(unitName), main)) return undefined
  return bareUnit(unitName)
}
