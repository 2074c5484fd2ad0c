import type { Audit } from '../audit.ts'

/** 单位身份 Who published a document, as far as it says. */
export type Publisher = {
  /** Name without blanks, brackets of level and the like; null when none was read. */
  readonly name: string | null
  readonly code: string | null
  readonly region: string | null
  /** The unit alone (本级) of a department that also publishes for all of its units. */
  readonly isOwnLevel: boolean
}

/** 归一的单位名 A unit's name without blanks and without its level: the same unit, the same name. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^\d{3,}[-—]?/u, '')
    .replace(/\((?:本级|本部|机关|汇总|部门)\)$|(?:本级|本部)$/u, '')

export function publisherOf({ disclosure: { document } }: Pick<Audit, 'disclosure'>): Publisher {
  const { unit, region, title } = document
  const name = unit.name === null ? null : plainName(unit.name)
  return {
    // A bare region is the name of no unit: every unit of the region would be the same one.
    name: name !== null && region?.endsWith(name) ? null : name,
    code: unit.code,
    region,
    isOwnLevel: /本级|本部(?!门)/u.test(title ?? ''),
  }
}

/** 是否同一单位 `unsure` when names or codes agree but something else does not, or too little is known. */
export type Sameness = 'same' | 'unsure' | 'other'

/**
 * Two documents are of one unit when name and region agree. A code alone says nothing: every county numbers its units
 * anew. Without a region the name may be that of several units, so the code must agree as well.
 */
export function samePublisher(one: Publisher, other: Publisher): Sameness {
  if (one.name === null || other.name === null || one.isOwnLevel !== other.isOwnLevel) return 'other'
  const regions = one.region !== null && one.region === other.region
  const codes = one.code !== null && other.code !== null && nested(one.code, other.code)
  if (one.name === other.name) {
    if (one.region !== other.region) return 'unsure'
    return regions || codes ? 'same' : 'unsure'
  }
  return regions && codes && one.code === other.code ? 'unsure' : 'other'
}

/** 241 and 241001: a department and a unit of it, or one unit numbered at two levels. */
const nested = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)
