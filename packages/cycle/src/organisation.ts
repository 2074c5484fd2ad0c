/** 机构 An organisation: a region, a department, or a unit. */
export type Organisation = {
  /** The same key that documents and books of the organisation carry. */
  readonly key: string
  readonly kind: OrganisationKind
  readonly code: string | null
  readonly name: string
  /** Key of the one above; null at the top. */
  readonly parent: string | null
}

/** 层级 `region` 地区, `department` 部门, `unit` 单位. */
export type OrganisationKind = (typeof organisationKinds)[number]

export const organisationKinds = ['region', 'department', 'unit'] as const

/** 管辖范围 The key itself and the keys of all organisations below it. */
export function scopeOf(organisations: readonly Organisation[], key: string): ReadonlySet<string> {
  const below = Map.groupBy(organisations, ({ parent }) => parent)
  const scope = new Set([key])
  // A set is walked in the order of adding, so what is added on the way is walked as well, and a ring ends.
  for (const reached of scope) for (const { key: next } of below.get(reached) ?? []) scope.add(next)
  return scope
}
