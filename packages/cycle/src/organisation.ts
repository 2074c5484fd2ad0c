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

/**
 * 认机构 The organisation that a document speaks of: by its key, or else by a name or a code that only one has.
 *
 * @returns null when none or several would do
 */
export function organisationOf(
  organisations: readonly Organisation[],
  unit: { readonly key: string; readonly name: string | null; readonly code: string | null },
): Organisation | null {
  const by = (same: (organisation: Organisation) => boolean): Organisation | null => {
    const found = organisations.filter(same)
    return found.length === 1 ? (found[0] ?? null) : null
  }
  const { key, name, code } = unit
  return (
    by((each) => each.key === key) ??
    (name === null ? null : by((each) => plain(each.name) === plain(name))) ??
    (code === null ? null : by((each) => each.code === code))
  )
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')
