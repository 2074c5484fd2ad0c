/** 机构 An organisation: a region, a department, or a unit. */
export type Organisation = {
  /** The same key that documents and books of the organisation carry. */
  readonly key: string
  readonly kind: OrganisationKind
  readonly code: string | null
  readonly name: string
  /** Key of the one above; null at the top. */
  readonly parent: string | null
  /** `YYYY-MM-DD`, from when on it is no more; absent or null while it stands. */
  readonly closedOn?: string | null
  /** Names it bore before, the last one first. */
  readonly formerNames?: readonly FormerName[]
}

/** 曾用名 A name, and the day (`YYYY-MM-DD`) until which it was borne. */
export type FormerName = { readonly name: string; readonly until: string }

/** 在册机构 An organisation as it is kept. */
export type KeptOrganisation = Organisation & {
  readonly closedOn: string | null
  readonly formerNames: readonly FormerName[]
  /** Key of the one it went into, when it was merged. */
  readonly successor: string | null
  /** Raised by every change. */
  readonly version: number
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
 * 认机构 The organisation that a document speaks of: by its key, or else by a name, a former name or a code that only one
 * has. Where one that stands and closed ones have it, it is the one that stands.
 *
 * @returns null when none or several would do
 */
export function organisationOf(
  organisations: readonly Organisation[],
  unit: { readonly key: string; readonly name: string | null; readonly code: string | null },
): Organisation | null {
  const by = (same: (organisation: Organisation) => boolean): Organisation | null => {
    const found = organisations.filter(same)
    const standing = found.filter(({ closedOn }) => !closedOn)
    const best = standing.length > 0 ? standing : found
    return best.length === 1 ? (best[0] ?? null) : null
  }
  const { key, name, code } = unit
  return (
    by((each) => each.key === key) ??
    (name === null ? null : by((each) => plain(each.name) === plain(name))) ??
    (name === null ? null : by(({ formerNames = [] }) => formerNames.some((one) => isNamed(one, name)))) ??
    (code === null ? null : by((each) => each.code === code))
  )
}

const isNamed = (former: FormerName, name: string): boolean => plain(former.name) === plain(name)

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '')
