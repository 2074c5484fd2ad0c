import { type Kysely, sql } from 'kysely'
import { moveDocument } from '../move-document.ts'
import type { Tables } from '../tables.ts'
import type { StoreOrTransaction } from '../transact.ts'
import { gatherYears } from './gather-years.ts'
import { unitKeys } from './unit-keys.ts'

const gathering = 20_260_313

/**
 * 归并单位 Files every document under the organisation that bears or bore the name it states. What came in under a new name
 * before the tree knew that name, or under an old one, goes to the same unit, and years of performance with it. A second
 * run finds nothing to do. What was compiled here is its book's and stays there.
 *
 * @returns how many documents were filed anew
 */
export async function gatherUnits({ db }: StoreOrTransaction): Promise<number> {
  const { rows: organised } = await sql`select 1 from organisation limit 1`.execute(db)
  if (organised.length === 0) return 0
  // Two that start at once would both move a document.
  await sql`select pg_advisory_xact_lock(${gathering}::bigint)`.execute(db)
  const keyOf = await unitKeys({ db })
  const documents = await db
    .selectFrom('document')
    .leftJoin('open_edition', (join) =>
      join
        .onRef('open_edition.unit_key', '=', 'document.unit_key')
        .onRef('open_edition.document_id', '=', 'document.id'),
    )
    .select(['document.unit_key', 'document.id', 'document.unit_name', 'document.unit_code'])
    .select(['document.region', 'document.year'])
    .where('open_edition.document_id', 'is', null)
    .execute()
  const strayed = documents.flatMap(({ unit_key, id, unit_name, unit_code, region, year }) => {
    const to = keyOf({ code: unit_code, name: unit_name, region, year })
    return to === unit_key ? [] : [{ key: { unit_key, document_id: id }, to }]
  })
  for (const { key, to } of strayed) await moveDocument(db, key, to)
  for (const unit of new Set(strayed.map(({ key }) => key.unit_key))) await forgetUnit(db, unit)
  await gatherYears({ db })
  return strayed.length
}

/** A unit of which there is no document any more was a name of another one. */
async function forgetUnit(db: Kysely<Tables>, unit: string): Promise<void> {
  await db
    .deleteFrom('unit')
    .where('unit_key', '=', unit)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('document').select('id').where('unit_key', '=', unit))),
    )
    .execute()
}
