import { sql } from 'kysely'
import type { DocumentKey } from '../insert-rows.ts'
import type { Store } from '../store.ts'

/** 版次的终了 Why an edition does not stand any more; nobody should quote it without knowing. */
export type EditionEnd = {
  /** `replaced`: by an adjusted edition published later; `withdrawn`: by hand. */
  readonly how: 'replaced' | 'withdrawn'
  /** `YYYY-MM-DD`; null where it was not noted. */
  readonly on: string | null
  /** Number of the edition of the same book that stands now; null where there is none. */
  readonly standing: string | null
}

type Row = {
  readonly document_id: string
  readonly replaced_on: string | null
  readonly withdrawn_on: string | null
  readonly standing: string | null
}

/**
 * 查终了 Those of some documents that are editions that do not stand any more, by their number. What came as a file, and an
 * edition that stands, are not in it.
 */
export async function editionEnds(
  store: Store,
  keys: readonly DocumentKey[],
): Promise<ReadonlyMap<string, EditionEnd>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select ended.document_id, ended.replaced_on, ended.withdrawn_on, standing.document_id as standing
    from open_edition as ended
    left join open_edition as standing
      on standing.unit_key = ended.unit_key and standing.book_unit = ended.book_unit
        and standing.book_year = ended.book_year and standing.document_id <> ended.document_id
        and standing.replaced_by is null and standing.withdrawn_on is null
    where ended.unit_key = any(${[...new Set(keys.map(({ unit_key }) => unit_key))]}::text[])
      and ended.document_id = any(${keys.map(({ document_id }) => document_id)}::text[])
      and (ended.replaced_by is not null or ended.withdrawn_on is not null)`.execute(store.db)
  return new Map(rows.map((row) => [row.document_id, endOf(row)]))
}

const endOf = ({ replaced_on, withdrawn_on, standing }: Row): EditionEnd => ({
  how: withdrawn_on === null ? 'replaced' : 'withdrawn',
  on: withdrawn_on ?? replaced_on,
  standing,
})
