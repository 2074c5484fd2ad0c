import { organisationOf } from '@mingzhang/cycle'
import { movePerformanceYear } from '../performance/move-year.ts'
import type { StoreOrTransaction } from '../transact.ts'
import { listOrganisations } from './list-organisations.ts'
import { unitKeys } from './unit-keys.ts'

/**
 * 归并绩效年度 Files years of performance under their unit, under whichever of its names they were begun: one that was begun
 * from a document goes where that document is filed; another one that is filed under no organisation goes to the one that
 * bears or bore its name. A year that the unit has already is left where it is, so that nothing is written over.
 *
 * @returns how many were filed anew
 */
export async function gatherYears({ db }: StoreOrTransaction): Promise<number> {
  const years = await db
    .selectFrom('performance_year')
    .select(['unit_key', 'year', 'unit_name', 'region', 'document_id'])
    .execute()
  if (years.length === 0) return 0
  const filed = await unitsOfDocuments(
    { db },
    years.flatMap(({ document_id }) => document_id ?? []),
  )
  const named = await organisationByName({ db })
  let moved = 0
  for (const { unit_key, year, unit_name: name, region, document_id } of years) {
    const ofDocument = document_id === null ? undefined : filed.get(document_id)
    const to = ofDocument ?? named({ key: unit_key, name, region, year })
    if (to === unit_key) continue
    if (await movePerformanceYear(db, { unitKey: unit_key, year }, to)) moved += 1
  }
  return moved
}

/** Under which unit each document is filed that is kept. */
async function unitsOfDocuments(
  { db }: StoreOrTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('document').select(['id', 'unit_key']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, unit_key }) => [id, unit_key]))
}

type Stray = {
  readonly key: string
  readonly name: string
  readonly region: string | null
  readonly year: number
}

/** The organisation a year belongs to by its name; its own key where it is filed under one, or where none is known. */
async function organisationByName(store: StoreOrTransaction): Promise<(year: Stray) => string> {
  const organisations = await listOrganisations(store)
  const known = new Set(organisations.map(({ key }) => key))
  const keyOf = await unitKeys(store)
  return ({ key, name, region, year }) => {
    if (known.has(key)) return key
    const stated = keyOf({ code: null, name, region, year })
    if (known.has(stated)) return stated
    // A book seldom says where its unit is; a name that only one has will do then, never against a region that is stated.
    return (region === null ? organisationOf(organisations, { key, name, code: null })?.key : null) ?? key
  }
}
