import type { Organisation } from './organisation.ts'

/** 文件所称单位 The unit as a document states it, and the document's year. */
export type StatedUnit = {
  readonly code: string | null
  readonly name: string | null
  readonly region: string | null
  readonly year: number | null
}

type KeyOf = (unit: Omit<StatedUnit, 'year'>) => string

/** A name that an organisation bears or bore, as keys of documents. */
type Bearing = {
  readonly organisation: Organisation
  readonly keys: readonly string[]
  /** `YYYY-MM-DD`; null while it is borne. */
  readonly until: string | null
}

/**
 * 认单位 Whose a document is by the unit it states: of the organisation that bears that name or bore it, in the same region.
 * An organisation stays the same one under all its names, so its years stand together. Where several bore a name, it was
 * borne in a year by whoever bore it when that year began.
 *
 * @param keyOf gives documents of a unit and the unit itself the same key
 * @returns for a unit as stated the key of its organisation; where none bears the name, or nothing decides between
 * several, the key of the stated name itself
 */
export function unitIdentity(
  organisations: readonly Organisation[],
  keyOf: KeyOf,
): (stated: StatedUnit) => string {
  const all = new Map(organisations.map((one) => [one.key, one]))
  const bearings = organisations.flatMap((one) => bearingsOf(one, all, keyOf))
  const byKey = new Map<string, Bearing[]>()
  for (const bearing of bearings)
    for (const key of bearing.keys) byKey.set(key, [...(byKey.get(key) ?? []), bearing])
  return ({ year, ...unit }) => {
    const key = keyOf(unit)
    return (unit.name === null ? null : bearerIn(year, byKey.get(key) ?? [])?.key) ?? key
  }
}

function bearerIn(year: number | null, bearings: readonly Bearing[]): Organisation | null {
  const only = (found: readonly Bearing[]): Organisation | null =>
    new Set(found.map(({ organisation }) => organisation.key)).size === 1
      ? (found[0]?.organisation ?? null)
      : null
  if (year === null || only(bearings)) return only(bearings)
  const then = bearings.filter(({ until }) => until !== null && Number(until.slice(0, 4)) >= year)
  return only(then.length > 0 ? then : bearings.filter(({ until }) => until === null))
}

type ByKey = ReadonlyMap<string, Organisation>

function bearingsOf(organisation: Organisation, all: ByKey, keyOf: KeyOf): readonly Bearing[] {
  const { name, formerNames = [], closedOn = null, kind } = organisation
  const regions = kind === 'region' ? [null] : regionsOf(organisation, all)
  const bearing = (borne: string, until: string | null): Bearing => ({
    organisation,
    keys: [...new Set(regions.map((region) => keyOf({ code: null, name: borne, region })))],
    until,
  })
  return [bearing(name, closedOn), ...formerNames.map((former) => bearing(former.name, former.until))]
}

/** What documents may call the region of an organisation: the nearest one above, by each of its names, and with those above it. */
function regionsOf(organisation: Organisation, all: ByKey): readonly (string | null)[] {
  const above = regionsAbove(organisation, all)
  const [nearest] = above
  if (!nearest) return [null]
  const names = [nearest.name, ...(nearest.formerNames ?? []).map(({ name }) => name)]
  const wider = above.slice(1).map(({ name }) => name)
  return names.flatMap((name) => [name, wider.reduce((text, more) => `${more}${text}`, name)])
}

function regionsAbove(from: Organisation, all: ByKey): readonly Organisation[] {
  const seen = new Set<string>()
  const found: Organisation[] = []
  for (let at: Organisation | undefined = from; at && !seen.has(at.key); ) {
    seen.add(at.key)
    const { parent }: Organisation = at
    at = parent === null ? undefined : all.get(parent)
    if (at?.kind === 'region' && !seen.has(at.key)) found.push(at)
  }
  return found
}
